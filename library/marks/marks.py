"""Marks, and all else that is the reader's own: what reads and writes the file of marks.

Every change is on the disk when the call returns, and seen by all who read the file, the catalogue
among them. Any method raises MarksError, in words, where the file cannot be read or written.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from library.marks import acts, searches, sources
from library.marks.searches import SavedSearch, Value
from library.marks.sources import Known, Renamed
from library.marks.store import Store
from library.marks.values import (
    Mark,
    Marked,
    ReadingPlace,
    kept_title,
    kept_url,
    mark_of,
    place_text,
    seen_text,
)

if TYPE_CHECKING:
    from library.marks.exchange import Imported

_AT_ONCE = 900
_LAST_OPEN = "last open"


class Marks:
    """The reader's marks, in a file that is made where there is none.

    It belongs to the thread that opened it. Raises MarksError where marks can be kept nowhere.
    """

    def __init__(self, file: Path) -> None:
        self._store = Store(file)

    @property
    def file(self) -> Path:
        """Where the marks are: in a folder for this sitting, if that of the reader is read-only."""
        return self._store.file

    @property
    def trouble(self) -> str | None:
        """What a person should know of the file, in words. It may come up later, too."""
        return self._store.trouble

    @property
    def is_writable(self) -> bool:
        """Whether marks can be set: not where a newer version of the program made the file."""
        return self._store.is_writable

    @property
    def is_kept(self) -> bool:
        """Whether what is set is kept when the program ends."""
        return self.is_writable and not self._store.is_for_now

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def check(self) -> None:
        """Look through the whole file for damage, and mend it; `trouble` tells. In a thread."""
        self._store.check()

    # Marks

    def of(self, keys: Iterable[int]) -> dict[int, Mark]:
        """Give the marks of those articles that have one."""
        return self._store.read(lambda connection: _marks(connection, list(keys)))

    def set_read(self, articles: Sequence[Marked], *, is_read: bool, told: str) -> int:
        """Mark articles read, or unread; give how many were not so yet. `told` names the act."""
        return self._marked("read", articles, is_set=is_read, told=told)

    def set_starred(self, articles: Sequence[Marked], *, is_starred: bool, told: str) -> int:
        """Star articles, or take their stars; give how many were not so yet."""
        return self._marked("starred", articles, is_set=is_starred, told=told)

    def undo(self) -> str | None:
        """Undo the last act of marking; tell which it was, or None where there is none.

        What was changed since, by another reader, stays. Acts of this sitting come first.
        """
        return self._store.write(acts.undo)

    def keep_place(
        self,
        key: int,
        title: str,
        url: str | None,
        place: ReadingPlace | None,
        seen: Mapping[str, str],
    ) -> None:
        """Keep where reading stopped, and what updates there were. It is no act to undo."""
        row = (key, place_text(place), seen_text(seen), int(time.time()),
               kept_title(title), kept_url(url))  # fmt: skip
        self._store.write(
            lambda connection: connection.execute(
                "INSERT INTO mark (key, place, seen, visited, title, url) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
                "place = excluded.place, seen = excluded.seen, visited = excluded.visited, "
                "title = excluded.title, url = coalesce(excluded.url, url)",
                row,
            )
        )

    def last_open(self) -> int | None:
        """Give the key of the article that was open last."""
        key = self.recall(_LAST_OPEN)
        return key if isinstance(key, int) else None

    def set_last_open(self, key: int | None) -> None:
        """Keep which article is open."""
        self.remember(_LAST_OPEN, key)

    # Saved searches, and what is in the library

    def searches(self) -> list[SavedSearch]:
        """Give the saved searches, in the order they were saved in."""
        return self._store.read(searches.searches)

    def keep_search(self, name: str, query: str) -> None:
        """Save a search, in place of one of this name. Raises NamingError where one is empty."""
        self._store.write(lambda connection: searches.keep(connection, name, query))

    def drop_search(self, name: str) -> bool:
        """Forget a saved search; tell whether there was one."""
        return self._store.write(lambda connection: searches.drop(connection, name))

    def holdings(self) -> list[Path]:
        """Give the paths that were added to the library, in their order."""
        return self._store.read(searches.holdings)

    def add_holding(self, path: Path) -> bool:
        """Add a path to the library; tell whether it is a new one."""
        return self._store.write(lambda connection: searches.add_holding(connection, path))

    def remove_holding(self, path: Path) -> bool:
        """Take a path out of the library; tell whether it was in it. The marks stay."""
        return self._store.write(lambda connection: searches.remove_holding(connection, path))

    # Sources; `known` are those of the catalogue

    def rename_source(self, old: str, new: str, known: Iterable[Known] = ()) -> Renamed:
        """Rename a source, or a folder with all in it. Raises NamingError."""
        given = list(known)
        return self._store.write(lambda connection: sources.rename(connection, old, new, given))

    def order_sources(self, names: Sequence[str], known: Iterable[Known]) -> None:
        """Put sources first, in this order; without names, forget all order. UnknownSourceError."""
        given = list(known)
        self._store.write(lambda connection: sources.order(connection, names, given))

    def remove_source(self, name: str, known: Iterable[Known]) -> list[str]:
        """Take a source, or a folder, out of the list; give their names. UnknownSourceError."""
        given = list(known)
        return self._store.write(lambda connection: sources.remove(connection, name, given))

    def restore_source(self, name: str) -> list[str]:
        """Put back a source or a folder; give what was put back. Raises UnknownSourceError."""
        return self._store.write(lambda connection: sources.restore(connection, name))

    def removed_sources(self) -> list[str]:
        """Give the names of the sources that were taken out of the list."""
        return self._store.read(sources.removed)

    # Small values, and all at once

    def recall(self, name: str) -> object:
        """Give what was remembered under a name; None where there is nothing."""
        return self._store.read(lambda connection: searches.recall(connection, name))

    def remember(self, name: str, value: Value) -> None:
        """Remember a small value, beside all others."""
        self._store.write(lambda connection: searches.remember(connection, name, value))

    def exported(self) -> Iterator[str]:
        """Give all but small values and acts as one JSON document, line by line."""
        from library.marks.exchange import exported

        return exported(self._store)

    def import_(self, text: bytes) -> Imported:
        """Take in such a document, as a whole or not at all; give how much of it was new.

        Raises ExchangeError, which names what is wrong and where.
        """
        from library.marks.exchange import merge, read_document

        document = read_document(text)
        return self._store.write(lambda connection: merge(connection, document))

    def _marked(
        self, column: acts.Column, articles: Sequence[Marked], *, is_set: bool, told: str
    ) -> int:
        return self._store.write(
            lambda connection: acts.mark(connection, column, articles, is_set=is_set, told=told)
        )


def _marks(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, Mark]:
    found = {}
    for start in range(0, len(keys), _AT_ONCE):
        some = keys[start : start + _AT_ONCE]
        rows = connection.execute(
            "SELECT key, read, starred, place, seen, visited FROM mark "
            f"WHERE key IN ({', '.join('?' * len(some))})",
            some,
        )
        found.update({row[0]: mark_of(*row[1:]) for row in rows})
    return found
