"""The list is narrowed to what a query finds, in threads, while it is typed."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from library.catalogue.catalogue import Catalogue
from tui.panes.panes import Panes
from tui.panes.sources import SourcesPane
from tui.reading.access import Access
from tui.reading.found import Found
from tui.screens.host import Host
from tui.screens.library import Library


class Narrowing:
    """Finds the articles that have some words, for the list of the source pane."""

    def __init__(self, host: Host, library: Library, panes: Panes) -> None:
        self._host = host
        self._library = library
        self._panes = panes
        self._asked: Catalogue | None = None

    def begin(self, words: str, *, is_typed: bool) -> None:
        """Begin to find what has the words; what was looked for before is not wanted any more."""
        if asked := self._asked:  # the thread may end now
            asked.interrupt()
        if access := self._library.access:
            sources = self._panes.sources
            work = (access, sources, words, is_typed)
            self._host.in_thread(self._narrow, *work, group="narrow", exclusive=True)

    def _narrow(self, access: Access, sources: SourcesPane, words: str, is_typed: bool) -> None:
        from library.search.query import QueryError
        from tui.reading.narrowing import narrowed

        with suppress(sqlite3.Error), access.opened() as catalogue:
            self._asked = catalogue
            try:
                answers = narrowed(
                    catalogue, words, as_found=not access.is_library, typing=is_typed,
                    is_stopped=lambda: sources.words != words,
                )  # fmt: skip
                for groups, ids in answers:
                    found = Found(words, groups, ids, "", is_typed)
                    self._host.call_later(sources.take_found, found)
            except QueryError as error:
                self._host.call_later(sources.take_found, Found(words, (), {}, error.reason))
            finally:
                if self._asked is catalogue:
                    self._asked = None
