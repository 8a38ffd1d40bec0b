"""A screen at the end of a wire: what it shows, what it is to show, and what takes it there.

Textual draws whole stretches of lines, most of which the terminal shows already. A `Wire` keeps
two pictures of the screen, cell by cell: the `Canvas` on which Textual draws, and what was sent.
`changes` gives the difference in as few bytes as it finds, and takes it for sent:

- what was scrolled is scrolled by the terminal, between margins (`scrolling`);
- cells that differ are written, row by row or style by style (`pieces`, `pen`);
- between them the cursor takes the cheapest way (`moves`), if need be by writing again what
  stands there; styles change by the codes that differ (`style`); ends of lines are erased,
  the same character is repeated, where the terminal can do that (`features`).

Between two calls of `changes` any number of frames may be drawn: the newest wins. What was sent is
believed to be shown. Where that may not be so, as another program has drawn, the terminal had
another size or lost something, `forget` has the whole screen sent by the next `changes`.

It holds by itself: no Textual, no terminal, no clock.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tui.wire.canvas import NOWHERE, Canvas
from tui.wire.cells import BLANK, Row
from tui.wire.features import SURE, Features
from tui.wire.pen import Pen
from tui.wire.pieces import by_pane, by_style, pieces_of
from tui.wire.scrolling import shift_of

# So many changes of style are worth another order.
_MANY_PIECES = 16


class Wire:
    """What a terminal shows, and what it is to show."""

    def __init__(self, columns: int, rows: int, features: Features = SURE) -> None:
        self._canvas = Canvas(columns, rows)
        self._shown: list[Row] = []
        self._pen = Pen(features)

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self._canvas.columns, len(self._canvas.rows)

    @property
    def rows(self) -> Sequence[Row]:
        """What was drawn last."""
        return self._canvas.rows

    def draw(self, frame: str) -> None:
        """Draw a frame of Textual's. Nothing of it is sent that is neither text nor a style."""
        self._canvas.draw(frame)

    def resize(self, columns: int, rows: int) -> None:
        """Begin anew in another size."""
        if self.size != (columns, rows):
            self._canvas = Canvas(columns, rows)
            self.forget()

    @property
    def is_known(self) -> bool:
        """Whether it is known what the terminal shows."""
        return bool(self._shown)

    def forget(self) -> None:
        """It is not known what the terminal shows."""
        self._shown = []

    def adopt(self, rows: Sequence[Row]) -> bool:
        """Believe that these rows are shown, in a plain style; give whether they fit.

        Where they do not, it is not known what is shown.
        """
        columns, height = self.size
        self.forget()
        if len(rows) != height or any(len(row) != columns for row in rows):
            return False
        self._shown = [list(row) for row in rows]
        self._pen.begin_plain()
        self._canvas.touched = {y: set() for y in range(height)}
        return True

    def changes(self) -> str:
        """Give what makes the terminal show what was drawn; nothing where it does already."""
        if not self._shown:
            self._begin()
        wanted, shown = self._canvas.rows, self._shown
        touched, self._canvas.touched = self._canvas.touched, {}
        rows = set(touched)
        shift = shift_of(shown, wanted, touched, self._pen.features)
        if shift:
            self._pen.scroll(shift, self._canvas.columns)
            shift.apply(shown)
            # What it moved and should not have is put right like all else.
            rows |= set(range(shift.top, shift.bottom))
        changed = [y for y in sorted(rows) if shown[y] != wanted[y]]
        self._write(changed, {left for y in changed for left, _ in touched.get(y, ())})
        for y in changed:
            shown[y] = wanted[y].copy()
        if self._canvas.cursor != NOWHERE:
            self._pen.go(*self._canvas.cursor)
        self._pen.end_link()
        return self._pen.take()

    def _write(self, changed: Sequence[int], panes: Collection[int]) -> None:
        """Write the rows that changed: row by row, or style by style where that is shorter.

        With panes that begin in several columns, style by style in each of them may be shorter yet.
        """
        shown, wanted, features = self._shown, self._canvas.rows, self._pen.features
        pieces = [piece for y in changed for piece in pieces_of(y, shown[y], wanted[y], features)]
        orders = [pieces]
        if len(pieces) >= _MANY_PIECES and len({piece.style for piece in pieces}) > 1:
            orders.append(by_style(pieces, shown))
            if len(panes) > 1:
                orders.append(by_pane(pieces, shown, panes))
        pens = [self._pen.copy() for _ in orders]
        for pen, order in zip(pens, orders, strict=True):
            for piece in order:
                pen.write(piece, wanted[piece.row])
        self._pen = min(pens, key=len)

    def _begin(self) -> None:
        """Begin from a blank screen."""
        columns, rows = self.size
        self._pen.clean()
        self._shown = [[BLANK] * columns for _ in range(rows)]
        self._canvas.touched = {y: set() for y in range(rows)}
