"""What writes on the terminal: where it stands, which style it has, and what it wrote."""

from __future__ import annotations

import re

from tui.wire.cells import REST, Cell, Row, holds_emoji, is_unsure, is_wide
from tui.wire.features import Features
from tui.wire.moves import move
from tui.wire.pieces import Piece, can_erase
from tui.wire.scrolling import Shift
from tui.wire.style import PLAIN, Style, blank_style, change

# So many that another way to write them may be shorter.
_SAME = re.compile(r"([ -~])\1{6,}")
_ERASE_TO_END = "\x1b[K"
_CLEAN = "\x1b[m\x1b[H\x1b[2J"


class Pen:
    """Writes cells, and knows the terminal's cursor and style as far as they can be known.

    A column of None: terminals disagree where the cursor stands. A style of None: not known.
    """

    def __init__(self, features: Features) -> None:
        self.features = features
        self._style: Style | None = None
        self._row: int | None = None
        self._column: int | None = None
        self._written: list[str] = []

    def copy(self) -> Pen:
        """Give one that knows and has written the same."""
        pen = Pen(self.features)
        pen._style, pen._row, pen._column = self._style, self._row, self._column
        pen._written = self._written.copy()
        return pen

    def __len__(self) -> int:
        """How long what was written is."""
        return sum(map(len, self._written))

    def take(self) -> str:
        """Give what was written since this was asked last."""
        written, self._written = "".join(self._written), []
        return written

    def clean(self) -> None:
        """Have a blank screen, whatever the terminal was left with."""
        sides = "\x1b[?69l" if self.features.has_sides else ""
        self._written.append(f"{sides}\x1b[r{_CLEAN}")
        self._style, self._row, self._column = PLAIN, 0, 0

    def clean_row(self) -> None:
        """Have a blank first row on a screen whose style is plain."""
        self._written.append("\x1b[H\x1b[2K")
        self._style, self._row, self._column = PLAIN, 0, 0

    def begin_plain(self) -> None:
        """Know that the terminal's style is plain, as whoever wrote before left it."""
        self._style, self._row, self._column = PLAIN, None, None

    def be_plain(self) -> None:
        """Leave the terminal's style plain."""
        self._take_style(PLAIN)

    def end_link(self) -> None:
        """End a link: what others write is not to be one."""
        if self._style and self._style.link:
            self._take_style(self._style._replace(link=""))

    # Moving

    def go(self, y: int, x: int) -> None:
        """Go to a cell."""
        if (self._row, self._column) != (y, x):
            feeds = self.features.feeds_lines
            self._written.append(move(self._row, self._column, y, x, feeds=feeds))
            self._row, self._column = y, x

    def _shows(self, cell: Cell) -> bool:
        """Whether what is written now looks like this cell."""
        if self._style is None:
            return False
        return cell[1] == (blank_style(self._style) if cell[0] == " " else self._style)

    # Writing

    def write(self, piece: Piece, row: Row) -> None:
        """Write a piece of a row."""
        if piece.erases:
            self.go(piece.row, piece.start)
            self._be(row[-1])
            self._written.append(_ERASE_TO_END)
            return
        texts = [text for text, _ in row[piece.start : piece.end]]
        written = "".join(texts)
        is_sure = len(written) + texts.count(REST) == len(texts) and not holds_emoji(written)
        if is_sure and not _SAME.search(written):
            self.go(piece.row, piece.start)
            if written.strip(" ") or not self._shows(row[piece.start]):
                self._take_style(piece.style)
            self._put(written, piece.end, row)
        else:
            self._write_by_cell(piece.row, piece.start, piece.end, row)

    def _write_by_cell(self, y: int, x: int, end: int, row: Row) -> None:
        """Write cells of which some are the same as the one before, or of unsure width."""
        while x < end:
            cell = row[x]
            if cell[0] == REST:
                x += 1
                continue
            behind = x + 1
            while behind < end and row[behind] == cell:
                behind += 1
            self.go(y, x)
            self._be(cell)
            if is_wide(row, x):
                behind = x + 2
                # Where it turns out to be narrow, what stood beside it is not to be seen.
                room = f"  \x1b[{x + 1}G" if is_unsure(cell[0]) else ""
                self._put(room + cell[0], behind, row)
            else:
                self._put_same(cell, x, behind, row)
            x = behind

    def _put_same(self, cell: Cell, x: int, behind: int, row: Row) -> None:
        """Write the same character several times, in the shortest way."""
        text, count = cell[0], behind - x
        repeat, erase = f"{text}\x1b[{count - 1}b", f"\x1b[{count}X"
        length = count * len(text.encode())
        if self.features.repeats and text.isascii() and len(repeat) < length:
            self._put(repeat, behind, row)
        elif can_erase(cell, self.features) and 2 * len(erase) < length:
            self._written.append(erase)  # and the cursor stays
        else:
            for column in range(x, behind):
                self._put(text, column + 1, row)

    def _put(self, text: str, behind: int, row: Row) -> None:
        """Write, and know that the cursor stands behind it, unless that is the edge."""
        self._written.append(text)
        is_known = behind < len(row) and not is_unsure(row[behind - 1][0] or row[behind - 2][0])
        self._column = behind if is_known else None

    def _be(self, cell: Cell) -> None:
        """Take the style of a cell, as far as it is seen."""
        if not self._shows(cell):
            self._take_style(cell[1])

    def _take_style(self, style: Style) -> None:
        """Take a style."""
        if self._style != style:
            self._written.append(change(self._style or PLAIN, style))
            self._style = style

    # Scrolling

    def scroll(self, shift: Shift, columns: int) -> None:
        """Have the terminal move lines, on a screen with so many columns; plain ones come in."""
        self._take_style(PLAIN)
        sides = (shift.left, shift.right) != (0, columns)
        before = f"\x1b[?69h\x1b[{shift.left + 1};{shift.right}s" * sides
        count = str(abs(shift.by)) if abs(shift.by) > 1 else ""
        after = "\x1b[r" + "\x1b[?69l" * sides
        self._written.append(
            f"{before}\x1b[{shift.top + 1};{shift.bottom}r"
            f"\x1b[{count}{'S' if shift.by > 0 else 'T'}{after}"
        )
        # The margins put it to the first cell, in one way or another.
        self._row = self._column = None
