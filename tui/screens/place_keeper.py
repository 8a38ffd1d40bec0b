"""The place in the article is kept while it is read, and wherever reading ends."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer

from library.marks.values import ReadingPlace
from library.shelf import Entry
from library.visits import seen_of
from parsers.article import Article
from tui.panes.panes import Panes
from tui.panes.view import ArticleView
from tui.reading.places import kept_place
from tui.reading.session import Session
from tui.screens.host import Host
from tui.screens.library import Library

if TYPE_CHECKING:
    from library.marks.marks import Marks

# A lost connection loses no more than what was scrolled in this time.
_SECONDS_UNTIL_KEPT = 1.0


class PlaceKeeper:
    """Keeps the place of the article on the screen, and what of it was seen."""

    def __init__(self, host: Host, library: Library, panes: Panes, session: Session) -> None:
        self._host = host
        self._library = library
        self._panes = panes
        self._session = session
        self._timer: Timer | None = None
        self._kept: tuple[int, ReadingPlace] | None = None
        # At the end, when the panes are gone from the screen, it still tells the place.
        self._view: ArticleView | None = None

    def keep_soon(self) -> None:
        """Keep the place in a moment, with what is scrolled until then."""
        if self._timer is None and self._session.shown:
            self._timer = self._host.set_timer(_SECONDS_UNTIL_KEPT, self._keep_now)

    def _keep_now(self) -> None:
        self._timer = None
        self.put()
        self._library.keep()

    def leave(self) -> None:
        """Know where one was in the article on the screen, before another takes its place."""
        self._session.leave(self._panes.view.place)
        self.put()
        self._view = self._panes.view

    def put(self) -> None:
        """Have the place kept, where it is another one than what is kept already."""
        entry, view = self._session.shown, self._view
        if not entry or not view or not view.article or entry.failure or not self._library.access:
            return
        place = kept_place(view.article, view.place)
        if (entry.key, place) != self._kept:
            self._kept = (entry.key, place)
            self._library.put(partial(_keep_place, entry, view.article, place))


def _keep_place(entry: Entry, article: Article, place: ReadingPlace, marks: Marks) -> None:
    marks.keep_place(entry.key, entry.title, entry.url, place, seen_of(article))
