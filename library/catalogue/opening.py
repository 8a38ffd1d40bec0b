"""Opening the catalogue, whatever state it is in: missing, damaged, of another version.

The catalogue can be made anew from the files, so a damaged one is replaced. The marks cannot:
they are never touched here but to make the file where there is none.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from pathlib import Path

from library.catalogue import schema
from library.catalogue.catalogue import Catalogue
from library.importing.lock import AlreadyImportingError, only_writer
from library.marks import schema as marks_schema

_BESIDE = ("-wal", "-shm", "-journal")


def open_catalogue(index: Path, marks: Path) -> Catalogue:
    """Open the catalogue, which is made where it is missing or useless; `trouble` tells of that.

    Where it cannot be made, there is one for this sitting. Raises OSError where nothing at all
    can be written, sqlite3.Error where the marks are damaged.
    """
    marks = _marks(marks)
    told: list[str] = []
    folder: tempfile.TemporaryDirectory[str] | None = None
    try:
        told += filter(None, [_ready(index)])
        catalogue = Catalogue(index, marks)
    except (OSError, sqlite3.Error, AlreadyImportingError) as error:
        folder = tempfile.TemporaryDirectory(prefix="newsreader-")
        temporary = Path(folder.name, index.name)
        _make(temporary)
        told.append(f"the list cannot be kept in {index.parent} ({error}); it is for this time")
        catalogue = Catalogue(temporary, marks)
    catalogue.trouble = "; ".join(told) or None
    catalogue.index = index if folder is None else temporary
    catalogue.keep = folder
    return catalogue


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
    for ending in _BESIDE:
        index.with_name(index.name + ending).unlink(missing_ok=True)
    _make(index)
    return f"the list of articles {reason}; it is made anew" if was_there else None


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
    except sqlite3.DatabaseError:
        return "was damaged"
    return None if is_whole else "was damaged"


def connect(file: Path) -> sqlite3.Connection:
    """Open a database to read it only, in a folder nobody may write into as well."""
    address = file.absolute().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError:
        connection.close()
        if os.access(file.parent, os.W_OK):
            raise
        connection = sqlite3.connect(f"{address}?immutable=1", uri=True)
    return connection


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


def _marks(marks: Path) -> Path:
    if not marks.exists():
        marks.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(sqlite3.connect(marks)) as connection:
            marks_schema.create(connection)
    return marks
