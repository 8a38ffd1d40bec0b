"""What a mark is, and how it is kept in a row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import NamedTuple

from parsers.safe import one_line

# An article as marks are set on it: its key, its title, its URL.
Marked = tuple[int, str, str | None]

# Far more than any list shows.
LONGEST_TITLE = 300
# 9999-12-31T23:59:59Z, the last that can be written.
LAST_SECOND = 253402300799


class ReadingPlace(NamedTuple):
    """Where a reader stopped, told so that it is found in a newer version of the article too.

    `section` is the id of a section, None for the lead; `block` counts its blocks, `offset` the
    characters of the block's text.
    """

    section: str | None
    block: int
    offset: int


class Mark(NamedTuple):
    """What a reader left at an article: when it was read and starred, where reading stopped.

    `seen` holds what updates there were at the last visit: their ids, and what tells a change.
    """

    read: datetime | None = None
    starred: datetime | None = None
    place: ReadingPlace | None = None
    seen: Mapping[str, str] = MappingProxyType({})
    visited: datetime | None = None


def mark_of(
    read: int | None, starred: int | None, place: str | None, seen: str | None, visited: int | None
) -> Mark:
    """Give the mark that a row holds; what nobody can have written counts as nothing."""
    return Mark(moment(read), moment(starred), place_of(place), seen_of(seen), moment(visited))


def moment(seconds: object) -> datetime | None:
    """Give the moment that is so many seconds after 1970; None where it can be none."""
    if not isinstance(seconds, int) or not 0 <= seconds <= LAST_SECOND:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def place_of(text: str | None) -> ReadingPlace | None:
    """Read a place as `place_text` wrote it."""
    match _read_json(text):
        case [None | str() as section, int(block), int(offset)]:
            return ReadingPlace(section, block, offset)
    return None


def place_text(place: ReadingPlace | None) -> str | None:
    """Write a place for a row."""
    return json.dumps([place.section, place.block, place.offset]) if place else None


def seen_of(text: str | None) -> dict[str, str]:
    """Read what updates were seen."""
    value = _read_json(text)
    if not isinstance(value, dict):
        return {}
    return {name: told for name, told in value.items() if isinstance(told, str)}


def seen_text(seen: Mapping[str, str]) -> str | None:
    """Write for a row what updates were seen."""
    return json.dumps(dict(seen), separators=(",", ":")) if seen else None


def kept_title(title: str) -> str:
    """Give a title of a list as it is kept; of 130,000 that are safe, it is seen quickly."""
    return title if title.isprintable() and len(title) <= LONGEST_TITLE else safe_title(title)


def safe_title(title: str) -> str:
    """Give a title from anywhere as it is kept: safe, on one line."""
    return one_line(title)[:LONGEST_TITLE]


def kept_url(url: str | None) -> str | None:
    """Give a URL as it is kept; None where it cannot be."""
    return url if url is None or url.isascii() or one_line(url) == url else None


def _read_json(text: str | None) -> object:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
