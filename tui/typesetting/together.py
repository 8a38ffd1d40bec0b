"""What stays together in a line although a line might end inside of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.patterns import late

_URL = re.compile(r"(?:(?:https?:)?//|www\.)[!-~]+|[\w.+-]+@[A-Za-z\d.-]+", re.ASCII)
_FIRM = (
    # A tag: 【詳しく】.
    ("【", re.compile(r"【[^【】\n]{1,8}】")),
    ("//", _URL),
    ("www.", _URL),
    ("@", _URL),
)
# A reading in brackets; a short one stays together with its word: 会談（かいだん）.
_READING = re.compile(r"（[ぁ-ゖァ-ヺー]{1,16}）")
_SHORT_READING = 8
_READ = late(r"[\u3400-\u9fff々]{1,4}\Z")
_FULL_WIDTH = late(
    r"[￥＄＋－]?[０-９]{1,12}(?:[．，：／][０-９]{1,12}){0,4}[％℃]?|[Ａ-Ｚａ-ｚ]{2,8}"
)
NAME_DOTS = "・＝"
_NAME = re.compile(r"(?<![ァ-ヺー])[ァ-ヺー]{1,8}(?:[・＝][ァ-ヺー]{1,8}){1,3}(?![ァ-ヺー])")
_IS_FULL_WIDTH = re.compile(r"[０-９Ａ-Ｚａ-ｚ]").search
# Behind these a URL, or a word that no line can hold, is cut; never so that a stub is left.
_SEAMS = frozenset("/?&=.-_")
_STUB = 4
# The ones of them at which UAX #14 ends lines as well, before a letter.
_FINE_SEAMS = frozenset("/?-")


def firm_points(text: str) -> set[int]:
    """Give the points inside of tags, URLs, full-width numbers and words, and short readings."""
    points: set[int] = set()
    for sign, pattern in _FIRM:
        if sign in text:
            points.update(_inside(pattern, text))
    for reading in _READING.finditer(text) if "（" in text else ():
        word = _READ.search(text, max(0, reading.start() - 4), reading.start())
        if word and len(reading[0]) <= _SHORT_READING:
            points.update(range(word.start() + 1, reading.end()))
        elif word:
            points.add(reading.start())
    if _IS_FULL_WIDTH(text):
        points.update(_inside(_FULL_WIDTH, text))
    return points


def soft_points(text: str) -> set[int]:
    """Give the points inside of names with a middle dot: キム・ジョンウン."""
    return set(_inside(_NAME, text)) if any(dot in text for dot in NAME_DOTS) else set()


def url_points(text: str) -> set[int]:
    """Give the points inside of URLs and addresses."""
    return set(_inside(_URL, text)) if any(sign in text for sign in ("//", "www.", "@")) else set()


def _inside(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    for match in pattern.finditer(text):
        yield from range(match.start() + 1, match.end())


def is_seam(text: str, start: int, point: int) -> bool:
    """Whether a word that no line can hold may be cut at a point of a line from `start`."""
    rest = text[point : point + _STUB]
    return (
        text[point - 1] in _SEAMS
        and text[point] not in _SEAMS
        and point - start >= _STUB
        and len(rest) == _STUB
        and rest.isascii()
        and not any(map(str.isspace, rest))
        and text[max(0, point - 3) : point] != "://"
    )


def is_fine_seam(text: str, start: int, point: int) -> bool:
    """Whether it may be cut there by UAX #14 too: behind `/`, `?` and `-`, in no number."""
    if text[point - 1] not in _FINE_SEAMS or not is_seam(text, start, point):
        return False
    is_number = text[point - 1] != "/" or text[point - 2].isdigit()
    return text[point].isalpha() or (text[point].isdigit() and not is_number)
