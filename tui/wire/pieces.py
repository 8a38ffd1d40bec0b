"""What has changed in the rows of a screen, cut into pieces of one style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tui.wire.cells import REST, Cell, Row
from tui.wire.features import Features
from tui.wire.style import Style, blank_style

# An erasure costs three bytes.
_LEAST_ERASED = 4


@dataclass(slots=True)
class Piece:
    """Cells of a row, from `start` to before `end`, that can be written without a change of style.

    What `erases` is written by erasing the rest of the row.
    """

    row: int
    start: int
    end: int
    style: Style
    erases: bool = False
    is_blank: bool = False

    def takes(self, x: int, cell: Cell) -> bool:
        """Take a cell in, where it stands behind the others and looks right in the same style."""
        if x != self.end:
            return False
        text, style = cell
        if text == " ":
            fits = blank_style(self.style) == style
        else:
            fits = (blank_style(style) if self.is_blank else style) == self.style
            if fits:
                self.style, self.is_blank = style, False
        self.end += fits
        return fits


def can_erase(cell: Cell, features: Features) -> bool:
    """Whether erasing leaves this cell."""
    text, style = cell
    is_bare = text == " " and not style.marks and not style.link
    return is_bare and (not style.ground or features.erases_ground)


def pieces_of(y: int, shown: Row, wanted: Row, features: Features) -> Iterator[Piece]:
    """Yield what makes a row that shows one thing show another, from left to right."""
    end = _end_of_text(shown, wanted, features)
    piece: Piece | None = None
    for x in range(end):
        cell = wanted[x]
        if shown[x] == cell:
            continue
        if piece is None or not piece.takes(x, cell):
            if piece:
                yield piece
            piece = Piece(y, x, x + 1, cell[1], is_blank=cell[0] == " ")
    if piece:
        yield piece
    if end < len(wanted):
        yield Piece(y, end, len(wanted), wanted[-1][1], erases=True)


def _end_of_text(shown: Row, wanted: Row, features: Features) -> int:
    """Give the column from which on it is cheapest to erase; the row's length for none."""
    columns, last = len(wanted), wanted[-1]
    if not can_erase(last, features):
        return columns
    end = columns
    while end and wanted[end - 1] == last:
        end -= 1
    while end < columns and shown[end] == last:
        end += 1
    return end if columns - end >= _LEAST_ERASED else columns


def by_style(pieces: Iterable[Piece], shown: Sequence[Row]) -> list[Piece]:
    """Give the pieces in an order in which styles change least often.

    Where a piece cuts a wide character that is shown, its row comes first and in its own order: a
    terminal makes the other half blank, whatever was written there before.
    """
    pieces = list(pieces)
    cut = {piece.row for piece in pieces if _cuts(piece, shown[piece.row])}
    styles: dict[Style, int] = {}
    for piece in pieces:
        styles.setdefault(piece.style, len(styles))
    return sorted(pieces, key=lambda piece: -1 if piece.row in cut else styles[piece.style])


def _cuts(piece: Piece, shown: Row) -> bool:
    sides = (piece.start, piece.end)
    return any(side < len(shown) and shown[side][0] == REST for side in sides)
