"""What is remembered from one sitting to the next: small values by name, in one small file.

The file is replaced as a whole, so that a reader who comes in between finds the old one or the
new one. What cannot be read or kept is no trouble: then nothing is remembered.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from library.paths import state_folder

_FILE = "memory.json"
_DAMAGED = "memory.damaged.json"
_LOCK = "memory.lock"

Value = str | int | float | bool | list[object] | dict[str, object] | None


def recall(name: str) -> object:
    """Give what was remembered under a name; None where there is nothing. Never raises."""
    try:
        return _read(state_folder()).get(name)
    except OSError:
        return None


def remember(name: str, value: Value) -> bool:
    """Remember a value, beside all others; tell whether that was possible. Never raises.

    Readers that run at the same time take turns, so that neither undoes what the other keeps.
    """
    folder = state_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _turn(folder):
            _write(folder, {**_read(folder), name: value})
    except OSError:
        return False
    return True


def _read(folder: Path) -> dict[str, object]:
    """What is in the file; where it is there but cannot be read, raise OSError."""
    file = folder / _FILE
    try:
        values = json.loads(file.read_bytes())
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        # Somebody may want to look at it; the next value that is remembered would overwrite it.
        with contextlib.suppress(OSError):
            file.replace(folder / _DAMAGED)
        return {}
    return values


def _write(folder: Path, values: dict[str, object]) -> None:
    handle, name = tempfile.mkstemp(prefix=_FILE, suffix=".new", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(values, stream, ensure_ascii=True, indent=1)
        Path(name).replace(folder / _FILE)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """Wait for one's turn to write; where files cannot be locked, go ahead."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with (folder / _LOCK).open("a") as lock:
        with contextlib.suppress(OSError):
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
