"""What packed files have in common, whichever way they are packed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import Struct
from typing import BinaryIO, NamedTuple, Protocol

from library.reading import LIMIT, ReadError

TOO_LARGE = f"more than {LIMIT // 1024 // 1024} MB, which is no article"
CUT_OFF = "cut off: its end is missing"
_ROW = Struct("<QQQqIHH")


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


class Place(NamedTuple):
    """Where a member lies; `packed` are its bytes in the container, `method` how they are packed.

    `checksum` and `method` are those of a .zip, `flags` what is out of the ordinary there.
    """

    offset: int
    packed: int
    size: int
    modified_ns: int
    checksum: int = 0
    method: int = 0
    flags: int = 0


@dataclass(slots=True)
class Listing:
    """The members of a container by name, in the order of the file; of equal names the last.

    `trouble` tells in words why there may be more. Hundreds of thousands are kept in little room.
    """

    rows: dict[bytes, bytes] = field(default_factory=dict)
    trouble: str | None = None

    def add(self, name: bytes, place: Place) -> None:
        """Add a member, unless its name says nothing."""
        if kept := inner_name(name):
            self.rows.pop(kept, None)
            self.rows[kept] = _ROW.pack(*place)

    def place(self, name: bytes) -> Place | None:
        """Give the place of a member; None where there is none of this name."""
        row = self.rows.get(name)
        return Place(*_ROW.unpack(row)) if row else None

    def members(self) -> Iterator[Member]:
        """Yield the members."""
        for name, row in self.rows.items():
            _, _, size, modified, *_ = _ROW.unpack(row)
            yield Member(name, size, modified)


class Packing(Protocol):
    """A way of packing; the modules `zips` and `tars` are one each."""

    def listing(self, file: BinaryIO) -> Listing:
        """List what is readable of a container; raise PackedError where it is none."""

    def read(self, file: BinaryIO, place: Place, length: int) -> bytes:
        """Read as much of a member as wanted; raise PackedError where it cannot be read."""


def inner_name(name: bytes) -> bytes:
    """Give a name as a path that stays within its container; empty where it names no file.

    What would lead out of it (`/etc`, `../..`) is left out, as it is by those who unpack.
    """
    if name.endswith(b"/"):
        return b""
    if not (name.startswith((b"/", b".")) or b"/." in name or b"//" in name):
        return name
    return b"/".join(part for part in name.split(b"/") if part not in (b"", b".", b".."))
