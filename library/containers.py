"""Containers: .zip and .tar files (also .tar.gz, .tar.bz2, .tar.xz), taken as folders of files.

`/x/archive.zip/inner/name.md` is the path of a member. Nothing is ever unpacked to where a name in
a container says. What was listed is kept for the next question, as long as the file stays as it is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from library.container_names import is_container as is_container
from library.container_names import kind_of
from library.container_names import place_within as place_within
from library.packed import tars, zips
from library.packed.copies import copy_of, stamp_of
from library.packed.copies import remove_old_copies as remove_old_copies
from library.packed.member import TOO_LARGE, Member, PackedError, Packing, Place, inner_name
from library.packed.opening import opened_container, stream
from library.reading import LIMIT, reason_of


def path_of(container: Path, name: bytes) -> Path:
    """Give the path under which a member is read."""
    return container / os.fsdecode(name)


def members(path: Path) -> Iterator[Member]:
    """Yield the files of a container, each name once (of equal ones the last), in no set order.

    Raises PackedError, at the end, where not everything could be listed. To list a compressed .tar
    of more than a few MB is to unpack it, once, into the cache folder: `read_all` does not.
    """
    with _in_words():
        listing = opened_container(path).listing
    yield from listing.members()
    if listing.trouble:
        raise PackedError(listing.trouble)


def read_member(path: Path, name: bytes, length: int | None = None) -> bytes:
    """Read a file of a container, or as much of it as wanted. Raises PackedError.

    More than `LIMIT` is never unpacked: that is no article.
    """
    with _in_words():
        opened = opened_container(path, is_head_enough=True)
        place = opened.find(name)
        if place is None and opened.head is not None:
            opened = opened_container(path)
            place = opened.find(name)
        if place is None:
            raise PackedError("no such file in the archive")
        with opened.open() as file:
            return _read(opened.packing, file, place, length)


def read_all(
    path: Path, wanted: Callable[[Member], bool] = lambda _: True, length: int | None = None
) -> Iterator[tuple[Member, bytes | PackedError]]:
    """Yield the wanted files of a container, or as much of each as wanted, in the order they lie.

    Instead of what cannot be read stands the reason. A name may come twice in a .tar: the last
    holds. Raises PackedError, at the end, where not all could be found.
    """
    with _in_words():
        for packing, file, name, place in _walked(path):
            member = Member(name, place.size, place.modified_ns)
            if not wanted(member):
                continue
            try:
                yield member, _read(packing, file, place, length)
            except PackedError as error:
                yield member, error


def _walked(path: Path) -> Iterator[tuple[Packing, BinaryIO, bytes, Place]]:
    """Walk through a container from its beginning to its end; each file may be read in its turn."""
    if kind_of(path) == "zip":
        opened = opened_container(path)
        places = [(name, opened.listing.place(name)) for name in opened.listing.rows]
        there = [(name, place) for name, place in places if place]
        with opened.open() as file:
            for name, place in sorted(there, key=lambda one: one[1].offset):
                yield zips, file, name, place
        if opened.listing.trouble:
            raise PackedError(opened.listing.trouble)
        return
    copy = copy_of(path, stamp_of(path))
    with copy.open("rb") if copy else stream(path) as file:
        for told, place in tars.walk(file):
            if name := inner_name(told):
                yield tars, file, name, place


def _read(packing: Packing, file: BinaryIO, place: Place, length: int | None) -> bytes:
    data = packing.read(file, place, LIMIT + 1 if length is None else length)
    if length is None and len(data) > LIMIT:
        raise PackedError(TOO_LARGE)
    return data


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PackedError(reason_of(error)) from error
