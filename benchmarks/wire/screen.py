"""A terminal's screen: its cells, its cursor, its margins, and what moves them.

Places count from 0. What terminals disagree about raises NonsenseError.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.wire.cells import BLANK, PLAIN, Cell, NonsenseError
from benchmarks.wire.grid import Grid
from benchmarks.wire.kinds import USUAL, Kind

_TAB = 8
_RUN = re.compile(r"([ -~]+)|(.)", re.DOTALL)


class Margins(NamedTuple):
    """The rectangle that scrolls; `bottom` and `right` are behind its last row and column."""

    top: int
    bottom: int
    left: int
    right: int


class Screen:
    """Cells, a cursor at `x` and `y`, and the style and link that are written next.

    `wraps`: whether text goes on in the next row at the right edge, or writes its last cell over.
    """

    def __init__(self, columns: int, rows: int, kind: Kind = USUAL) -> None:
        self._kind = kind
        self.grid = Grid(columns, rows)
        self.x = self.y = 0
        self.style, self.link = PLAIN, ""
        self.wraps = True
        self.margins = Margins(0, rows, 0, columns)
        self._is_at_edge = False
        self._last = ""
        self._saved = (0, 0, PLAIN)

    @property
    def columns(self) -> int:
        """How many cells a row has."""
        return self.grid.columns

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.grid.rows)

    def resize(self, columns: int, rows: int) -> None:
        """Take another size: margins are forgotten, the cursor stays inside."""
        self.grid.resize(columns, rows)
        self.margins = Margins(0, rows, 0, columns)
        self.move(min(self.y, rows - 1), min(self.x, columns - 1))

    # Writing

    def write(self, text: str) -> None:
        """Write characters where the cursor is."""
        for ascii_run, char in _RUN.findall(text):
            if ascii_run:
                self._put_run(ascii_run)
                self._last = ascii_run[-1]
            elif width := self._kind.cells(char):
                self._put(char, width)
                self._last = char
            else:
                self._combine(char)

    def repeat(self, times: int) -> None:
        """Write the last character so many times more: tmux knows it only of ASCII."""
        if not self._last.isascii() or not self._last:
            raise NonsenseError(f"REP repeats {self._last!r}")
        self.write(self._last * times)

    def forget(self) -> None:
        """There is no character before, to repeat or to add marks to."""
        self._last = ""

    def _put_run(self, run: str) -> None:
        """Write narrow characters, as many at once as the row has room for."""
        style, link = self.style, self.link
        while run:
            count = 1 if self._is_at_edge else min(len(run), self._edge - self.x)
            if count > 1:
                self.grid.write(self.y, self.x, [Cell(c, style, link) for c in run[: count - 1]])
                self.x += count - 1
            self._put(run[count - 1], 1)
            run = run[count:]

    def _put(self, char: str, width: int) -> None:
        if self._is_at_edge and self.wraps:
            self._wrap()
        end = self._edge
        if self.x + width > end and not self.wraps:
            raise NonsenseError(f"{char!r} is too wide for the end of a row")
        if self.x + width > end:
            self._wrap()
            end = self._edge
        cell = Cell(char, self.style, self.link)
        self.grid.write(self.y, self.x, [cell] if width == 1 else [cell, cell._replace(text="")])
        self._is_at_edge = self.x + width >= end
        self.x = min(self.x + width, end - 1)

    def _combine(self, mark: str) -> None:
        if not self._last:
            raise NonsenseError(f"{mark!r} combines with no character")
        self.grid.combine(self.y, self.x if self._is_at_edge else self.x - 1, mark)

    def _wrap(self) -> None:
        self.carriage_return()
        self.line_feed()

    @property
    def _edge(self) -> int:
        return self.margins.right if self.x < self.margins.right else self.columns

    # Moving

    def move(self, y: int, x: int) -> None:
        """Put the cursor into a cell of the screen; NonsenseError if there is none."""
        if not (0 <= y < self.height and 0 <= x < self.columns):
            raise NonsenseError(f"row {y + 1}, column {x + 1} of {self.height} by {self.columns}")
        self.y, self.x, self._is_at_edge = y, x, False

    def go(self, rows: int, columns: int) -> None:
        """Move the cursor by so much, no further than the margin it is before."""
        m = self.margins
        top, bottom = m.top if self.y >= m.top else 0, m.bottom if self.y < m.bottom else None
        left = m.left if self.x >= m.left else 0
        y = min(max(self.y + rows, top), (bottom or self.height) - 1)
        self.move(y, min(max(self.x + columns, left), self._edge - 1))

    def carriage_return(self) -> None:
        """Go to the left margin."""
        self.move(self.y, self.margins.left if self.x >= self.margins.left else 0)

    def line_feed(self) -> None:
        """Go a row down, and scroll at the bottom margin."""
        if self.y == self.margins.bottom - 1:
            self._scroll_inside(1)
            self.move(self.y, self.x)
        else:
            self.go(1, 0)

    def reverse_line_feed(self) -> None:
        """Go a row up, and scroll at the top margin."""
        if self.y == self.margins.top:
            self._scroll_inside(-1)
            self.move(self.y, self.x)
        else:
            self.go(-1, 0)

    def tab(self, times: int) -> None:
        """Go to the next stops, of which there is one every 8 columns; back if below 0."""
        stop = self.x // _TAB + times if times > 0 else -(-self.x // _TAB) + times
        self.go(0, max(stop, 0) * _TAB - self.x)

    def save(self) -> None:
        """Remember the cursor and its style."""
        self._saved = (self.y, self.x, self.style)

    def restore(self) -> None:
        """Take what was remembered."""
        y, x, self.style = self._saved
        self.move(min(y, self.height - 1), min(x, self.columns - 1))

    # Margins and what they hold

    def set_rows(self, top: int, bottom: int) -> None:
        """Scroll these rows only from now on; the cursor goes home."""
        if not 0 <= top < bottom - 1 < self.height:
            raise NonsenseError(f"rows {top + 1} to {bottom} of {self.height} scroll")
        self.margins = self.margins._replace(top=top, bottom=bottom)
        self.move(0, 0)

    def set_columns(self, left: int, right: int) -> None:
        """Scroll these columns only from now on; the cursor goes home."""
        if not 0 <= left < right - 1 < self.columns:
            raise NonsenseError(f"columns {left + 1} to {right} of {self.columns} scroll")
        self.margins = self.margins._replace(left=left, right=right)
        self.move(0, 0)

    def scroll(self, rows: int) -> None:
        """Move what is inside the margins up; down if below 0."""
        top, bottom, left, right = self.margins
        self.grid.scroll(top, bottom, left, right, rows, self._blank)

    def insert_rows(self, rows: int) -> None:
        """Make room for rows at the cursor, at the left margin; take rows away if below 0."""
        _, bottom, left, right = self._inside()
        if self.x != left:
            raise NonsenseError("the cursor is not at the left margin: not all would go there")
        self.grid.scroll(self.y, bottom, left, right, -rows, self._blank)
        self._is_at_edge = False

    def insert_cells(self, cells: int) -> None:
        """Make room for cells at the cursor; take cells away if below 0."""
        end = self._inside(rows=False).right
        self.grid.shift(self.y, self.x, end, cells, self._blank)
        self._is_at_edge = False

    def _scroll_inside(self, rows: int) -> None:
        if self.margins.left <= self.x < self.margins.right:
            self.scroll(rows)

    def _inside(self, *, rows: bool = True) -> Margins:
        m = self.margins
        if not m.left <= self.x < m.right or (rows and not m.top <= self.y < m.bottom):
            raise NonsenseError("the cursor is outside the margins")
        return m

    # Erasing

    @property
    def _blank(self) -> Cell:
        ground = self.style.background if self._kind.erases_ground else ""
        return BLANK._replace(style=PLAIN._replace(background=ground))

    def erase_cells(self, cells: int) -> None:
        """Make so many cells blank, from the cursor on."""
        self.grid.erase(self.y, self.x, self.x + cells, self._blank)
        self._is_at_edge = False

    def erase_in_row(self, which: int) -> None:
        """Make the row blank from the cursor on (0), up to it (1), or all of it (2)."""
        start = self.x if which == 0 else 0
        self.grid.erase(self.y, start, self.x + 1 if which == 1 else self.columns, self._blank)
        self._is_at_edge = False

    def erase_in_screen(self, which: int) -> None:
        """Make the screen blank from the cursor on (0), up to it (1), or all of it (2)."""
        if which < 2:
            self.erase_in_row(which)
        rows: dict[int, Callable[[], range]] = {
            0: lambda: range(self.y + 1, self.height),
            1: lambda: range(self.y),
            2: lambda: range(self.height),
        }
        for y in rows[which]():
            self.grid.erase(y, 0, self.columns, self._blank)
