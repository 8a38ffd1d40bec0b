"""Where a line may end: cells are counted, wide characters never split, words kept whole.

Between ideographs and kana a line may end anywhere, except before closing punctuation, the long
mark and small kana, and after an opening bracket (JLREQ 3.1.7 to 3.1.8). Everything else is a
word and stays whole as long as a line can hold it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len

_WIDE = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
    "\U0001f300-\U0001faff\U00020000-\U0003fffd"
)
_OPENING = "「『（［｛〔〈《【〖〘〝“‘(\\[{"
_CLOSING = "、。，．」』）］｝〕〉》】〗〙〟”’)\\]},.;:!?！？：；・…‥％%℃々ー"
_SMALL = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
_MARKS = "\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
_WORD = rf"[^\s{_WIDE}{_OPENING}{_CLOSING}]"
# A unit that no line may part: brackets before, a word or one wide character, punctuation after.
_UNIT = re.compile(
    rf"[{_OPENING}]*(?:{_WORD}(?:{_WORD}|[{_MARKS}]|[.,:;!?・…%](?={_WORD}))*|[^\s])?"
    rf"[{_CLOSING}{_SMALL}{_MARKS}]*\s*"
)

# Text in which every character has cells of its own: nothing that combines, joins or selects.
_SIMPLE = re.compile(
    r"[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    r"\u2100-\u27bf\u2e80-\u3029\u3030-\u3098\u309b-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
    r"\ufe30-\ufe4f\uff01-\uffe6]*"
)
_OPENS = frozenset(_OPENING.replace("\\", ""))
_CLOSES = frozenset(_CLOSING.replace("\\", "") + _SMALL)
_JOINS = frozenset(".,:;!?・…%")
_IS_WORD = re.compile(_WORD).match


def break_lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line of the text, by code points, none wider than `width` cells.

    White space at a line's end is not part of it. The text's own newlines end lines too; an empty
    text is one empty line. Only a character wider than the whole line may exceed it.
    """
    start = 0
    for paragraph in text.split("\n"):
        for first, last in _break_paragraph(paragraph, max(1, width)):
            yield start + first, start + last
        start += len(paragraph) + 1


def _break_paragraph(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Cut line after line by counting cells; unit by unit only where that would not do."""
    start = used = 0
    if not _SIMPLE.fullmatch(text):
        yield from _break_units(text, start, width)
        return
    ends = list(accumulate(map(_CELLS.__getitem__, text)))
    while (limit := _beyond_spaces(text, bisect_right(ends, used + width))) < len(text):
        point = limit
        while point > start and not _may_break(text, point):
            point -= 1
        if point == start:
            yield from _break_units(text, start, width)
            return
        yield start, max(start, len(text[:point].rstrip()))
        start, used = point, ends[point - 1]
    yield start, max(start, len(text.rstrip()))


def _beyond_spaces(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _may_break(text: str, point: int) -> bool:
    """Whether a unit ends at a point in the text; as `_UNIT` has it, seen from the spot."""
    before, after = text[point - 1], text[point]
    if after.isspace():
        return False
    if before.isspace():
        return True
    if after in _CLOSES or before in _OPENS:
        return False
    if not _IS_WORD(after):
        return True
    if before in _JOINS:
        return not (point > 1 and _IS_WORD(text[point - 2]))
    return not _IS_WORD(before)


class _Cells(dict[str, int]):
    """The cells of each character met so far."""

    def __missing__(self, char: str) -> int:
        self[char] = cells = cell_len(char)
        return cells


_CELLS = _Cells()


def _break_units(text: str, start: int, width: int) -> Iterator[tuple[int, int]]:
    """Cut what remains of a paragraph from the start of a unit."""
    end, used = start, 0
    for unit in _units(text, start):
        if used and used + unit.cells > width:
            yield start, end
            start, used = unit.start, 0
        if unit.cells > width:
            *parts, (start, end) = _chop(text, unit.start, unit.end, width)
            yield from parts
            used = _cells(text[start:end]) + unit.spaces
        else:
            end = unit.end
            used += unit.cells + unit.spaces
    yield start, end


class _Unit(NamedTuple):
    """What no line may part: its place in the text, its cells, and the spaces behind it."""

    start: int
    end: int
    cells: int
    spaces: int


def _units(text: str, position: int) -> Iterator[_Unit]:
    while position < len(text):
        match = _UNIT.match(text, position)
        unit = (match and match[0]) or text[position]
        solid = unit.rstrip()
        cells = _cells(solid)
        yield _Unit(position, position + len(solid), cells, cell_len(unit[len(solid) :]))
        position += len(unit)


def _chop(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Cut a unit that no line can hold, by characters."""
    parts, first, used = [], start, 0
    for index in range(start, end):
        cells = _cells(text[index])
        if used + cells > width and index > first:
            parts.append((first, index))
            first, used = index, 0
        used += cells
    return [*parts, (first, end)]


@lru_cache(maxsize=8192)
def _cells(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)


def forget_widths() -> None:
    """Count cells anew: the terminal's widths have become known."""
    _CELLS.clear()
    _cells.cache_clear()


def cells_of(text: str) -> int:
    """Give the width of a text in terminal cells."""
    return cell_len(text)


def fit(text: str, width: int) -> str:
    """Cut a text to so many cells, ending in `..` where something was cut off."""
    if cell_len(text) <= width:
        return text
    room, kept = max(0, width - 2), ""
    for char in text:
        room -= cell_len(char)
        if room < 0:
            break
        kept += char
    return kept + ".."[: max(0, width)]
