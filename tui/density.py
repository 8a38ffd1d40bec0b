"""How densely a day was reported: its clock in so many cells, and how much falls into each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# From nothing to much; signs that every terminal draws one cell wide.
_LEVELS = " .:-=+*#"
_HOUR = 60


@dataclass(frozen=True, slots=True)
class Strip:
    """A day to scale: `cells` between the clocks `first` and `last`, the present place among them.

    `here` is None where the place is not on this day.
    """

    first: str
    cells: str
    last: str
    here: int | None = None


def strip_of(minutes: Sequence[int], width: int, here: int | None) -> Strip | None:
    """Draw the minutes of a day's updates in so many cells; None where there is no room.

    Up to seven updates in a cell each add a level; where there are more, the most is the highest.
    """
    if not minutes or width < 1:
        return None
    first, last = min(minutes), max(minutes)
    counts = [0] * width
    for minute in minutes:
        counts[_cell(minute, first, last, width)] += 1
    top = max(len(_LEVELS) - 1, *counts)
    cells = "".join(_LEVELS[-(-count * (len(_LEVELS) - 1) // top)] for count in counts)
    is_on_it = here is not None and first <= here <= last
    place = _cell(here, first, last, width) if here is not None and is_on_it else None
    return Strip(_clock(first), cells, _clock(last), place)


def _cell(minute: int, first: int, last: int, width: int) -> int:
    return (minute - first) * (width - 1) // max(1, last - first)


def _clock(minutes: int) -> str:
    return f"{minutes // _HOUR}:{minutes % _HOUR:02}"
