"""A catalogue of articles that are read without being added to the library, made while one reads.

Its ids descend as the articles are found, so that the list has the order of the paths.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from library.catalogue import schema
from library.keys import key_of
from library.reading import date_in_name
from library.shelf import Entry, list_entries

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
        for number, entry in enumerate(list_entries(paths)):
            _insert(connection, _FIRST - number, entry)
            if number % _BATCH == 0:
                connection.execute("COMMIT")
                yield number + 1
                connection.execute("BEGIN")
        connection.execute("COMMIT")
        yield number + 1
    finally:
        connection.close()


def _insert(connection: sqlite3.Connection, number: int, entry: Entry) -> None:
    folder, name = os.path.split(os.fsencode(entry.path))
    source = _number_of(connection, "source", "name", entry.source)
    holding = _number_of(connection, "holding", "path", folder)
    key = key_of(None, entry.title, entry.source, date_in_name(entry.path.name))
    connection.execute(
        "INSERT INTO article (id, holding, path, size, modified, key, source, title, failure) "
        "VALUES (?, ?, ?, 0, 0, ?, ?, ?, ?)",
        (number, holding, name, key, source, entry.title, entry.failure),
    )


def _number_of(connection: sqlite3.Connection, table: str, column: str, value: object) -> int:
    row = connection.execute(f"SELECT id FROM {table} WHERE {column} = ?", (value,)).fetchone()
    if row:
        return int(row[0])
    added = connection.execute(f"INSERT INTO {table} ({column}) VALUES (?)", (value,))
    return int(added.lastrowid or 0)
