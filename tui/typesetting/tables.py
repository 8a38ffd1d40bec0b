"""Tables: columns side by side as long as that can be read, else every row as a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from parsers.article import Block, Span
from parsers.cells import CELL
from parsers.patterns import late
from tui.typesetting.linebreak import RULES, Rules, break_lines, cells_of
from tui.typesetting.setting import Cell, Key, Line, Piece, Role

_GAP = 2
# A column of words is made no narrower than this, one of Latin words as wide as most of them are.
_NARROWEST, _LONGEST_WORD = 8, 14
# With more columns than this, cells of many lines can no longer be told apart.
_FEW_COLUMNS, _MANY_LINES = 3, 4
_NUMBER = late(r"[~約+\-−±－＋¥$€£￥]?[\d０-９][\d０-９,.:，．]*\s?[^\d\s]{0,3}|[-−–—－]")
_INSET = "  "

_Stretch = tuple[int, int]


class _Grid(NamedTuple):
    """The cells of a table, as stretches of its text; every row has as many."""

    piece: Piece
    header: Sequence[_Stretch]
    rows: Sequence[Sequence[_Stretch]]

    def words(self, cell: _Stretch) -> str:
        return self.piece.text[cell[0] : cell[1]]

    @property
    def all_rows(self) -> Sequence[Sequence[_Stretch]]:
        return [self.header, *self.rows] if self.header else self.rows

    @property
    def columns(self) -> Sequence[Sequence[_Stretch]]:
        return list(zip(*self.all_rows, strict=True))


def set_table(block: Block, key: Key, width: int, rules: Rules = RULES) -> list[Line]:
    """Set a table in lines of at most `width` cells."""
    grid = _grid(block, key)
    if not grid.all_rows:
        return []
    numbers = [_is_numeric(grid, column) for column in grid.columns]
    widths = _widths(grid, numbers, width)
    if widths:
        rows = [_row(grid, row, widths, numbers, rules) for row in grid.all_rows]
        if len(widths) <= _FEW_COLUMNS or max(map(len, rows)) <= _MANY_LINES:
            return list(_side_by_side(grid, rows, widths))
    return list(_records(grid, width, rules))


def _grid(block: Block, key: Key) -> _Grid:
    """Find the cells in the text, where a bar in a cell looks like the end of one."""
    rows = block.rows or tuple(tuple(row.split(CELL)) for row in block.text.split("\n"))
    count = max(map(len, rows), default=0)
    found: list[list[_Stretch]] = []
    at = 0
    for row in rows:
        cells: list[_Stretch] = []
        if not any(row):
            continue
        for words in row:
            cells.append((at, at + len(words)))
            at += len(words) + len(CELL)
        at -= len(CELL) - 1
        found.append(cells + [(at - 1, at - 1)] * (count - len(cells)))
    has_header = len(found) > 1 and any(rows[0])
    header = found[0] if has_header else ()
    spans = (Span(0, header[-1][1], "strong"), *block.spans) if header else block.spans
    return _Grid(Piece(key, Role.TABLE, block.text, spans), header, found[has_header:])


def _is_numeric(grid: _Grid, column: Sequence[_Stretch]) -> bool:
    cells = [grid.words(cell).strip() for cell in column[bool(grid.header) :]]
    told = [words for words in cells if words]
    return bool(told) and all(map(_NUMBER.fullmatch, told))


def _widths(grid: _Grid, numbers: Sequence[bool], width: int) -> list[int]:
    """The widths of the columns; none where they do not fit side by side."""
    natural = [max(cells_of(grid.words(cell)) for cell in column) for column in grid.columns]
    room = width - _GAP * (len(natural) - 1)
    if sum(natural) <= room:
        return natural
    least = [
        most if is_number else min(most, _least(map(grid.words, column)))
        for most, is_number, column in zip(natural, numbers, grid.columns, strict=True)
    ]
    spare = room - sum(least)
    if spare < 0:
        return []
    wanted = [most - low for most, low in zip(natural, least, strict=True)]
    return [low + spare * want // sum(wanted) for low, want in zip(least, wanted, strict=True)]


def _least(cells: Iterable[str]) -> int:
    words = (word for cell in cells for word in re.findall(r"[!-~\u00c0-\u024f]+", cell))
    return max(_NARROWEST, min(_LONGEST_WORD, max(map(len, words), default=0)))


_Row = list[tuple[Cell, ...]]


def _row(
    grid: _Grid, row: Sequence[_Stretch], widths: Sequence[int], numbers: Sequence[bool],
    rules: Rules,
) -> _Row:  # fmt: skip
    """The lines of a row: of each cell that goes on, the next line, in its column."""
    broken = [
        [(cell[0] + a, cell[0] + b) for a, b in break_lines(grid.words(cell), room, rules)]
        for cell, room in zip(row, widths, strict=True)
    ]
    lines: _Row = []
    for parts in zip_longest(*broken):
        cells, at, left = [], 0, 0
        for part, room, is_number in zip(parts, widths, numbers, strict=True):
            used = cells_of(grid.words(part)) if part else 0
            if part and used:
                begin = left + (room - used if is_number else 0)
                cells.append(Cell(part[0], part[1], begin - at))
                at = begin + used
            left += room + _GAP
        lines.append(tuple(cells))
    return lines


def _side_by_side(grid: _Grid, rows: Sequence[_Row], widths: Sequence[int]) -> Iterator[Line]:
    for number, (row, cells) in enumerate(zip(rows, grid.all_rows, strict=True)):
        for line in row:
            starts = [cell.start for cell in line] or [cells[0][0]]
            ends = [cell.end for cell in line] or [cells[0][0]]
            yield Line(grid.piece, min(starts), max(ends), "", line)
        if number == 0 and grid.header:
            end = cells[-1][1]
            yield Line(grid.piece, end, end, (" " * _GAP).join("-" * room for room in widths))


def _records(grid: _Grid, width: int, rules: Rules) -> Iterator[Line]:
    """Every row as lines of `header: cell`, those below its first cell set in."""
    labels = [grid.words(cell) for cell in grid.header] or [""] * len(grid.rows[0])
    for number, row in enumerate(grid.rows):
        if number and len(row) > 2:
            yield Line(grid.piece, row[0][0], row[0][0], "")
        inset = ""
        for cell, label in zip(row, labels, strict=True):
            if grid.words(cell):
                yield from _entry(grid, cell, inset, label, width, rules)
                inset = _INSET if width > 2 * len(_INSET) else ""


def _entry(
    grid: _Grid, cell: _Stretch, inset: str, label: str, width: int, rules: Rules
) -> Iterator[Line]:
    """A cell behind its label; below it, where the label takes most of the line."""
    first = f"{inset}{label}: " if label else inset
    rest = inset + _INSET if width > 4 * len(_INSET) else ""
    if label and cells_of(first) > 2 * width // 3:
        for start, end in break_lines(f"{label}:", width - len(inset), rules):
            yield Line(grid.piece, cell[0], cell[0], inset + f"{label}:"[start:end])
        first = rest
    room, room_first = width - len(rest), width - cells_of(first)
    for start, end in break_lines(grid.words(cell), room, rules, room_first):
        yield Line(grid.piece, cell[0] + start, cell[0] + end, rest if start else first)
