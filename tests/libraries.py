"""Invented libraries for tests: rows written straight into the tables, and files for them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from library.catalogue import schema
from library.catalogue.catalogue import Catalogue
from library.marks.marks import Marks
from library.paths import index_file, marks_file

BEGINNING = datetime(2024, 3, 1, tzinfo=UTC)


class Library:
    """A library that is being filled: articles by source, each a minute newer than the last."""

    def __init__(self, folder: Path, sources: Mapping[str, int]) -> None:
        self._folder = folder
        self._count = 0
        index, marks = index_file(), marks_file()
        for file in (index, marks):
            file.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(index, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        schema.create(self._connection)
        self._connection.execute("INSERT INTO holding VALUES (1, ?)", (os.fsencode(folder),))
        Marks(marks).close()
        for source, count in sources.items():
            self.add(source, count)

    def add(
        self, source: str, count: int = 1, title: str = "港の火災", lines: int = 1
    ) -> list[int]:
        """Add articles to a source; give their keys, the newest last."""
        self._connection.execute("BEGIN")
        self._connection.execute("INSERT OR IGNORE INTO source (name) VALUES (?)", (source,))
        keys = [self._insert(source, title, lines) for _ in range(count)]
        self._connection.execute("COMMIT")
        return keys

    def _insert(self, source: str, title: str, lines: int) -> int:
        self._count += 1
        when = BEGINNING + timedelta(minutes=self._count)
        name = f"{self._count:05}.txt"
        title = f"{title}{self._count}"
        body = "\n\n".join(f"{line}行目です。" for line in range(1, lines + 1))
        (self._folder / name).write_text(f"{title}\n\n{body}\n")
        self._connection.execute(
            "INSERT INTO article (id, holding, path, size, modified, key, source, title, moment) "
            "VALUES (?, 1, ?, 0, 0, ?, (SELECT id FROM source WHERE name = ?), ?, ?)",
            (schema.first_id(when), name.encode(), self._count, source, title,
             int(when.timestamp())),
        )  # fmt: skip
        return self._count

    def remove(self, key: int) -> None:
        """Take an article away, as when its file is gone."""
        self._connection.execute("DELETE FROM article WHERE key = ?", (key,))

    def read(self, *keys: int) -> None:
        """Mark articles as read, as another reader does."""
        marks = Marks(marks_file())
        marks.set_read([(key, "", None) for key in keys], is_read=True, told="read")
        marks.close()

    def catalogue(self) -> Catalogue:
        """Open the catalogue."""
        return Catalogue(index_file(), marks_file())
