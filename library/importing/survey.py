"""Which files of a holding are new, changed or gone: by their names, sizes and times alone.

Names are bytes, as the system has them. What is passed over is what `library.finding` passes
over; a file whose ending is no text's is taken where it is the holding itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

from library.finding import ENDINGS

_ENDINGS = tuple(ending.encode() for ending in ENDINGS)


@dataclass(slots=True)
class Changes:
    """What is to be read (paths below the holding, newest names first), and ids that are to go.

    `found` counts all files there are. `trouble` tells in words what could not be looked at.
    """

    to_read: list[bytes] = field(default_factory=list)
    to_drop: list[int] = field(default_factory=list)
    stamps: dict[bytes, tuple[int, int]] = field(default_factory=dict)
    found: int = 0
    trouble: str | None = None


def survey(root: bytes, known: Iterator[tuple[bytes, int, int, int]]) -> Changes:
    """Compare the files of a holding with what is known: path, id, size, time of change, by path.

    Only files that are known are looked at; of new ones the name is enough.
    """
    changes = Changes()
    row = next(known, None)
    for path in sorted(files_below(root)):
        changes.found += 1
        while row and row[0] < path:
            changes.to_drop.append(row[1])
            row = next(known, None)
        if row and row[0] == path:
            if _stat(os.path.join(root, path) if path else root) != row[2:]:
                changes.to_drop.append(row[1])
                changes.to_read.append(path)
            row = next(known, None)
        else:
            changes.to_read.append(path)
    if row:
        changes.to_drop.append(row[1])
        changes.to_drop.extend(number for _, number, _, _ in known)
    changes.to_read.sort(key=_by_name, reverse=True)
    return changes


def _by_name(path: bytes) -> bytes:
    """Archives begin names with the day: so the newest come first, before anything is read."""
    return path[path.rfind(b"/") + 1 :]


def _stat(file: bytes) -> tuple[int, int] | None:
    try:
        stat = os.stat(file)  # noqa: PTH116 - of bytes, 100,000 times
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def files_below(root: bytes) -> Iterator[bytes]:
    """Yield the paths of the articles below a directory; one that is empty for a file itself."""
    if not os.path.isdir(root):
        if os.path.lexists(root):
            yield b""
        return
    folders = [b""]
    while folders:
        folder = folders.pop()
        try:
            entries = os.scandir(os.path.join(root, folder))
        except OSError:
            continue  # what cannot be looked at has no articles
        with entries:
            for entry in entries:
                name = entry.name
                if name.startswith(b"."):
                    continue
                path = os.path.join(folder, name) if folder else name
                if name.lower().endswith(_ENDINGS) and _is_file(entry):
                    yield path
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(path)


def _is_file(entry: os.DirEntry[bytes]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False
