"""Ids of articles: in the order of time, or in that in which they are found."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from library.catalogue.schema import A_MINUTE, FIRST_DATED, first_id


class Ids:
    """Ids in the order of time; those whose time nobody tells in the order they were found."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._next: dict[int, int] = {}
        self._undated = self._extreme("min", 0, FIRST_DATED) or FIRST_DATED
        self._is_new = not self._extreme("max", 0, 1 << 62)

    def _extreme(self, which: str, start: int, end: int) -> int | None:
        found = [
            row[0]
            for table in ("article", "gone")
            for row in self._connection.execute(
                f"SELECT {which}(id) FROM {table} WHERE id >= ? AND id < ?", (start, end)
            )
            if row[0] is not None
        ]
        return max(found, default=None) if which == "max" else min(found, default=None)

    def next(self, moment: int | None) -> int:
        """Give an id that no article has or had."""
        if moment is None:
            self._undated -= 1
            return self._undated
        first = first_id(datetime.fromtimestamp(moment, UTC))
        while True:
            number = self._next.get(first)
            if number is None:
                number = first if self._is_new else self._after_last(first)
            if number < first + A_MINUTE:
                self._next[first] = number + 1
                return number
            first += A_MINUTE

    def _after_last(self, first: int) -> int:
        last = self._extreme("max", first, first + A_MINUTE)
        return first if last is None else last + 1


class IdsAsFound(Ids):
    """Ids in the order found, the first one the highest."""

    def __init__(self) -> None:
        self._last = 1 << 62

    def next(self, moment: int | None) -> int:
        """Give the next lower id."""
        self._last -= 1
        return self._last
