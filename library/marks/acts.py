"""Marking many at once, and undoing it.

An act keeps what it changed. Undoing it changes back what still is as the act left it; what was
changed since, by another reader perhaps, stays. A mark that is set twice keeps its first time.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Sequence
from typing import Literal

from library.marks.values import Marked, kept_title, kept_url
from parsers.safe import one_line

Column = Literal["read", "starred"]
KEPT = 200
_AT_ONCE = 900
# Each sitting undoes what it did itself before it undoes what was done in others.
_SITTING = os.urandom(8).hex()

_EMPTY = "read IS NULL AND starred IS NULL AND place IS NULL AND seen IS NULL AND visited IS NULL"


def mark(
    connection: sqlite3.Connection,
    column: Column,
    articles: Iterable[Marked],
    *,
    is_set: bool,
    told: str,
) -> int:
    """Set or take away a mark from articles; give from how many it was changed."""
    wanted = {article[0]: article for article in articles}
    had = _marked(connection, column, wanted)
    if is_set:
        changed = sorted(wanted.keys() - had)  # in the order of the table: three times as quick
        undo = _set(connection, column, [wanted[key] for key in changed])
    else:
        changed = sorted(wanted.keys() & had)
        undo = _unset(connection, column, changed)
    if changed:
        _keep(connection, told, {"column": column, **undo})
    return len(changed)


def undo(connection: sqlite3.Connection) -> str | None:
    """Undo the last act; tell what it was, or None where there is none."""
    row = connection.execute(
        "SELECT id, told, undo FROM act ORDER BY sitting = ? DESC, id DESC LIMIT 1", (_SITTING,)
    ).fetchone()
    if row is None:
        return None
    number, told, text = row
    connection.execute("DELETE FROM act WHERE id = ?", (number,))
    try:
        act = json.loads(text)
    except ValueError:  # saved from a damaged file, but not whole
        return undo(connection)
    column: Column = "read" if act["column"] == "read" else "starred"
    if "keys" in act:
        _take_back(connection, column, act["keys"], act["at"])
    else:
        _give_back(connection, column, act["rows"])
    return str(told)


def drop_empty(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Delete the marks in which nothing is left."""
    connection.executemany(f"DELETE FROM mark WHERE key = ? AND {_EMPTY}", ((k,) for k in keys))


def _marked(connection: sqlite3.Connection, column: Column, keys: Iterable[int]) -> set[int]:
    wanted = list(keys)
    if len(wanted) > _AT_ONCE:
        rows = connection.execute(f"SELECT key FROM mark WHERE {column} IS NOT NULL")
        return {row[0] for row in rows}
    places = ", ".join("?" * len(wanted))
    rows = connection.execute(
        f"SELECT key FROM mark WHERE key IN ({places}) AND {column} IS NOT NULL", wanted
    )
    return {row[0] for row in rows}


def _set(
    connection: sqlite3.Connection, column: Column, articles: Sequence[Marked]
) -> dict[str, object]:
    now = int(time.time())
    connection.executemany(
        f"INSERT INTO mark (key, {column}, title, url) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO "
        f"UPDATE SET {column} = excluded.{column}, title = excluded.title, "
        "url = coalesce(excluded.url, url)",
        ((key, now, kept_title(title), kept_url(url)) for key, title, url in articles),
    )
    return {"at": now, "keys": [key for key, _, _ in articles]}


def _unset(connection: sqlite3.Connection, column: Column, keys: list[int]) -> dict[str, object]:
    rows = [
        row
        for key in keys
        for row in connection.execute(
            f"SELECT key, {column}, title, url FROM mark WHERE key = ?", (key,)
        )
    ]
    connection.executemany(f"UPDATE mark SET {column} = NULL WHERE key = ?", ((k,) for k in keys))
    drop_empty(connection, keys)
    return {"rows": rows}


def _take_back(
    connection: sqlite3.Connection, column: Column, keys: Sequence[int], at: int
) -> None:
    connection.executemany(
        f"UPDATE mark SET {column} = NULL WHERE key = ? AND {column} = ?",
        ((key, at) for key in keys),
    )
    drop_empty(connection, keys)


def _give_back(
    connection: sqlite3.Connection, column: Column, rows: Iterable[Sequence[object]]
) -> None:
    connection.executemany(
        f"INSERT INTO mark (key, {column}, title, url) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO "
        f"UPDATE SET {column} = excluded.{column} WHERE {column} IS NULL",
        rows,
    )


def _keep(connection: sqlite3.Connection, told: str, undo: dict[str, object]) -> None:
    added = connection.execute(
        "INSERT INTO act (at, sitting, told, undo) VALUES (?, ?, ?, ?)",
        (int(time.time()), _SITTING, one_line(told), json.dumps(undo, separators=(",", ":"))),
    )
    connection.execute("DELETE FROM act WHERE id <= ?", ((added.lastrowid or 0) - KEPT,))
