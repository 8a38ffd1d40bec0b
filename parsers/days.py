"""The day of each heading: written, inherited, carried over midnight, or counted upwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from parsers.anchors import Anchor, day_origin
from parsers.article import DateFrom, Flag, Order
from parsers.day import Day
from parsers.fitting import dates_of
from parsers.mentions import DayMention, read_day_mention
from parsers.order import Passage, Stamps, passage
from parsers.stamp import Stamp


def days_of(
    stamps: Stamps,
    order: Order | None,
    background: frozenset[int],
    anchors: Sequence[Anchor],
    named: Mapping[str, DateFrom],
) -> list[Day]:
    """Give the day of every heading, in page order. `background` headings have none.

    `anchors` are dates the article is known under, the best first; without one that fits month and
    year stay unknown. `named` are the title and notes, in which a day may be named for all of it.
    """
    markers = _dated_markers(stamps, order, anchors)
    markers = markers or _marker_for_all(stamps, order, anchors, named)
    days = [Day()] * len(stamps)
    bounds = [*sorted(markers), len(stamps)]
    for start, end in pairwise(bounds):
        _fill_down(days, stamps, order, markers[start], start, end, markers.get(end))
    if markers:
        _fill_up(days, stamps, order, bounds[0], markers[bounds[0]])
    else:
        _flag(days, passage(stamps, order, 0, len(stamps)).misplaced, "out_of_order")
    first_background = min(background, default=len(stamps))
    return [Day() if index >= first_background else day for index, day in enumerate(days)]


def _flag(days: list[Day], indexes: Iterable[int], flag: Flag) -> None:
    for index in indexes:
        if flag not in days[index].flags:
            days[index] = days[index]._replace(flags=(*days[index].flags, flag))


def _dated_markers(
    stamps: Stamps, order: Order | None, anchors: Sequence[Anchor]
) -> dict[int, Day]:
    """The headings that write their day, as full dates where an anchor gives month and year."""
    written = {
        index: stamp
        for index, stamp in enumerate(stamps)
        if stamp and (stamp.day or stamp.weekday is not None)
    }
    dates, origin = dates_of(written, order, anchors)
    # A day that cannot be read ends the one before it all the same.
    days = {index: Day() for index, stamp in enumerate(stamps) if stamp and stamp.slashed}
    for index, stamp in written.items():
        day = dates.get(index)
        month = day.month if day else stamp.month
        # A weekday that no date near the anchors has, or that its own date has not.
        is_odd = day is None and stamp.weekday is not None and bool(dates or anchors or stamp.year)
        flags: tuple[Flag, ...] = ("conflict",) if is_odd and stamp.day else ()
        number = day.day if day else stamp.day
        known: DateFrom | None = "heading" if number else None
        days[index] = Day(number, month, day, known, origin if day else None, index, flags)
    return days


def _marker_for_all(
    stamps: Stamps, order: Order | None, anchors: Sequence[Anchor], named: Mapping[str, DateFrom]
) -> dict[int, Day]:
    """Where no heading writes a day: the day of the whole article, set at its old end.

    The date of a file may be that of the first day or of the last one: where the page passes a
    midnight it tells neither, unless introduction or URL say that it is the first, or the time of
    publication is near to the clock of one end.
    """
    timed = [index for index, stamp in enumerate(stamps) if stamp]
    if not timed or order == "mixed":
        return {}
    old, new = (timed[0], timed[-1]) if order == "oldest-first" else (timed[-1], timed[0])
    for text, origin in named.items():
        if mention := read_day_mention(text):
            day = _named_day(mention, stamps[new], origin, anchors)
            return {new if mention.until else old: day}
    passes_midnight = bool(passage(stamps, order, 0, len(stamps)).midnights)
    for anchor in anchors:
        is_first = anchor.is_first_day or anchor.origin == "hint"
        if anchor.is_sure and (is_first or not passes_midnight):
            return {old: _day_of(anchor)}
        if passes_midnight and (end := _end_told_by(anchor, stamps, old, new)) is not None:
            return {end: _day_of(anchor)}
    return {}


def _day_of(anchor: Anchor) -> Day:
    day = anchor.date
    return Day(day.day, day.month, day, day_origin(anchor.origin), anchor.origin)


def _end_told_by(anchor: Anchor, stamps: Stamps, old: int, new: int) -> int | None:
    """The end of the page beside whose clock it was published; None where that may be either."""
    first, last = stamps[old], stamps[new]
    ends = {
        old: anchor.opens(first.minutes if first else None),
        new: anchor.closes(last.minutes if last else None),
    }
    fitting = [end for end, fits in ends.items() if fits]
    return fitting[0] if len(fitting) == 1 else None


def _named_day(
    mention: DayMention, newest: Stamp | None, origin: DateFrom, anchors: Sequence[Anchor]
) -> Day:
    """The day a title names; coverage that ends on it early may have had its last update before."""
    stamp = Stamp("", "", year=mention.year, month=mention.month, day=mention.day)
    dates, anchor = dates_of({0: stamp}, None, anchors)
    found = dates.get(0)
    day = Day(mention.day, mention.month, found, origin, anchor if found else None)
    last = newest.minutes if newest else None
    if mention.minutes is not None and last is not None and last > mention.minutes:
        return day.moved(-1, origin)
    return day


def _fill_down(
    days: list[Day], stamps: Stamps, order: Order | None, marker: Day,
    start: int, end: int, limit: Day | None,
) -> None:  # fmt: skip
    """Inherit a marker's day by the headings below it, over midnights, up to the next marker."""
    if end - start == 1:
        days[start] = marker._replace(flags=marker.flags + days[start].flags)
        return
    found = passage(stamps, order, start, end)
    if limit and not _agrees(marker, limit, len(found.midnights), order):
        found = Passage(frozenset(), found.midnights | found.untold, found.misplaced)
        days[end] = Day(flags=("conflict",))
    later = 1 if order == "oldest-first" else -1
    days_flags = days[start].flags
    inherited = marker._replace(flags=())
    inherited = inherited._replace(origin="inherited") if marker.origin == "heading" else marker
    passed = 0
    for index in range(start, end):
        passed += index in found.midnights
        if index not in found.untold:
            moved = inherited.moved(later * passed, "rollover")
            is_last = limit is not None and passed == len(found.midnights)
            days[index] = _marker_day(limit, moved) if limit and is_last and passed == 1 else moved
    days[start] = marker._replace(flags=(*marker.flags, *days_flags))
    _flag(days, found.misplaced, "out_of_order")


def _marker_day(limit: Day, moved: Day) -> Day:
    """The day after the last midnight before a marker: the marker's own where none was found.

    From a 1st to a 31st one step leads, whatever the month is called.
    """
    if moved.origin is not None or limit.number is None:
        return moved
    return limit._replace(origin="rollover", flags=moved.flags)


def _agrees(marker: Day, limit: Day, midnights: int, order: Order | None) -> bool:
    """Whether so many midnights still lead no further than the next written day."""
    if marker.date and limit.date:
        return abs((marker.date - limit.date).days) >= midnights
    if marker.number is None or limit.number is None:
        return True
    before, after = marker.number, limit.number
    if order == "oldest-first":
        before, after = after, before
    return (before - after) % 31 >= midnights


def _fill_up(days: list[Day], stamps: Stamps, order: Order | None, start: int, marker: Day) -> None:
    """Date what stands above the first marker.

    Above a written day this can only be inferred, and only where there is a time and an order;
    a day that holds for the whole article holds here too.
    """
    is_written = marker.origin == "heading"
    if is_written and order not in ("newest-first", "oldest-first"):
        return
    below = (i for i in range(start, len(stamps)) if (s := stamps[i]) and s.minutes is not None)
    first = next(below, start)
    found = passage(stamps, order, 0, start)
    later = -1 if order == "oldest-first" else 1
    into_marker = _turns_day(stamps, order, start, first)
    for index in range(start):
        passed = sum(index < midnight for midnight in found.midnights) + into_marker
        day = marker.moved(later * passed, "rollover")
        stamp = stamps[index]
        if index in found.untold or (is_written and not (stamp and stamp.clock and day.origin)):
            continue
        days[index] = day._replace(origin="inferred") if is_written else day
    _flag(days, (index for index in found.misplaced if index < start), "out_of_order")


def _turns_day(stamps: Stamps, order: Order | None, start: int, first: int) -> bool:
    """Whether between a written day and what stands above it a midnight has passed.

    The marker is the proof: any step against the order of the page is enough. `first` is the first
    clock at or below the marker.
    """
    above = [s.minutes for s in stamps[:start] if s and s.minutes is not None]
    below = stamps[first]
    if not above or below is None or below.minutes is None:
        return False
    step = below.minutes - above[-1]
    return step < 0 if order == "oldest-first" else step > 0
