"""A small library of invented articles, made in a folder for one test."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from library.catalogue import schema
from library.catalogue.catalogue import Catalogue
from library.marks import schema as marks_schema
from library.search.naming import teach_names
from library.search.phrases import teach_phrases
from library.search.query import Query
from library.search.scanning import find
from library.search.tokens import index_text

NOON = datetime(2020, 11, 5, 12, tzinfo=UTC)
SOURCES = {"RFI": "Europe/RFI", "DW": "Europe/DW", "rfi 2": "rfi 2", "NHK": "NHK"}


@dataclass(frozen=True)
class Invented:
    """An article, as it is in a small library."""

    title: str
    text: str
    source: str = "RFI"
    days: int | None = 0
    is_read: bool = False
    is_starred: bool = False
    is_live: bool = False
    is_indexed: bool = True
    is_shown: bool = True
    is_gone: bool = False


class SmallLibrary:
    """A catalogue and marks on disk, with texts in memory."""

    def __init__(self, folder: Path, articles: list[Invented]) -> None:
        self._articles = articles
        self.read: list[int] = []
        index, marks = folder / "index.db", folder / "marks.db"
        for file, tables in ((index, schema), (marks, marks_schema)):
            with _written(file) as connection:
                tables.create(connection)
        with _written(marks) as connection:
            for source, shown in SOURCES.items():
                row = (source, shown, source == "NHK")
                connection.execute(
                    "INSERT INTO source (name, shown, is_removed) VALUES (?, ?, ?)", row
                )
            for key, article in enumerate(articles, 1):
                mark = (key, article.is_read or None, article.is_starred or None)
                connection.execute("INSERT INTO mark (key, read, starred) VALUES (?, ?, ?)", mark)
        with _written(index) as connection:
            connection.execute("INSERT INTO holding VALUES (1, ?)", (b"/invented",))
            for source in SOURCES:
                connection.execute("INSERT INTO source (name) VALUES (?)", (source,))
            for key, article in enumerate(articles, 1):
                _insert(connection, key, article)
        self._files = index, marks
        self.catalogue = Catalogue(index, marks)

    def text_of(self, path: Path) -> str:
        number = int(path.name)
        self.read.append(number)
        return self._articles[number - 1].text

    def steps(self, sql: str, parameters: tuple[object, ...]) -> list[str]:
        """Give how SQLite would go about a query."""
        index, marks = self._files
        with closing(sqlite3.connect(index)) as connection:
            connection.execute("ATTACH ? AS marks", (str(marks),))
            teach_names(connection)
            teach_phrases(connection)
            rows = connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
            return [row[3] for row in rows]

    def found(self, query: Query) -> list[int]:
        """Find by index and by reading; give the numbers of the articles."""
        entries = find(self.catalogue, query, text_of=self.text_of)
        return [entry.key for entry in entries]


@contextmanager
def _written(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        yield connection
        connection.commit()


def _insert(connection: sqlite3.Connection, key: int, article: Invented) -> None:
    when = NOON + timedelta(days=article.days) if article.days is not None else None
    id_ = (schema.first_id(when) if when else 0) + key
    if not article.is_gone:
        connection.execute(
            "INSERT INTO article (id, holding, path, size, modified, key, source, title, moment, "
            "is_live, is_shown, is_indexed) SELECT ?, 1, ?, 0, 0, ?, id, ?, ?, ?, ?, ? "
            "FROM source WHERE name = ?",
            (id_, str(key).encode(), key, article.title, int(when.timestamp()) if when else None,
             article.is_live, article.is_shown, article.is_indexed, article.source),
        )  # fmt: skip
    if article.is_indexed:
        connection.execute(
            "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
            (id_, index_text(article.title), index_text(article.text)),
        )


@contextmanager
def library_of(*articles: Invented) -> Iterator[SmallLibrary]:
    with TemporaryDirectory() as folder:
        library = SmallLibrary(Path(folder), list(articles))
        yield library
        library.catalogue.close()
