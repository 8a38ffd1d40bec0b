"""Connections that only read, also in folders where nobody may write."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path


def connect(file: Path) -> sqlite3.Connection:
    """Open a database to read it only. Raises sqlite3.Error where it is missing or damaged."""
    connection = sqlite3.connect(_address(file, "mode=ro"), uri=True)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except sqlite3.OperationalError:
        connection.close()
        if _may_change(file):
            raise
        connection = sqlite3.connect(_address(file, "immutable=1"), uri=True)
    return connection


def attach(connection: sqlite3.Connection, file: Path, name: str) -> None:
    """Let a connection read another database as well, under a name. Raises sqlite3.Error."""
    try:
        connection.execute(f"ATTACH ? AS {name}", (_address(file, "mode=ro"),))
        connection.execute(f"SELECT count(*) FROM {name}.sqlite_schema")
    except sqlite3.OperationalError:
        if _may_change(file):
            raise
        if any(row[1] == name for row in connection.execute("PRAGMA database_list")):
            connection.execute(f"DETACH {name}")
        connection.execute(f"ATTACH ? AS {name}", (_address(file, "immutable=1"),))


def _address(file: Path, how: str) -> str:
    return f"{file.absolute().as_uri()}?{how}"


def _may_change(file: Path) -> bool:
    """Whether this user could write beside a file; if not, what fails will not get better."""
    return os.access(file.parent, os.W_OK)
