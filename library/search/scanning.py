"""Searching before the index is ready: articles are read one after the other, the newest first.

What is found is what the index would give; articles that are in it already are taken from there.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path

from library.catalogue.asking import AS_FOUND
from library.catalogue.catalogue import Catalogue
from library.catalogue.values import LISTED, Selection
from library.reading import ReadError, read_document
from library.search.matching import Marked, Matcher
from library.search.plan import select
from library.search.query import Query
from library.shelf import Entry
from parsers.article import ParseError
from parsers.live_words import may_be_live
from parsers.searchtext import search_text, tells_in_markup

MarksOf = Callable[[Iterable[int]], Mapping[int, Marked]]
"""Gives the marks of articles with certain keys: `Marks.of`."""
_PAGE = 100
WAITING = Selection(
    f"SELECT a.id FROM article a WHERE NOT a.is_indexed AND {LISTED} ORDER BY a.id DESC"
)
"""What is not in the index yet, of the sources that are listed."""


def text_of(path: Path) -> str:
    """Give the words of the article in a file; none where it cannot be read."""
    try:
        return search_text(read_document(path))
    except (ReadError, ParseError):
        return ""


@lru_cache(maxsize=1 << 16)
def is_live_by_reading(entry: Entry) -> bool:
    """Tell whether an article is live coverage, of which no catalogue knows: by reading its file.

    It is parsed where its words let it be, which is ten times as long.
    """
    try:
        document = read_document(entry.path)
        text = search_text(document)
        if may_be_live(entry.title, text) or tells_in_markup(document):
            from parsers.registry import parse

            return parse(document).live
    except (ReadError, ParseError):
        pass
    return False


def matcher_for(catalogue: Catalogue, query: Query, *, as_found: bool) -> Matcher:
    """Give what tells of the articles of a catalogue whether a query finds them."""
    names = catalogue.names()
    return Matcher(query, names, is_live_by_reading) if as_found else Matcher(query, names)


def find(
    catalogue: Catalogue,
    query: Query,
    marks_of: MarksOf | None = None,
    *,
    text_of: Callable[[Path], str] = text_of,
    is_stopped: Callable[[], bool] = lambda: False,
    as_found: bool = False,
) -> Iterator[Entry]:
    """Yield what a query finds, the newest first: by the index, and where it is not, by reading.

    For the thread that the catalogue belongs to. Marks are those beside it, or what `marks_of`
    gives. `is_stopped` is asked before each article that is read. What is in the index is known
    as of the moment the search begins. `as_found` is for articles that are read without being in
    the library, and have no index: what is live is found by reading, too.
    """
    waiting = known = array("q")
    if as_found:
        waiting = catalogue.ids(AS_FOUND)
    else:
        waiting = catalogue.ids(WAITING) if query.asks_words else waiting
        unknown = set(waiting)
        # Between the two questions some may have been taken into the index.
        known = array("q", (n for n in catalogue.ids(select(query)) if n not in unknown))
    matcher = matcher_for(catalogue, query, as_found=as_found)
    marks_of = marks_of or catalogue.marked
    indexed = _entries(catalogue, known)
    newest = next(indexed, None)
    for entry, is_found in _scanned(_entries(catalogue, waiting), matcher, marks_of, text_of):
        while newest and newest.id > entry.id:
            yield newest
            newest = next(indexed, None)
        if is_stopped():
            return
        if is_found():
            yield entry
    if newest:
        yield newest
    yield from indexed


def _scanned(
    entries: Iterable[Entry], matcher: Matcher, marks_of: MarksOf, text_of: Callable[[Path], str]
) -> Iterator[tuple[Entry, Callable[[], bool]]]:
    """Yield the entries, each with what tells whether it is found."""
    rest = iter(entries)
    while page := list(islice(rest, _PAGE)):
        marks = marks_of([entry.key for entry in page])
        for entry in page:
            text = partial(text_of, entry.path)
            yield entry, partial(matcher.matches, entry.title, text, entry, marks.get(entry.key))


def _entries(catalogue: Catalogue, ids: Sequence[int]) -> Iterator[Entry]:
    for start in range(0, len(ids), _PAGE):
        yield from catalogue.entries(ids[start : start + _PAGE])
