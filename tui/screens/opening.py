"""Articles are opened, each where it was left, and marked as read; one after another, and back."""

from __future__ import annotations

from collections.abc import Mapping

from textual.message import Message

from library.kept import keep_article
from library.marks.values import Marked
from library.shelf import Entry
from library.visits import NO_NEWS, News, news_since
from parsers.article import Ruby
from tui.messages import message
from tui.panes.panes import Panes
from tui.reading.opening import Opened, open_entry
from tui.reading.places import found_place
from tui.reading.session import Session
from tui.screens.host import Host
from tui.screens.library import Library
from tui.screens.place_keeper import PlaceKeeper
from tui.typesetting.setting import Place


class Opening:
    """Brings articles into the panes, one at a time."""

    @message
    class Read(Message):
        """An article was read; `place` is where to begin, `news` what came since the last visit."""

        opened: Opened
        place: Place | None
        news: Mapping[int, News]

    class Begun(Message):
        """There is something to read, or nothing will come of it."""

    def __init__(
        self, host: Host, library: Library, panes: Panes, session: Session, places: PlaceKeeper,
        ruby: Ruby,
    ) -> None:  # fmt: skip
        self._host = host
        self._library = library
        self._panes = panes
        self._session = session
        self._places = places
        self._ruby = ruby

    # The first article

    def begin(self, entry: Entry | None) -> None:
        """Begin with an article, if there is one already."""
        if entry:
            # Its parser takes longer to load than the list to be drawn, and would hold that up.
            self._host.call_after_refresh(self.open, entry)
        else:
            self._host.post_message(self.Begun())

    def begin_late(self, *, is_all: bool) -> None:
        """Where nothing was opened yet, find an article to begin with; all may be there by now."""
        if self._session.wanted is None:
            self._host.in_thread(self._find_first, is_all, group="first")

    def _find_first(self, is_all: bool) -> None:
        if entry := self._library.first_entry(is_all=is_all):
            self._host.call_later(self._open_first, entry)

    def _open_first(self, entry: Entry) -> None:
        if self._session.wanted is None:
            self.open(entry)

    # Opening

    def open(self, entry: Entry, place: Place | None = None) -> None:
        """Begin to open an article, at a place or where it was left."""
        self._session.want(entry)
        self._panes.article.tell_opening()
        place = place or self._session.place_in(entry)
        self._host.in_thread(self._read, entry, place, group="open", exclusive=True)

    def _read(self, entry: Entry, place: Place | None) -> None:
        access = self._library.access
        is_kept = access is not None and access.is_library
        opened = open_entry(entry, self._ruby, is_kept=is_kept)
        mark = None if opened.entry.failure else self._library.mark_of(entry)
        if place is None and mark and mark.place:
            place = found_place(opened.article, mark.place)
        news = news_since(mark.seen, opened.article) if mark else NO_NEWS
        self._host.post_message(self.Read(opened, place, news))
        if is_kept and not opened.entry.failure:
            keep_article(entry.path, self._ruby, opened.article)

    def show(self, read: Read) -> bool:
        """Show what was read, and mark it; False where another article is wanted by now."""
        entry = read.opened.entry
        if not self._session.wanted or entry.path != self._session.wanted.path:
            return False
        self._places.leave()
        self._session.show(entry)
        if entry.failure:
            self._panes.sources.failed(entry)
        self._panes.sources.open(entry)
        self._panes.show(read.opened.article, read.place, read.news)
        self._mark_opened(entry)
        self.tell_next()
        self._host.call_after_refresh(self._host.post_message, self.Begun())
        return True

    def _mark_opened(self, entry: Entry) -> None:
        """Mark an article as read, which it is when it was opened, and as the last one open."""
        if not self._library.access:
            return
        article: Marked = (entry.key, entry.title, entry.url)
        self._panes.sources.marks_changed([entry], is_read=True)
        told = f"read: {entry.title}"
        self._library.put(lambda marks: marks.set_read([article], is_read=True, told=told))
        if not entry.failure:
            self._library.put(lambda marks: marks.set_last_open(entry.key))
        self._library.keep()

    def tell_next(self) -> None:
        """Know what a page further at the end of the article leads to."""
        sources, shown = self._panes.sources, self._session.shown
        is_unread = shown is not None and sources.unread > 0
        has_next = is_unread or (shown is not None and sources.has_next(shown))
        self._panes.article.tell_next(has_next=has_next, is_unread=is_unread)

    # From one to another

    def remember(self, place: Place) -> None:
        """Know the place to go back to."""
        self._session.jump_from(place)

    def go_to(self, entry: Entry) -> None:
        """Open another article; the place in this one is the way back."""
        self.remember(self._panes.view.place)
        self.open(entry)

    def step(self, step: int, *, is_unread: bool = False) -> None:
        """Go to the next (step 1) or previous article of the list, or to an unread one."""
        entry = self._panes.sources.neighbour(self._session.wanted, step, is_unread=is_unread)
        if entry:
            self.go_to(entry)
        elif is_unread:
            self._host.tell("No other article is unread.")

    def go_on(self) -> None:
        """Go on behind the end of an article: to an unread one, while there are any."""
        self.step(1, is_unread=self._panes.sources.unread > 0)

    def go_back(self) -> None:
        """Go back to where one was before the last jump."""
        spot = self._session.swap_back(self._panes.view.place)
        if spot is None:
            return
        if self._session.shown and spot.entry.path == self._session.shown.path:
            self._panes.view.go_to(spot.place, remember=False)
        else:
            self.open(spot.entry, spot.place)
