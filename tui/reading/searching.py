"""Searches as the reader sees them: what was just looked for, and the saved ones."""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from library.catalogue.asking import is_indexed, saved_searches, these
from library.catalogue.catalogue import Catalogue
from library.catalogue.groups import Group

if TYPE_CHECKING:
    from library.search.matching import Matcher

HITS = "\\"
"""The name of the group of what was just looked for: no source and no saved search has it."""
_SAVED = "="
_SECONDS = 0.3
_FIRST = 200


class Search(NamedTuple):
    """What is looked for in the whole library."""

    words: str
    by_relevance: bool = False


class Hits(NamedTuple):
    """What was found so far, how many of it are unread, and whether that is all."""

    ids: array[int]
    unread: int
    is_all: bool


def why_no_query(words: str, *, typing: bool = False) -> str | None:
    """Tell why words cannot be looked for; None where they can. What is being typed may go on."""
    from library.search.query import QueryError, parse_query

    try:
        parse_query(words, typing=typing)
    except QueryError as error:
        return error.reason
    return None


@lru_cache(maxsize=32)
def matcher_of(words: str) -> Matcher | None:
    """Give what finds the words of a query in a text; None where it is none, or has no words."""
    from library.search.matching import Matcher
    from library.search.query import QueryError, parse_query

    try:
        query = parse_query(words)
    except QueryError:
        return None
    return Matcher(query) if query.words else None


def hits_of(
    catalogue: Catalogue,
    search: Search,
    is_stopped: Callable[[], bool],
    *,
    as_found: bool = False,
) -> Iterator[Hits]:
    """Yield what is found, more and more of it. Raises QueryError.

    The newest come at once. While the index is not ready, articles are read, the newest first;
    `as_found`, of what is not in the library, they always are.
    """
    from library.search.plan import select
    from library.search.query import parse_query

    query = parse_query(search.words)
    is_known = search.by_relevance or not query.asks_words or is_indexed(catalogue)
    if is_known and not as_found:
        selection = select(query, by_relevance=search.by_relevance)
        if not search.by_relevance:
            ids = catalogue.ids(selection, _FIRST)
            if len(ids) == _FIRST:
                yield Hits(ids, len(catalogue.unread_among(ids)), is_all=False)
        ids = catalogue.ids(selection)
        yield Hits(ids, len(catalogue.unread_among(ids)), is_all=True)
        return
    from library.search.scanning import find

    ids, fresh, unread, told = array("q"), array("q"), 0, 0.0
    yield Hits(ids, 0, is_all=False)
    found = find(catalogue, query, catalogue.marked, is_stopped=is_stopped, as_found=as_found)
    for entry in found:
        fresh.append(entry.id)
        if time.monotonic() - told > _SECONDS:
            unread += len(catalogue.unread_among(fresh))
            ids, fresh, told = ids + fresh, array("q"), time.monotonic()
            yield Hits(ids, unread, is_all=False)
    unread += len(catalogue.unread_among(fresh))
    yield Hits(ids + fresh, unread, is_all=True)


def hits_group(search: Search, hits: Hits) -> Group:
    """Give the group of what was just found. It holds what was found then, whatever is read."""
    title = f"{'By relevance' if search.by_relevance else 'Search'}: {search.words}"
    return Group(
        HITS, title, len(hits.ids), hits.unread, 0, these(hits.ids), is_on_top=True,
        query=search.words,
    )  # fmt: skip


def saved_groups(catalogue: Catalogue) -> list[Group]:
    """Give the saved searches with their numbers; what cannot be understood finds nothing.

    They are counted at every change, so by the index alone: no file is read for them.
    """
    saved = saved_searches(catalogue)
    if not saved:  # the tables of searches are not loaded for nothing
        return []
    from library.search.plan import select
    from library.search.query import QueryError, parse_query

    groups = []
    is_whole = is_indexed(catalogue)
    for search in saved:
        group = Group(_SAVED + search.name, search.name, 0, 0, is_on_top=True, query=search.query)
        with suppress(QueryError):
            query = parse_query(search.query)
            selection = select(query)
            total, unread = catalogue.counts(selection)
            is_partial = query.asks_words and not is_whole
            group = group._replace(
                total=total, unread=unread, selection=selection, is_partial=is_partial
            )
        groups.append(group)
    return groups
