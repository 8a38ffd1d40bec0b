"""The library is searched: hits above the list, their words marked in the articles."""

from __future__ import annotations

import sqlite3
import time
from array import array
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from textual.worker import get_current_worker

from library.catalogue.catalogue import Catalogue
from library.catalogue.groups import Group
from library.search.snippets import Snippet
from library.shelf import Entry
from tui.panes.panes import Panes
from tui.panes.sources import SourcesPane
from tui.reading.access import Access
from tui.reading.searching import Hits, Search, hits_group, hits_of, matcher_of, why_no_query
from tui.reading.session import Session
from tui.screens.host import Host
from tui.screens.library import Library
from tui.screens.opening import Opening
from tui.screens.prompt import Purpose, Question

# So many characters are seen on most screens.
_SNIPPET = 32
_SECONDS = 0.2


class Searching:
    """Searches the library, lists the hits as they are found, and goes from hit to hit."""

    def __init__(
        self, host: Host, library: Library, panes: Panes, session: Session, opening: Opening
    ) -> None:
        self._host = host
        self._library = library
        self._panes = panes
        self._session = session
        self._opening = opening
        self._search: Search | None = None
        self._searched: Catalogue | None = None
        # Whether the words were left with Esc, and are not marked until a hit is chosen again.
        self._is_left = self._is_backwards = False

    # Asking

    def ask(self, *, by_relevance: bool = False) -> None:
        """Ask for words to look for in the whole library."""
        begin = partial(self._begin_search_for, by_relevance)
        self._host.ask(Question(Purpose.SEARCH, begin, check=why_no_query))

    def _begin_search_for(self, by_relevance: bool, words: str) -> None:
        if words.strip():
            self._begin_search(Search(words.strip(), by_relevance))

    def order_by_relevance(self) -> None:
        """Have the hits of this search in the order of relevance; without one, ask for words."""
        if self._search:
            self._begin_search(Search(self._search.words, by_relevance=True))
        else:
            self.ask(by_relevance=True)

    def ask_filter(self) -> None:
        """Ask what is to be listed, offering what is listed now."""
        question = Question(Purpose.FILTER, self._filter, check=why_no_query)
        self._host.ask(question, self._panes.sources.filter)

    def _filter(self, words: str) -> None:
        self._panes.sources.choose(words)
        self._panes.go_to("sources")

    # Searching

    def _begin_search(self, search: Search) -> None:
        access = self._library.access
        if not access:
            return
        self._search, self._is_left = search, False
        self._panes.sources.choose("")
        self._panes.sources.drop_hits()
        nothing = Hits(array("q"), 0, is_all=False)
        self._panes.sources.show_hits(hits_group(search, nothing), nothing.ids, is_all=False)
        self._panes.go_to("sources")
        self._stop_searching()
        self._host.in_thread(self._look_for, access, search, group="search", exclusive=True)

    def _stop_searching(self) -> None:
        if searched := self._searched:  # the thread may end now
            searched.interrupt()

    def _look_for(self, access: Access, search: Search) -> None:
        worker = get_current_worker()

        def is_stopped() -> bool:
            return worker.is_cancelled or self._search is not search

        with suppress(sqlite3.Error), access.opened() as catalogue:
            self._searched = catalogue
            try:
                as_found = not access.is_library
                for hits in hits_of(catalogue, search, is_stopped, as_found=as_found):
                    if is_stopped():
                        return
                    group = hits_group(search, hits)
                    self._host.call_later(self._take_hits, search, hits, group)
            finally:
                if self._searched is catalogue:
                    self._searched = None

    def _take_hits(self, search: Search, hits: Hits, group: Group) -> None:
        if search is not self._search:
            return
        self._panes.sources.show_hits(group, hits.ids, is_all=hits.is_all)
        if hits.is_all and not hits.ids:
            self._host.tell(f"Nothing in the library is found by {search.words}")

    def read_snippets(self, articles: Sequence[tuple[str, Entry]]) -> None:
        """Begin to read a few words of articles, each behind the query that it was found by."""
        work = (self._panes.sources, articles)
        self._host.in_thread(self._read_snippets, *work, group="snippets", exclusive=True)

    def _read_snippets(self, sources: SourcesPane, articles: Sequence[tuple[str, Entry]]) -> None:
        from library.search.scanning import text_of

        worker, told = get_current_worker(), time.monotonic()
        found: dict[tuple[str, int], Snippet] = {}
        for words, entry in articles:
            if worker.is_cancelled:
                return
            matcher = matcher_of(words)
            snippet = matcher.snippet(text_of(entry.path), _SNIPPET) if matcher else Snippet("")
            found[words, entry.id] = snippet
            if time.monotonic() - told > _SECONDS:
                self._host.call_later(sources.take_snippets, found)
                found, told = {}, time.monotonic()
        self._host.call_later(sources.take_snippets, found)

    # From hit to hit

    def hunt_again(self) -> None:
        """Mark the words in articles again, as one was chosen from the list."""
        self._is_left = False

    def hunt_in(self, entry: Entry) -> None:
        """Mark in the article that was just opened the words by which it was found."""
        query = "" if self._is_left else self._panes.sources.query_of(entry)
        if query and matcher_of(query):
            self._panes.article.hunt(query, is_from_end=self._is_backwards)
        self._is_backwards = False

    def walk(self, step: int) -> bool:
        """Go to the next or previous word of a search, in the next article where need be.

        False where no search is read.
        """
        article, sources = self._panes.article, self._panes.sources
        is_first = not self._is_left and sources.hits is not None and not self._is_in_search
        if not article.hunted and not is_first:
            return False
        if article.hunted and article.step_hunted(step):
            return True
        entry = sources.hit_beside(step)
        if entry is None:
            self._host.tell("This is the last hit." if step > 0 else "This is the first hit.")
            return True
        self._is_backwards = step < 0
        self._opening.go_to(entry)
        number, total = sources.place_of(entry)
        self._host.tell(f"Hit {number:,} of {total:,}: {entry.title}")
        return True

    @property
    def _is_in_search(self) -> bool:
        shown = self._session.wanted
        return shown is not None and bool(self._panes.sources.query_of(shown))

    def leave(self) -> bool:
        """Leave what can be left within the pane; False where there is nothing."""
        was_hunting, had_hits = self._panes.article.hunted, self._panes.sources.hits
        is_left = self._panes.leave()
        if was_hunting and not self._panes.article.hunted:
            self._is_left = True
        if had_hits and not self._panes.sources.hits:
            self._search_ended()
        return is_left

    def _search_ended(self) -> None:
        self._search = None
        self._stop_searching()
        if self._session.shown:
            self._panes.sources.open(self._session.shown)

    def drop(self) -> None:
        """Drop what was just looked for."""
        if self._panes.sources.drop_hits():
            self._search_ended()
        else:
            self._host.tell("No search is under the cursor.")
