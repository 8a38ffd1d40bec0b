"""The catalogue as one reads it: sources, lists of articles, one article and its versions.

A catalogue belongs to the thread that opened it. It only reads, so that it never waits for the
one who writes; the reader's marks are beside it (`marks` in SQL): one query can ask for both.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from library.catalogue.connecting import attach, connect
from library.catalogue.values import Selection, Source, Standing
from library.search.naming import teach_names
from library.search.phrases import teach_phrases
from library.shelf import Entry

if TYPE_CHECKING:
    from library.importing.progress import Progress

_COLUMNS = (
    "a.id, h.path, a.path, a.title, coalesce(c.shown, s.name), a.failure, a.key, a.url, a.moment, "
    "a.is_live = 1"
)
_AT_ONCE = 500
# Of more articles than these, all that are read are looked up at once.
_MANY = 4 * _AT_ONCE
_FROM = (
    "FROM article a JOIN holding h ON h.id = a.holding JOIN source s ON s.id = a.source "
    "LEFT JOIN marks.source c ON c.name = s.name"
)


class Catalogue:
    """A library's articles. Raises sqlite3.Error where the database is damaged or missing.

    `index` is its file; `trouble` tells in words what was the matter when it was opened.
    """

    def __init__(self, index: Path, marks: Path) -> None:
        self.index = index
        self.trouble: str | None = None
        self._connection = connect(index)
        attach(self._connection, marks, "marks")
        teach_names(self._connection)
        teach_phrases(self._connection)

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def progress(self) -> Progress | None:
        """Give how far the last import came; None where there was none yet."""
        from library.importing.progress import read_progress

        return read_progress(self._connection)

    def version(self) -> tuple[int, int]:
        """Give numbers that change when others wrote into the catalogue, or into the marks."""
        one = self._connection.execute("PRAGMA main.data_version").fetchone()[0]
        other = self._connection.execute("PRAGMA marks.data_version").fetchone()[0]
        return one, other

    def sources(self, *, is_removed: bool = False, as_found: bool = False) -> list[Source]:
        """Give the sources in their order: those that were put in one, then by name.

        `is_removed` gives those that were taken out of the list instead. `as_found` gives all of
        them, in the order in which they were found: what was chosen for a library is nothing to
        articles that are read without being in it.
        """
        read = dict(
            self._connection.execute(
                "SELECT a.source, count(*) FROM marks.mark m CROSS JOIN article a ON a.key = m.key "
                "WHERE m.read IS NOT NULL AND a.is_shown GROUP BY +a.source"
            )
        )
        rows = self._connection.execute(
            "SELECT s.id, s.name, coalesce(c.shown, s.name), s.total, c.position FROM source s "
            "LEFT JOIN marks.source c ON c.name = s.name "
            "WHERE s.total > 0 AND (? OR coalesce(c.is_removed, 0) = ?) ORDER BY s.id",
            (as_found, is_removed),
        )
        found: dict[str, Source] = {}
        for number, told, shown, total, position in rows:
            source = Source(shown, (told,), total, total - read.get(number, 0), position)
            found[shown] = _together(found[shown], source) if shown in found else source
        return list(found.values()) if as_found else sorted(found.values(), key=_order)

    def names(self) -> list[tuple[str, str]]:
        """Give the names of all sources: as articles tell them, and as they are shown."""
        return self._connection.execute(
            "SELECT s.name, coalesce(c.shown, s.name) FROM source s "
            "LEFT JOIN marks.source c ON c.name = s.name"
        ).fetchall()

    def ids(self, selection: Selection, limit: int = -1) -> array[int]:
        """Give the ids of the articles that are selected, in the order of the selection."""
        rows = self._connection.execute(f"{selection.sql} LIMIT ?", (*selection.parameters, limit))
        return array("q", (row[0] for row in rows))

    def of_source(self, source: Source) -> Selection:
        """Select the articles of a source."""
        # With one name the rows come in order; those of several have to be sorted.
        one = "= (SELECT id FROM source WHERE name = ?)"
        several = f"IN (SELECT id FROM source WHERE name IN ({', '.join('?' * len(source.told))}))"
        return Selection(
            "SELECT id FROM article WHERE is_shown AND source "
            f"{one if len(source.told) == 1 else several} ORDER BY id DESC",
            source.told,
        )

    def beside(
        self, selection: Selection, number: int | None, step: int, *, is_unread: bool = False
    ) -> int | None:
        """Give the id of the article below (step 1) or above (-1) another; None where none is.

        No number: of the first one, or of the last. For selections in the order of ids.
        """
        sign, order = ("<", "DESC") if step > 0 else (">", "ASC")
        beyond = "" if number is None else f"AND id {sign} ?"
        unread = (
            "AND NOT EXISTS (SELECT 1 FROM marks.mark m WHERE m.read IS NOT NULL AND m.key = "
            "(SELECT key FROM article WHERE article.id = s.id))"
        )
        row = self._connection.execute(
            f"SELECT id FROM ({selection.sql}) s WHERE 1 {beyond} {unread if is_unread else ''} "
            f"ORDER BY id {order} LIMIT 1",
            (*selection.parameters, *(() if number is None else (number,))),
        ).fetchone()
        return row[0] if row else None

    def counts(self, selection: Selection) -> tuple[int, int]:
        """Give how many articles are selected, and how many of them are unread."""
        total, unread = self._connection.execute(
            f"SELECT count(*), count(*) - count(m.read) FROM ({selection.sql}) s "
            "JOIN article a ON a.id = s.id LEFT JOIN marks.mark m ON m.key = a.key",
            selection.parameters,
        ).fetchone()
        return total, unread

    def by_source(self, selection: Selection) -> dict[str, array[int]]:
        """Give the ids that are selected, newest first, by the name that their source tells."""
        found: dict[str, array[int]] = {}
        rows = self._connection.execute(
            f"SELECT o.name, a.id FROM article a JOIN source o ON o.id = a.source "
            f"WHERE a.id IN ({selection.sql}) ORDER BY a.id DESC",
            selection.parameters,
        )
        for name, number in rows:
            found.setdefault(name, array("q")).append(number)
        return found

    def unread_among(self, ids: Sequence[int]) -> set[int]:
        """Give those of some articles that are unread."""
        if len(ids) > _MANY:
            read = self._connection.execute(
                "SELECT a.id FROM marks.mark m CROSS JOIN article a ON a.key = m.key "
                "WHERE m.read IS NOT NULL"
            )
            return set(ids).difference(row[0] for row in read)
        unread: set[int] = set()
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            rows = self._connection.execute(
                "SELECT a.id FROM article a LEFT JOIN marks.mark m ON m.key = a.key "
                f"WHERE m.read IS NULL AND a.id IN ({', '.join('?' * len(some))})",
                some,
            )
            unread.update(row[0] for row in rows)
        return unread

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        """Give the rows of a query; the marks are `marks` in it."""
        return self._connection.execute(sql, parameters).fetchall()

    def interrupt(self) -> None:
        """End what is being asked in another thread: there it raises sqlite3.OperationalError."""
        with suppress(sqlite3.ProgrammingError):  # it was closed at this very moment
            self._connection.interrupt()

    def marked(self, keys: Iterable[int]) -> dict[int, Standing]:
        """Give how articles stand that have a mark, by key."""
        wanted = list(keys)
        rows = self._connection.execute(
            "SELECT key, read IS NOT NULL, starred IS NOT NULL FROM marks.mark "
            f"WHERE key IN ({', '.join('?' * len(wanted))})",
            wanted,
        )
        return {key: Standing(bool(is_read), bool(is_starred)) for key, is_read, is_starred in rows}

    def entries(self, ids: Iterable[int]) -> list[Entry]:
        """Give the entries with these ids, in this order; those that are gone are left out."""
        wanted = list(ids)
        places = ", ".join("?" * len(wanted))
        found = {e.id: e for e in self._entries(f"WHERE a.id IN ({places})", wanted)}
        return [found[number] for number in wanted if number in found]

    def with_key(self, key: int) -> Entry | None:
        """Give the newest version of the article with a key."""
        return next(iter(self._entries("WHERE a.key = ? AND a.is_shown", [key])), None)

    def versions(self, key: int) -> list[Entry]:
        """Give all versions of an article, the newest first; identical copies count once."""
        return self._entries(
            "WHERE a.key = ? GROUP BY coalesce(a.digest, a.id) ORDER BY a.is_shown DESC, a.id DESC",
            [key],
        )

    def _entries(self, condition: str, parameters: Sequence[object]) -> list[Entry]:
        rows = self._connection.execute(f"SELECT {_COLUMNS} {_FROM} {condition}", parameters)
        return [_entry(*row) for row in rows]


@lru_cache(maxsize=256)
def _folder(path: bytes) -> Path:
    return Path(os.fsdecode(path))


def _entry(
    number: int, holding: bytes, path: bytes, title: str, source: str, failure: str | None,
    key: int, url: str | None, moment: int | None, is_live: int,
) -> Entry:  # fmt: skip
    where = _folder(holding) / os.fsdecode(path) if path else _folder(holding)
    when = datetime.fromtimestamp(moment, UTC) if moment is not None else None
    return Entry(where, title, source, failure, number, key, url, when, bool(is_live))


def _together(one: Source, other: Source) -> Source:
    """Two sources that were given one name."""
    positions = [p for p in (one.position, other.position) if p is not None]
    return Source(
        one.name, one.told + other.told, one.total + other.total, one.unread + other.unread,
        min(positions, default=None),
    )  # fmt: skip


def _order(source: Source) -> tuple[bool, int, str]:
    return source.position is None, source.position or 0, source.name.casefold()
