"""How densely a day was reported: its clock in so many cells, and how much falls into each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

# From nothing to much; signs that every terminal draws one cell wide.
_LEVELS = " .:-=+*#"


class Strip(NamedTuple):
    """A day to scale: `cells` between the minutes `first` and `last`, counted from midnight."""

    first: int
    last: int
    cells: str

    def place(self, minute: int | None) -> int | None:
        """Give the cell a minute falls into; None where it is not on this strip."""
        if minute is None or not self.first <= minute <= self.last:
            return None
        return _cell(minute, self.first, self.last, len(self.cells))


def strip_of(minutes: Sequence[int], width: int) -> Strip | None:
    """Draw the minutes of a day's updates in so many cells; None where there is no room.

    Up to seven updates in a cell each add a level; where there are more, the most is the highest.
    """
    if not minutes or width < 1:
        return None
    first, last = min(minutes), max(minutes)
    counts = [0] * width
    for minute in minutes:
        counts[_cell(minute, first, last, width)] += 1
    highest = len(_LEVELS) - 1
    most = max(highest, *counts)
    return Strip(first, last, "".join(_LEVELS[-(-count * highest // most)] for count in counts))


def _cell(minute: int, first: int, last: int, width: int) -> int:
    return (minute - first) * (width - 1) // max(1, last - first)
