"""Ids of articles: in the order of time, or in that in which they are found."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from library.catalogue.schema import A_MINUTE, FIRST_DATED, first_id

_PLACES_A_SECOND = A_MINUTE // 60
# Of so many minutes it is kept which ids are taken, some 25 MB; of more, the database is asked.
_MINUTES_KEPT = 1 << 17


class Ids:
    """Ids in the order of time; those whose time nobody tells in the order they were found.

    Of a minute's ids each second has its own few; where more articles have one moment, they
    take the next that are free.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # By the first id of a minute: a bit for each of its ids that is taken.
        self._taken: dict[int, int] = {}
        used = self._used(0, FIRST_DATED)
        self._undated = min(used, default=FIRST_DATED)
        self._is_new = not used and not self._used(FIRST_DATED, 1 << 62, at_most=1)

    def _used(self, start: int, end: int, at_most: int = -1) -> list[int]:
        return [
            row[0]
            for table in ("article", "gone")
            for row in self._connection.execute(
                f"SELECT id FROM {table} WHERE id >= ? AND id < ? LIMIT ?", (start, end, at_most)
            )
        ]

    def next(self, moment: int | None) -> int:
        """Give an id that no article has or had."""
        if moment is None:
            self._undated -= 1
            return self._undated
        minute = first_id(datetime.fromtimestamp(moment, UTC))
        place = moment % 60 * _PLACES_A_SECOND
        while True:
            taken = self._taken_in(minute)
            # The lowest bit from this place on that is not set.
            free = ~(taken >> place) & ((taken >> place) + 1)
            place += free.bit_length() - 1
            if place < A_MINUTE:
                self._taken[minute] = taken | 1 << place
                return minute + place
            minute, place = minute + A_MINUTE, 0

    def written(self) -> None:
        """Know that all ids given are in the database: where they are many, it alone keeps them."""
        if len(self._taken) >= _MINUTES_KEPT:
            self._taken.clear()
            self._is_new = False

    def _taken_in(self, minute: int) -> int:
        taken = self._taken.get(minute)
        if taken is None:
            used = [] if self._is_new else self._used(minute, minute + A_MINUTE)
            taken = sum(1 << number - minute for number in set(used))
        return taken


class IdsAsFound(Ids):
    """Ids in the order found, the first one the highest."""

    def __init__(self) -> None:
        self._taken = {}
        self._last = 1 << 62

    def next(self, moment: int | None) -> int:
        """Give the next lower id."""
        self._last -= 1
        return self._last
