"""The cells of a terminal: writing, erasing, moving them within a rectangle.

Places count from 0, ends are behind the last. A wide character of which one half is written over,
erased or moved away is torn: terminals disagree about what they show then.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.wire.cells import BLANK, TORN, Cell

Row = list[Cell]


class Grid:
    """Rows of cells."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows: list[Row] = [[BLANK] * columns for _ in range(rows)]

    def write(self, y: int, x: int, cells: Sequence[Cell]) -> None:
        """Put cells, of whole characters, into a row."""
        row, end = self.rows[y], x + len(cells)
        _tear(row, x, end)
        row[x:end] = cells

    def combine(self, y: int, x: int, mark: str) -> None:
        """Add a mark to the character whose last cell is given."""
        row = self.rows[y]
        first = x if row[x].text else x - 1
        row[first] = row[first]._replace(text=row[first].text + mark)

    def erase(self, y: int, x: int, end: int, blank: Cell) -> None:
        """Make cells of a row blank."""
        end = min(end, self.columns)
        self.write(y, x, [blank] * (end - x))

    def shift(self, y: int, x: int, end: int, by: int, blank: Cell) -> None:
        """Move the cells of a row, from `x` to `end`, to the right; to the left if below 0."""
        row = self.rows[y]
        count = min(abs(by), end - x)
        _tear(row, x, x + count if by < 0 else end - count, end)
        blanks = [blank] * count
        row[x:end] = blanks + row[x : end - count] if by > 0 else row[x + count : end] + blanks

    def scroll(self, top: int, bottom: int, left: int, right: int, by: int, blank: Cell) -> None:
        """Move the rows of a rectangle up; down if below 0."""
        rows = self.rows[top:bottom]
        for row in rows:
            _tear(row, left, right)
        count = min(abs(by), bottom - top)
        taken = [row[left:right] for row in rows]
        new = [[blank] * (right - left) for _ in range(count)]
        moved = taken[count:] + new if by > 0 else new + taken[: len(rows) - count]
        for row, cells in zip(rows, moved, strict=True):
            row[left:right] = cells

    def resize(self, columns: int, rows: int) -> None:
        """Keep what has room at the top left."""
        for row in self.rows:
            _tear(row, columns)
            row[columns:] = [BLANK] * (columns - self.columns)
        self.rows[rows:] = [[BLANK] * columns for _ in range(rows - len(self.rows))]
        self.columns = columns


def _tear(row: Row, *places: int) -> None:
    """Mark both halves of the wide characters through which one cuts at these places."""
    for x in places:
        if 0 < x < len(row) and not row[x].text:
            row[x - 1 : x + 1] = [cell._replace(text=TORN) for cell in row[x - 1 : x + 1]]
