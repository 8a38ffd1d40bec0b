"""Writing into the catalogue: articles, which of their versions is shown, their words.

Everything up to `commit` is one transaction: whoever reads meanwhile finds what was before.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from library.importing.extracting import Head, Liveness, Place, Wanted, Words
from library.importing.ids import Ids, IdsAsFound
from library.importing.progress import Progress, write_progress

# The words of so many bytes are gathered before they are written to the file, sorted: fewer,
# larger pieces of the index cost less to put together.
_GATHERED = 64 * 1024 * 1024
# So many articles come in the order of their ids, from the oldest of them to the newest: the index
# is written out whenever an id is less than the last.
_IN_ORDER = 8000
# So many pieces of one size are put together: more than an import of 100,000 articles writes.
# With the usual 4 it would write all of them three times.
_PIECES = 32
_CACHE_KIB = 64 * 1024
# The file beside the database is taken over into it when it has so many pages.
_PAGES_BESIDE = 16_384

_INSERT = (
    "INSERT INTO article (id, holding, path, size, modified, key, source, title, url, moment, "
    "failure) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
Which = Literal["words", "live"]
"""Those whose words are not in the index yet, and those that may be live coverage."""
_WHICH: dict[Which, str] = {"words": "NOT a.is_indexed", "live": "a.is_live = 2"}
_WANTED = """
    SELECT a.id, h.path, a.path, a.title FROM article a JOIN holding h ON h.id = a.holding
    WHERE {} AND a.id < ? ORDER BY a.id DESC LIMIT ?
"""
# Of several versions the newest is shown; of those of one time the file changed last.
_SETTLE = """
    UPDATE article SET is_shown = (id = (
        SELECT id FROM article AS one WHERE one.key = article.key
        ORDER BY failure IS NULL DESC, moment DESC, modified DESC, id DESC LIMIT 1
    )) WHERE key IN (
        SELECT a.key FROM touched t JOIN article a ON a.key = t.key
        GROUP BY a.key HAVING count(*) > 1 OR NOT max(a.is_shown)
    )
"""


class Writer:
    """The one who writes into a catalogue that is there already; see `library.importing.lock`."""

    def __init__(self, index: Path, *, as_found: bool = False) -> None:
        self._connection = sqlite3.connect(index, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute(f"PRAGMA synchronous = {'OFF' if as_found else 'NORMAL'}")
        self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        self._connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_BESIDE}")
        self._connection.execute("PRAGMA temp_store = MEMORY")
        # All of it is in files that are there: nothing that is let go has to be overwritten.
        self._connection.execute("PRAGMA secure_delete = OFF")
        self._connection.execute("CREATE TEMP TABLE touched (key INTEGER PRIMARY KEY)")
        self._connection.execute("BEGIN IMMEDIATE")
        self._as_found = as_found
        self._holdings: dict[bytes, int] = {}
        self._ids = IdsAsFound() if as_found else Ids(self._connection)
        self._sources = dict(self._connection.execute("SELECT name, id FROM source"))

    def close(self) -> None:
        """Leave a file that anybody can read, without a second one beside it where possible."""
        # Where somebody reads at this moment, what is beside the file stays, and is empty.
        with contextlib.suppress(sqlite3.DatabaseError):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.execute("PRAGMA journal_mode = DELETE")
        self._connection.close()

    def commit(self, progress: Progress) -> None:
        """Let others see what was written, and how far this is."""
        self._settle()
        write_progress(self._connection, progress)
        self._connection.execute("COMMIT")
        self._connection.execute("BEGIN IMMEDIATE")

    def holdings(self) -> dict[bytes, int]:
        """Give the holdings that have articles, with their numbers."""
        return dict(self._connection.execute("SELECT path, id FROM holding"))

    def holding(self, path: bytes) -> int:
        """Give the number of a holding; it may be new."""
        if path not in self._holdings:
            self._connection.execute("INSERT OR IGNORE INTO holding (path) VALUES (?)", (path,))
            self._holdings = self.holdings()
        return self._holdings[path]

    def drop_holding(self, number: int) -> None:
        """Forget a holding and its articles."""
        self.drop(row[0] for row in self._connection.execute(
            "SELECT id FROM article WHERE holding = ?", (number,)
        ).fetchall())  # fmt: skip
        self._connection.execute("DELETE FROM holding WHERE id = ?", (number,))
        self._holdings.clear()

    def known(self, holding: int) -> Iterator[tuple[bytes, int, int, int]]:
        """Yield path, id, size and time of change of the files of a holding, by path."""
        return self._connection.cursor().execute(
            "SELECT path, id, size, modified FROM article WHERE holding = ? ORDER BY path",
            (holding,),
        )

    def drop(self, ids: Iterable[int]) -> None:
        """Forget articles. Their words stay in the index, so their ids are not used again."""
        rows = [(number,) for number in ids]
        self._connection.executemany(
            "INSERT OR IGNORE INTO touched SELECT key FROM article WHERE id = ?", rows
        )
        self._connection.executemany(
            "INSERT INTO gone SELECT id FROM article WHERE id = ? AND is_indexed", rows
        )
        self._connection.executemany("DELETE FROM article WHERE id = ?", rows)

    def add(self, holding: int, heads: Sequence[Head]) -> None:
        """Take files into the list; what was known of these paths before is to be dropped first."""
        self._connection.executemany(_INSERT, [self._row(holding, head) for head in heads])
        self._ids.written()
        self._connection.executemany(
            "INSERT OR IGNORE INTO touched VALUES (?)", [(head.key,) for head in heads]
        )

    def _row(self, holding: int, head: Head) -> tuple[object, ...]:
        return (
            self._ids.next(head.moment), holding, head.place.path, head.size, head.modified,
            head.key, self._source(head.source), head.title, head.url, head.moment, head.failure,
        )  # fmt: skip

    def _source(self, name: str) -> int:
        number = self._sources.get(name)
        if number is None:
            row = self._connection.execute(
                "INSERT INTO source (name) VALUES (?) RETURNING id", (name,)
            ).fetchone()
            number = self._sources[name] = int(row[0])
        return number

    def _settle(self) -> None:
        """Let the newest version of each article be shown; what is listed as found stays so."""
        if self._as_found:
            return
        self._connection.execute(_SETTLE)
        self._connection.execute("DELETE FROM touched")

    def count(self, which: Which) -> int:
        """Count the articles of which more is to be read."""
        row = self._connection.execute(f"SELECT count(*) FROM article a WHERE {_WHICH[which]}")
        count: int = row.fetchone()[0]
        return count

    def wanted(self, which: Which, batch: int) -> Iterator[list[Wanted]]:
        """Yield the articles of which more is to be read, in batches, as the index has them best.

        The newest thousands come first, and of these the oldest; at the beginning it is fewer.
        """
        last, count = 1 << 62, batch
        query = _WANTED.format(_WHICH[which])
        while rows := self._connection.execute(query, (last, count)).fetchall():
            last, count = rows[-1][0], min(2 * count, _IN_ORDER)
            wanted = [Wanted(row[0], Place(row[1], row[2]), row[3]) for row in reversed(rows)]
            yield from (wanted[start : start + batch] for start in range(0, len(wanted), batch))

    def begin_words(self) -> None:
        """Prepare to write words. Where a quarter of the index is of articles gone, begin anew."""
        gone, total = self._connection.execute(
            "SELECT (SELECT count(*) FROM gone), (SELECT count(*) FROM article WHERE is_indexed)"
        ).fetchone()
        if gone * 4 > gone + total:
            self._connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
            self._connection.execute("UPDATE article SET is_indexed = 0")
            self._connection.execute("DELETE FROM gone")
        self._connection.executemany(
            "INSERT INTO words (words, rank) VALUES (?, ?)",
            [("hashsize", _GATHERED), ("automerge", _PIECES), ("crisismerge", 2 * _PIECES)],
        )

    def add_words(self, found: list[Words]) -> None:
        """Take words into the index."""
        self._connection.executemany(
            "INSERT INTO words (rowid, body, title) VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT))",
            [(words.id, words.body, words.title) for words in found if words.title or words.body],
        )
        self._connection.executemany(
            "UPDATE article SET is_indexed = 1, is_live = ?, digest = ?, "
            "failure = coalesce(?, failure) WHERE id = ?",
            [(2 * words.may_be_live, words.digest, words.failure, words.id) for words in found],
        )

    def add_liveness(self, found: list[Liveness]) -> None:
        """Know which articles are live coverage."""
        self._connection.executemany(
            "UPDATE article SET is_live = ? WHERE id = ?",
            [(article.is_live, article.id) for article in found],
        )
