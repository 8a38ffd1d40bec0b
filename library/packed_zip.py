"""What a .zip holds, by the reader of the standard library."""

from __future__ import annotations

import stat
import struct
import zlib
from calendar import timegm
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from threading import Lock
from typing import IO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo, is_zipfile

from library.packed import CUT_OFF, DAMAGED, NO_SUCH, Member, PackedError, in_words, inner_name
from library.reading import LIMIT

_ENCRYPTED, _UTF_8 = 0x1, 0x800
_UNIX = 3
_NANO = 1_000_000_000
# What is read of a member never looks further back; some say 4 GB, which would be set aside.
_FURTHEST = 2 * LIMIT


class ZipPacked:
    """A .zip that was listed. Raises PackedError where its directory cannot be read."""

    trouble: str | None = None

    def __init__(self, path: Path) -> None:
        with in_words():
            self._archive = _opened(path)
            self._lock = Lock()
            self._infos: dict[bytes, ZipInfo] = {}
            for info in self._archive.filelist:
                if _is_file(info) and (name := inner_name(_name(info))):
                    self._infos[name] = info

    def members(self) -> Iterator[Member]:
        """Yield the members."""
        for name, info in self._infos.items():
            yield Member(name, info.file_size, _modified_ns(info))

    def read(self, name: bytes, length: int) -> bytes:
        """Read as much of a member as wanted. Raises PackedError."""
        info = self._infos.get(name)
        if info is None:
            raise PackedError(NO_SUCH)
        if info.flag_bits & _ENCRYPTED:
            raise PackedError("encrypted")
        length = min(length, info.file_size)
        with in_words(), self._lock:
            if info.compress_type in (ZIP_STORED, ZIP_DEFLATED):
                with self._archive.open(info) as file:
                    data = file.read(length)
            else:
                data = self._unpacked(info, length)
        # Where a member says that it is empty, `ZipFile` looks at neither.
        is_whole = length == info.file_size
        if len(data) < length or (is_whole and zlib.crc32(data) != info.CRC):
            raise PackedError(DAMAGED)
        return data

    def _unpacked(self, info: ZipInfo, length: int) -> bytes:
        """Unpack no more than is wanted; `ZipFile` unpacks all that 4 KB hold: up to 4 GB."""
        raw = copy(info)
        raw.compress_type, raw.file_size = ZIP_STORED, info.compress_size
        del raw.CRC  # it is that of the unpacked bytes
        with self._archive.open(raw) as packed, _unpacking(packed, info.compress_type) as file:
            return file.read(length)


def _opened(path: Path) -> ZipFile:
    with path.open("rb") as file:
        is_begun = file.read(2) == b"PK"
    if is_zipfile(path):
        return ZipFile(path)
    raise PackedError(CUT_OFF if is_begun else "not a zip archive")


def _is_file(info: ZipInfo) -> bool:
    """Whether it is no link and no pipe; some tell nothing but permissions."""
    return info.create_system != _UNIX or stat.S_IFMT(info.external_attr >> 16) in (0, stat.S_IFREG)


def _name(info: ZipInfo) -> bytes:
    """Give a name as the system writes it: UTF-8, which many write without saying so."""
    if info.flag_bits & _UTF_8:
        return info.orig_filename.encode()
    name = info.orig_filename.encode("cp437")
    try:
        name.decode()
    except UnicodeDecodeError:
        return info.orig_filename.encode()
    return name


def _modified_ns(info: ZipInfo) -> int:
    """Give the nanoseconds of a time of which no zone is told, as if it were UTC."""
    try:
        return timegm(info.date_time) * _NANO
    except ValueError:
        return 0


def _unpacking(packed: IO[bytes], method: int) -> IO[bytes]:
    if method == ZIP_BZIP2:
        import bz2

        return bz2.open(packed)
    if method == ZIP_LZMA:
        import lzma

        one = {"id": lzma.FILTER_LZMA1, **_lzma_properties(packed.read(9))}
        # In Python 3.13 a file that these do not suit complains once more when it is let go of.
        lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[one])
        return lzma.open(packed, format=lzma.FORMAT_RAW, filters=[one])
    raise PackedError(f"packed in a way that is not known here (method {method})")


def _lzma_properties(header: bytes) -> dict[str, int]:
    """LZMA as a .zip has it (APPNOTE.TXT, 5.8): version, length of the properties, properties."""
    _, _, _, told, dictionary = struct.unpack("<2BHBL", header)
    rest, literal_context = divmod(told, 9)
    positions, literal_positions = divmod(rest, 5)
    sizes = {"lc": literal_context, "lp": literal_positions, "pb": positions}
    return {"dict_size": min(dictionary, _FURTHEST), **sizes}
