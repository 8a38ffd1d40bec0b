"""What the readers of live data share: values of unknown type, and what they give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from parsers.article import Block
from parsers.instants import When
from parsers.linkeddata import unescaped
from parsers.live.posts import Post
from parsers.safe import one_line

MAX_POSTS = 5000


@dataclass(frozen=True, slots=True)
class LiveData:
    """Posts and what is told of their page. `zone` is the IANA zone its clocks are set to."""

    posts: tuple[Post, ...]
    source: str | None = None
    title: str = ""
    url: str | None = None
    byline: tuple[str, ...] = ()
    published: When | None = None
    modified: When | None = None
    language: str | None = None
    lead: tuple[Block, ...] = ()
    zone: str | None = None


def dig(value: object, *path: str) -> Any:  # noqa: ANN401 - a JSON value
    """Follow names (or `0`, the first of a list) into a JSON value; None where it ends before."""
    for name in path:
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list) and name == "0" and value:
            value = value[0]
        else:
            return None
    return value


def dicts(value: object) -> list[dict[str, Any]]:
    """Give the objects of a list; empty for anything else."""
    parts: Sequence[object] = value if isinstance(value, list) else ()
    return [part for part in parts[: MAX_POSTS * 2] if isinstance(part, dict)]


def text(value: object) -> str:
    """Give a text on one line, entities resolved; empty for anything else."""
    return one_line(unescaped(value)) if isinstance(value, str) else ""


def raw(value: object) -> str:
    """Give a text as it stands; empty for anything else."""
    return value if isinstance(value, str) else ""


def texts(values: Iterable[object]) -> tuple[str, ...]:
    """Give the texts among values."""
    return tuple(found for value in values if (found := text(value)))
