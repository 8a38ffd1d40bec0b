"""A screen whose list is narrowed to what a query finds, in threads, while it is typed."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from library.catalogue.catalogue import Catalogue
from tui.panes.sources import SourcesPane
from tui.reading.found import Found
from tui.screens.listing import ListingScreen


class NarrowingScreen(ListingScreen):
    """The panes, with a list of all articles, or only of those that have some words."""

    @dataclass
    class WordsFound(Message):
        """The articles that have the words."""

        found: Found

    _narrowing: Catalogue | None = None

    @on(SourcesPane.NarrowWanted)
    def _begin_to_narrow(self, event: SourcesPane.NarrowWanted) -> None:
        if narrowing := self._narrowing:  # the thread may end now
            narrowing.interrupt()
        if self._access:
            self._narrow(event.words, is_typed=event.is_typed)

    @work(thread=True, exclusive=True, group="narrow")
    def _narrow(self, words: str, *, is_typed: bool) -> None:
        from library.search.query import QueryError
        from tui.reading.narrowing import narrowed

        assert self._access
        sources = self.panes.sources
        with suppress(sqlite3.Error), self._access.opened() as catalogue:
            self._narrowing = catalogue
            try:
                answers = narrowed(
                    catalogue, words, as_found=not self._access.is_library, typing=is_typed,
                    is_stopped=lambda: sources.words != words,
                )  # fmt: skip
                for groups, ids in answers:
                    self.post_message(self.WordsFound(Found(words, groups, ids, "", is_typed)))
            except QueryError as error:
                self.post_message(self.WordsFound(Found(words, (), {}, error.reason)))
            finally:
                if self._narrowing is catalogue:
                    self._narrowing = None

    @on(WordsFound)
    def _take_found(self, event: WordsFound) -> None:
        self.panes.sources.take_found(event.found)
