"""The file of marks: opened, read and written, and what is done where that cannot be.

Every change is on the disk when `write` returns. On a file system of this machine the journal is
a write-ahead log, so that readers and a writer never wait for each other; on one that other
machines see too, as homes on NFS are, a log is not safe, and the journal is SQLite's older one.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from library.marks import schema
from library.marks.places import (
    folder_for_this_sitting,
    identity_of,
    is_on_network,
    what_is_read_only,
)

_Result = TypeVar("_Result")

# Seconds to wait for another who writes: an import of all marks takes two.
_PATIENCE = 10.0
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_REASONS = {
    sqlite3.SQLITE_BUSY: "another program writes into it",
    sqlite3.SQLITE_LOCKED: "another program writes into it",
    sqlite3.SQLITE_FULL: "no space left on the disk",
    sqlite3.SQLITE_READONLY: "it cannot be written to",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_IOERR: "the disk fails",
}
_NEWER = (
    "The marks in {file} were kept by a newer version of newsreader. They are shown and left as "
    "they are."
)
_FOR_NOW = "{file} cannot be written to: marks are kept for this sitting only."


# What was mended in this process: who opens the file next, and has a screen, tells of it, too.
_MENDED: dict[Path, str] = {}


class MarksError(Exception):
    """Marks cannot be read or kept; tells why, in words."""


class _MovedError(Exception):
    """The file that was opened is no longer the one of this name."""


class _DamagedError(Exception):
    """What is there is not a file of marks, or not a whole one."""


class Store:
    """The file of marks. `trouble` tells what a person should know of it, or is None.

    It belongs to the thread that opened it. Raises MarksError where marks can be kept nowhere.
    """

    def __init__(self, file: Path) -> None:
        self.file = Path(os.path.realpath(file))  # journals are beside what a link points to
        self.trouble: str | None = _MENDED.get(self.file)
        self.is_writable = True
        self.is_for_now = False
        self._identity: tuple[int, int] | None = None
        self._connection = self._opened()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def read(self, ask: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Give what `ask` reads. Raises MarksError."""
        return self._tried(ask)

    def write(self, change: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Make a change, as a whole or not at all; it is kept when this returns.

        `change` may be called again where the file had to be opened anew. Raises MarksError.
        """
        if not self.is_writable:
            raise MarksError(self.trouble)
        return self._tried(lambda connection: self._committed(connection, change))

    def check(self) -> None:
        """Look through the whole file, and mend it where it is damaged. 50 ms for 130,000 marks."""
        self.read(_check)

    def _tried(self, ask: Callable[[sqlite3.Connection], _Result]) -> _Result:
        for _ in range(3):
            try:
                if identity_of(self.file) != self._identity:
                    raise _MovedError
                return ask(self._connection)
            except _MovedError:
                self._open_again()
            except (_DamagedError, sqlite3.DatabaseError) as error:
                if not _is_damage(error):
                    raise _failure(self.file, error) from error
                self._connection.close()
                self._mend()
                self._open_again()
        raise MarksError(f"{self.file}: it is damaged again and again")

    def _committed(
        self, connection: sqlite3.Connection, change: Callable[[sqlite3.Connection], _Result]
    ) -> _Result:
        with _transaction(connection):
            # Who mends the file holds this lock until the new one is in its place.
            if identity_of(self.file) != self._identity:
                raise _MovedError
            return change(connection)

    def _open_again(self) -> None:
        self._connection.close()
        self._connection = self._opened()

    def _opened(self) -> sqlite3.Connection:
        if (folder := what_is_read_only(self.file)) is not None:
            self._keep_for_now(folder)
        for is_last in (False, True):
            try:
                return self._open()
            except (_DamagedError, sqlite3.DatabaseError) as error:
                if is_last or not _is_damage(error):
                    raise _failure(self.file, error) from error
                self._mend()
            except OSError as error:
                raise MarksError(f"{self.file}: {error.strerror}") from error
        raise AssertionError

    def _keep_for_now(self, reason: Path) -> None:
        self._tell(_FOR_NOW.format(file=reason))
        self.is_for_now = True
        try:
            self.file = folder_for_this_sitting(self.file) / self.file.name
        except OSError as error:
            raise MarksError(f"marks can be kept nowhere: {error.strerror}") from error

    def _open(self) -> sqlite3.Connection:
        if self.file.is_dir():
            raise _DamagedError
        if not self.file.exists():
            _begin(self.file)
        if self.file.stat().st_size == 0:
            self._identity = identity_of(self.file)
            raise _DamagedError
        connection = self._connected("rwc")
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > schema.VERSION:
                connection.close()
                return self._only_to_read()
            self._set_up(connection)
            _expect_tables(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _connected(self, mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.file.absolute().as_uri()}?mode={mode}",
            uri=True, timeout=_PATIENCE, isolation_level=None,
        )  # fmt: skip
        self._identity = identity_of(self.file)
        return connection

    def _set_up(self, connection: sqlite3.Connection) -> None:
        mode = "DELETE" if is_on_network(self.file.parent) else "WAL"
        with contextlib.suppress(sqlite3.OperationalError):  # others have it open: as they have it
            connection.execute(f"PRAGMA journal_mode = {mode}")
        # A lost power supply loses nothing either; 4 ms for a change.
        connection.execute("PRAGMA synchronous = FULL")

    def _only_to_read(self) -> sqlite3.Connection:
        self._tell(_NEWER.format(file=self.file))
        self.is_writable = False
        return self._connected("ro")

    def _mend(self) -> None:
        from library.marks.mending import mend

        try:
            told = mend(self.file, self._identity)
        except (OSError, sqlite3.Error) as error:
            raise MarksError(f"{self.file}: it is damaged, and cannot be mended") from error
        if told:
            _MENDED[self.file] = told
            self._tell(told)

    def _tell(self, trouble: str) -> None:
        if trouble not in (self.trouble or ""):
            self.trouble = " ".join(filter(None, (self.trouble, trouble)))


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _begin(file: Path) -> None:
    from library.marks.mending import begin

    begin(file)


def _expect_tables(connection: sqlite3.Connection) -> None:
    """Raise where it is the file of another program."""
    found = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if not found >= set(schema.NAMES):
        raise _DamagedError


def _check(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise _DamagedError


def _is_damage(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return isinstance(error, _DamagedError) or code in _DAMAGED


def _failure(file: Path, error: Exception) -> MarksError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return MarksError(f"{file}: {_REASONS.get(code, str(error))}")
