"""The timeline pane: the updates of an article, day by day, or its headings, or its one moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from parsers.article import Article, Section
from tui.panes.title import PaneTitle
from tui.search import fold
from tui.times import Times, tell, zone_label

_CLOCK = 5


class TimelineList(OptionList, inherit_bindings=False):
    """The rows. Days stand between them and cannot be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "cursor_down", "Down", show=False, id="timeline.down"),
        Binding("k,up", "cursor_up", "Up", show=False, id="timeline.up"),
        Binding("enter", "select", "Read", key_display="Enter", id="timeline.read"),
        Binding(
            "space,pagedown,ctrl+f", "page_down", "Page down", show=False, id="timeline.page-down"
        ),
        Binding("b,pageup,ctrl+b", "page_up", "Page up", show=False, id="timeline.page-up"),
        Binding("ctrl+d", "half(1)", "Half a page down", show=False, id="timeline.half-down"),
        Binding("ctrl+u", "half(-1)", "Half a page up", show=False, id="timeline.half-up"),
        Binding("g,home", "first", "Top", show=False, id="timeline.top"),
        Binding("G,end", "last", "Bottom", show=False, id="timeline.bottom"),
    ]

    def action_cursor_down(self) -> None:
        """Move down; at the last row stay there, or the article would leap to its beginning."""
        self._step(1)

    def action_cursor_up(self) -> None:
        """Move up, no further than the first row."""
        self._step(-1)

    def _step(self, direction: int) -> None:
        here = self.highlighted
        if here is None:
            here = -1 if direction > 0 else 0
        there = here + direction
        while 0 <= there < self.option_count:
            if not self.get_option_at_index(there).disabled:
                self.highlighted = there
                return
            there += direction

    def action_half(self, direction: int) -> None:
        """Move half a page: the nearest row there that can be chosen."""
        here = self.highlighted or 0
        there = here + direction * max(1, self.size.height // 2)
        numbers = [n for n, option in enumerate(self.options) if not option.disabled]
        if numbers:
            self.highlighted = min(numbers, key=lambda number: abs(number - there))


class TimelinePane(Vertical):
    """The updates of one article, in the order in which it is set."""

    title = query_one(PaneTitle)
    rows = query_one(TimelineList)

    @dataclass
    class SectionReached(Message):
        """The reader moved to the row of a section."""

        section: int

    @dataclass
    class SectionChosen(Message):
        """The reader chose to read a section."""

        section: int

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._article: Article | None = None
        self._times = Times.AS_WRITTEN
        self._is_reversed = False
        self._words = ""
        self._numbers: dict[int | None, int] = {}
        self._is_timeline = False

    def compose(self) -> ComposeResult:
        """A title above the list."""
        yield PaneTitle("Timeline")
        yield TimelineList(markup=False)

    def show(self, article: Article, times: Times, *, is_reversed: bool) -> None:
        """Show the timeline of an article."""
        if article is not self._article:
            self._words = ""
        self._article, self._times, self._is_reversed = article, times, is_reversed
        self._fill()

    def narrow(self, words: str) -> None:
        """List only the sections whose heading contains the words; all for no words."""
        self._words = fold(words)
        self._fill()

    @property
    def is_narrowed(self) -> bool:
        """Whether some sections are not listed at the moment."""
        return bool(self._words)

    def mark(self, section: int | None) -> None:
        """Put the mark on the section that stands at the top of the article."""
        with self.prevent(OptionList.OptionHighlighted):
            self.rows.highlighted = self._numbers.get(section)

    @on(OptionList.OptionHighlighted)
    def _reached(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_id and self.rows.has_focus:
            self.post_message(self.SectionReached(int(event.option_id)))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self.post_message(self.SectionChosen(int(event.option_id)))

    def _fill(self) -> None:
        if self._article is None:
            return
        self._is_timeline = self._article.is_timeline
        options = list(self._options(self._article))
        self._numbers = {int(o.id): number for number, o in enumerate(options) if o.id}
        with self.prevent(OptionList.OptionHighlighted):
            self.rows.clear_options()
            self.rows.add_options(options)
        name = "Timeline" if self._is_timeline else "Contents"
        if not self._article.sections:
            name = "Published"
        name = f"{name} with {self._words}" if self._words else name
        self.title.tell(name, zone_label(self._article, self._times))

    def _options(self, article: Article) -> Iterator[Option]:
        day = ""
        if not article.sections:
            yield Option(Content(self._published(article)), disabled=True)
        for section in article.sections[:: -1 if self._is_reversed else 1]:
            if self._words and self._words not in fold(section.heading):
                continue
            if section.moment and section.is_update:
                there = tell(section.moment, self._times, article.language).day
                if there and there != day:
                    yield Option(Content.styled(there, "bold"), disabled=True)
                    day = there
            yield Option(self._row(article, section), id=str(section.index))

    def _published(self, article: Article) -> str:
        if article.published is None:
            return "not told"
        told = tell(article.published, self._times, article.language)
        return f"{told.day} {told.clock}".strip()

    def _row(self, article: Article, section: Section) -> Content:
        if not self._is_timeline:
            return Content(section.label)
        if section.moment is None or not section.is_update:
            return Content.styled(f"{' ' * (_CLOCK - 1)}- {section.label}", "dim")
        clock = tell(section.moment, self._times, article.language).clock
        return Content.assemble((f"{clock:<{_CLOCK}} ", "$text-accent"), section.label)
