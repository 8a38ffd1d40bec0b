"""What a catalogue keeps of a file: what its head tells, its words (`words.py`), if it is live.

This is the work of the workers of an import (`library.importing.workers`): it is done for each
of perhaps 100,000 files, so paths are bytes here and nothing is looked at twice.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from library.clock import latest_believed
from library.container_names import place_within, without_ending
from library.keys import key_of
from library.reading import LIMIT, ReadError, date_in_name, reason_of
from parsers.article import Document, ParseError
from parsers.decode import decode
from parsers.registry import headline, parse
from parsers.safe import one_line, shown_name

_HEAD = 16 * 1024
_LONGEST = 300
_NAMELESS = "articles"


class Place(NamedTuple):
    """Where a file lies: the path of its holding, and its own below it; empty: the holding.

    `stamp` is its size and time of change, where the file cannot be asked as it is packed.
    """

    root: bytes
    path: bytes
    stamp: tuple[int, int] | None = None

    @property
    def file(self) -> bytes:
        """The whole path."""
        return b"%b/%b" % (self.root, self.path) if self.path else self.root


class Head(NamedTuple):
    """What the head of a file tells; `failure` why it tells nothing. Times are those of schema."""

    place: Place
    size: int
    modified: int
    key: int
    source: str
    title: str
    url: str | None
    moment: int | None
    failure: str | None


class Wanted(NamedTuple):
    """An article whose words are wanted."""

    id: int
    place: Place
    title: str


class Words(NamedTuple):
    """The words of an article as they are indexed, and whether they look like live coverage.

    They are UTF-8, as the database has them: text would be recoded twice on its way there.
    """

    id: int
    digest: bytes | None
    title: bytes
    body: bytes
    may_be_live: bool
    failure: str | None = None


class Liveness(NamedTuple):
    """Whether an article is live coverage."""

    id: int
    is_live: bool


def head_of(place: Place) -> Head:
    """Read the head of a file. Never raises."""
    file = place.file
    name, folder, shown_folder = _names(place)
    size, modified = place.stamp or (0, 0)
    try:
        data, size, modified = _read_head(file, place.stamp)
        day = date_in_name(name)
        told = headline(Document(decode(data), name, folder, date=day, date_from="file"))
    except (ReadError, ParseError) as error:
        return unread_head(place, str(error), size, modified)
    source = told.source or folder or _NAMELESS
    # The key knows the folder alone: it is the same whichever folder above was added.
    key = key_of(told.url, told.title, source, day)
    if not told.url and source == folder:
        source = shown_folder or folder
    title, source = told.title[:_LONGEST], source[:_LONGEST]
    moment = _moment(told.when, day)
    return Head(place, size, modified, key, source, title, told.url, moment, None)


def unread_head(place: Place, reason: str, size: int = 0, modified: int = 0) -> Head:
    """Give what stands in the list for a file that cannot be read."""
    name, _, source = _names(place)
    file = os.fsdecode(place.file)
    title = shown_name(name) or shown_name(file) or "?"
    key = key_of(None, file, None, None)
    failure = one_line(reason)
    return Head(place, size, modified, key, source or _NAMELESS, title, None, None, failure)


def liveness_of(wanted: Wanted) -> Liveness:
    """Parse a whole article to know whether it is live coverage. Never raises."""
    with contextlib.suppress(ReadError, ParseError):
        _, document = document_of(wanted.place)
        return Liveness(wanted.id, parse(document).live)
    return Liveness(wanted.id, False)


def document_of(place: Place) -> tuple[bytes, Document]:
    """Read a whole file: its bytes, and as a document. Raises ReadError or ParseError."""
    name, folder, _ = _names(place)
    data = _read(place.file, LIMIT + 1)
    if len(data) > LIMIT:
        raise ParseError(f"more than {LIMIT // 1024 // 1024} MB, which is no article")
    return data, Document(decode(data), name, folder, date=date_in_name(name), date_from="file")


def _moment(when: datetime | None, day: date | None) -> int | None:
    """Give the time an article is ordered by, in seconds; one of the future is not believed."""
    if when is not None:
        latest = latest_believed()
        if latest is None or when < latest:
            return int(when.timestamp())
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) if day else None


def _names(place: Place) -> tuple[str, str | None, str | None]:
    """Give the name of a file, that of its folder, and its folder as a source is shown."""
    folder, _, name = place.path.rpartition(b"/")
    if not name:
        folder, _, name = place.root.rpartition(b"/")
        return os.fsdecode(name), *_folder_names(folder[folder.rfind(b"/") + 1 :])
    return os.fsdecode(name), *_folder_names(folder or place.root[place.root.rfind(b"/") + 1 :])


@lru_cache(maxsize=256)
def _folder_names(folder: bytes) -> tuple[str | None, str | None]:
    parts = os.fsdecode(folder).split("/")
    names = [name for part in parts if (name := one_line(without_ending(Path(part))))]
    return (names[-1], "/".join(names)) if names else (None, None)


def _read_head(file: bytes, stamp: tuple[int, int] | None) -> tuple[bytes, int, int]:
    """Read the first bytes of a file, with its size and when it was changed."""
    if stamp:
        data, size, modified = _read_packed(file, _HEAD), *stamp
    else:
        with _opened(file) as handle:
            stat = os.fstat(handle)
            data, size, modified = os.read(handle, _HEAD), stat.st_size, stat.st_mtime_ns
    return data, size, modified


def _read(file: bytes, length: int) -> bytes:
    """Read a file, or as much of it as wanted. Raises ReadError."""
    try:
        with _opened(file) as handle:
            # Room for what is there, and one more: so a file is read in one go.
            room = min(length, os.fstat(handle).st_size + 1)
            data = more = os.read(handle, room)
            while len(data) < length and len(more) == room:
                data += (more := os.read(handle, room))
            return data
    except NotADirectoryError:
        return _read_packed(file, length)


@contextlib.contextmanager
def _opened(file: bytes) -> Iterator[int]:
    """Open a file. Raises NotADirectoryError for one in a container, ReadError for all else."""
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except NotADirectoryError:
        raise
    except OSError as error:
        raise ReadError(reason_of(error)) from error
    except ValueError as error:  # a NUL in the name
        raise ReadError("no such file") from error
    try:
        yield handle
    except OSError as error:
        raise ReadError(reason_of(error)) from error
    finally:
        os.close(handle)


def _read_packed(file: bytes, length: int) -> bytes:
    from library.containers import read_member

    container = _container(file[: file.rfind(b"/")])
    if container is None:
        raise ReadError("no such file")
    return read_member(container, file[len(os.fsencode(container)) + 1 :], length)


@lru_cache(maxsize=256)
def _container(folder: bytes) -> Path | None:
    within = place_within(Path(os.fsdecode(folder), "any"))
    return within[0] if within else None
