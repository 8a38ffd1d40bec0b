"""A catalogue of articles that are read without being added to the library, made while one reads.

Its ids descend as the articles are found, so that the list has the order of the paths. What was
named is listed, several versions of an article too; their marks are the same.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from library.catalogue import schema
from library.finding import Unreadable, find_articles
from library.importing.extracting import Head, Place, head_of, unread_head

_BATCH = 500
_FIRST = 1 << 48


def fill(index: Path, paths: Iterable[Path]) -> Iterator[int]:
    """List the articles below the paths in a new file; yield how many, from time to time.

    The first one is in it at once. Raises sqlite3.Error where the file cannot be written.
    """
    connection = sqlite3.connect(index, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    schema.create(connection)
    connection.execute("BEGIN")
    number = -1
    try:
        for number, found in enumerate(find_articles(paths)):
            _insert(connection, _FIRST - number, _head(found))
            if number % _BATCH == 0:
                connection.execute("COMMIT")
                yield number + 1
                connection.execute("BEGIN")
        connection.execute("COMMIT")
        yield number + 1
    finally:
        connection.close()


def _head(found: Path | Unreadable) -> Head:
    if isinstance(found, Unreadable):
        return unread_head(Place(os.fsencode(found.path), b""), found.reason)
    return head_of(Place(os.fsencode(found), b""))


def _insert(connection: sqlite3.Connection, number: int, head: Head) -> None:
    source = _number_of(connection, "source", "name", head.source)
    folder, name = os.path.split(head.place.root)
    holding = _number_of(connection, "holding", "path", folder)
    connection.execute(
        "INSERT INTO article (id, holding, path, size, modified, key, source, title, url, moment, "
        "failure) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, holding, name, head.size, head.modified, head.key, source, head.title, head.url,
         head.moment, head.failure),
    )  # fmt: skip


def _number_of(connection: sqlite3.Connection, table: str, column: str, value: object) -> int:
    row = connection.execute(f"SELECT id FROM {table} WHERE {column} = ?", (value,)).fetchone()
    if row:
        return int(row[0])
    added = connection.execute(f"INSERT INTO {table} ({column}) VALUES (?)", (value,))
    return int(added.lastrowid or 0)
