"""The members of a .zip without its directory: each has a header of its own before it."""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct
from typing import BinaryIO

from library.packed.member import PackedError, Place
from library.packed.methods import DEFLATED, packed_length
from library.packed.zip_fields import FULL, in_full, modified_ns, name_of

LOCAL = Struct("<4s5H3L2H")
BEGINNING = b"PK\3\4"
_SIZES_FOLLOW = 0x8
_FOLLOWING = Struct("<3L")
_FOLLOWING_LARGE = Struct("<L2Q")


def scanned(file: BinaryIO, size: int) -> Iterator[tuple[bytes, Place]]:
    """Find the members one after the other, up to the first that is not there as a whole."""
    at = 0
    while at + LOCAL.size <= size:
        file.seek(at)
        head = LOCAL.unpack(file.read(LOCAL.size))
        if head[0] != BEGINNING:
            return
        _, _, flags, method, clock, day, checksum, packed, full, *lengths = head
        name, extra = file.read(lengths[0]), file.read(lengths[1])
        is_large = FULL in (packed, full)
        if is_large:
            full, packed = in_full(extra, [full, packed])
        place = Place(at, packed, full, modified_ns(day, clock), checksum, method, flags)
        end = at + LOCAL.size + sum(lengths) + packed
        if flags & _SIZES_FOLLOW and not packed and method == DEFLATED:
            try:
                place, end = _measured(file, place, is_large=is_large)
            except PackedError:
                return
        if end > size:
            return
        yield name_of(name, flags), place
        at = end


def _measured(file: BinaryIO, place: Place, *, is_large: bool) -> tuple[Place, int]:
    """Find where a member ends that was written before its size was known."""
    start = file.tell()
    end = start + packed_length(file)
    file.seek(end)
    follows = _FOLLOWING_LARGE if is_large else _FOLLOWING
    data = file.read(follows.size + 4)
    skipped = 4 if data.startswith(b"PK\7\x08") else 0
    if len(data) < skipped + follows.size:
        raise PackedError("cut off")
    checksum, packed, size = follows.unpack_from(data, skipped)
    found = place._replace(packed=packed, size=size, checksum=checksum)
    return found, end + skipped + follows.size
