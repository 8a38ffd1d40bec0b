"""What a catalogue keeps of a file: first what its head tells, then its words.

This is the work of the helpers of an import (`library.importing.helpers`): it is done for each
of perhaps 100,000 files, so paths are bytes here and nothing is looked at twice.
"""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from library.keys import key_of
from library.reading import ReadError, date_in_name, read_bytes, reason_of
from parsers.article import Document, Headline, ParseError
from parsers.decode import decode
from parsers.registry import headline, parse
from parsers.safe import one_line, shown_name
from parsers.searchtext import may_be_live, search_text

_HEAD = 16 * 1024
_LONGEST = 300
_NAMELESS = "articles"
_A_DAY = 86_400


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
        return os.path.join(self.root, self.path) if self.path else self.root


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
    """The words of an article as they are indexed, and what only the whole text tells."""

    id: int
    digest: bytes | None
    title: str
    body: str
    is_live: bool
    failure: str | None = None


def head_of(place: Place) -> Head:
    """Read the head of a file. Never raises."""
    name = os.fsdecode(os.path.basename(place.file))
    folder, shown_folder = _folder(place.root, os.path.dirname(place.path), bool(place.path))
    size, modified = 0, 0
    try:
        data, size, modified = _read_head(place.file)
        day = date_in_name(name)
        told = headline(Document(decode(data), name, folder, date=day, date_from="file"))
    except (ReadError, ParseError) as error:
        return unread_head(place, str(error), size, modified)
    return _head(place, (size, modified), told, day, (folder, shown_folder))


def unread_head(place: Place, reason: str, size: int = 0, modified: int = 0) -> Head:
    """Give what stands in the list for a file that cannot be read."""
    file = os.fsdecode(place.file)
    title = shown_name(os.path.basename(file)) or shown_name(file) or "?"
    _, source = _folder(place.root, os.path.dirname(place.path), bool(place.path))
    key = key_of(None, file, None, None)
    failure = one_line(reason)
    return Head(place, size, modified, key, source or _NAMELESS, title, None, None, failure)


def _head(
    place: Place, stat: tuple[int, int], told: Headline, day: date | None,
    folders: tuple[str | None, str | None],
) -> Head:  # fmt: skip
    folder, shown_folder = folders
    source = told.source
    if not source or (not told.url and source == folder):
        source = shown_folder or _NAMELESS
    title, source = told.title[:_LONGEST], source[:_LONGEST]
    key = key_of(told.url, title, source, day)
    return Head(place, *stat, key, source, title, told.url, _moment(told.when, day), None)


def _moment(when: datetime | None, day: date | None) -> int | None:
    """Give the time an article is ordered by, in seconds; one of the future is not believed."""
    if when is not None:
        moment = int(when.timestamp())
        if moment < datetime.now(UTC).timestamp() + _A_DAY:
            return moment
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) if day else None


@lru_cache(maxsize=64)
def _folder(root: bytes, folder: bytes, is_below: bool) -> tuple[str | None, str | None]:
    """Give the name of a file's folder, and its path below the holding as a source is shown."""
    parts = [part for part in os.fsdecode(folder).split("/") if part]
    if not parts:
        parts = [os.path.basename(os.fsdecode(root if is_below else os.path.dirname(root)))]
    names = [name for part in parts if (name := one_line(part))]
    return (names[-1], "/".join(names)) if names else (None, None)


def _read_head(file: bytes) -> tuple[bytes, int, int]:
    """Read the first bytes of a file, with its size and when it was changed."""
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except NotADirectoryError:
        return _read_packed_head(file)
    except OSError as error:
        raise ReadError(reason_of(error)) from error
    except ValueError as error:  # a NUL in the name
        raise ReadError("no such file") from error
    try:
        stat = os.fstat(handle)
        data = os.read(handle, _HEAD)
    except OSError as error:
        raise ReadError(reason_of(error)) from error
    finally:
        os.close(handle)
    if len(data) == _HEAD:
        data = data[: data.rfind(b"\n") + 1] or data
    return data, stat.st_size, stat.st_mtime_ns


def _read_packed_head(file: bytes) -> tuple[bytes, int, int]:
    data = read_bytes(Path(os.fsdecode(file)), _HEAD)
    return data, 0, 0


def words_of(wanted: Wanted) -> Words:
    """Read the words of an article. Never raises."""
    from library.search.tokens import index_text

    file = Path(os.fsdecode(wanted.place.file))
    name = file.name
    folder, _ = _folder(
        wanted.place.root, os.path.dirname(wanted.place.path), bool(wanted.place.path)
    )
    try:
        data = read_bytes(file)
        document = Document(
            decode(data), name, folder, date=date_in_name(name), date_from="file"
        )
    except (ReadError, ParseError) as error:
        return unread_words(wanted, str(error))
    text = search_text(document)
    return Words(
        wanted.id,
        hashlib.blake2b(data, digest_size=16).digest(),
        index_text(wanted.title),
        index_text(text),
        may_be_live(wanted.title, text) and _is_live(document),
    )


def unread_words(wanted: Wanted, reason: str) -> Words:
    """Give what is kept of an article that cannot be read after all."""
    return Words(wanted.id, None, "", "", False, one_line(reason))


def _is_live(document: Document) -> bool:
    try:
        return parse(document).live
    except ParseError:
        return False
