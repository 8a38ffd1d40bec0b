"""A compressed file read as if it were not: forward only, and with its failures in words."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import BinaryIO, cast

from library.container_names import Kind
from library.packed.member import CUT_OFF, PackedError

_CHUNK = 256 * 1024
# An archive of a million articles has 5 GB.
_MOST = 64 * 1024**3
_BAD = "damaged: what follows cannot be unpacked"


class Unpacked(io.RawIOBase):
    """The unpacked bytes of a .gz, .bz2 or .xz. Raises PackedError where they are damaged.

    Whoever asks for a place that was passed already is refused: nothing is unpacked twice.
    """

    def __init__(self, path: Path, kind: Kind | None) -> None:
        super().__init__()
        self._file = _opened(path, kind)
        self._at = 0

    def read(self, size: int = -1, /) -> bytes:
        """Read so many bytes, fewer only at the end."""
        parts = []
        while size > 0 and (part := self._part(min(size, _CHUNK))):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _part(self, size: int) -> bytes:
        try:
            part = self._file.read(size)
        except EOFError:
            raise PackedError(CUT_OFF) from None
        except MemoryError:
            raise PackedError("needs more memory to unpack than there is") from None
        except (OSError, zlib.error, ValueError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise PackedError(_BAD) from error
        except Exception as error:
            if type(error).__name__ == "LZMAError":  # lzma is loaded only where it is needed
                raise PackedError(_BAD) from error
            raise
        self._at += len(part)
        if self._at > _MOST:
            raise PackedError(f"unpacks to more than {_MOST // 1024**3} GB, which is no archive")
        return part

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go forward to a place counted from the beginning; no further than to the end."""
        if whence != io.SEEK_SET or offset < self._at:
            raise io.UnsupportedOperation("only forward")
        while self._at < offset and self._part(min(offset - self._at, _CHUNK)):
            pass
        return self._at

    def tell(self) -> int:
        """Give the place, counted from the beginning."""
        return self._at

    def readable(self) -> bool:
        """It is."""
        return True

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        super().close()


def _opened(path: Path, kind: Kind | None) -> BinaryIO:
    if kind == "gz":
        import gzip

        return cast(BinaryIO, gzip.open(path))
    if kind == "bz2":
        import bz2

        return cast(BinaryIO, bz2.open(path))
    import lzma

    return cast(BinaryIO, lzma.open(path))
