"""What a .tar holds, by the reader of the standard library, compressed or not."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from struct import Struct
from typing import BinaryIO, cast

from library.container_names import Kind
from library.packed import CUT_OFF, MOST, NO_SUCH, Member, PackedError, Read, in_words, inner_name

_ROW = Struct("<QQq")
_NANO = 1_000_000_000
_LARGEST = 1 << 33
_LONGEST_HEADERS = 1024 * 1024
_TOO_MUCH = f"more than {MOST // 1024**3} GB, which is no archive of articles"
_DAMAGED = "damaged: what follows cannot be found"


class TarPacked:
    """A .tar that was listed. Raises PackedError where it is none.

    `opening` opens it, unpacked. Hundreds of thousands of members are kept in little room.
    """

    def __init__(self, opening: Callable[[], BinaryIO]) -> None:
        self.trouble: str | None = None
        self._opening = opening
        self._rows: dict[bytes, bytes] = {}
        try:
            with in_words(), opening() as file:
                for member, start in _members(file):
                    self._rows[member.name] = _ROW.pack(start, member.size, member.modified_ns)
        except PackedError as error:
            if not self._rows:
                raise
            self.trouble = str(error)

    def members(self) -> Iterator[Member]:
        """Yield the members."""
        for name, row in self._rows.items():
            yield Member(name, *_ROW.unpack(row)[1:])

    def read(self, name: bytes, length: int) -> bytes:
        """Read as much of a member as wanted. Raises PackedError."""
        row = self._rows.get(name)
        if row is None:
            raise PackedError(NO_SUCH)
        start, size, _ = _ROW.unpack(row)
        with in_words(), self._opening() as file:
            return _read(file, start, size, length)


def walk(opening: Callable[[], BinaryIO]) -> Iterator[tuple[Member, Read]]:
    """Yield the files of a .tar in order; each may be read before the next is asked for.

    A name may come twice. Raises PackedError, at the end, where not all could be found.
    """
    with in_words(), opening() as file:
        for member, start in _members(file):
            yield member, partial(_read, file, start, member.size)


def opened(path: Path, kind: Kind | None) -> BinaryIO:
    """Open a .tar to be read from its beginning to its end, unpacked. Raises OSError."""
    module = {"gz": "gzip", "bz2": "bz2", "xz": "lzma"}.get(kind or "", "io")
    return cast(BinaryIO, import_module(module).open(path, "rb"))


class _Headers(io.RawIOBase):
    """A .tar as `tarfile` sees it, which reads the headers alone: never many MB for one member."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self.left = _LONGEST_HEADERS
        self.last = b""

    def read(self, size: int = -1, /) -> bytes:
        self.left -= size
        if size < 0 or self.left < 0:
            raise PackedError(_DAMAGED)
        self.last = self._file.read(size)
        if len(self.last) < size and self.tell() > len(self.last):
            raise PackedError(CUT_OFF)
        return self.last

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()


def _members(file: BinaryIO) -> Iterator[tuple[Member, int]]:
    """Yield the files and where the bytes of each begin."""
    headers = _Headers(file)
    try:
        tar = tarfile.TarFile(fileobj=headers, encoding="utf-8", errors="surrogateescape")
    except tarfile.TarError:
        raise PackedError("not a tar archive") from None
    with in_words(_DAMAGED):
        while info := tar.next():
            tar.members.clear()  # type: ignore[attr-defined]  # 1 KB each
            # A size below nothing leads round in a circle, before Python 3.11.14.
            if info.size < 0 or tar.offset < info.offset_data:
                raise PackedError(_DAMAGED)
            if tar.offset > MOST:
                raise PackedError(_TOO_MUCH)
            headers.left = _LONGEST_HEADERS
            name = inner_name(info.name.encode("utf-8", "surrogateescape"))
            if name and info.isreg() and not info.issparse():
                yield Member(name, info.size, _modified_ns(info)), info.offset_data
    # A header that is none is taken for the end.
    if any(headers.last):
        raise PackedError(_DAMAGED)


def _modified_ns(info: tarfile.TarInfo) -> int:
    is_sane = -_LARGEST < info.mtime < _LARGEST
    return int(info.mtime * _NANO) if is_sane else 0


def _read(file: BinaryIO, start: int, size: int, length: int) -> bytes:
    """Read as much of a member as wanted; the file only goes forward."""
    with in_words():
        file.seek(start)
        data = file.read(min(size, length))
    if len(data) < min(size, length):
        raise PackedError(CUT_OFF)
    return data
