"""The timeline pane: the updates of an article, day by day, or its headings, or its one moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message

from library.visits import NO_NEWS, News
from parsers.article import Article
from tui.messages import message
from tui.panes.day_strip import DayStrip
from tui.panes.timeline_list import TimelineList
from tui.panes.title import PaneTitle
from tui.reading.timeline_rows import (
    Item,
    RowKind,
    TimelineRow,
    items_of,
    rows_of,
    turned_order,
    with_words,
)
from tui.typesetting.times import Times, tell, zone_label

_ENOUGH_FOR_STRIP = 4


class TimelinePane(Vertical):
    """The updates of one article, in the order in which it is set."""

    title = query_one(PaneTitle)
    strip = query_one(DayStrip)
    rows = query_one(TimelineList)

    @message
    class SectionReached(Message):
        """The reader moved to the row of a section."""

        section: int

    @message
    class SectionChosen(Message):
        """The reader chose to read a section."""

        section: int

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._article: Article | None = None
        self._times = Times.AS_WRITTEN
        self._is_reversed = False
        self._words = ""
        self._is_timed_only = False
        self._count = 0
        self._marked: int | None = None
        self._items: Sequence[Item] = ()
        self._minutes: dict[int, list[int]] = {}
        self._rows_at: dict[int, int] = {}

    def compose(self) -> ComposeResult:
        """A title and the day's strip above the list."""
        yield PaneTitle("Timeline")
        yield DayStrip()
        yield TimelineList()

    def show(
        self, article: Article, times: Times, *, is_reversed: bool,
        news: Mapping[int, News] = NO_NEWS,
    ) -> None:  # fmt: skip
        """Show the timeline of an article; `news` tells what came since the last visit."""
        if article is not self._article:
            self._words, self._marked = "", None
        self._article, self._times, self._is_reversed = article, times, is_reversed
        self._items = items_of(article, times, news)
        self._minutes = {}
        for item in self._items:
            if item.minutes is not None:
                self._minutes.setdefault(item.day_number, []).append(item.minutes)
        is_enough = sum(map(len, self._minutes.values())) >= _ENOUGH_FOR_STRIP
        self.strip.display = is_enough and article.order != "mixed"
        self._arrange()

    # What is listed

    def narrow(self, words: str) -> None:
        """List only the sections whose heading or time contains the words; all for no words."""
        self._words = words
        self._arrange()

    @property
    def is_narrowed(self) -> bool:
        """Whether words decide at the moment what is listed."""
        return bool(self._words)

    def turn_untimed(self) -> str:
        """Hide the headings without a time of their own, or show them; tells what came of it."""
        if self._article is None or not self._article.has_stamps:
            return "No heading here tells a time: all stay listed."
        self._is_timed_only = not self._is_timed_only
        self._arrange()
        count = sum(item.is_timed for item in self._items)
        if not self._is_timed_only:
            return "Timeline: every heading."
        return f"Timeline: {count} timed of {len(self._items)} headings."

    def _arrange(self) -> None:
        article = self._article
        if article is None:
            return
        turn = -1 if self._is_reversed else 1
        items = self._items[::turn]
        order = turned_order(article.order) if self._is_reversed else article.order
        shown = self._wanted(items)
        rows = list(rows_of(items, order, shown, has_gaps=not self._words))
        if not article.sections:
            rows = [TimelineRow(RowKind.FACT, self._published(article))]
        self._count = len(shown)
        self.rows.show(rows)
        self._find_rows(items)
        self.mark(self._marked)
        self._tell_title()

    def _wanted(self, items: Sequence[Item]) -> Sequence[Item]:
        if self._is_timed_only and self._article and self._article.has_stamps:
            items = [item for item in items if item.is_timed]
        return with_words(items, self._words)

    def _find_rows(self, items: Sequence[Item]) -> None:
        """Find the row of each section; of one that is not listed, that of the one above it."""
        listed = {row.section: number for number, row in enumerate(self.rows.rows)}
        number = -1
        for item in items:
            number = listed.get(item.section.index, number)
            self._rows_at[item.section.index] = number

    def _published(self, article: Article) -> str:
        if article.published is None:
            return "not told"
        told = tell(article.published, self._times, article.language)
        return f"{told.day} {told.clock}".strip()

    # What moves

    def mark(self, section: int | None) -> None:
        """Put the mark on the section that stands at the top of the article."""
        self._marked = section
        self.rows.cursor = -1 if section is None else self._rows_at.get(section, -1)
        if self.rows.cursor < 0:
            self.rows.scroll_to(y=0, animate=False)
        if self.strip.display:
            self._tell_strip(section)
        self._tell_title()

    def _tell_strip(self, section: int | None) -> None:
        """Show the day under the eyes; what tells no time was published with what is above it."""
        above = self._items if section is None else self._items[section::-1]
        item = next((item for item in above if item.minutes is not None), None)
        minutes = self._minutes.get(item.day_number, ()) if item else ()
        self.strip.tell(minutes, item.minutes if item and section is not None else None)

    @on(TimelineList.Scrolled)
    def _tell_title(self) -> None:
        """Name the pane, or the day of its first row once that has left its divider."""
        article = self._article
        if article is None:
            return
        name = "Timeline" if article.has_stamps else "Contents"
        name = name if article.sections else "Published"
        top = self.rows.top_row if self.rows.scroll_offset.y else None
        name = f"/{self._words}" if self._words else (top.day if top else "") or name
        is_part = self._count < len(self._items)
        count = f"{self._count} of {len(self._items)}" if is_part else ""
        self.title.tell(name, f"{count}  {zone_label(article, self._times)}".strip())

    @on(TimelineList.Reached)
    def _reached(self, event: TimelineList.Reached) -> None:
        event.stop()
        self._marked = event.section
        self.post_message(self.SectionReached(event.section))

    @on(TimelineList.Chosen)
    def _chosen(self, event: TimelineList.Chosen) -> None:
        event.stop()
        self.post_message(self.SectionChosen(event.section))
