"""A damaged file of marks is put aside, and what can still be read of it carried over.

Only one program at a time may do so, or make the file where there is none.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from library.marks import schema
from library.marks.salvage import Row, rows_of

_LOGS = ("-wal", "-shm", "-journal")
_NEW, _FIRST = ".new", ".first"
_PATIENCE = 2.0


@contextlib.contextmanager
def turn(file: Path) -> Iterator[None]:
    """Wait for one's turn; where files cannot be locked, go ahead."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with file.with_suffix(".lock").open("a") as lock:
        with contextlib.suppress(OSError):
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def complete(file: Path) -> None:
    """Where somebody was stopped before the new file was in its place, put it there."""
    new = _new(file)
    if new.exists() and not file.exists():
        new.replace(file)


def begin(file: Path) -> None:
    """Make the file where there is none, whole from the first moment on. Raises sqlite3.Error."""
    with turn(file):
        complete(file)
        if not file.exists():
            first = file.with_name(f"{file.name}{_FIRST}")
            _make(first, {})
            _drop_logs(file)
            first.replace(file)


def mend(file: Path, identity: tuple[int, int] | None) -> str | None:
    """Put the file aside and make a new one of what it holds; tell so in words.

    `identity` is device and number of the damaged file: where another one has that name by now,
    somebody else was faster, and nothing is done. Raises OSError, sqlite3.Error.
    """
    with turn(file), _held(file):
        status = file.stat()
        if identity is not None and (status.st_dev, status.st_ino) != identity:
            return None
        rows = {} if file.is_dir() else rows_of(file)
        holdings = [] if rows.get("holding") else _holdings_in_index(file)
        rows = {**rows, "holding": rows.get("holding") or holdings}
        _make(_new(file), rows)
        # Of an empty file that nothing was ever in, nobody needs to know.
        is_lost = not is_emptied(file) or any(rows.values())
        aside = _put_aside(file) if is_lost else None
        _drop_logs(file)
        _new(file).replace(file)
    if aside is None:
        return None
    count = len(rows.get("mark", ()))
    marks = f"{count} mark{'' if count == 1 else 's'}"
    added = ". What was added to the library is known from its list" if holdings else ""
    told = f"The file of marks was damaged and put aside as {aside.name}"
    return f"{told}; {marks} could be kept{added}."


def _holdings_in_index(file: Path) -> list[Row]:
    """What was added to the library, as its catalogue knows it; for other files of marks, nothing.

    Otherwise the next import would take all articles out of the list.
    """
    from library.catalogue.connecting import connect
    from library.paths import index_file, marks_file

    if file != Path(os.path.realpath(marks_file())):
        return []
    try:
        with contextlib.closing(connect(index_file())) as connection:
            found = connection.execute("SELECT path FROM holding ORDER BY id").fetchall()
    except sqlite3.Error:
        return []
    return [(path, int(time.time())) for (path,) in found]


@contextlib.contextmanager
def _held(file: Path) -> Iterator[None]:
    """Keep others from writing into the damaged file, as far as its state allows.

    What is beside an empty file SQLite would delete as soon as it looked at it.
    """
    connection = None
    try:
        if not is_emptied(file):
            with contextlib.suppress(sqlite3.Error):
                connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
                connection.execute("BEGIN IMMEDIATE")
        yield
    finally:
        if connection is not None:
            connection.close()


def is_emptied(file: Path) -> bool:
    """Whether a file has nothing in it, not even the tables that `begin` makes."""
    return file.is_file() and file.stat().st_size == 0


def _make(file: Path, rows: Mapping[str, Sequence[tuple[object, ...]]]) -> None:
    file.unlink(missing_ok=True)
    connection = sqlite3.connect(file, isolation_level=None)
    try:
        schema.create(connection)
        connection.execute("BEGIN")
        for table, found in rows.items():
            if found:
                places = ", ".join("?" * len(found[0]))
                connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({places})", found)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _put_aside(file: Path) -> Path:
    """Rename file and journals to names nothing has; the file last, as it tells of the others."""
    number = 1
    while os.path.lexists(aside := file.with_name(f"{file.stem}.damaged-{number}{file.suffix}")):
        number += 1
    for log in _LOGS:
        with contextlib.suppress(FileNotFoundError):
            Path(f"{file}{log}").rename(f"{aside}{log}")
    file.rename(aside)
    return aside


def _drop_logs(file: Path) -> None:
    """Take away the journals of a file that is no more, which would be taken for those of a new."""
    for log in _LOGS:
        Path(f"{file}{log}").unlink(missing_ok=True)


def _new(file: Path) -> Path:
    return file.with_name(f"{file.name}{_NEW}")
