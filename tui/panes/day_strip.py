"""The line that shows how densely a day was reported, and where in it one is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from tui.density import strip_of

_CLOCKS = len("00:00 ") + len(" 00:00")


class DayStrip(Static):
    """A day to scale, from its first update on the left to its last on the right."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.display = False
        self._minutes: Sequence[int] = ()
        self._here: int | None = None

    def tell(self, minutes: Sequence[int], here: int | None) -> None:
        """Show the minutes of a day's updates, and the minute one is at."""
        if (minutes, here) != (self._minutes, self._here):
            self._minutes, self._here = minutes, here
            self.refresh()

    def render(self) -> Content:
        """Draw the day for the width there is."""
        strip = strip_of(self._minutes, self.content_size.width - _CLOCKS, self._here)
        if strip is None:
            return Content("")
        cells = Content(strip.cells)
        if strip.here is not None:
            cells = cells.stylize("reverse", strip.here, strip.here + 1)
        first, last = Content(f"{strip.first:>5} "), Content(f" {strip.last}")
        return Content.assemble(first, cells, last)
