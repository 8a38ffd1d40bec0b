"""A few words of a text around what was looked for in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from parsers.patterns import late

Place = tuple[int, int]
_SPACE = re.compile(r"\s+")
_SENTENCE = late(r"[。！？!?\n]+|\.(?=\s)")
_CUT = "…"
_LONGEST_WORD = 20
# Between two letters of a word, or before what is written upon a letter.
_INSIDE = late("[A-Za-z0-9À-ɏЀ-ӿ]{2}|.[\u0300-\u036f\u200d\u3099\u309a\ufe00-\ufe0f]")


class Snippet(NamedTuple):
    """A stretch of a text in one line, and where the words are in it."""

    text: str
    places: tuple[Place, ...] = ()


def snippet_of(text: str, found: Sequence[tuple[Place, int]], width: int) -> Snippet:
    """Give the stretch of about `width` characters with the most different words in it.

    `found` are the places of the words in their order, each with the number of its word. The
    stretch begins and ends with a sentence where it can; `…` stands where the text goes on.
    """
    start, end = _stretch(text, best_stretch(found, width), width)
    places = [p for p in apart(place for place, _ in found) if start <= p[0] and p[1] <= end]
    return _in_a_line(text, (start, end), places)


def apart(places: Iterable[Place]) -> list[Place]:
    """Give places of which none overlaps another: those that do become one."""
    found: list[Place] = []
    for start, end in sorted(places):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def best_stretch(found: Sequence[tuple[Place, int]], width: int) -> Place:
    """Give the first stretch with the most different words in it, from word to word."""
    best, most = (0, 0), 0
    first = 0
    within = Counter[int]()
    for (_, end), number in found:
        within[number] += 1
        while end - found[first][0][0] > width and within.total() > 1:
            within -= Counter((found[first][1],))
            first += 1
        if len(within) > most:
            best, most = (found[first][0][0], end), len(within)
    return best


def _stretch(text: str, wanted: Place, width: int) -> Place:
    """Give a stretch around the places that begins and ends with a sentence where that is near."""
    if len(text) <= width:
        return 0, len(text)
    room = max(0, width - (wanted[1] - wanted[0]))
    earliest = max(0, wanted[0] - room)
    starts = [match.end() for match in _SENTENCE.finditer(text, earliest, wanted[0])]
    start = starts[-1] if starts else 0 if earliest == 0 else wanted[0] - room // 3
    latest = min(len(text), max(start + width, wanted[1]))
    near = max(wanted[1], latest - width // 4)
    ends = [match.end() for match in _SENTENCE.finditer(text, near, latest)]
    end = ends[-1] if ends and latest < len(text) else latest
    return _bound(text, start, range(start + 1, wanted[0])), _bound(
        text, end, range(end - 1, wanted[1], -1)
    )


def _bound(text: str, at: int, others: Iterable[int]) -> int:
    """Give a place to cut at: this one, or where it is inside of a word, one of the others."""
    for place in (at, *islice(others, _LONGEST_WORD)):
        if not _INSIDE.match(text, max(0, place - 1)):
            return place
    return at


def _in_a_line(text: str, stretch: Place, places: Iterable[Place]) -> Snippet:
    """Give a stretch of a text with single blanks for all there are, and its places moved."""
    start, end = stretch
    line = _CUT if start and text[:start].strip() else ""
    moved = []
    at = start
    for first, last in places:
        line = _joined(line, text[at:first])
        begin = len(line)
        line = _joined(line, text[first:last])
        moved.append((begin, len(line)))
        at = last
    line = _joined(line, text[at:end]).rstrip()
    return Snippet(line + (_CUT if text[end:].strip() else ""), tuple(moved))


def _joined(line: str, more: str) -> str:
    added = _SPACE.sub(" ", more)
    return line + (added.lstrip() if not line or line[-1] in f" {_CUT}" else added)
