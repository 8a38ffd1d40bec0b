"""The list of articles: what can be told of each before it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from library.finding import Unreadable, find_articles
from library.reading import ReadError, folder_of, read_headline
from parsers.article import ParseError
from parsers.safe import one_line, shown_name

_NAMELESS = "articles"
# Far more than any list shows: of a title of megabytes every row drawn would count the cells.
_LONGEST_TITLE = 300


class Entry(NamedTuple):
    """An article in the list; `failure` tells in words why it cannot be opened.

    `id` is its place in the order of time (`library.catalogue.schema`), `key` what its marks are
    kept under; both are 0 outside a catalogue. `when` is what the list is ordered by.
    """

    path: Path
    title: str
    source: str
    failure: str | None = None
    id: int = 0
    key: int = 0
    url: str | None = None
    when: datetime | None = None
    is_live: bool = False


def list_entries(paths: Iterable[Path]) -> Iterator[Entry]:
    """Yield an entry for every article below the paths; only the heads of files are read."""
    for found in find_articles(paths):
        if isinstance(found, Unreadable):
            yield _failed(found.path, found.reason)
        else:
            yield _entry(found)


def _entry(path: Path) -> Entry:
    try:
        headline = read_headline(path)
    except (ReadError, ParseError) as error:
        return _failed(path, str(error))
    source = headline.source or _NAMELESS
    return Entry(path, headline.title[:_LONGEST_TITLE], source[:_LONGEST_TITLE])


def _failed(path: Path, reason: str) -> Entry:
    name = shown_name(path.name) or shown_name(str(path))
    return Entry(path, name, folder_of(path) or _NAMELESS, one_line(reason))
