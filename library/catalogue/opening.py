"""Opening the catalogue, whatever state it is in: missing, damaged, of another version.

The catalogue can be made anew from the files, so a damaged one is replaced. The marks cannot:
they are never touched here but to make the file where there is none.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

from library.catalogue import schema
from library.catalogue.catalogue import Catalogue
from library.catalogue.connecting import connect
from library.importing.lock import AlreadyImportingError, only_writer
from library.reading import reason_of

_BESIDE = ("-wal", "-shm", "-journal")


def open_catalogue(index: Path, marks: Path) -> Catalogue:
    """Open the catalogue, which is made where it is missing or useless; `trouble` tells of that.

    Where it cannot be made, there is one for this sitting. Raises OSError where nothing at all
    can be written, sqlite3.Error where the marks are damaged.
    """
    _see_to_marks(marks)
    try:
        trouble = _ready(index)
        catalogue = Catalogue(index, marks)
    except (OSError, sqlite3.Error, AlreadyImportingError) as error:
        index = _temporary(index.name)
        catalogue = Catalogue(index, marks)
        reason = reason_of(error) if isinstance(error, OSError) else error
        trouble = f"the list of articles cannot be kept ({reason}); it is for this sitting only"
    catalogue.trouble = trouble
    return catalogue


def _temporary(name: str) -> Path:
    """Make an empty catalogue that goes when this program does."""
    folder = Path(tempfile.mkdtemp(prefix="newsreader-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _make(folder / name)
    return folder / name


def _ready(index: Path) -> str | None:
    """See to it that there is a catalogue that can be used; tell if one had to go for it."""
    reason = fault_of(index)
    if reason is None:
        return None
    index.parent.mkdir(parents=True, exist_ok=True)
    with only_writer(index):
        return prepare(index)


def prepare(index: Path) -> str | None:
    """Make a catalogue where there is none that can be used; only for who holds the lock.

    Tells in words if there was one that had to go.
    """
    reason = fault_of(index)
    if reason is None:
        return None
    was_there = index.exists()
    replace(index)
    return f"the list of articles {reason}; it is made anew" if was_there else None


def mend(index: Path) -> str | None:
    """See to a catalogue that could not be read; tell in words if it had to go.

    It is looked through as a whole, which may take seconds. Where another process imports, it is
    that one's to see to. Raises OSError and sqlite3.Error where there can be no new one.
    """
    try:
        index.parent.mkdir(parents=True, exist_ok=True)
        with only_writer(index):
            reason = fault_of(index) or (None if _is_whole(index) else "was damaged")
            if reason is None:
                return None
            replace(index)
    except AlreadyImportingError:
        return None
    return f"the list of articles {reason}; it is made anew"


def _is_whole(index: Path) -> bool:
    try:
        with contextlib.closing(connect(index)) as connection:
            told: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        return not is_damage(error)
    return told == "ok"


def replace(index: Path) -> None:
    """Put an empty catalogue in the place of one; only for who holds the lock."""
    for ending in _BESIDE:
        index.with_name(index.name + ending).unlink(missing_ok=True)
    _make(index)


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether an error tells that a database is damaged, and not that it is busy or full."""
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_busy(error: sqlite3.DatabaseError) -> bool:
    """Whether an error tells no more than that another process is writing at this moment."""
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def fault_of(index: Path) -> str | None:
    """Tell in words why a catalogue cannot be used; None where it can."""
    if not index.exists():
        return "is missing"
    try:
        with contextlib.closing(connect(index)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version != schema.VERSION:
                return "is of another version of this program"
            pages, size = (
                connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("page_count", "page_size")
            )
            connection.execute("SELECT * FROM article ORDER BY id DESC LIMIT 1").fetchone()
            connection.execute("SELECT count(*) FROM source, progress, holding").fetchone()
            connection.execute("SELECT rowid FROM words LIMIT 1").fetchone()
            is_whole = _is_beside(index) or pages * size <= index.stat().st_size
    except sqlite3.DatabaseError as error:
        return None if is_busy(error) else "was damaged"
    return None if is_whole else "was damaged"


def _is_beside(index: Path) -> bool:
    beside = index.with_name(f"{index.name}-wal")
    return beside.exists() and beside.stat().st_size > 0


def _make(index: Path) -> None:
    """Make an empty catalogue, whole from the first moment."""
    handle, name = tempfile.mkstemp(prefix=index.name, suffix=".new", dir=index.parent)
    os.close(handle)
    try:
        with contextlib.closing(sqlite3.connect(name)) as connection:
            schema.create(connection)
        Path(name).chmod(0o644)
        Path(name).replace(index)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _see_to_marks(marks: Path) -> None:
    if not marks.exists():
        from library.marks.mending import begin

        file = Path(os.path.realpath(marks))
        file.parent.mkdir(parents=True, exist_ok=True)
        begin(file)
