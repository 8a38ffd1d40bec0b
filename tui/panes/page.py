"""Set lines as they are drawn: dressed, and with what was found and selected in them marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.selection import Selection
from textual.strip import Strip

from tui.panes.drawing import Words, dressed
from tui.panes.scroller import Scroller
from tui.reading.search import Match
from tui.settings.values import DEFAULTS
from tui.typesetting.setting import Key, Line, Role

MARGIN = 1


class Page(Scroller):
    """Lines in a column of a measure, in the middle of the pane.

    | component class | what it dresses |
    | :- | :- |
    | `article--title` … | the lines of each `Role` |
    | `article--stamp` | the time in a heading |
    | `article--strong` … | the spans of a text |
    | `article--match`, `article--current-match` | found words |
    """

    ALLOW_SELECT = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"article--{role.value}" for role in Role),
        "article--stamp", "article--strong", "article--emphasis", "article--strike",
        "article--inline-code", "article--link", "article--match", "article--current-match",
    }  # fmt: skip

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.measure = DEFAULTS.measure
        self._matches: dict[Key, list[Match]] = {}
        self._match: Match | None = None
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._ground, self._width = Style.null(), 0

    def mark_matches(self, matches: Sequence[Match], current: Match | None) -> None:
        """Mark found words, one of them as the current one."""
        self._matches, self._match = {}, current
        for match in matches:
            self._matches.setdefault(match.key, []).append(match)
        self._redraw()

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """A page looks the same in the focus and out of it."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines. What all of them need, Textual reckons anew whenever it is asked."""
        ground, width = self.rich_style, self.scrollable_content_region.width
        if (ground, width) != (self._ground, self._width):
            self._strips.clear()
            self._ground, self._width = ground, width
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        number = self.scroll_offset.y + y
        width = self._width
        if number >= len(self._setting.lines):
            return Strip.blank(width, self._ground)
        selection = self.text_selection
        if selection is None and number in self._strips:
            return self._strips[number]
        strip = self._draw(number, width, selection)
        if selection is None:
            self._strips[number] = strip
        return strip

    def _draw(self, number: int, width: int, selection: Selection | None) -> Strip:
        line = self._setting.lines[number]
        words = self._words(line)
        left = " " * self._left(width) + line.indent
        if selection and (chosen := selection.get_span(number)):
            mark = self.screen.get_component_rich_style("screen--selection")
            words.select(*chosen, behind=len(left), style=mark)
        strip = Strip([Segment(left, self._ground), *words.segments()])
        strip = strip.extend_cell_length(width, self._ground).crop(0, width)
        return strip.apply_offsets(0, number)

    def _words(self, line: Line) -> Words:
        return dressed(line, self._style_of, self._matches.get(line.piece.key, ()), self._match)

    def _left(self, width: int) -> int:
        return MARGIN + max(0, width - 2 * MARGIN - self.measure) // 2

    def _style_of(self, name: str, *, partial: bool = True) -> Style:
        return self.get_component_rich_style(f"article--{name}", partial=partial)

    # Selecting with the mouse

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the selected text, without the margin."""
        margin = self._left(self.scrollable_content_region.width)
        lines = []
        for number, line in enumerate(self.setting.lines):
            if span := selection.get_span(number):
                start, end = (max(0, at - margin) if at >= 0 else None for at in span)
                lines.append((line.indent + line.text)[start:end])
        return "\n".join(lines), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self._redraw()
