"""The versions of an article in words: when each is of, its file, what changed since the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from library.history import Difference, Version, difference
from parsers.article import Block
from parsers.safe import one_line, shown_name
from tui.reading.change_lines import SIGNS, change_line
from tui.typesetting.linebreak import fit

MOST = 10
"""So many versions are read and compared."""
_MOST_LINES = 20
_FIRST_WORDS = 64


def told_versions(
    versions: Sequence[Version], shown: Path | None = None, older: int = 0
) -> tuple[Block, ...]:
    """Tell of versions, the newest first, each with what changed since the next older one.

    `shown` is the one on the screen; so many `older` ones were not read.
    """
    blocks: list[Block] = []
    for number, (version, before) in enumerate(zip_longest(versions, versions[1:]), 1):
        here = " (on the screen)" if version.entry.path == shown else ""
        blocks.append(_item(f"{when_told(version)}{here}", 1, f"{number}"))
        blocks.append(_item(shown_name(str(version.entry.path)), 2))
        blocks += [_item(line, 2) for line in _changes(before, version)]
    if older:
        blocks.append(_item(f"and {older} older, not compared", 1))
    return tuple(blocks)


def when_told(version: Version) -> str:
    """Tell the time a version is of, in UTC."""
    return f"{version.when:%Y-%m-%d %H:%M} UTC" if version.when else "time unknown"


def _item(line: str, level: int, bullet: str = "") -> Block:
    return Block("item", line, line, level=level, bullet=bullet)


def _changes(old: Version | None, new: Version) -> Iterator[str]:
    if new.failure:
        yield f"cannot be read: {one_line(new.failure)}"
    elif old and old.article and new.article:
        lines = list(_told(difference(old.article, new.article), new.article.title))
        yield from lines[:_MOST_LINES] or ["says the same as the one before it"]
        if len(lines) > _MOST_LINES:
            yield f"and {len(lines) - _MOST_LINES} more changes"


def _told(changed: Difference, title: str) -> Iterator[str]:
    if changed.old_title is not None:
        yield f"{SIGNS['changed']} title: {title} (was: {changed.old_title})"
    if changed.is_lead_changed:
        yield f"{SIGNS['changed']} introduction"
    yield from map(change_line, changed.updates)
    for paragraph in changed.paragraphs:
        yield f"{SIGNS[paragraph.kind]} {fit(one_line(paragraph.text), _FIRST_WORDS)}"
