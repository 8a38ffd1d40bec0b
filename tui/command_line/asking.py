"""Putting a query to the library, for the commands that take one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from library.search.matching import Matcher
from library.search.plan import select
from library.search.query import Query, QueryError, parse_query
from library.search.scanning import WAITING, find, text_of
from tui.command_line.catalogued import Library, tell, with_library

if TYPE_CHECKING:
    from library.search.snippets import Snippet
    from library.shelf import Entry

_PAGE = 500


class Asked:
    """A query that was put to a library."""

    def __init__(self, library: Library, query: Query) -> None:
        self._catalogue = library.catalogue
        self._marks = library.marks
        self._query = query
        self._matcher = Matcher(query, library.catalogue.names())

    def entries(self, *, by_relevance: bool, limit: int | None) -> Iterator[Entry]:
        """Yield the articles found, the newest first, page by page: there may be 100,000.

        Articles that are not in the index yet are read, and that is told.
        """
        if self._query.asks_words and (waiting := len(self._catalogue.ids(WAITING))):
            left = "left out" if by_relevance else "read one by one"
            tell(f"{waiting:,} articles are not in the index yet, and are {left}")
            if not by_relevance:
                found = find(self._catalogue, self._query, self._marks.of)
                return islice(found, limit)
        selection = select(self._query, by_relevance=by_relevance)
        return self._pages(self._catalogue.ids(selection, limit or -1))

    def _pages(self, ids: Sequence[int]) -> Iterator[Entry]:
        for start in range(0, len(ids), _PAGE):
            yield from self._catalogue.entries(ids[start : start + _PAGE])

    def snippet(self, entry: Entry, width: int) -> Snippet:
        """Give the words around the place that was found, in about so many characters."""
        return self._matcher.snippet(text_of(entry.path), width)


def asking(words: Sequence[str], step: Callable[[Library, Asked], int]) -> int:
    """Put a query to the library; give the exit status.

    1 and a line on standard error where there is no library that can be read, 2 where the query
    cannot be understood.
    """
    try:
        query = parse_query(" ".join(words))
    except QueryError as error:
        tell(f"the query cannot be understood: {error.reason}, at character {error.column + 1}")
        return 2
    return with_library(lambda library: step(library, Asked(library, query)))
