"""The line that shows how densely a day was reported, and where in it one is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from tui.reading.density import Strip, strip_of

_CLOCKS = len("00:00 ") + len(" 00:00")
_HOUR = 60


class DayStrip(Static):
    """A day to scale, from its first update on the left to its last on the right."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.display = False
        self._minutes: Sequence[int] = ()
        self._strip: Strip | None = None
        self._here: int | None = None

    def tell(self, minutes: Sequence[int], here: int | None) -> None:
        """Show the minutes of a day's updates, and the minute one is at.

        A step within one cell draws nothing anew.
        """
        is_other_day = minutes is not self._minutes
        was = self._strip.place(self._here) if self._strip else None
        self._minutes, self._here = minutes, here
        if is_other_day:
            self._strip = None
        if self._strip is None or self._strip.place(here) != was:
            self.refresh()

    def render(self) -> Content:
        """Draw the day for the width there is."""
        width = self.content_size.width - _CLOCKS
        if self._strip is None or len(self._strip.cells) != width:
            self._strip = strip_of(self._minutes, width)
        strip = self._strip
        if strip is None:
            return Content("")
        cells, place = Content(strip.cells), strip.place(self._here)
        if place is not None:
            cells = cells.stylize("reverse", place, place + 1)
        first, last = Content(f"{_clock(strip.first):>5} "), Content(f" {_clock(strip.last)}")
        return Content.assemble(first, cells, last)


def _clock(minutes: int) -> str:
    return f"{minutes // _HOUR}:{minutes % _HOUR:02}"
