"""Scrolling through set lines: which place stands at the top, and how one gets to another."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual.message import Message
from textual.scroll_view import ScrollView

from tui.messages import message
from tui.typesetting.setting import Place, Setting


class Standing(NamedTuple):
    """Where the reader is: the section at the top, None above the first, and how much was read."""

    section: int | None
    percent: int
    is_at_end: bool


class Scroller(ScrollView):
    """A setting of which some lines are on the screen. Every section can stand at the top."""

    class EndPassed(Message):
        """A page further was asked for at the end of the article."""

    @message
    class PlaceLeft(Message):
        """The reader left a place by a jump and may want to come back to it."""

        place: Place

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._setting = Setting()
        self._kept: Place | None = None
        self._followers: list[Callable[[Standing], object]] = []

    def lead(self, follower: Callable[[Standing], object]) -> None:
        """Call someone at every move.

        At once and not by a message: what follows a move is to be drawn in the same frame.
        """
        self._followers.append(follower)

    @property
    def setting(self) -> Setting:
        """The lines, all of them."""
        return self._setting

    @property
    def place(self) -> Place:
        """The place of the line at the top."""
        kept = self._kept
        if kept and self.scroll_offset.y == self._setting.line_of(kept):
            return kept
        return self._setting.place_at(self.scroll_offset.y)

    @property
    def section(self) -> int | None:
        """The section at the top; None above the first one."""
        return self._setting.section_at(self.scroll_offset.y)

    def go_to(self, place: Place, *, remember: bool = True) -> None:
        """Bring a place to the top line."""
        self._go_to_line(self.setting.line_of(place), remember=remember)

    def go_to_section(self, section: int, *, remember: bool = True) -> None:
        """Bring a section's heading to the top line."""
        if section in self.setting.tops:
            self._go_to_line(self.setting.tops[section], remember=remember)

    def bring_into_sight(self, place: Place, *, remember: bool = True) -> None:
        """Scroll as far as needed for a place to be seen with some lines above it."""
        line = self.setting.line_of(place)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not top <= line < top + height:
            self._go_to_line(max(0, line - height // 3), remember=remember)

    @property
    def _last_top(self) -> int:
        """The top line with which the end of the text stands at the bottom."""
        return max(0, len(self.setting.lines) - self.scrollable_content_region.height)

    @property
    def lowest_top(self) -> int:
        """The top line beyond which single lines scroll no further."""
        return self._last_top

    def _is_set(self, top: int) -> bool:
        """Whether all lines of the screen with this top line are set, be there more or not."""
        height = self.scrollable_content_region.height
        return 0 <= top <= len(self._setting.lines) - height

    def _go_to_line(self, line: int, *, remember: bool) -> None:
        if remember and line != self.scroll_offset.y:
            self.post_message(self.PlaceLeft(self.place))
        self.scroll_to(y=line, animate=False, force=True)

    def action_move(self, lines: int) -> None:
        """Scroll by lines, no further than the text reaches."""
        top = self.scroll_offset.y
        if lines < 0 or self._is_set(top + lines) or top < self.lowest_top:
            self._go_to_line(max(0, top + lines), remember=False)

    def action_page(self, pages: float) -> None:
        """Scroll by pages of which one line stays in sight; at the end, ask for what follows."""
        top = self.scroll_offset.y
        lines = int(pages * max(1, self.scrollable_content_region.height - 1))
        if self._is_set(top + lines):
            self._go_to_line(top + lines, remember=False)
            return
        if pages > 0 and top >= self._last_top:
            if pages == 1:
                self.post_message(self.EndPassed())
            return
        self._go_to_line(max(0, min(top + lines, self._last_top)), remember=False)

    def action_edge(self, end: int) -> None:
        """Go to the first line, or to where the last one stands at the bottom."""
        self._go_to_line(self._last_top if end else 0, remember=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell where the reader is."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.tell_place()

    def tell_place(self) -> None:
        """Tell which section is at the top and how much has been read."""
        top, last = self.scroll_offset.y, self._last_top
        percent = 100 if top >= last else 100 * top // last
        standing = Standing(self.section, percent, top >= last)
        for follower in self._followers:
            follower(standing)
