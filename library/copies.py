"""Copies of compressed containers, unpacked: to read any of their members without all before it.

They lie in the cache folder, beside notes of what each is a copy of; they go when that is gone or
was changed. Whoever reads one meanwhile goes on reading it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from library.packed import MOST, PackedError, in_words
from library.paths import copies_folder
from parsers.digests import blake2b

# Of what is damaged, no more than the last of these is lost.
_CHUNK = 64 * 1024
# So much is left free for everything else.
_RESERVE = 512 * 1024 * 1024
# A copy to which nothing was added for so many seconds is of a program that was ended.
_ABANDONED = 3600
_NEW, _NOTE, _COPY = ".new", ".of", ".tar"

Stamp = tuple[int, int]


def stamp_of(path: Path) -> Stamp:
    """Give what tells whether a file was changed: time and size. Raises OSError."""
    told = path.stat()
    return told.st_mtime_ns, told.st_size


def copy_of(path: Path, stamp: Stamp) -> Path | None:
    """Give the copy of a container as it is now, if there is one."""
    copy = copies_folder() / f"{_id(path, stamp)}{_COPY}"
    return copy if copy.is_file() else None


def make_copy(path: Path, stamp: Stamp, unpacked: BinaryIO) -> Path:
    """Copy what was unpacked, as far as it can be. Raises OSError where there is no room for it."""
    folder = copies_folder()
    folder.mkdir(parents=True, exist_ok=True)
    remove_old_copies()
    copy = folder / f"{_id(path, stamp)}{_COPY}"
    handle, name = tempfile.mkstemp(prefix=copy.stem, suffix=_NEW, dir=folder)
    try:
        with os.fdopen(handle, "wb") as new:
            for part in parts_of(unpacked, MOST):
                if shutil.disk_usage(folder).free < _RESERVE:
                    raise OSError("no room for a copy")
                new.write(part)
        copy.with_suffix(_NOTE).write_bytes(_note(path, stamp))
        Path(name).replace(copy)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return copy


def parts_of(unpacked: BinaryIO, most: int) -> Iterator[bytes]:
    """Yield what can be unpacked, up to so many bytes; raises PackedError where nothing can.

    What was unpacked before the damage is as good as one can have.
    """
    left = most
    while left > 0:
        try:
            with in_words():
                part = unpacked.read(min(_CHUNK, left))
        except PackedError:
            if left == most:
                raise
            return
        if not part:
            return
        yield part
        left -= len(part)


def remove_old_copies() -> None:
    """Remove the copies of what is gone or was changed, and what was never finished. Never raises.

    Those who add and remove containers may call it at any time.
    """
    with contextlib.suppress(OSError):
        for new in copies_folder().glob(f"*{_NEW}"):
            if time.time() - new.stat().st_mtime > _ABANDONED:
                new.unlink(missing_ok=True)
        for note in copies_folder().glob(f"*{_NOTE}"):
            if not _is_of_today(note):
                note.with_suffix(_COPY).unlink(missing_ok=True)
                note.unlink(missing_ok=True)


def _is_of_today(note: Path) -> bool:
    told, _, name = note.read_bytes().partition(b"\n")
    try:
        return b"%d %d" % stamp_of(Path(os.fsdecode(name))) == told
    except (OSError, ValueError):
        return False


def _note(path: Path, stamp: Stamp) -> bytes:
    return b"%d %d\n%b" % (*stamp, os.fsencode(os.path.abspath(path)))  # noqa: PTH100


def _id(path: Path, stamp: Stamp) -> str:
    return blake2b(_note(path, stamp), digest_size=16).hexdigest()
