"""How a member of a .zip is packed, unpacked bit by bit: never more of it than is wanted."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol

from library.packed.member import CUT_OFF, PackedError
from library.reading import LIMIT

STORED, DEFLATED, BZIP2, LZMA = 0, 8, 12, 14
_CHUNK = 64 * 1024
# What is read of a member never looks further back; some say 4 GB, which would be set aside.
_FURTHEST = 2 * LIMIT
_DAMAGED = "damaged"


class _Decompressor(Protocol):
    """What `bz2` and `lzma` offer."""

    @property
    def eof(self) -> bool: ...

    @property
    def needs_input(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Inflater:
    """`zlib` in the manner of the other two."""

    def __init__(self) -> None:
        self._object = zlib.decompressobj(-15)

    @property
    def eof(self) -> bool:
        return self._object.eof

    @property
    def needs_input(self) -> bool:
        return not self._object.unconsumed_tail

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._object.decompress(self._object.unconsumed_tail + data, max_length)

    @property
    def unused(self) -> int:
        """How many bytes of what was given belong to something else."""
        return len(self._object.unused_data)


def unpacked(file: BinaryIO, packed: int, method: int, length: int) -> bytes:
    """Give the first bytes of a member; the file stands where its packed bytes begin.

    Raises PackedError where they are damaged or cut off, or packed in a way not known here.
    """
    if method == STORED:
        data = file.read(min(packed, length))
        if len(data) < min(packed, length):
            raise PackedError(CUT_OFF)
        return data
    try:
        return _unpacked(file, packed, _decompressor(file, method), length, method)
    except PackedError:
        raise
    except (zlib.error, OSError, EOFError, ValueError, struct.error) as error:
        raise PackedError(_DAMAGED) from error
    except Exception as error:
        if type(error).__name__ == "LZMAError":  # lzma is loaded only where it is needed
            raise PackedError(_DAMAGED) from error
        raise


def _unpacked(
    file: BinaryIO, packed: int, decompressor: _Decompressor, length: int, method: int
) -> bytes:
    parts, left = [], packed
    while length > 0 and not decompressor.eof:
        data = b""
        if decompressor.needs_input:
            data = file.read(min(_CHUNK, left))
            left -= len(data)
            if not data:
                if method == LZMA:  # its end need not be marked
                    break
                raise PackedError(CUT_OFF if left else _DAMAGED)
        part = decompressor.decompress(data, length)
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def packed_length(file: BinaryIO) -> int:
    """Give how many bytes a deflated member takes of which nobody says it, from here on.

    Raises PackedError where it is cut off or damaged.
    """
    inflater, taken = _Inflater(), 0
    while not inflater.eof:
        data = file.read(_CHUNK) if inflater.needs_input else b""
        taken += len(data)
        if not data and inflater.needs_input:
            raise PackedError(CUT_OFF)
        try:
            inflater.decompress(data, _CHUNK)
        except zlib.error as error:
            raise PackedError(_DAMAGED) from error
    return taken - inflater.unused


def _decompressor(file: BinaryIO, method: int) -> _Decompressor:
    makers: dict[int, Callable[[], _Decompressor]] = {
        DEFLATED: _Inflater,
        BZIP2: _bzip2,
        LZMA: lambda: _lzma(file),
    }
    if method not in makers:
        raise PackedError(f"packed in a way that is not known here (method {method})")
    return makers[method]()


def _bzip2() -> _Decompressor:
    import bz2

    return bz2.BZ2Decompressor()


def _lzma(file: BinaryIO) -> _Decompressor:
    """LZMA as a .zip has it: a version, the length of the properties, the properties."""
    import lzma

    _, _, _, told, dictionary = struct.unpack("<2BHBL", file.read(9))
    rest, literal_context = divmod(told, 9)
    positions, literal_positions = divmod(rest, 5)
    one = {
        "id": lzma.FILTER_LZMA1, "dict_size": min(dictionary, _FURTHEST), "lc": literal_context,
        "lp": literal_positions, "pb": positions,
    }  # fmt: skip
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[one])
