"""Which files of a holding are new, changed or gone: by their names, sizes and times alone.

Names are bytes, as the system has them. What is passed over is what `library.finding` passes
over; a file whose ending is no text's is taken where it is the holding itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from library.container_names import kind_of
from library.finding import ENDINGS
from library.importing.extracting import Place
from library.importing.progress import Interrupted
from library.reading import ReadError, reason_of
from parsers.safe import shown_name

Stop = Callable[[], bool]
Item = TypeVar("Item")
_ENDINGS = tuple(ending.encode() for ending in ENDINGS)
_ASKED_EVERY = 1000


@dataclass(slots=True)
class Changes:
    """What is to be read (paths below the holding, newest names first), and ids that are to go.

    `found` counts all files there are, `changed` those that are both to be read and to go.
    `stamps` are size and time of change of those that are packed; `troubles` tell in words what
    could not be looked at.
    """

    to_read: list[bytes] = field(default_factory=list)
    to_drop: list[int] = field(default_factory=list)
    stamps: dict[bytes, tuple[int, int]] = field(default_factory=dict)
    found: int = 0
    changed: int = 0
    troubles: list[str] = field(default_factory=list)


def survey(
    root: bytes, known: Iterator[tuple[bytes, int, int, int]], stop: Stop = lambda: False
) -> Changes:
    """Compare the files of a holding with what is known: path, id, size, time of change, by path.

    Only files that are known are looked at; of new ones the name is enough. Raises Interrupted
    where it is told to stop.
    """
    changes = Changes()
    row = next(known, None)
    paths = _found(root, changes, stop)
    if row:
        paths.sort()
    for path in _until(stop, paths):
        changes.found += 1
        while row and row[0] < path:
            changes.to_drop.append(row[1])
            row = next(known, None)
        if row and row[0] == path:
            if (changes.stamps.get(path) or _stat(root, path)) != row[2:]:
                changes.changed += 1
                changes.to_drop.append(row[1])
                changes.to_read.append(path)
            row = next(known, None)
        else:
            changes.to_read.append(path)
    while row:
        changes.to_drop.append(row[1])
        row = next(known, None)
    changes.to_read.sort(key=_by_name, reverse=True)
    return changes


def _until(stop: Stop, items: Iterable[Item]) -> Iterator[Item]:
    for number, item in enumerate(items):
        if number % _ASKED_EVERY == 0 and stop():
            raise Interrupted
        yield item


def _by_name(path: bytes) -> bytes:
    """Archives begin names with the day: so the newest come first, before anything is read."""
    return path[path.rfind(b"/") + 1 :]


def _stat(root: bytes, path: bytes) -> tuple[int, int] | None:
    try:
        stat = os.stat(Place(root, path).file)  # noqa: PTH116 - bytes, of all files
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def _found(root: bytes, changes: Changes, stop: Stop) -> list[bytes]:
    """Give the paths of the articles below a holding; empty is that of a file itself."""
    if os.path.isdir(root):  # noqa: PTH112 - never raises
        paths, containers = _walked(root, changes.troubles, stop)
    elif kind_of(Path(os.fsdecode(root))):
        paths, containers = [], [b""]
    else:
        paths, containers = [b""], []
        if not os.path.lexists(root):
            paths = []
            changes.troubles.append(_told(root, "it is not there, so its articles left the list"))
    for container in containers:
        try:
            for path, stamp in _until(stop, _packed(root, container)):
                changes.stamps[path] = stamp
        except ReadError as error:
            changes.troubles.append(_told(Place(root, container).file, str(error)))
    paths += changes.stamps
    return paths


def _told(file: bytes, reason: str) -> str:
    return f"{shown_name(os.fsdecode(file))}: {reason}"


def _walked(root: bytes, troubles: list[str], stop: Stop) -> tuple[list[bytes], list[bytes]]:
    """Give the articles below a directory, and the containers."""
    paths, containers, folders = [], [], [b""]
    while folders:
        if stop():
            raise Interrupted
        folder = folders.pop()
        try:
            with os.scandir(Place(root, folder).file) as entries:
                for entry in entries:
                    name = entry.name
                    if name.startswith(b"."):
                        continue
                    path = b"%b/%b" % (folder, name) if folder else name
                    if entry.is_dir(follow_symlinks=False):  # called `x.md`, too
                        folders.append(path)
                    elif name.endswith(_ENDINGS) or name.lower().endswith(_ENDINGS):
                        if _is_file(entry):
                            paths.append(path)
                    elif kind_of(Path(os.fsdecode(name))) and _is_file(entry):
                        containers.append(path)
        except OSError as error:  # when it is opened, or in its midst
            troubles.append(_told(Place(root, folder).file, reason_of(error)))
    return paths, containers


def _is_file(entry: os.DirEntry[bytes]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _packed(root: bytes, container: bytes) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Yield the articles in a container, with size and time of change. Raises ReadError."""
    from library.containers import members

    file = Place(root, container).file
    start = container + b"/" if container else b""
    for member in members(Path(os.fsdecode(file))):
        name = member.name
        if name.lower().endswith(_ENDINGS) and not name.startswith(b".") and b"/." not in name:
            yield start + name, (member.size, member.modified_ns)
