"""The tables of what is the reader's own, in `marks.db`.

A mark is kept under the key of its article (`library.keys`); `title` and `url` tell whose it is
when no file has it any more. `read` and `starred` are seconds since 1970, or NULL. `place` and
`seen` are JSON: where the reader stopped, and which updates there were. `source` holds what was
chosen for a source under the name that its articles tell: another name (with slashes: in a
folder), its place in the list, and whether it was taken out of it. `act` is what `u` undoes, with
the sitting it was done in. `added`, `changed` and `at` are seconds since 1970.
"""

from __future__ import annotations

import sqlite3

VERSION = 1
NAMES = ("mark", "holding", "source", "search", "act", "value")

TABLES = """
CREATE TABLE mark (
    key INTEGER PRIMARY KEY,
    read INTEGER,
    starred INTEGER,
    place TEXT,
    seen TEXT,
    visited INTEGER,
    title TEXT,
    url TEXT
);
CREATE INDEX mark_read ON mark (key) WHERE read IS NOT NULL;
CREATE INDEX mark_starred ON mark (key) WHERE starred IS NOT NULL;
CREATE TABLE holding (path BLOB PRIMARY KEY, added INTEGER NOT NULL);
CREATE TABLE source (
    name TEXT PRIMARY KEY, shown TEXT, position INTEGER, is_removed INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE search (
    name TEXT PRIMARY KEY, query TEXT NOT NULL, position INTEGER, changed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE act (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, sitting TEXT NOT NULL, told TEXT NOT NULL,
    undo TEXT NOT NULL
);
CREATE TABLE value (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database."""
    connection.executescript(f"BEGIN; {TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
