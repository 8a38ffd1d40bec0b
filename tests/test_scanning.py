"""Searching with and without an index: both find the same, in the same order, at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from library.catalogue import schema
from library.catalogue.catalogue import Catalogue
from library.marks import schema as marks_schema
from library.search.plan import select
from library.search.query import Query, parse_query
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


@dataclass(frozen=True)
class Mark:
    """What `library.marks` tells of an article."""

    read: datetime | None
    starred: datetime | None


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
                row = (key, article.is_read or None, article.is_starred or None)
                connection.execute("INSERT INTO mark (key, read, starred) VALUES (?, ?, ?)", row)
        with _written(index) as connection:
            connection.execute("INSERT INTO holding VALUES (1, ?)", (b"/invented",))
            for source in SOURCES:
                connection.execute("INSERT INTO source (name) VALUES (?)", (source,))
            for key, article in enumerate(articles, 1):
                _insert(connection, key, article)
        self.catalogue = Catalogue(index, marks)

    def marks_of(self, keys: object) -> dict[int, Mark]:
        return {
            key: Mark(NOON if article.is_read else None, NOON if article.is_starred else None)
            for key, article in enumerate(self._articles, 1)
        }

    def text_of(self, path: Path) -> str:
        number = int(path.name)
        self.read.append(number)
        return self._articles[number - 1].text

    def found(self, query: Query) -> list[int]:
        """Find by index and by reading; give the numbers of the articles."""
        entries = find(self.catalogue, query, self.marks_of, text_of=self.text_of)
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


WORDS = st.sampled_from(
    ["台積電", "台积", "电", "covid-19", "covid", "co", "19", "雨。", "風", "ガス", "がす", "a", "b", "ab",
     "a b", "。", "，", "\n", "★"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=6).map("".join)
ARTICLES = st.lists(
    st.builds(
        Invented, TEXTS, TEXTS, st.sampled_from([*SOURCES]), st.none() | st.integers(-40, 40),
        st.booleans(), st.booleans(), st.booleans(), st.booleans(),
        st.sampled_from([True, True, True, False]), st.sampled_from([False, False, False, True]),
    ),
    max_size=6,
)  # fmt: skip
LEAVES = st.one_of(
    WORDS.map(lambda word: f'"{word}"'),
    WORDS.map(lambda word: f'title:"{word}"'),
    st.sampled_from(["co*", "cov*", "a*", "title:c*", "台*", "1*"]),
    st.sampled_from("is:unread is:read is:starred is:live".split()),
    st.sampled_from("source:RFI source:europe source:w source:none source:NHK".split()),
    st.sampled_from(
        "date:2020-11 date:2020-11-05..2020-11-06 date:..2020-11-04 date:2020-12..".split()
    ),
)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(lambda part: f"-({part})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
    ),
    max_leaves=5,
)


@given(ARTICLES, QUERIES)
def test_the_index_finds_what_reading_finds(articles: list[Invented], text: str) -> None:
    query = parse_query(text)
    indexed = [Invented(**{**a.__dict__, "is_indexed": True}) for a in articles]
    unread = [Invented(**{**a.__dict__, "is_indexed": False}) for a in articles]
    with library_of(*articles) as mixed, library_of(*indexed) as ready, library_of(*unread) as new:
        ids = ready.catalogue.ids(select(query))
        found = [entry.key for entry in ready.catalogue.entries(ids)]
        assert list(ids) == sorted(ids, reverse=True)
        assert sorted(ready.catalogue.ids(select(query, by_relevance=True))) == sorted(ids)
        assert found == ready.found(query) == new.found(query) == mixed.found(query)
        assert not ready.read
