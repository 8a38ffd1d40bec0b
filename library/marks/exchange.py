"""Marks as a JSON document: all of them written, or taken in beside those that are there."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from library.keys import shown_key
from library.marks.document import VERSION, Document, MarkRow, read_document
from library.marks.store import Store
from library.marks.values import mark_of, safe_title
from parsers.safe import clean, safe_url

__all__ = ["Imported", "exported", "merge", "read_document"]

_PAGE = 2000
_AT_ONCE = 900
_COLUMNS = "key, read, starred, place, seen, visited, title, url"


@dataclass(frozen=True, slots=True)
class Imported:
    """How many of a document brought something new."""

    marks: int
    searches: int
    sources: int
    holdings: int


def exported(store: Store) -> Iterator[str]:
    """Give the document, line by line; each mark is a line."""
    yield f'{{"version": {VERSION},'
    yield from _list("marks", _marks(store))
    yield "],"
    yield from _list("searches", _searches(store))
    yield "],"
    yield from _list("sources", _sources(store))
    yield "],"
    yield from _list("holdings", _holdings(store))
    yield "]}"


def merge(connection: sqlite3.Connection, document: Document) -> Imported:
    """Take in a document. Reads and stars are united; of the rest, the newer stays."""
    searches = [
        connection.execute(
            "INSERT INTO search (name, query, position, changed) VALUES "
            "(?, ?, (SELECT coalesce(max(position), 0) + 1 FROM search), ?) "
            "ON CONFLICT (name) DO UPDATE SET query = excluded.query, changed = excluded.changed "
            "WHERE excluded.changed > changed",
            row,
        ).rowcount
        for row in document.searches
    ]
    sources = [
        connection.execute(
            "INSERT INTO source (name, shown, position, is_removed, changed) "
            "VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET shown = excluded.shown, "
            "position = excluded.position, is_removed = excluded.is_removed, "
            "changed = excluded.changed WHERE excluded.changed > changed",
            row,
        ).rowcount
        for row in document.sources
    ]
    holdings = [
        connection.execute("INSERT OR IGNORE INTO holding (path, added) VALUES (?, ?)", row)
        for row in document.holdings
    ]
    pages = range(0, len(document.marks), _AT_ONCE)
    marks = sum(_merge(connection, document.marks[at : at + _AT_ONCE]) for at in pages)
    return Imported(marks, sum(searches), sum(sources), sum(each.rowcount for each in holdings))


def _merge(connection: sqlite3.Connection, marks: Sequence[MarkRow]) -> int:
    """Merge marks with what there is; tell to how many that made a difference."""
    places = ", ".join("?" * len(marks))
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM mark WHERE key IN ({places})", [mark.key for mark in marks]
    )
    there = {row[0]: MarkRow(*row) for row in rows}
    changed = {}
    for mark in marks:
        before = there.get(mark.key, MarkRow(mark.key))
        merged = _merged(before, mark)
        if merged != before and not merged.is_empty:
            there[mark.key] = changed[mark.key] = merged
    connection.executemany(
        f"INSERT OR REPLACE INTO mark ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        changed.values(),
    )
    return len(changed)


def _merged(there: MarkRow, mark: MarkRow) -> MarkRow:
    visit = mark if _is_newer(mark, there) else there
    return MarkRow(
        mark.key, _first(there.read, mark.read), _first(there.starred, mark.starred),
        visit.place, visit.seen, visit.visited,
        there.title if there.title is not None else mark.title,
        there.url if there.url is not None else mark.url,
    )  # fmt: skip


def _is_newer(mark: MarkRow, there: MarkRow) -> bool:
    """Whether it tells of a later visit."""
    when, before = (-1 if each.visited is None else each.visited for each in (mark, there))
    return when > before or (there.place, there.seen, there.visited) == (None, None, None)


def _first(one: int | None, other: int | None) -> int | None:
    times = [time for time in (one, other) if time is not None]
    return min(times, default=None)


def _marks(store: Store) -> Iterator[dict[str, object]]:
    """All marks. They are read in pages, so that nobody has to wait for who reads them slowly."""
    last = 0
    while rows := _page(store, last):
        yield from (_mark(*row) for row in rows)
        last = rows[-1][0]


def _page(store: Store, last: int) -> list[tuple[int, str, str, tuple[object, ...]]]:
    return store.read(
        lambda connection: [
            (key, title, url, row)
            for key, title, url, *row in connection.execute(
                "SELECT key, title, url, read, starred, place, seen, visited FROM mark "
                "WHERE key > ? ORDER BY key LIMIT ?",
                (last, _PAGE),
            )
        ]
    )


def _mark(key: int, title: str, url: str | None, row: tuple[object, ...]) -> dict[str, object]:
    mark = mark_of(*row)  # type: ignore[arg-type]  # as the table has them
    place = mark.place
    return {
        "id": shown_key(key),
        "url": url and safe_url(url),
        "title": title and safe_title(title),
        "read": _time(mark.read),
        "starred": _time(mark.starred),
        "place": place and {"section": place.section, "block": place.block, "offset": place.offset},
        "seen": dict(mark.seen),
        "visited": _time(mark.visited),
    }


def _searches(store: Store) -> list[dict[str, object]]:
    rows = _rows(store, "SELECT name, query, changed FROM search ORDER BY position, name")
    return [
        {"name": name, "query": query, "changed": _second(changed)} for name, query, changed in rows
    ]


def _sources(store: Store) -> list[dict[str, object]]:
    rows = _rows(
        store, "SELECT name, shown, position, is_removed, changed FROM source ORDER BY name"
    )
    return [
        {"name": name, "shown": shown, "position": position, "removed": bool(is_removed),
         "changed": _second(changed)}
        for name, shown, position, is_removed, changed in rows
    ]  # fmt: skip


def _holdings(store: Store) -> list[dict[str, object]]:
    rows = _rows(store, "SELECT path, added FROM holding ORDER BY added, rowid")
    return [{"path": os.fsdecode(path), "added": _second(added)} for path, added in rows]


def _rows(store: Store, query: str) -> list[tuple[str, ...]]:
    return store.read(lambda connection: connection.execute(query).fetchall())


def _list(
    name: str, values: Iterator[dict[str, object]] | list[dict[str, object]]
) -> Iterator[str]:
    line = f'"{name}": ['
    for number, value in enumerate(values):
        yield line + ("," if number > 0 else "")
        line = _json(value)
    yield line


def _json(value: dict[str, object]) -> str:
    """What no terminal could show is written as an escape."""
    text = json.dumps(value, ensure_ascii=False)
    return text if clean(text) == text else json.dumps(value)


def _second(seconds: object) -> str | None:
    return _time(datetime.fromtimestamp(seconds, UTC)) if isinstance(seconds, int) else None


def _time(when: datetime | None) -> str | None:
    return f"{when:%Y-%m-%dT%H:%M:%SZ}" if when else None
