"""Containers that were listed, kept for the next question as long as the file stays as it is."""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import BinaryIO, cast

from library.container_names import kind_of
from library.packed import tars, zips
from library.packed.copies import Stamp, copy_of, make_copy, stamp_of
from library.packed.member import Listing, PackedError, Packing, Place
from library.packed.unpacking import Unpacked

# So much of a compressed container is kept unpacked; of many that is all.
_HEAD, _PART = 4 * 1024 * 1024, 64 * 1024
_MOST_KEPT, _MOST_MEMBERS = 8, 1_000_000


@dataclass(frozen=True, slots=True)
class Opened:
    """A container that was listed, and how to read in it; `head` is as much as was looked at."""

    stamp: Stamp
    listing: Listing
    packing: Packing
    open: Callable[[], BinaryIO]
    head: int | None = None

    def find(self, name: bytes) -> Place | None:
        """Give the place of a member, if it lies in what was looked at."""
        place = self.listing.place(name)
        if place and self.head is not None and place.offset + place.packed > self.head:
            return None
        return place


_kept: OrderedDict[Path, Opened] = OrderedDict()
_keeping, _listing = Lock(), Lock()


def opened_container(path: Path, *, is_head_enough: bool = False) -> Opened:
    """Give a container as it is now, listed: from what was kept, or anew.

    Raises OSError or PackedError.
    """
    stamp = stamp_of(path)
    if kept := _kept_of(path, stamp, is_head_enough=is_head_enough):
        return kept
    with _listing:  # whoever else asks for it meanwhile waits for it
        if kept := _kept_of(path, stamp, is_head_enough=is_head_enough):
            return kept
        opened = _listed(path, stamp, is_head_enough=is_head_enough)
    _keep(path, opened)
    return opened


def _kept_of(path: Path, stamp: Stamp, *, is_head_enough: bool) -> Opened | None:
    with _keeping:
        kept = _kept.get(path)
        if kept is None or kept.stamp != stamp or not (is_head_enough or kept.head is None):
            return None
        _kept.move_to_end(path)
        return kept


def _keep(path: Path, opened: Opened) -> None:
    with _keeping:
        _kept[path] = opened
        _kept.move_to_end(path)
        while len(_kept) > 1 and (len(_kept) > _MOST_KEPT or _members_kept() > _MOST_MEMBERS):
            _kept.popitem(last=False)


def _members_kept() -> int:
    return sum(len(opened.listing.rows) for opened in _kept.values())


def _listed(path: Path, stamp: Stamp, *, is_head_enough: bool) -> Opened:
    kind = kind_of(path)
    if kind == "zip":
        return _list(path, stamp, zips, partial(_plain, path))
    if kind == "tar":
        return _list(path, stamp, tars, partial(_plain, path))
    if copy := copy_of(path, stamp):
        return _list(path, stamp, tars, partial(_plain, copy))
    with stream(path) as file:
        head, is_all = _head(file)
    if is_all or is_head_enough:
        return _list(path, stamp, tars, partial(io.BytesIO, head), None if is_all else len(head))
    return _list(path, stamp, tars, _without_passing(path, stamp))


def _head(file: BinaryIO) -> tuple[bytes, bool]:
    """Unpack the first bytes; tell whether that is all of it."""
    head = bytearray()
    try:
        while len(head) < _HEAD and (part := file.read(_PART)):
            head += part
        return bytes(head), not file.read(1)
    except PackedError:
        if not head:
            raise
        return bytes(head), True


def _without_passing(path: Path, stamp: Stamp) -> Callable[[], BinaryIO]:
    """Tell how to read anywhere in a compressed container: in a copy, if one can be made."""
    try:
        with stream(path) as file:
            copy = make_copy(path, stamp, file)
    except OSError:
        return partial(stream, path)
    return partial(_plain, copy)


def _list(
    path: Path, stamp: Stamp, packing: Packing, opening: Callable[[], BinaryIO],
    head: int | None = None,
) -> Opened:  # fmt: skip
    with opening() as file:
        listing = packing.listing(file)
    return Opened(stamp, listing, packing, opening, head)


def _plain(path: Path) -> BinaryIO:
    return path.open("rb")


def stream(path: Path) -> BinaryIO:
    """Open a container to be read from its beginning to its end, unpacked. Raises OSError."""
    kind = kind_of(path)
    return _plain(path) if kind in (None, "tar", "zip") else cast(BinaryIO, Unpacked(path, kind))
