"""A link as a QR code (ISO/IEC 18004), for the camera of a phone that has no SSH."""

from __future__ import annotations

from collections.abc import Sequence

import segno
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Static

from parsers.safe import shown_url
from tui.reading.links import Link
from tui.settings.values import Ambiguous
from tui.typesetting.linebreak import cells_of, fit

# ISO/IEC 18004 asks for four light modules around the code.
_QUIET = 4
# Dark on light whatever the theme; reversed, so that it can be read without colours, too.
_DARK = Style(color="#ffffff", bgcolor="#000000")
_LIGHT = _DARK + Style(reverse=True)
_UPPER_HALF = "\u2580"

Matrix = Sequence[Sequence[int]]


def matrix_of(url: str) -> Matrix:
    """Give the modules of a URL's code, row by row with the quiet zone; 1 is dark.

    Raises ValueError where the URL is too long for any code.
    """
    code = segno.make_qr(url, error="l")
    return [list(row) for row in code.matrix_iter(border=_QUIET)]


def rows_of(matrix: Matrix) -> list[Strip]:
    """Draw a code with spaces alone, each module two cells wide."""
    return [Strip([Segment("  ", _DARK if module else _LIGHT) for module in row]) for row in matrix]


def half_rows_of(matrix: Matrix) -> list[Strip]:
    """Draw a code with two modules in a cell: half as large."""
    padded = [*matrix, [0] * len(matrix[0])] if len(matrix) % 2 else matrix
    pairs = zip(padded[::2], padded[1::2], strict=True)
    return [Strip([_half(*pair) for pair in zip(*rows, strict=True)]) for rows in pairs]


def _half(upper: int, lower: int) -> Segment:
    if upper == lower:
        return Segment(" ", _DARK if upper else _LIGHT)
    return Segment(_UPPER_HALF, _LIGHT if upper else _DARK)


def drawing_for(matrix: Matrix, width: int, height: int, *, has_halves: bool) -> list[Strip] | None:
    """Draw a code as large as fits; None where it does not fit at all."""
    size = len(matrix)
    if 2 * size <= width and size <= height:
        return rows_of(matrix)
    return half_rows_of(matrix) if has_halves and size <= width and size <= 2 * height else None


class QrCode(Static):
    """The code in the middle of the screen, below the address it leads to."""

    def __init__(self, link: Link, ambiguous: Ambiguous) -> None:
        super().__init__(markup=False)
        self._url = link.url
        # The block that draws them is of ambiguous width: it may take two cells, or be replaced.
        self._has_halves = ambiguous == "keep" and cells_of(_UPPER_HALF) == 1
        try:
            self._matrix: Matrix | None = matrix_of(link.url)
        except ValueError:
            self._matrix = None
        self._drawn: list[Strip] | None = None

    def render(self) -> Content:
        """Tell why there is no code."""
        return Content("" if self._drawn else self._why_not())

    def _why_not(self) -> str:
        if self._matrix is None:
            return "This link is too long for a QR code. Any key closes."
        size = len(self._matrix)
        half = f", or {size} x {(size + 1) // 2 + 1}" if self._has_halves else ""
        return (
            f"The QR code of this link needs {2 * size} columns x {size + 1} rows{half}. "
            f"The screen has {self.size.width} x {self.size.height}: make it larger, or its "
            "letters smaller. Any key closes."
        )

    def on_resize(self, event: events.Resize) -> None:
        """Draw the code as large as fits below one line."""
        width, height = event.size
        self._drawn = None
        if self._matrix:
            room = (width, height - 1)
            self._drawn = drawing_for(self._matrix, *room, has_halves=self._has_halves)
        self.refresh(layout=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if not self._drawn:
            return super().render_line(y)
        width = self.size.width
        if y == 0:
            text = fit(shown_url(self._url), width)
            return Strip([Segment(text, self.rich_style)]).adjust_cell_length(width)
        if y > len(self._drawn):
            return Strip.blank(width, self.rich_style)
        code = self._drawn[y - 1]
        left = (width - code.cell_length) // 2
        blank = Strip([Segment(" " * left, self.rich_style)])
        return Strip.join([blank, code]).adjust_cell_length(width, self.rich_style)


class QrSheet(ModalScreen[None]):
    """A code over the whole screen; any key leaves it."""

    def __init__(self, link: Link, ambiguous: Ambiguous) -> None:
        super().__init__()
        self._code = QrCode(link, ambiguous)

    def compose(self) -> ComposeResult:
        """The code alone."""
        yield self._code

    def on_key(self, event: events.Key) -> None:
        """Leave."""
        event.stop()
        event.prevent_default()
        self.dismiss()

    def on_click(self) -> None:
        """Leave."""
        self.dismiss()
