"""Narrowing a list to the articles that a query finds, while it is typed.

Articles that are not in the index yet are not read for their words: titles are what is compared.
Below paths, where no catalogue knows what is live, they are read for that.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping

from library.catalogue.asking import AS_FOUND
from library.catalogue.catalogue import Catalogue
from library.catalogue.groups import Group, grouped
from library.catalogue.values import Selection
from library.search.plan import select
from library.search.query import Query, parse_query
from library.search.scanning import matcher_for
from tui.reading.search import fold

_WAITING = Selection("SELECT id FROM article WHERE is_shown AND NOT is_indexed ORDER BY id DESC")
_PAGE = 500
_FIRST = 4 * _PAGE


def narrowed(
    catalogue: Catalogue,
    words: str,
    *,
    as_found: bool,
    is_stopped: Callable[[], bool],
    typing: bool = True,
) -> Iterator[tuple[list[Group], dict[str, array[int]]]]:
    """Yield the groups in which a query finds something, and the ids in each.

    Where many titles have to be compared there is a first answer, of the newest, and then the
    whole one. A source whose name has the words is there with all its articles. Raises QueryError.
    """
    query = parse_query(words, typing=typing)
    found: dict[str, array[int]] = {} if as_found else catalogue.by_source(select(query))
    waiting = _waiting(catalogue, query, as_found=as_found)
    for some in filter(len, (waiting[:_FIRST], waiting[_FIRST:])):
        for name, number in _by_title(catalogue, query, some, is_stopped, as_found=as_found):
            found.setdefault(name, array("q")).append(number)
        if is_stopped():
            return
        yield _groups(catalogue, words, found, as_found=as_found)
    if not waiting:
        yield _groups(catalogue, words, found, as_found=as_found)


def _waiting(catalogue: Catalogue, query: Query, *, as_found: bool) -> array[int]:
    """The articles of which the index cannot tell whether they are found."""
    if as_found:
        return catalogue.ids(AS_FOUND)
    return catalogue.ids(_WAITING) if query.asks_words else array("q")


def _groups(
    catalogue: Catalogue, words: str, found: Mapping[str, array[int]], *, as_found: bool
) -> tuple[list[Group], dict[str, array[int]]]:
    rows, ids = [], {}
    for source in catalogue.sources(as_found=as_found):
        if fold(words) in fold(source.name):
            own = catalogue.ids(catalogue.of_source(source))
        else:
            parts = [found[name] for name in source.told if name in found]
            own = array("q", sorted({n for part in parts for n in part}, reverse=True))
        if own:
            ids[source.name] = own
            rows.append((source.counting(len(own), len(catalogue.unread_among(own))), None))
    return grouped(rows), ids


def _by_title(
    catalogue: Catalogue,
    query: Query,
    waiting: array[int],
    is_stopped: Callable[[], bool],
    *,
    as_found: bool,
) -> Iterator[tuple[str, int]]:
    """The articles of some whose titles match, each behind the name its source tells."""
    told = {shown: name for name, shown in catalogue.names()}
    matcher = matcher_for(catalogue, query, as_found=as_found)
    for start in range(0, len(waiting), _PAGE):
        entries = catalogue.entries(waiting[start : start + _PAGE])
        marks = catalogue.marked(entry.key for entry in entries)
        for entry in entries:
            if is_stopped():
                return
            # Another reader may have renamed its source at this moment.
            name = told.get(entry.source)
            if name and matcher.matches(entry.title, None, entry, marks.get(entry.key)):
                yield name, entry.id
