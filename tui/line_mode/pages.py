"""Which lines of an article are read together: whole paragraphs, as many as a page holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tui.typesetting.setting import Line, Role

HEADINGS = frozenset({Role.HEADING, Role.UNTIMED})
_Rows = Callable[[Line], int]


def page_end(lines: Sequence[Line], start: int, limit: int, rows: _Rows, last: int) -> int:
    """Give the line below the page that begins at `start` and ends above `last`.

    It has at most `limit` rows, but at least one paragraph where that is left to the terminal to
    break, and never ends with a heading whose text would stand on the next one.
    """
    end, used, was_heading = start, 0, False
    for first, after in _pieces(lines, start, last):
        role = lines[first].piece.role
        if role in HEADINGS and was_heading:
            end = first
        needed = sum(map(rows, lines[first:after]))
        if end > start and used + needed > limit:
            return end
        if used + needed > limit > 1:
            return max(start + 1, min(after, first + limit - used))
        used += needed
        was_heading = role in HEADINGS if role is not Role.SPACE else was_heading
        if role is not Role.SPACE and not was_heading:
            end = after
    return last


def page_start(lines: Sequence[Line], end: int, limit: int, rows: _Rows) -> int:
    """Give the first line of the page that ends above `end`."""
    start, used = end, 0
    while start > 0:
        line = lines[start - 1]
        used += rows(line)
        is_new = start < end and line.piece is not lines[start].piece
        if used > limit and (limit > 1 or (is_new and _has_text(lines[start:end]))):
            break
        start -= 1
    return min(start, max(0, end - 1))


def _has_text(lines: Sequence[Line]) -> bool:
    return any(line.piece.role is not Role.SPACE for line in lines)


def _pieces(lines: Sequence[Line], start: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield first and last but one line of each piece from a line on."""
    first = start
    for number in range(start + 1, last + 1):
        if number == last or lines[number].piece is not lines[first].piece:
            yield first, number
            first = number
