"""In which direction a page runs, and where it passes a midnight. The page is never re-ordered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.article import Order
from parsers.moments import Stamp

Stamps = Sequence[Stamp | None]

_MOSTLY = 0.8
# A smaller step against the order is an update out of place, not a midnight.
_MIDNIGHT_STEP = 3 * 60
_MIDNIGHT_LEAP = 12 * 60


def order_of(stamps: Stamps) -> Order | None:
    """Tell in which direction the page runs, from the steps between neighbouring stamps."""
    steps = [step for step in _steps(stamps) if step]
    if not steps:
        return None
    ups = [step for step in steps if step > 0]
    downs = [-step for step in steps if step < 0]
    if len(downs) >= _MOSTLY * len(steps) or _are_midnights(ups, downs):
        return "newest-first"
    if len(ups) >= _MOSTLY * len(steps) or _are_midnights(downs, ups):
        return "oldest-first"
    return "mixed"


def _are_midnights(against: Sequence[int], along: Sequence[int]) -> bool:
    """In a short list one midnight weighs much: a leap over most of a day is no change of mind."""
    return min(against) >= _MIDNIGHT_LEAP and 2 * len(against) <= len(along)


def _steps(stamps: Stamps) -> Iterator[int]:
    """The sign of each step from a stamp to the next; a new day is a step whatever the clock."""
    day: int | None = None
    minutes: int | None = None
    for stamp in filter(None, stamps):
        if stamp.day is not None:
            if day is not None and stamp.day != day:
                yield _day_step(day, stamp.day)
                minutes = None
            day = stamp.day
        if stamp.minutes is not None:
            if minutes is not None:
                yield stamp.minutes - minutes
            minutes = stamp.minutes


def _day_step(before: int, after: int) -> int:
    """13 → 12 goes down; so does 1 → 31, across the end of a month."""
    crosses_month = abs(after - before) > 20
    return before - after if crosses_month else after - before


def midnights(stamps: Stamps, order: Order | None, start: int, end: int) -> frozenset[int]:
    """The indexes, from start to end, at which the page has passed a midnight.

    An update whose removal restores the order stands in the wrong place: that is no midnight.
    """
    if order not in ("newest-first", "oldest-first"):
        return frozenset()
    sign = 1 if order == "newest-first" else -1
    timed = [
        (index, sign * stamp.minutes)
        for index in range(start, end)
        if (stamp := stamps[index]) and stamp.minutes is not None
    ]
    found, kept = set(), timed[:1]
    for here, (index, clock) in enumerate(timed[1:], 1):
        if clock - kept[-1][1] >= _MIDNIGHT_STEP:
            if here + 1 < len(timed) and timed[here + 1][1] <= kept[-1][1]:
                continue
            if len(kept) < 2 or clock > kept[-2][1]:
                found.add(index)
        kept.append((index, clock))
    return frozenset(found)
