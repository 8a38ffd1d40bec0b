"""A list drawn line by line: its cost grows with what is on the screen, not with its length."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip


class LineList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of one line, and a cursor that stops at some of them or at all.

    Those who inherit say what a row looks like and where the cursor stops.
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    """The row under the cursor; -1 where it is on none."""

    def __init__(self) -> None:
        super().__init__()
        self._stops: Sequence[int] = range(0)
        self._ground, self._width = Style.null(), 0

    def draw(self, number: int, width: int) -> Strip:
        """Draw a row of so many cells."""
        raise NotImplementedError

    def reached(self) -> None:
        """The reader moved the cursor to another row."""

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        raise NotImplementedError

    def set_rows(self, count: int, stops: Sequence[int]) -> None:
        """Take the number of rows, and those at which the cursor stops, from top to bottom."""
        self.set_length(count, stops)
        self.refresh()

    def set_length(self, count: int, stops: Sequence[int]) -> None:
        """Take these numbers, and draw nothing."""
        self._stops = stops
        self.virtual_size = Size(self.size.width, count)

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows the cursor's move touches, and scroll as far as needed."""
        for number in (old, new):
            if number >= 0:
                self.refresh_line(number)
        self.bring_into_sight(new)

    def bring_into_sight(self, number: int) -> None:
        """Scroll as far as needed for a row to be seen."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if height and number >= 0 and not top <= number < top + height:
            there = number if number < top else number - height + 1
            self.scroll_to(y=there, animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(event.size.width, self.virtual_size.height)
        self.bring_into_sight(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        number = self.scroll_offset.y + event.y
        if number in self._stops:
            self.cursor = number
            self.action_choose()

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows; at the ends it stays."""
        place = bisect_left(self._stops, self.cursor)
        is_between = self.cursor not in self._stops[place : place + 1]
        self._stop_at(place + rows - (is_between and rows > 0), is_between=is_between)

    def action_page(self, pages: float) -> None:
        """Move the cursor by pages, to the nearest row there at which it stops."""
        there = max(0, self.cursor) + int(pages * max(1, self.size.height - 1))
        self._stop_at(bisect_left(self._stops, there))

    def action_edge(self, end: int) -> None:
        """Move the cursor to the first or the last row."""
        self._stop_at(end * len(self._stops))

    def _stop_at(self, place: int, *, is_between: bool = False) -> None:
        if not self._stops or (is_between and place < 0):
            return
        number = self._stops[min(max(0, place), len(self._stops) - 1)]
        if number != self.cursor:
            self.cursor = number
            self.reached()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Nothing in the style sheet tells of the focus: who draws a row asks `has_focus`."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines. What all of them need, Textual reckons anew whenever it is asked."""
        self._ground, self._width = self.rich_style, self.scrollable_content_region.width
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        number = self.scroll_offset.y + y
        if number >= self.virtual_size.height:
            return Strip.blank(self._width, self._ground)
        return self.draw(number, self._width)
