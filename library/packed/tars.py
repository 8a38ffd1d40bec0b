"""What a .tar holds: headers of 512 bytes, each before its member.

The standard library's reader takes many times as long for it. The format: POSIX.1-2024, pax,
"ustar Interchange Format", and what GNU's writes for long names and files with holes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from library.packed.member import CUT_OFF, Listing, PackedError, Place

_BLOCK = 512
_EMPTY = bytes(_BLOCK)
_LONGEST_NAME = 1024 * 1024
_FILES, _WITHOUT_DATA, _ABOUT_THE_NEXT = b"0\x007", b"123456", b"LKxXg"
_NANO = 1_000_000_000
_LARGEST = 1 << 62
_NO_TAR = "not a tar archive"
_DAMAGED = "damaged: what follows cannot be found"
_RECORD = re.compile(rb"(\d{1,7}) ([^=]+)=")
# The first of Adler's sums is that of the bytes and 1, in this modulus; summing is far slower.
_MODULUS = 65521


@dataclass(slots=True)
class _Told:
    """What the headers before that of a member tell of it."""

    name: bytes | None = None
    size: int | None = None
    modified_ns: int | None = None
    has_holes: bool = False


def listing(file: BinaryIO) -> Listing:
    """List what a .tar holds. Raises PackedError where it is none."""
    listed = Listing()
    try:
        for name, place in walk(file):
            listed.add(name, place)
    except PackedError as error:
        if not listed.rows:
            raise
        listed.trouble = str(error)
    return listed


def read(file: BinaryIO, place: Place, length: int) -> bytes:
    """Read as much of a member as wanted. Raises PackedError where it is cut off."""
    file.seek(place.offset)
    return _read(file, min(place.size, length))


def walk(file: BinaryIO) -> Iterator[tuple[bytes, Place]]:
    """Yield the files in order; each may be read before the next is asked for.

    Only goes forward in the file. Raises PackedError where it is damaged, cut off, or no .tar.
    """
    at, told = 0, _Told()
    while header := _header_at(file, at):
        at += _BLOCK
        kind = header[156:157]
        size = _number(header[124:136]) if told.size is None else told.size
        if not 0 <= size < _LARGEST:
            raise PackedError(_DAMAGED)
        if kind in _ABOUT_THE_NEXT:
            if size > _LONGEST_NAME:
                raise PackedError(_DAMAGED)
            _take(kind, _read(file, size), told)
        else:
            has_more = kind == b"S" and header[482]
            while has_more:
                has_more, at = _read(file, _BLOCK)[504], at + _BLOCK
            if kind in _FILES and not told.has_holes:
                yield _name(header, told), Place(at, size, size, _modified(header, told))
            told = _Told()
        if kind not in _WITHOUT_DATA:
            at += size + -size % _BLOCK


def _header_at(file: BinaryIO, at: int) -> bytes | None:
    """Read a header; None where the archive ends."""
    file.seek(at)
    header = file.read(_BLOCK)
    if header == _EMPTY:
        return None
    if len(header) < _BLOCK:
        raise PackedError(CUT_OFF if at else _NO_TAR)
    found = zlib.adler32(header[156:], zlib.adler32(header[:148] + b" " * 8)) & 0xFFFF
    if found != (_number(header[148:156]) + 1) % _MODULUS:
        raise PackedError(_DAMAGED if at else _NO_TAR)
    return header


def _read(file: BinaryIO, length: int) -> bytes:
    data = file.read(length)
    if len(data) < length:
        raise PackedError(CUT_OFF)
    return data


def _number(field: bytes) -> int:
    """Read a number in octal digits, or in bytes where it was too large for them; -1: neither."""
    if field[0] & 0x80:
        return int.from_bytes(bytes([field[0] & 0x7F]) + field[1:], "big")
    try:
        return int(field.partition(b"\0")[0].strip() or b"0", 8)
    except ValueError:
        return -1


def _take(kind: bytes, data: bytes, told: _Told) -> None:
    """Take what a header tells of the member that follows; that of a link is of no interest."""
    if kind == b"L":
        told.name = data.partition(b"\0")[0]
    elif kind in b"xX":
        for name, value in _records(data):
            _take_record(name, value, told)


def _take_record(name: bytes, value: bytes, told: _Told) -> None:
    if name == b"path":
        told.name = value
    elif name.startswith(b"GNU.sparse."):
        told.has_holes = True
    elif name == b"size" and value.isdigit():
        told.size = int(value[:20])
    elif name == b"mtime":
        seconds, _, rest = value.partition(b".")
        if re.fullmatch(rb"-?\d{1,10}", seconds):
            part = int((rest[:9] if rest.isdigit() else b"").ljust(9, b"0"))
            told.modified_ns = int(seconds) * _NANO + part


def _records(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while match := _RECORD.match(data, at):
        end = at + int(match[1])
        if end <= match.end():
            raise PackedError(_DAMAGED)
        yield match[2], data[match.end() : end - 1]
        at = end


def _name(header: bytes, told: _Told) -> bytes:
    if told.name is not None:
        return told.name.partition(b"\0")[0]
    name = header[:100].partition(b"\0")[0]
    # GNU's own kind has times where others have the folders of a long name.
    prefix = header[345:500].partition(b"\0")[0] if header[257:263] == b"ustar\0" else b""
    return b"%b/%b" % (prefix, name) if prefix else name


def _modified(header: bytes, told: _Told) -> int:
    if told.modified_ns is not None:
        return told.modified_ns
    seconds = _number(header[136:148])
    return seconds * _NANO if 0 <= seconds < _LARGEST // _NANO else 0
