"""A screen on which the library is searched: hits above the list, their words in the articles."""

from __future__ import annotations

import sqlite3
import time
from array import array
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from library.catalogue.catalogue import Catalogue
from library.catalogue.groups import Group
from library.search.snippets import Snippet
from library.shelf import Entry
from tui.panes.sources import SourcesPane
from tui.reading.searching import Hits, Search, hits_group, hits_of, matcher_of, why_no_query
from tui.screens.naming import NamingScreen
from tui.screens.opening import OpeningScreen
from tui.screens.prompt import Purpose, Question

# So many characters are seen on most screens.
_SNIPPET = 32
_SECONDS = 0.2


class SearchingScreen(NamingScreen):
    """The panes, with what a search found, and the keys that lead from hit to hit."""

    @dataclass
    class HitsFound(Message):
        """A search found something, or all there is; `group` is its row in the list."""

        search: Search
        hits: Hits
        group: Group

    @dataclass
    class SnippetsRead(Message):
        """A few words of articles, by query and id."""

        snippets: dict[tuple[str, int], Snippet]

    _search: Search | None = None
    _searched: Catalogue | None = None
    # Whether the words were left with Esc, and are not marked until a hit is chosen again.
    _is_left = False
    _is_backwards = False

    # Asking

    def action_search_all(self) -> None:
        """Ask for words to look for in the whole library."""
        self._ask_words(by_relevance=False)

    def _ask_words(self, *, by_relevance: bool) -> None:
        begin = partial(self._begin_search_for, by_relevance)
        self.prompt.ask(Question(Purpose.SEARCH, begin, check=why_no_query))

    def _begin_search_for(self, by_relevance: bool, words: str) -> None:
        if words.strip():
            self._begin_search(Search(words.strip(), by_relevance))

    def action_search_by_relevance(self) -> None:
        """Have the hits of this search in the order of relevance; without one, ask for words."""
        if self._search:
            self._begin_search(Search(self._search.words, by_relevance=True))
        else:
            self._ask_words(by_relevance=True)

    def action_filter(self) -> None:
        """Ask what is to be listed, offering what is listed now."""
        question = Question(Purpose.FILTER, self._filter, check=why_no_query)
        self.prompt.ask(question, self.panes.sources.filter)

    def _filter(self, words: str) -> None:
        self.panes.sources.choose(words)
        self.panes.go_to("sources")

    # Searching

    def _begin_search(self, search: Search) -> None:
        if not self._access:
            return
        self._search, self._is_left = search, False
        self.panes.sources.choose("")
        self.panes.sources.drop_hits()
        nothing = Hits(array("q"), 0, is_all=False)
        self.panes.sources.show_hits(hits_group(search, nothing), nothing.ids, is_all=False)
        self.panes.go_to("sources")
        self._stop_searching()
        self._look_for(search)

    def _stop_searching(self) -> None:
        if searched := self._searched:  # the thread may end now
            searched.interrupt()

    @work(thread=True, exclusive=True, group="search")
    def _look_for(self, search: Search) -> None:
        assert self._access
        worker = get_current_worker()

        def is_stopped() -> bool:
            return worker.is_cancelled or self._search is not search

        with suppress(sqlite3.Error), self._access.opened() as catalogue:
            self._searched = catalogue
            try:
                as_found = not self._access.is_library
                for hits in hits_of(catalogue, search, is_stopped, as_found=as_found):
                    if is_stopped():
                        return
                    self.post_message(self.HitsFound(search, hits, hits_group(search, hits)))
            finally:
                if self._searched is catalogue:
                    self._searched = None

    @on(HitsFound)
    def _take_hits(self, event: HitsFound) -> None:
        if event.search is not self._search:
            return
        hits = event.hits
        self.panes.sources.show_hits(event.group, hits.ids, is_all=hits.is_all)
        if hits.is_all and not hits.ids:
            self._tell(f"Nothing in the library is found by {event.search.words}")

    @on(SourcesPane.SnippetsWanted)
    def _begin_to_read_snippets(self, event: SourcesPane.SnippetsWanted) -> None:
        self._read_snippets(event.articles)

    @work(thread=True, exclusive=True, group="snippets")
    def _read_snippets(self, articles: Sequence[tuple[str, Entry]]) -> None:
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
                self.post_message(self.SnippetsRead(found))
                found, told = {}, time.monotonic()
        self.post_message(self.SnippetsRead(found))

    @on(SnippetsRead)
    def _take_snippets(self, event: SnippetsRead) -> None:
        self.panes.sources.take_snippets(event.snippets)

    # From hit to hit

    @on(SourcesPane.EntryChosen)
    def _hunt_again(self) -> None:
        self._is_left = False

    def _show_article(self, event: OpeningScreen.EntryOpened) -> None:
        query = "" if self._is_left else self.panes.sources.query_of(event.opened.entry)
        super()._show_article(event)
        if query and matcher_of(query):
            self.panes.article.hunt(query, is_from_end=self._is_backwards)
        self._is_backwards = False

    def walks_hits(self, step: int) -> bool:
        """Go to the next or previous word of a search, in the next article where need be.

        False where no search is read.
        """
        article, sources = self.panes.article, self.panes.sources
        is_first = not self._is_left and sources.hits is not None and not self._is_in_search
        if not article.hunted and not is_first:
            return False
        if article.hunted and article.step_hunted(step):
            return True
        entry = sources.hit_beside(step)
        if entry is None:
            self._tell("This is the last hit." if step > 0 else "This is the first hit.")
            return True
        self._is_backwards = step < 0
        self._session.jump_from(self._view.place)
        self._open(entry)
        number, total = sources.place_of(entry)
        self._tell(f"Hit {number:,} of {total:,}: {entry.title}")
        return True

    @property
    def _is_in_search(self) -> bool:
        shown = self._session.wanted
        return shown is not None and bool(self.panes.sources.query_of(shown))

    def action_leave(self) -> None:
        """Leave the chosen link, the search, the zoom, or else the pane one is in. Never quits."""
        if not self.leaves():
            self.panes.go_to("article" if self.panes.at == "timeline" else "sources")

    def leaves(self) -> bool:
        """Leave what can be left within the pane; False where there is nothing."""
        was_hunting, had_hits = self.panes.article.hunted, self.panes.sources.hits
        is_left = self.panes.leave()
        if was_hunting and not self.panes.article.hunted:
            self._is_left = True
        if had_hits and not self.panes.sources.hits:
            self._search_ended()
        return is_left

    def _search_ended(self) -> None:
        self._search = None
        self._stop_searching()
        if self._session.shown:
            self.panes.sources.open(self._session.shown)

    def action_drop_search(self) -> None:
        """Drop the saved search under the cursor, else what was just looked for."""
        if self.drops_saved():
            return
        if self.panes.sources.drop_hits():
            self._search_ended()
        else:
            self._tell("No search is under the cursor.")
