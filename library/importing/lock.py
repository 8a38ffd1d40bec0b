"""One writer at a time: a lock beside the catalogue, which the system lets go with its holder."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

_fcntl: ModuleType | None
try:
    import fcntl as _fcntl
except ImportError:  # no locks on this system
    _fcntl = None


class AlreadyImportingError(Exception):
    """Another process imports into this catalogue."""


@contextlib.contextmanager
def only_writer(index: Path) -> Iterator[None]:
    """Be the only one who writes into a catalogue. Raises AlreadyImportingError, or OSError."""
    with _lock_file(index).open("a") as lock:
        if _fcntl is not None:
            try:
                _fcntl.flock(lock, _fcntl.LOCK_EX | _fcntl.LOCK_NB)
            except BlockingIOError:
                raise AlreadyImportingError("another import is under way") from None
        yield


def is_importing(index: Path) -> bool:
    """Whether some process writes into a catalogue at this moment."""
    if _fcntl is None:
        return False
    try:
        with _lock_file(index).open("rb") as lock:
            _fcntl.flock(lock, _fcntl.LOCK_SH | _fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _lock_file(index: Path) -> Path:
    return index.with_name(f"{index.name}.lock")
