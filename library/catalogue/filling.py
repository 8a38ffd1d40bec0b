"""A catalogue of articles that are read without being added to the library, made while one reads.

Its ids descend as the articles are found, so that the list has the order of the paths; each file
is an article of its own. Their words are not indexed.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from library.catalogue import schema
from library.finding import Found, Unreadable, find_articles
from library.importing.extracting import Head, Place, head_of, unread_head
from library.importing.progress import Progress
from library.importing.writer import Writer
from library.reading import STANDARD_INPUT, ReadError, read_headline
from parsers.article import ParseError

_FIRST_SECONDS, _SECONDS = 0.01, 0.2
# Size and time of a packed file: nobody asks whether what is only opened was changed.
_UNSTAMPED = (0, 0)


def fill(index: Path, paths: Iterable[Path]) -> Iterator[int]:
    """List the articles below the paths in a new file; yield how many, from time to time.

    The first one is in it at once. Raises sqlite3.Error where the file cannot be written.
    """
    with contextlib.closing(sqlite3.connect(index, isolation_level=None)) as connection:
        schema.create(connection)
    started, count, patience, written = datetime.now(UTC), 0, 0.0, time.monotonic()
    with contextlib.closing(Writer(index, as_found=True)) as writer:
        for found in find_articles(paths):
            place, head = _head(found)
            writer.add(writer.holding(place.root), [head])
            count += 1
            if time.monotonic() - written >= patience:
                writer.commit(Progress("headers", count, 0, started, datetime.now(UTC)))
                yield count
                written = time.monotonic()
                patience = min(_SECONDS, 2 * patience or _FIRST_SECONDS)
        writer.commit(Progress("done", count, count, started, datetime.now(UTC)))
        yield count


def _head(found: Found) -> tuple[Place, Head]:
    """Give what is known of a file, and where it lies by the path that was given."""
    if isinstance(found, Unreadable):
        place = Place(*os.path.split(os.fsencode(found.path)))
        return place, unread_head(place, found.reason)
    folder, name = os.path.split(os.fsencode(found))
    place = Place(folder, name)
    if found == STANDARD_INPUT:
        return place, _head_of_input(place)
    return place, head_of_file(found)


def head_of_file(file: Path) -> Head:
    """Give what the head of a file tells, be it in a container or not. Never raises."""
    whole = os.fsencode(os.path.abspath(file))  # noqa: PTH100 - links in it stay
    place = Place(*os.path.split(whole))
    try:
        return head_of(place)
    except NotADirectoryError:  # a container is above it
        return head_of(place._replace(stamp=_UNSTAMPED))


def _head_of_input(place: Place) -> Head:
    try:
        told = read_headline(STANDARD_INPUT)
    except (ReadError, ParseError) as error:
        return unread_head(place, str(error))
    return unread_head(place, "")._replace(
        title=told.title, url=told.url, source=told.source or "articles", failure=None
    )
