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
from tui.keys import moving_keys
from tui.panes.title import PaneTitle
from tui.search import fold
from tui.times import Times, tell, zone_label

_CLOCK = 5


class TimelineList(OptionList, inherit_bindings=False):
    """The rows. Days stand between them and cannot be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Read", key_display="Enter", id="timeline.read"),
        *moving_keys("timeline"),
    ]

    def action_move(self, rows: int) -> None:
        """Move by a row that can be chosen; at the ends stay there, or the article would leap."""
        here = self.highlighted if self.highlighted is not None else -1
        beyond = [n for n in self._choosable if (n - here) * rows > 0]
        if beyond and (rows > 0 or here >= 0):
            self.highlighted = beyond[0] if rows > 0 else beyond[-1]

    def action_page(self, pages: float) -> None:
        """Move by pages, to the nearest row there that can be chosen."""
        there = (self.highlighted or 0) + pages * max(1, self.size.height - 1)
        if self._choosable:
            self.highlighted = min(self._choosable, key=lambda number: abs(number - there))

    def action_edge(self, end: int) -> None:
        """Move to the first or the last row."""
        if self._choosable:
            self.highlighted = self._choosable[-1 if end else 0]

    @property
    def _choosable(self) -> list[int]:
        return [number for number, option in enumerate(self.options) if not option.disabled]


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
