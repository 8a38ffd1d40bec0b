"""Taking a holding out of the catalogue at once, without looking at any file."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from library.catalogue.connecting import connect
from library.catalogue.opening import fault_of
from library.importing.lock import AlreadyImportingError, only_writer
from library.importing.progress import Progress, read_progress
from library.importing.writer import Writer


def drop_holdings(index: Path, paths: Iterable[Path]) -> bool:
    """Forget the articles of holdings; tell whether that could be done now.

    It cannot while another process imports: then the next import does it. Raises OSError and
    sqlite3.Error where the catalogue cannot be written.
    """
    if fault_of(index) is not None:
        return True  # it is made anew from what the marks tell
    try:
        with only_writer(index):
            _drop(index, [os.fsencode(path) for path in paths])
    except AlreadyImportingError:
        return False
    return True


def _drop(index: Path, paths: Iterable[bytes]) -> None:
    progress = _progress(index)
    writer = Writer(index)
    try:
        known = writer.holdings()
        for path in paths:
            if path in known:
                writer.drop_holding(known[path])
        writer.commit(progress)
    finally:
        writer.close()


def _progress(index: Path) -> Progress:
    """How far the last import came: that stays as it is."""
    with contextlib.closing(connect(index)) as connection:
        now = datetime.now(UTC)
        return read_progress(connection) or Progress("done", 0, 0, now, now)
