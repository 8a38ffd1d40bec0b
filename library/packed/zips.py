"""What a .zip holds: its directory, read in one go, and its members.

The standard library's reader takes half as long again and twice the room for it, and
lists nothing of a file that was cut off. The format: APPNOTE.TXT of PKWARE, 4.3 and 4.4.
"""

from __future__ import annotations

import os
import stat
import zlib
from struct import Struct
from typing import BinaryIO

from library.packed.member import CUT_OFF, Listing, PackedError, Place
from library.packed.methods import unpacked
from library.packed.zip_fields import FULL, in_full, modified_ns, name_of
from library.packed.zip_scan import BEGINNING, LOCAL, scanned

_END = Struct("<4s4H2LH")
_END_64 = Struct("<4sQ2H2L4Q")
_LOCATOR_64 = Struct("<4sLQL")
_ENTRY = Struct("<4s2B5H3L5H2L")
_LONGEST_COMMENT = 0xFFFF
_ENCRYPTED = 0x1
_UNIX = 3
_DAMAGED = "damaged"
_NOT_ALL = "damaged: not everything in it can be found"


def listing(file: BinaryIO) -> Listing:
    """List what a .zip holds, by its directory; without that, by what stands before members.

    Raises PackedError where it is none.
    """
    listed = Listing()
    size = file.seek(0, os.SEEK_END)
    try:
        start, length, shift = _directory(file, size)
        file.seek(start)
        _list_entries(file.read(length), shift, listed)
    except PackedError as error:
        file.seek(0)
        if file.read(len(BEGINNING)) != BEGINNING:
            raise PackedError("not a zip archive") from None
        listed = Listing(trouble=str(error))
        for name, place in scanned(file, size):
            listed.add(name, place)
    return listed


def read(file: BinaryIO, place: Place, length: int) -> bytes:
    """Read as much of a member as wanted. Raises PackedError where it cannot be read."""
    if place.flags & _ENCRYPTED:
        raise PackedError("encrypted")
    file.seek(place.offset)
    head = file.read(LOCAL.size)
    if len(head) < LOCAL.size or not head.startswith(BEGINNING):
        raise PackedError(_DAMAGED)
    *_, name_length, extra_length = LOCAL.unpack(head)
    file.seek(name_length + extra_length, os.SEEK_CUR)
    data = unpacked(file, place.packed, place.method, length)
    # The checksum tells nothing of a member that is not read whole.
    if len(data) < length and (len(data) != place.size or zlib.crc32(data) != place.checksum):
        raise PackedError(_DAMAGED)
    return data


def _directory(file: BinaryIO, size: int) -> tuple[int, int, int]:
    """Find the directory: where it begins, its length, and how far all is further on than told.

    That is so where something stands before the archive, such as a program that unpacks it.
    """
    reach = min(size, _LONGEST_COMMENT + _END.size + _LOCATOR_64.size)
    file.seek(size - reach)
    tail = file.read(reach)
    at = tail.rfind(b"PK\5\6")
    if at < 0 or at + _END.size > len(tail):
        raise PackedError(CUT_OFF)
    _, _, _, _, _, length, offset, _ = _END.unpack_from(tail, at)
    end = size - reach + at
    locator = at - _LOCATOR_64.size
    if locator >= 0 and tail.startswith(b"PK\6\7", locator):
        end = _LOCATOR_64.unpack_from(tail, locator)[2]
        if end + _END_64.size > size:
            raise PackedError(_NOT_ALL)
        file.seek(end)
        *_, length, offset = _END_64.unpack(file.read(_END_64.size))
    start = end - length
    if start < 0 or start < offset:
        raise PackedError(_NOT_ALL)
    return start, length, start - offset


def _list_entries(data: bytes, shift: int, listed: Listing) -> None:
    at = 0
    while at < len(data):
        if not data.startswith(b"PK\1\2", at) or at + _ENTRY.size > len(data):
            raise PackedError(_NOT_ALL)
        (
            _, _, system, _, flags, method, clock, day, checksum, packed, size,
            name_length, extra_length, comment_length, _, _, attributes, offset,
        ) = _ENTRY.unpack_from(data, at)  # fmt: skip
        at += _ENTRY.size
        name = data[at : at + name_length]
        at += name_length
        if FULL in (size, packed, offset):
            size, packed, offset = in_full(data[at : at + extra_length], (size, packed, offset))
        at += extra_length + comment_length
        if system == _UNIX and not _is_file(attributes >> 16):
            continue
        modified = modified_ns(day, clock)
        place = Place(offset + shift, packed, size, modified, checksum, method, flags)
        listed.add(name_of(name, flags), place)


def _is_file(mode: int) -> bool:
    """Whether a mode is that of a file: no link, no pipe; some tell nothing but permissions."""
    return stat.S_IFMT(mode) in (0, stat.S_IFREG)
