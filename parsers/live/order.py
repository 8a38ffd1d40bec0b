"""In which direction a list of full times runs, and which of them stand in the wrong place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from parsers.article import Order

_MOSTLY = 0.8


def order_of_times(times: Sequence[datetime]) -> Order | None:
    """Tell the direction from the steps between neighbours; None where there is no step."""
    steps = [after > before for before, after in pairwise(times) if after != before]
    if not steps:
        return None
    ups = sum(steps)
    if ups <= (1 - _MOSTLY) * len(steps) or _is_one_astray(times, "newest-first"):
        return "newest-first"
    if ups >= _MOSTLY * len(steps) or _is_one_astray(times, "oldest-first"):
        return "oldest-first"
    return "mixed"


def _is_one_astray(times: Sequence[datetime], order: Order) -> bool:
    """In a list of four to nine a single post out of place outweighs the share of the steps."""
    return len(times) >= 4 and len(out_of_order(times, order)) == 1


def out_of_order(times: Sequence[datetime], order: Order | None) -> list[int]:
    """Give the places whose removal leaves the longest list that keeps the order."""
    if order not in ("newest-first", "oldest-first"):
        return []
    sign = -1 if order == "newest-first" else 1
    values = [sign * time.timestamp() for time in times]
    tails: list[float] = []
    last: list[int] = []
    before: list[int | None] = []
    for place, value in enumerate(values):
        length = bisect_right(tails, value)
        before.append(last[length - 1] if length else None)
        tails[length : length + 1] = [value]
        last[length : length + 1] = [place]
    kept: set[int] = set()
    place_kept = last[-1] if last else None
    while place_kept is not None:
        kept.add(place_kept)
        place_kept = before[place_kept]
    return [place for place in range(len(values)) if place not in kept]
