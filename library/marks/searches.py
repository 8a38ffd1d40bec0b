"""Saved searches, what was added to the library, and small values by name."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from pathlib import Path
from typing import NamedTuple

from library.marks.sources import NamingError, good_name
from parsers.safe import one_line

Value = str | int | float | bool | list[object] | dict[str, object] | None


class SavedSearch(NamedTuple):
    """A query that was saved under a name."""

    name: str
    query: str


SAVED = "SELECT name, query FROM search ORDER BY position, name"
"""Asks for the saved searches, in the order they were saved in; beside a catalogue as well."""


def searches(connection: sqlite3.Connection) -> list[SavedSearch]:
    """Give the saved searches, in the order they were saved in."""
    return [SavedSearch(*row) for row in connection.execute(SAVED)]


def keep(connection: sqlite3.Connection, name: str, query: str) -> None:
    """Save a search; one of this name gets the new query and stays in its place."""
    query = one_line(query)
    if not query:
        raise NamingError("a search without words finds nothing to save")
    connection.execute(
        "INSERT INTO search (name, query, position, changed) VALUES "
        "(?, ?, (SELECT coalesce(max(position), 0) + 1 FROM search), ?) "
        "ON CONFLICT (name) DO UPDATE SET query = excluded.query, changed = excluded.changed",
        (good_name(name), query, int(time.time())),
    )


def drop(connection: sqlite3.Connection, name: str) -> bool:
    """Forget a saved search; tell whether there was one."""
    return connection.execute("DELETE FROM search WHERE name = ?", (name,)).rowcount > 0


def holdings(connection: sqlite3.Connection) -> list[Path]:
    """Give the paths that were added, in the order they were added in."""
    rows = connection.execute("SELECT path FROM holding ORDER BY added, rowid")
    return [Path(os.fsdecode(row[0])) for row in rows]


def add_holding(connection: sqlite3.Connection, path: Path) -> bool:
    """Add a path, which is made absolute; tell whether it is a new one."""
    added = connection.execute(
        "INSERT OR IGNORE INTO holding (path, added) VALUES (?, ?)", (_kept(path), int(time.time()))
    )
    return added.rowcount > 0


def remove_holding(connection: sqlite3.Connection, path: Path) -> bool:
    """Take a path out of the library; tell whether it was in it."""
    removed = connection.execute("DELETE FROM holding WHERE path = ?", (_kept(path),))
    return removed.rowcount > 0


def recall(connection: sqlite3.Connection, name: str) -> object:
    """Give the value of a name; None where there is none."""
    row = connection.execute("SELECT value FROM value WHERE name = ?", (name,)).fetchone()
    try:
        return json.loads(row[0]) if row else None
    except (ValueError, RecursionError):
        return None


def remember(connection: sqlite3.Connection, name: str, value: Value) -> None:
    """Keep a value under a name."""
    connection.execute(
        "INSERT OR REPLACE INTO value (name, value) VALUES (?, ?)", (name, json.dumps(value))
    )


def _kept(path: Path) -> bytes:
    return os.fsencode(os.path.normpath(path.absolute()))
