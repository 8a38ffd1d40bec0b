"""In which direction a page runs, and where it passes a midnight. The page is never re-ordered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from parsers.article import Order
from parsers.slashes import settled
from parsers.stamp import Stamp

Stamps = Sequence[Stamp | None]

_MOSTLY = 0.8
# Minutes. Live coverage seldom rests for a whole day but three hours, and never to the minute.
_OUT_OF_PLACE = 60
_MIDNIGHT_STEP = 3 * 60
_MIDNIGHT_LEAP = 12 * 60
_CLOSE_DAYS = 3
_CONFIRMING = 2


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
    """In a short list one midnight weighs much: a leap over most of a day is no change of mind.

    Read the other way round the steps must be no such leaps, or nothing would be decided.
    """
    return bool(along) and min(against) >= _MIDNIGHT_LEAP > min(along)


def _steps(stamps: Stamps) -> Iterator[int]:
    """The sign of each step from a stamp to the next; a new day is a step whatever the clock."""
    day: int | None = None
    weekday: int | None = None
    minutes: int | None = None
    for stamp in filter(None, stamps):
        if stamp.day is None and stamp.weekday is not None:
            if weekday not in (None, stamp.weekday):
                yield _weekday_step(weekday or 0, stamp.weekday)
                minutes = None
            weekday = stamp.weekday
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


def _weekday_step(before: int, after: int) -> int:
    """Monday → Sunday goes down: of two ways round the week the shorter one is meant."""
    ahead = (after - before) % 7
    return ahead if ahead <= 3 else ahead - 7


class Passage(NamedTuple):
    """Where, between two written days, the page passes midnights; whose day cannot be told.

    `misplaced` are the updates that stand out of the order of the page.
    """

    midnights: frozenset[int] = frozenset()
    untold: frozenset[int] = frozenset()
    misplaced: frozenset[int] = frozenset()


def passage(stamps: Stamps, order: Order | None, start: int, end: int) -> Passage:
    """Find the midnights among the headings from start to end.

    An update whose removal restores the order stands in the wrong place: that is no midnight. Two
    that go a little against the order leave the days of all that follow untold.
    """
    if order not in ("newest-first", "oldest-first"):
        return Passage(untold=_beyond_reversal(stamps, start, end))
    sign = 1 if order == "newest-first" else -1
    timed = [
        (index, sign * stamp.minutes)
        for index in range(start, end)
        if (stamp := stamps[index]) and stamp.minutes is not None
    ]
    found: set[int] = set()
    untold: set[int] = set()
    misplaced: set[int] = set()
    kept = timed[:1]
    for (index, clock), following in zip(timed[1:], [*timed[2:], None], strict=False):
        match _judge(clock, [kept_clock for _, kept_clock in kept[-2:]], following):
            case "misplaced":
                misplaced.add(index)
                continue
            case "midnight":
                found.add(index)
            case "doubtful":
                untold.update(range(index, end))
        kept.append((index, clock))
    return Passage(frozenset(found), frozenset(untold), frozenset(misplaced))


_Verdict = Literal["in order", "misplaced", "midnight", "doubtful"]


def _judge(clock: int, before: Sequence[int], following: tuple[int, int] | None) -> _Verdict:
    """Judge one clock by the one or two before it and the one after it.

    Clocks are signed so that they fall as long as the order holds.
    """
    step = clock - before[-1]
    if step < _OUT_OF_PLACE:
        return "in order"
    if following is not None and following[1] <= before[-1]:
        return "misplaced"
    if len(before) > 1 and clock <= before[0]:
        return "in order"  # the one before stands too low; of that day it may well be
    if step >= _MIDNIGHT_STEP:
        return "midnight"
    return "doubtful" if following is not None else "in order"


def _beyond_reversal(stamps: Stamps, start: int, end: int) -> frozenset[int]:
    """Without an order a day holds only as long as the times run in one direction."""
    before: int | None = None
    step = 0
    for index in range(start, end):
        stamp = stamps[index]
        if stamp is None or stamp.minutes is None:
            continue
        if before is not None:
            new = stamp.minutes - before
            if step * new < 0 and abs(new) >= _OUT_OF_PLACE:
                return frozenset(range(index, end))
            step = new or step
        before = stamp.minutes
    return frozenset()


def trusted(stamps: Stamps) -> list[Stamp | None]:
    """Give the stamps without headings that only look like one (`1日 1万人超が避難`, 【2019】).

    Four digits, 14・49 and 13h15 need neighbours that are written alike or are clear clocks. A day
    without a clock counts if it lies close to the written day before it, or to the next.
    """
    kept = _confirmed(settled(stamps))
    days = [(index, stamp) for index, stamp in enumerate(kept) if stamp and stamp.day]
    before: int | None = None
    for position, (index, stamp) in enumerate(days):
        neighbour = before
        if neighbour is None and position + 1 < len(days):
            neighbour = days[position + 1][1].day
        is_bare = (
            not stamp.clock and not stamp.period and "の動き" not in f"{stamp.written}{stamp.label}"
        )
        if is_bare and neighbour is not None and not _is_close(neighbour, stamp.day or 0):
            kept[index] = None
        else:
            before = stamp.day
    return kept


def _confirmed(stamps: Stamps) -> list[Stamp | None]:
    clear = sum(1 for stamp in stamps if stamp and stamp.clock and not stamp.doubt)
    alike = Counter(s.doubt for s in stamps if s and s.doubt and not _is_like_a_year(s))
    return [
        stamp
        if stamp is None
        or not stamp.doubt
        or (clear >= _CONFIRMING and not _is_like_a_year(stamp))
        or alike[stamp.doubt] >= _CONFIRMING
        else None
        for stamp in stamps
    ]


def _is_like_a_year(stamp: Stamp) -> bool:
    """Whether four digits may be a year: 【2019】24号 is a document, not 20:19."""
    return stamp.doubt == "digits" and 19 * 60 <= (stamp.minutes or 0) < 21 * 60


def _is_close(day: int, other: int) -> bool:
    distance = abs(day - other)
    return min(distance, abs(31 - distance)) <= _CLOSE_DAYS
