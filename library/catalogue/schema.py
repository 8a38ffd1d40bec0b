"""The tables of the catalogue, in `index.db`. Whatever is in them was read from files.

An article's `id` is in the order of time, so that "newest first" costs nothing: the minutes since
1900 times 256, and a number in the order of its seconds. Ids below `FIRST_DATED` are of those
whose time nobody tells. An id is never used again, as the words of what had it may still be
in the index: `gone` holds those.

`key` is that of `library.keys`; of several versions of one article the newest is `is_shown`.
`is_live` is 2 as long as that is to be found out by parsing the whole article.
`moment` is in seconds since 1970, UTC. `path` is as the system writes it (bytes), below the path
of its holding, and empty where that is a file itself.

In `words` the body comes first: each word of each article costs two bytes less in the first column.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

VERSION = 2
A_MINUTE = 256
FIRST_DATED = 1 << 32
_START = datetime(1900, 1, 1, tzinfo=UTC)

TABLES = """
CREATE TABLE holding (id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE);
CREATE TABLE source (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, total INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    holding INTEGER NOT NULL,
    path BLOB NOT NULL,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    key INTEGER NOT NULL,
    source INTEGER NOT NULL,
    title TEXT NOT NULL,
    url TEXT,
    moment INTEGER,
    is_live INTEGER NOT NULL DEFAULT 0,
    is_shown INTEGER NOT NULL DEFAULT 1,
    is_indexed INTEGER NOT NULL DEFAULT 0,
    digest BLOB,
    failure TEXT,
    UNIQUE (holding, path)
);
CREATE INDEX article_of_source ON article (source, id) WHERE is_shown;
CREATE INDEX article_of_key ON article (key, source, is_shown);
CREATE INDEX article_live ON article (id) WHERE is_live = 1;
CREATE INDEX article_to_index ON article (id) WHERE NOT is_indexed;
CREATE TABLE gone (id INTEGER PRIMARY KEY);
CREATE TABLE progress (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    body, title, content='', tokenize="ascii", detail=full
);
CREATE TRIGGER article_taken AFTER INSERT ON article WHEN new.is_shown BEGIN
    UPDATE source SET total = total + 1 WHERE id = new.source;
END;
CREATE TRIGGER article_dropped AFTER DELETE ON article WHEN old.is_shown BEGIN
    UPDATE source SET total = total - 1 WHERE id = old.source;
END;
CREATE TRIGGER article_changed AFTER UPDATE OF is_shown, source ON article
WHEN new.is_shown <> old.is_shown OR new.source <> old.source BEGIN
    UPDATE source SET total = total - old.is_shown WHERE id = old.source;
    UPDATE source SET total = total + new.is_shown WHERE id = new.source;
END;
"""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database."""
    connection.executescript(f"BEGIN; {TABLES} PRAGMA user_version = {VERSION}; COMMIT;")


def first_id(when: datetime) -> int:
    """Give the lowest id that an article of this minute may have."""
    minutes = int((when - _START).total_seconds() // 60)
    return max(FIRST_DATED, FIRST_DATED + minutes * A_MINUTE)
