"""What is told of files packed into one, whichever way: their names, and why one cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EINVAL

from library.reading import LIMIT, ReadError, reason_of

TOO_LARGE = f"more than {LIMIT // 1024 // 1024} MB, which is no article"
CUT_OFF = "cut off: its end is missing"
DAMAGED = "damaged"
NO_SUCH = "no such file in the archive"
MOST = 64 * 1024**3
"""No .tar is read further: an archive of a million articles has 5 GB, and a few KB may unpack to
any number of them."""


class PackedError(ReadError):
    """A container, or a member of one, cannot be read; the message is the reason, in words."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a container: its name as a path within it, its size in bytes, when it was changed.

    The name never leaves the container: it is relative and has no `..` in it. `modified_ns` are
    nanoseconds since 1970, only good for telling whether it was changed: a .zip tells no zone.
    """

    name: bytes
    size: int
    modified_ns: int


Read = Callable[[int], bytes]
"""Gives as much of a member as wanted. Raises PackedError."""


def inner_name(name: bytes) -> bytes:
    """Give a name as a path that stays within its container; empty where it names no file.

    What would lead out of it (`/etc`, `../..`) is left out, as it is by those who unpack.
    """
    name = name.partition(b"\0")[0]
    if name.endswith(b"/"):
        return b""
    if not (name.startswith((b"/", b".")) or b"/." in name or b"//" in name):
        return name
    return b"/".join(part for part in name.split(b"/") if part not in (b"", b".", b".."))


@contextmanager
def in_words(damaged: str = DAMAGED) -> Iterator[None]:
    """Turn whatever keeps a container from being read into a PackedError."""
    try:
        yield
    except PackedError:
        raise
    except EOFError as error:
        raise PackedError(CUT_OFF) from error
    except ImportError as error:
        raise PackedError("packed in a way that this Python cannot unpack") from error
    except MemoryError as error:
        raise PackedError("needs more memory to unpack than there is") from error
    except Exception as error:
        # Which errors damage leads to, the standard library does not say: besides its own they
        # are those of decoding, unpacking, arithmetic, recursion, and places before the beginning.
        if isinstance(error, OSError) and error.errno not in (None, EINVAL):
            damaged = reason_of(error)
        raise PackedError(damaged) from error
