"""What a catalogue gives: sources, what selects articles, how an article stands with the reader."""

from __future__ import annotations

from typing import NamedTuple


class Source(NamedTuple):
    """A source under the name it is shown with, with slashes where it lies in folders.

    `told` are the names its articles tell. `position` is its place where one was chosen.
    """

    name: str
    told: tuple[str, ...]
    total: int
    unread: int
    position: int | None = None

    def counting(self, total: int, unread: int) -> Source:
        """Give the source with other numbers, those of some of its articles."""
        return self._replace(total=total, unread=unread)


class Selection(NamedTuple):
    """An SQL query that gives the ids of articles, newest first; `LIMIT` may follow it."""

    sql: str
    parameters: tuple[object, ...] = ()


class Standing(NamedTuple):
    """How an article stands with the reader: what a list shows of its marks."""

    is_read: bool = False
    is_starred: bool = False

    @property
    def read(self) -> object | None:
        """None where it was not read."""
        return self.is_read or None

    @property
    def starred(self) -> object | None:
        """None where it is not starred."""
        return self.is_starred or None


LISTED = (
    "a.is_shown AND a.source NOT IN (SELECT r.id FROM source r "
    "JOIN marks.source m ON m.name = r.name WHERE m.is_removed)"
)
"""The condition that an `article a` is the newest version, and its source was not removed."""
