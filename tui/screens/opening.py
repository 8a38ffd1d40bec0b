"""A screen on which articles are opened, each where it was left, and marked as read."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.timer import Timer

from library.kept import keep_article
from library.marks.store import MarksError
from library.marks.values import Mark, Marked, ReadingPlace
from library.shelf import Entry
from library.visits import NO_NEWS, News, news_since, seen_of
from parsers.article import Article
from tui.panes.sources import SourcesPane
from tui.panes.view import ArticleView
from tui.reading.access import entry_to_begin_with
from tui.reading.keeping import Act
from tui.reading.opening import Opened, open_entry
from tui.reading.places import found_place, kept_place
from tui.reading.session import Session
from tui.screens.listing import ListingScreen
from tui.screens.mending import MendingScreen
from tui.settings.values import DEFAULTS, Settings
from tui.typesetting.setting import Place

if TYPE_CHECKING:
    from library.marks.marks import Marks

# A lost connection loses no more than what was scrolled in this time.
_SECONDS_UNTIL_KEPT = 1.0


class OpeningScreen(MendingScreen):
    """The panes, with one article in them. Its place is kept wherever reading ends."""

    @dataclass
    class EntryOpened(Message):
        """An article was read; `place` is where to begin, `news` what came since the last visit."""

        opened: Opened
        place: Place | None
        news: Mapping[int, News]

    @dataclass
    class FirstFound(Message):
        """Articles came, and this is the one to begin with."""

        entry: Entry

    class Begun(Message):
        """There is something to read, or nothing will come of it."""

    def __init__(self, paths: Sequence[Path], settings: Settings = DEFAULTS) -> None:
        super().__init__(paths, settings)
        self._session = Session()
        self._place_timer: Timer | None = None
        self._kept: tuple[int, ReadingPlace] | None = None
        # At the end, when the panes are gone from the screen, it still tells the place.
        self._page: ArticleView | None = None

    # Opening

    @on(ListingScreen.LibraryOpened)
    def _begin(self, event: ListingScreen.LibraryOpened) -> None:
        if event.entry:
            # Its parser takes longer to load than the list to be drawn, and would hold that up.
            self.call_after_refresh(self._open, event.entry)
        else:
            self.post_message(self.Begun())

    @on(ListingScreen.ListRead)
    def _begin_late(self, event: ListingScreen.ListRead) -> None:
        """Where there was no article at the start, open one as soon as there is."""
        if event.groups and self._session.wanted is None:
            self.look_for_first(is_all=self._last is None)

    @work(thread=True, group="first")
    def look_for_first(self, *, is_all: bool) -> None:
        """Find the article to begin with: the one that was open last, which may be still to come.

        When all are there, or none was open, it is the newest.
        """
        assert self._access
        with suppress(sqlite3.Error), self._access.opened() as catalogue:
            entry = entry_to_begin_with(self._access, catalogue, self._last, or_first=is_all)
            if entry:
                self.post_message(self.FirstFound(entry))

    @on(FirstFound)
    def _open_first(self, event: FirstFound) -> None:
        if self._session.wanted is None:
            self._open(event.entry)

    def _open(self, entry: Entry, place: Place | None = None) -> None:
        self._session.wanted = entry
        self.panes.article.tell_opening()
        self._read(entry, place or self._session.place_in(entry))

    @work(thread=True, exclusive=True, group="open")
    def _read(self, entry: Entry, place: Place | None) -> None:
        is_kept = self._access is not None and self._access.is_library
        opened = open_entry(entry, self._settings.ruby, is_kept=is_kept)
        mark = None if opened.entry.failure else self._mark_of(entry)
        if place is None and mark and mark.place:
            place = found_place(opened.article, mark.place)
        news = news_since(mark.seen, opened.article) if mark else NO_NEWS
        self.post_message(self.EntryOpened(opened, place, news))
        if is_kept and not opened.entry.failure:
            keep_article(entry.path, self._settings.ruby, opened.article)

    def _mark_of(self, entry: Entry) -> Mark | None:
        """In a thread: give what was kept of an article at the last visit."""
        try:
            return self._keeper.mark_of(entry.key) if self._keeper else None
        except MarksError:  # told when something cannot be kept
            return None

    @on(EntryOpened)
    def _show(self, event: EntryOpened) -> None:
        entry = event.opened.entry
        if not self._session.wanted or entry.path != self._session.wanted.path:
            return
        self._leave_article()
        self._session.shown = self._session.wanted = entry
        self._page = self._view
        if entry.failure:
            self.panes.sources.failed(entry)
        self.panes.sources.open(entry)
        self._show_article(event)
        self._mark_opened(entry)
        self._tell_next()
        self.call_after_refresh(self.post_message, self.Begun())

    def _show_article(self, event: EntryOpened) -> None:
        self.panes.show(event.opened.article, event.place, event.news)

    def _tell_next(self) -> None:
        """Know what a page further at the end of the article leads to."""
        sources, shown = self.panes.sources, self._session.shown
        is_unread = shown is not None and sources.unread > 0
        has_next = is_unread or (shown is not None and sources.has_next(shown))
        self.panes.article.tell_next(has_next=has_next, is_unread=is_unread)

    @on(SourcesPane.Relisted)
    def _tell_next_again(self) -> None:
        self._tell_next()

    def _versions_of(self, entry: Entry) -> list[Entry]:
        """In a thread: give the versions of an article, the newest first."""
        if self._access:
            with suppress(sqlite3.Error), self._access.opened() as catalogue:
                return catalogue.versions(entry.key)
        return [entry]

    # What is kept

    def _put(self, act: Act) -> None:
        """Have something done with the marks, in its turn."""
        if self._keeper:
            self._keeper.put(act)
            self._keep()

    def _mark_opened(self, entry: Entry) -> None:
        """Mark an article as read, which it is when it was opened, and as the last one open."""
        if not self._keeper:
            return
        article: Marked = (entry.key, entry.title, entry.url)
        self.panes.sources.marks_changed([entry], is_read=True)
        told = f"read: {entry.title}"
        self._keeper.put(lambda marks: marks.set_read([article], is_read=True, told=told))
        if not entry.failure:
            self._keeper.put(lambda marks: marks.set_last_open(entry.key))
        self._keep()

    @on(ArticleView.Moved)
    def _keep_soon(self) -> None:
        if self._place_timer is None and self._session.shown:
            self._place_timer = self.set_timer(_SECONDS_UNTIL_KEPT, self._keep_place_now)

    def _keep_place_now(self) -> None:
        self._place_timer = None
        self._put_place()
        self._keep()

    def _leave_article(self) -> None:
        """Know where one was in the article on the screen, before another takes its place."""
        self._session.leave(self._view.place)
        self._put_place()

    def _put_place(self) -> None:
        """Have the place kept, where it is another one than what is kept already."""
        entry, view = self._session.shown, self._page
        if not entry or not view or not view.article or entry.failure or not self._keeper:
            return
        place = kept_place(view.article, view.place)
        if (entry.key, place) != self._kept:
            self._kept = (entry.key, place)
            self._keeper.put(partial(_keep_place, entry, view.article, place))

    @work(thread=True, group="marks")
    def _keep(self) -> None:
        self._settle()

    def on_unmount(self) -> None:
        """What is not written yet is written now: there is no later."""
        self._put_place()
        self._settle()


def _keep_place(entry: Entry, article: Article, place: ReadingPlace, marks: Marks) -> None:
    marks.keep_place(entry.key, entry.title, entry.url, place, seen_of(article))
