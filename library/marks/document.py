"""Reading a document of marks: every value is checked, and what is wrong told with its place.

It may come from anywhere. Fields that nobody knows are left alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from library.keys import key_of, read_key
from library.marks.sources import NamingError, good_name
from library.marks.values import (
    LAST_SECOND,
    ReadingPlace,
    place_text,
    safe_title,
    seen_text,
)
from parsers.safe import one_line, safe_url, shown_name

VERSION = 1
_MOST = 2**31
_LONGEST_QUOTE = 60
_Value = TypeVar("_Value")


class ExchangeError(Exception):
    """A document that cannot be taken in; tells in one line what is wrong, and where."""


class MarkRow(NamedTuple):
    """A mark as its row has it."""

    key: int
    read: int | None = None
    starred: int | None = None
    place: str | None = None
    seen: str | None = None
    visited: int | None = None
    title: str | None = None
    url: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is marked."""
        return {self.read, self.starred, self.place, self.seen, self.visited} == {None}


@dataclass(frozen=True, slots=True)
class Document:
    """What a document holds, as rows of the tables."""

    marks: list[MarkRow]
    searches: list[tuple[str, str, int]]
    sources: list[tuple[str, str | None, int | None, bool, int]]
    holdings: list[tuple[bytes, int]]


def read_document(text: bytes) -> Document:
    """Read a document. Raises ExchangeError."""
    whole = _parsed(text)
    if not isinstance(whole, dict):
        raise ExchangeError("not a document of marks: an object is expected")
    version = whole.get("version")
    if isinstance(version, bool) or version != VERSION:
        raise ExchangeError(f"version: {VERSION} is expected, not {_quoted(version)}")
    return Document(
        list(_each(whole, "marks", _mark)),
        list(_each(whole, "searches", _search)),
        list(_each(whole, "sources", _source)),
        list(_each(whole, "holdings", _holding)),
    )


def _parsed(text: bytes) -> object:
    try:
        return json.loads(text.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ExchangeError(f"not UTF-8, from byte {error.start + 1} on") from None
    except json.JSONDecodeError as error:
        told = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise ExchangeError(f"not JSON: {told}") from None
    except ValueError:
        raise ExchangeError("not JSON: a number has too many digits") from None
    except RecursionError:
        raise ExchangeError("not a document of marks: it is nested too deeply") from None


@dataclass(frozen=True, slots=True)
class _Object:
    """An object of the document, and where it stands."""

    values: dict[str, Any]
    at: str

    def wrong(self, name: str, expected: str) -> ExchangeError:
        told = f"{expected} is expected, not {_quoted(self.values.get(name))}"
        return ExchangeError(f"{self.at}.{name}: {told}")

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        if value is None or isinstance(value, str):
            return value
        raise self.wrong(name, "text")

    def needed(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise self.wrong(name, "text")
        return value

    def name(self, name: str) -> str:
        try:
            return good_name(self.needed(name))
        except NamingError as error:
            raise ExchangeError(f"{self.at}.{name}: {one_line(str(error))}") from None

    def number(self, name: str) -> int | None:
        value = self.values.get(name)
        if value is None or (type(value) is int and 0 <= value < _MOST):
            return value
        raise self.wrong(name, f"a whole number from 0 to {_MOST - 1}")

    def second(self, name: str) -> int | None:
        value = self.text(name)
        if value is None:
            return None
        try:
            when = datetime.fromisoformat(value)
            seconds = int(when.timestamp()) if when.tzinfo else -1
        except (ValueError, OverflowError):
            seconds = -1
        if not 0 <= seconds <= LAST_SECOND:
            raise self.wrong(name, "a time like 2023-09-13T10:40:00Z")
        return seconds


def _each(whole: dict[str, Any], name: str, read: Callable[[_Object], _Value]) -> Iterator[_Value]:
    values = whole.get(name, [])
    if not isinstance(values, list):
        raise ExchangeError(f"{name}: a list is expected, not {_quoted(values)}")
    for number, value in enumerate(values):
        at = f"{name}[{number}]"
        if not isinstance(value, dict):
            raise ExchangeError(f"{at}: an object is expected, not {_quoted(value)}")
        yield read(_Object(value, at))


def _mark(mark: _Object) -> MarkRow:
    title = mark.text("title")
    return MarkRow(
        _key(mark), mark.second("read"), mark.second("starred"), _place(mark), _seen(mark),
        mark.second("visited"), title and safe_title(title), _url(mark),
    )  # fmt: skip


def _key(mark: _Object) -> int:
    """The key: the id, or what follows from the URL where only that is told."""
    text, url = mark.text("id"), _url(mark)
    if text is None and url is not None:
        return key_of(url, "", None, None)
    key = read_key(text or "")
    if key is None:
        raise mark.wrong("id", "an id of 13 letters and digits")
    return key


def _url(mark: _Object) -> str | None:
    url = mark.text("url")
    return url and safe_url(url)


def _place(mark: _Object) -> str | None:
    value = mark.values.get("place")
    if value is None:
        return None
    if not isinstance(value, dict):
        raise mark.wrong("place", "an object")
    place = _Object(value, f"{mark.at}.place")
    block, offset = place.number("block"), place.number("offset")
    return place_text(ReadingPlace(place.text("section"), block or 0, offset or 0))


def _seen(mark: _Object) -> str | None:
    value = mark.values.get("seen")
    if value is None:
        return None
    if not isinstance(value, dict) or not all(isinstance(told, str) for told in value.values()):
        raise mark.wrong("seen", "an object of texts")
    return seen_text(value)


def _search(search: _Object) -> tuple[str, str, int]:
    query = one_line(search.needed("query"))
    if not query:
        raise search.wrong("query", "text")
    return search.name("name"), query, search.second("changed") or 0


def _source(source: _Object) -> tuple[str, str | None, int | None, bool, int]:
    is_removed = source.values.get("removed", False)
    if not isinstance(is_removed, bool):
        raise source.wrong("removed", "true or false")
    name = one_line(source.needed("name"))
    if not name:
        raise source.wrong("name", "text")
    shown = source.name("shown") if source.text("shown") is not None else None
    return name, shown, source.number("position"), is_removed, source.second("changed") or 0


def _holding(holding: _Object) -> tuple[bytes, int]:
    path = holding.needed("path")
    try:
        kept = os.fsencode(path)
    except UnicodeEncodeError:
        kept = b""
    if not kept.startswith(b"/") or b"\0" in kept:
        raise holding.wrong("path", "an absolute path")
    return kept, holding.second("added") or 0


def _quoted(value: object) -> str:
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = shown_name(json.dumps(value, ensure_ascii=False))
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}.."
