"""Files and standard input → documents → articles, with the reason where that fails."""

from __future__ import annotations

import os
import re
import sys
from datetime import date
from pathlib import Path
from typing import BinaryIO, NamedTuple

from library.clock import latest_believed
from library.container_names import place_within, without_ending
from parsers.article import Article, Document, Headline, ParseError, Ruby
from parsers.decode import decode
from parsers.safe import one_line

STANDARD_INPUT = Path("-")

# The largest of 134,486 archived articles has 679 KB, the largest live page met 1.3 MB.
LIMIT = 16 * 1024 * 1024
_HEAD = 16 * 1024
_DATE = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")


class ReadError(Exception):
    """A file cannot be read; the message is the reason, in words."""


class Hints(NamedTuple):
    """What the reader told on the command line: what a document may not say, and how to read it."""

    url: str | None = None
    date: date | None = None
    ruby: Ruby = "brackets"


def read_article(path: Path, hints: Hints | None = None) -> Article:
    """Read the article in a file, or on standard input for `-`.

    Raises ReadError when there is no such file, ParseError when it holds no article.
    """
    return article_of(path, read_bytes(path), hints)


def article_of(path: Path, data: bytes, hints: Hints | None = None) -> Article:
    """Read the article in the bytes of a file. Raises ParseError when they hold none."""
    from parsers.registry import parse  # the parsers take a while to load

    return parse(_document(path, data, hints or Hints()))


def read_headline(path: Path) -> Headline:
    """Read title and source from the head of a file. Raises ReadError or ParseError."""
    from parsers.registry import headline

    return headline(_document(path, read_bytes(path, _HEAD), Hints()))


def read_document(path: Path) -> Document:
    """Read what a file holds, not yet parsed. Raises ReadError, or ParseError when it is huge."""
    return _document(path, read_bytes(path), Hints())


def _document(path: Path, data: bytes, hints: Hints) -> Document:
    in_name = date_in_name(path.name)
    return Document(
        text=decode(data),
        name=path.name,
        source=folder_of(path),
        url=hints.url,
        date=hints.date or in_name,
        date_from="hint" if hints.date else "file",
        ruby=hints.ruby,
        latest=latest_believed(),
    )


def folder_of(path: Path) -> str | None:
    """Give the name of the folder a file lies in; None for standard input."""
    if path == STANDARD_INPUT:
        return None
    # The name alone: looking the path up in the file system may fail, or go round in a loop.
    folder = Path(os.path.abspath(path)).parent  # noqa: PTH100
    return one_line(without_ending(folder)) or None


def date_in_name(name: str) -> date | None:
    """Give the date at the head of a file's name (`20230913-…`, `2023-09-13 …`)."""
    match = _DATE.match(name)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def read_bytes(path: Path, length: int = LIMIT + 1) -> bytes:
    """Read a file, or as much of it as wanted. Raises ReadError, or ParseError when it is huge."""
    try:
        if path == STANDARD_INPUT:
            if sys.stdin is None:
                raise ReadError("standard input is closed")
            return _within_limit(_read(sys.stdin.buffer, length))
        with path.open("rb") as file:
            return _within_limit(_read(file, length))
    except NotADirectoryError as error:
        return _within_limit(_read_in_container(path, length, error))
    except OSError as error:
        raise ReadError(reason_of(error)) from error
    except ValueError as error:  # a NUL in the name
        raise ReadError("no such file") from error


def _read_in_container(path: Path, length: int, error: OSError) -> bytes:
    """Read a path below a file, which may be that of a member of a container."""
    from library.containers import read_member

    found = place_within(path)
    if found is None:
        raise ReadError(reason_of(error)) from error
    return read_member(*found, length)


def _read(file: BinaryIO, length: int) -> bytes:
    parts = []
    while length > 0 and (part := file.read(length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _within_limit(data: bytes) -> bytes:
    if len(data) > LIMIT:
        raise ParseError(f"more than {LIMIT // 1024 // 1024} MB, which is no article")
    return data


def reason_of(error: OSError) -> str:
    """Tell in words why the system refused."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return (error.strerror or str(error)).lower()
