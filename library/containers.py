"""Containers: .zip and .tar files (also .tar.gz, .tar.bz2, .tar.xz), taken as folders of files.

`/x/archive.zip/inner/name.md` is the path of a member. Nothing is ever unpacked to where a name in
a container says. What was listed is kept for the next question, as long as the file stays as it is.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from library.container_names import is_container as is_container
from library.container_names import kind_of
from library.container_names import place_within as place_within
from library.copies import Stamp, copy_of, make_copy, parts_of, stamp_of
from library.copies import remove_old_copies as remove_old_copies
from library.packed import TOO_LARGE, Member, PackedError, Read, in_words
from library.packed_tar import TarPacked, opened, walk
from library.packed_zip import ZipPacked
from library.reading import LIMIT

# A compressed container that is smaller, unpacked, is kept in memory.
_SMALL = 4 * 1024 * 1024
_listing = Lock()


def members(path: Path) -> Iterator[Member]:
    """Yield the files of a container, each name once (of equal ones the last), in no set order.

    Raises PackedError, at the end, where not everything could be listed. To list a compressed .tar
    of more than a few MB is to unpack it, once, into the cache folder: `read_all` does not.
    """
    packed = _packed(path)
    yield from packed.members()
    if packed.trouble:
        raise PackedError(packed.trouble)


def read_member(path: Path, name: bytes, length: int | None = None) -> bytes:
    """Read a file of a container, or as much of it as wanted. Raises PackedError.

    More than `LIMIT` is never unpacked: that is no article.
    """
    return _read(partial(_packed(path).read, name), length)


def read_all(
    path: Path, wanted: Callable[[Member], bool] = lambda _: True, length: int | None = None
) -> Iterator[tuple[Member, bytes | PackedError]]:
    """Yield the wanted files of a container, or as much of each as wanted, in its own order.

    Instead of what cannot be read stands the reason. A name may come twice in a .tar: the last
    holds. Raises PackedError, at the end, where not all could be found.
    """
    for member, read in _walked(path):
        if wanted(member):
            try:
                yield member, _read(read, length)
            except PackedError as error:
                yield member, error


def _walked(path: Path) -> Iterator[tuple[Member, Read]]:
    """Walk through a container from its beginning to its end; each file may be read in its turn."""
    if kind_of(path) == "zip":
        packed = _packed(path)
        return ((member, partial(packed.read, member.name)) for member in packed.members())
    with in_words():
        copy = copy_of(path, stamp_of(path))
    return walk(partial(opened, copy, "tar") if copy else partial(opened, path, kind_of(path)))


def _read(read: Read, length: int | None) -> bytes:
    data = read(LIMIT + 1 if length is None else length)
    if length is None and len(data) > LIMIT:
        raise PackedError(TOO_LARGE)
    return data


def _packed(path: Path) -> ZipPacked | TarPacked:
    """Give a container as it is now, listed: from what was kept, or anew. Raises PackedError."""
    with in_words(), _listing:  # whoever else asks for it meanwhile waits for it
        return _listed(path, stamp_of(path))


@lru_cache(maxsize=4)
def _listed(path: Path, stamp: Stamp) -> ZipPacked | TarPacked:
    if kind_of(path) == "zip":
        return ZipPacked(path)
    return TarPacked(_anywhere(path, stamp))


def _anywhere(path: Path, stamp: Stamp) -> Callable[[], BinaryIO]:
    """Tell how to open a .tar, unpacked, to read anywhere in it: in a copy, if one can be made."""
    kind = kind_of(path)
    if kind == "tar":
        return partial(opened, path, kind)
    if copy := copy_of(path, stamp):
        return partial(opened, copy, "tar")
    with opened(path, kind) as file:
        start = b"".join(parts_of(file, _SMALL))
    if len(start) < _SMALL:
        return partial(io.BytesIO, start)
    try:
        with opened(path, kind) as file:
            copy = make_copy(path, stamp, file)
    except OSError:
        return partial(opened, path, kind)
    return partial(opened, copy, "tar")
