"""An article on the screen: set to the measure, drawn line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from parsers.article import Article
from tui.folding import Folding
from tui.keys import moving_keys
from tui.notice import Notice
from tui.panes.drawing import dressed
from tui.panes.scroller import Scroller
from tui.search import Match
from tui.setting import Key, Place, Role
from tui.times import Times
from tui.typeset import typeset

WIDEST, NARROWEST, STEP = 120, 32, 4
DEFAULT_MEASURE = 76
_MARGIN = 1


class ArticleView(Scroller, can_focus=True, inherit_bindings=False):
    """An article. Its place is kept, to the line, through every change of width or order.

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
    BINDINGS: ClassVar[list[BindingType]] = [
        *moving_keys("article", show_page=True),
        Binding(
            "enter", "unfold", "Open a section", show=False, key_display="Enter",
            tooltip="Folded article: open the section at the top, and fold it",
            id="article.unfold",
        ),
    ]  # fmt: skip

    @dataclass
    class SetAnew(Message):
        """The article was set in other lines; what was found in it may stand elsewhere."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.article: Article | None = None
        self.measure = DEFAULT_MEASURE
        self.times = Times.AS_WRITTEN
        self.is_reversed = False
        self.folding = Folding()
        self._matches: dict[Key, list[Match]] = {}
        self._match: Match | None = None
        self._strips: LRUCache[int, Strip] = LRUCache(512)

    # What is shown

    def show(self, article: Article, place: Place | None = None) -> None:
        """Show an article from its beginning, or from a place in it."""
        self.article = article
        self.is_reversed = False
        self.folding.turn(on=False)
        self._matches, self._match = {}, None
        self._set_again(place or Place((-2, 0)))

    def set_differently(
        self,
        *,
        measure: int | None = None,
        times: Times | None = None,
        is_reversed: bool | None = None,
    ) -> None:
        """Change how the article is set; the line under the eyes stays where it is."""
        place = self.place
        if measure is not None:
            self.measure = min(WIDEST, max(NARROWEST, measure))
        self.times = self.times if times is None else times
        self.is_reversed = self.is_reversed if is_reversed is None else is_reversed
        self._set_again(place)

    def widen(self, cells: int) -> None:
        """Set the text wider, or below 0 narrower, than it stands now; no wider than the pane."""
        room = self.scrollable_content_region.width - 2 * _MARGIN
        measure = min(self.measure, room) + cells
        if cells > 0 and measure >= room:
            # As wide as this pane: elsewhere that is the usual measure, not a narrow one.
            measure = max(self.measure, min(measure, room), DEFAULT_MEASURE)
        self.set_differently(measure=measure)

    # Folding

    def fold(self) -> None:
        """Fold all sections to their first lines, or open all; the one at the top stays there."""
        self.folding.turn(on=not self.folding.is_on)
        self._set_again(self.place)

    def action_unfold(self) -> None:
        """In a folded article, open the section at the top, or fold it again."""
        if not self.folding.is_on:
            self.post_message(Notice.Told("Nothing is folded here. c folds to first lines."))
            return
        section, place = self.section, self.place
        if section is None:
            section = min(self.setting.tops, key=self.setting.tops.__getitem__)
        else:
            place = Place((section, 0))
        self.folding.toggle(section)
        self._set_again(place)

    def open_for_found(self, section: int | None) -> None:
        """In a folded article, open the section something was found in."""
        if self.folding.show_found(section):
            self._set_again(self.place)

    @property
    def lowest_top(self) -> int:
        """Of a folded article every section can be brought to the top line by line."""
        last = max(self.setting.tops.values(), default=0) if self.folding.is_on else 0
        return max(last, super().lowest_top)

    # How it is set

    def mark_matches(self, matches: Sequence[Match], current: Match | None) -> None:
        """Mark found words, one of them as the current one."""
        self._matches, self._match = {}, current
        for match in matches:
            self._matches.setdefault(match.key, []).append(match)
        self._redraw()

    def _set_again(self, place: Place) -> None:
        # A line of another width begins elsewhere: taken anew from it at every resize, the place
        # would creep upwards.
        self._kept = place
        width = self.scrollable_content_region.width - 2 * _MARGIN
        if not self.article or width <= 0:
            return
        self.setting = typeset(
            self.article, min(width, self.measure), times=self.times, reverse=self.is_reversed,
            folded=self.folding.folded(len(self.article.sections)),
        )  # fmt: skip
        self._set_height()
        self._redraw()
        self._go_to_line(self.setting.line_of(place), remember=False)
        self.post_message(self.SetAnew())
        self.tell_place()

    def _set_height(self) -> None:
        """Leave so much room below the text that its last section can stand at the top."""
        region = self.scrollable_content_region
        last = max(self.setting.tops.values(), default=0)
        height = max(len(self.setting.lines), last + region.height if last else 0)
        self.virtual_size = Size(region.width, height)

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Set the article anew where its width has changed."""
        place = self.place
        self._set_again(place)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        number = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if number >= len(self.setting.lines):
            return Strip.blank(width, self.rich_style)
        selection = self.text_selection
        if selection is None and number in self._strips:
            return self._strips[number]
        strip = self._draw(number, width, selection)
        if selection is None:
            self._strips[number] = strip
        return strip

    def _draw(self, number: int, width: int, selection: Selection | None) -> Strip:
        line = self.setting.lines[number]
        words = dressed(line, self._style_of, self._matches.get(line.piece.key, ()), self._match)
        left = " " * self._left(width) + line.indent
        if selection and (chosen := selection.get_span(number)):
            mark = self.screen.get_component_rich_style("screen--selection")
            words.select(*chosen, behind=len(left), style=mark)
        strip = Strip([Segment(left, self.rich_style), *words.segments()])
        strip = strip.extend_cell_length(width, self.rich_style).crop(0, width)
        return strip.apply_offsets(0, number)

    def _left(self, width: int) -> int:
        return _MARGIN + max(0, width - 2 * _MARGIN - self.measure) // 2

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
