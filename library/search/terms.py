"""What a query is made of: words, sources, days, states, and how they are joined.

`str` of any of them gives text that `parse_query` makes the same of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

_A_DAY = timedelta(days=1)
# What means the same without quotes.
_PLAIN = re.compile(r"(?!OR$)\w+")


class State(StrEnum):
    """What an article can be."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"
    LIVE = "live"

    def __str__(self) -> str:
        return f"is:{self.value}"


@dataclass(frozen=True, slots=True)
class Words:
    """A word or a phrase: its tokens, one after the other. The last may go on where `is_prefix`."""

    tokens: tuple[str, ...]
    is_prefix: bool = False
    in_title: bool = False
    written: str = field(default="", compare=False)

    def __str__(self) -> str:
        name = "title:" if self.in_title else ""
        written = _quoted(self.written or " ".join(self.tokens))
        return f"{name}{written}{'*' if self.is_prefix else ''}"


@dataclass(frozen=True, slots=True)
class Named:
    """Articles of the sources that a folded name means (`library.search.naming`)."""

    name: str

    def __str__(self) -> str:
        return f"source:{_quoted(self.name)}"


@dataclass(frozen=True, slots=True)
class Days:
    """Days of UTC from `first` on, before `end`; None where there is no such bound."""

    first: date | None
    end: date | None

    def __str__(self) -> str:
        first = str(self.first or "")
        last = str(self.end - _A_DAY) if self.end else ""
        return f"date:{first}" if first == last else f"date:{first}..{last}"


@dataclass(frozen=True, slots=True)
class Not:
    """What is not so."""

    part: Part

    def __str__(self) -> str:
        return f"-{_within(self.part)}"


@dataclass(frozen=True, slots=True)
class All:
    """Everything that all parts are true of; without parts, everything."""

    parts: tuple[Part, ...] = ()

    def __str__(self) -> str:
        if len(self.parts) == 1:
            return str(self.parts[0])
        return " ".join(_within(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Everything that one of the parts is true of."""

    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return " OR ".join(_within(part) for part in self.parts)


Part = Words | Named | Days | State | Not | All | AnyOf


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else f'"{text}"'


def _within(part: Part) -> str:
    return f"({part})" if isinstance(part, All | AnyOf) else str(part)


def words_of(part: Part, *, is_wanted: bool = True) -> Iterator[Words]:
    """Yield the words that are looked for (or, `is_wanted` false, those that must not be)."""
    if isinstance(part, Words) and is_wanted:
        yield part
    elif isinstance(part, Not):
        yield from words_of(part.part, is_wanted=not is_wanted)
    elif isinstance(part, All | AnyOf):
        for inner in part.parts:
            yield from words_of(inner, is_wanted=is_wanted)
