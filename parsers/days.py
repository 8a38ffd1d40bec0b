"""The day of each heading: written, inherited, carried over midnight, or counted upwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise

from parsers.anchors import Anchor, dates_of, day_origin, each_nearest, full_date
from parsers.article import AnchorFrom, DateFrom, Moment, Order
from parsers.moments import MINUTES_A_DAY, DayMention, Stamp, read_day_mention
from parsers.order import Passage, Stamps, passage
from parsers.zones import Zone


@dataclass(frozen=True, slots=True)
class Day:
    """The day of one section, before the clock: a written day and the days added to it since."""

    number: int | None = None
    month: int | None = None
    date: date | None = None
    origin: DateFrom | None = None
    anchor: AnchorFrom | None = None

    def moved(self, days: int, origin: DateFrom) -> Day:
        """Give the day so many days later (or, below 0, earlier)."""
        if days == 0 or self.origin is None:
            return self
        if self.date:
            moved = self.date + timedelta(days=days)
            return replace(self, number=moved.day, month=moved.month, date=moved, origin=origin)
        number = (self.number or 0) + days
        # Upwards beyond the 28th the length of an unknown month would have to be guessed.
        is_certain = 1 <= number <= (28 if days > 0 else 31)
        return Day(number, self.month, None, origin) if is_certain else Day()

    def moment(self, stamp: Stamp | None, zone: Zone) -> Moment | None:
        """Join day and stamp into the moment of a section, or None where neither is known."""
        if stamp is None:
            return self._inherited_moment() if self.origin else None
        if stamp.minutes is None:
            offset = zone.offset(self.date, None)
            shown = f"{self._label()}{stamp.period}" or stamp.written
            return self._moment(stamp.written, shown, None, stamp, offset)
        day = self.moved(stamp.minutes // MINUTES_A_DAY, "over24")
        hour, minute = divmod(stamp.minutes % MINUTES_A_DAY, 60)
        clock = time(hour, minute)
        shown = f"{self._label()} {stamp.clock}".strip()
        if day != self and day.number:
            # Below its own day a clock past 24:00 would be read as one of the day after.
            stamp = replace(stamp, clock=f"{clock:%H:%M}")
            shown += f" (={day._label()} {clock:%H:%M})"
        offset = None if stamp.is_local else stamp.zone or zone.offset(day.date, clock)
        return day._moment(stamp.written, shown, clock, stamp, offset)

    def _moment(
        self, written: str, shown: str, clock: time | None, stamp: Stamp, zone: str | None
    ) -> Moment:
        return Moment(
            written, shown, self.date, self.number, clock, stamp.approx, zone,
            self.origin, self.anchor, stamp.clock or stamp.period,
        )  # fmt: skip

    def _inherited_moment(self) -> Moment:
        origin: DateFrom = "inherited" if self.origin == "heading" else self.origin or "inherited"
        return Moment(
            written="",
            shown=f"({self._label()})",
            date=self.date,
            day=self.number,
            date_from=origin,
            anchor_from=self.anchor,
        )

    def _label(self) -> str:
        if self.number is None:
            return ""
        return f"{'~' if self.origin == 'inferred' else ''}{self.number}日"


def days_of(
    stamps: Stamps,
    order: Order | None,
    background: frozenset[int],
    anchor: Anchor | None,
    named: Mapping[str, DateFrom],
) -> list[Day]:
    """Give the day of every heading, in page order. `background` headings have none.

    `named` are the title and notes, in which a day may be named for the whole article. Without an
    anchor month and year stay unknown.
    """
    markers = _dated_markers(stamps, order, anchor)
    markers = markers or _marker_for_all(stamps, order, anchor, named)
    days = [Day()] * len(stamps)
    bounds = [*sorted(markers), len(stamps)]
    for start, end in pairwise(bounds):
        _fill_down(days, stamps, order, markers[start], start, end, markers.get(end))
    if markers:
        _fill_up(days, stamps, order, bounds[0], markers[bounds[0]])
    first_background = min(background, default=len(stamps))
    return [Day() if index >= first_background else day for index, day in enumerate(days)]


def _dated_markers(stamps: Stamps, order: Order | None, anchor: Anchor | None) -> dict[int, Day]:
    """The headings that write their day, as full dates where the anchor gives month and year."""
    written = {index: stamp for index, stamp in enumerate(stamps) if stamp and stamp.day}
    dates = dates_of(written, order, anchor)
    origin = anchor.origin if anchor else None
    if any(full_date(stamp) for stamp in written.values()):
        origin = "heading"
    days = {}
    for index, stamp in written.items():
        day = dates.get(index)
        month = day.month if day else stamp.month
        days[index] = Day(stamp.day, month, day, "heading", origin if day else None)
    return days


def _marker_for_all(
    stamps: Stamps, order: Order | None, anchor: Anchor | None, named: Mapping[str, DateFrom]
) -> dict[int, Day]:
    """Where no heading writes a day: the day of the whole article, set at its old end.

    The date of a file may be that of the first day or of the last one: where the page passes a
    midnight it tells neither, unless a URL says that it is the first.
    """
    timed = [index for index, stamp in enumerate(stamps) if stamp]
    if not timed or order == "mixed":
        return {}
    old, new = (timed[0], timed[-1]) if order == "oldest-first" else (timed[-1], timed[0])
    for text, origin in named.items():
        if mention := read_day_mention(text):
            return {new if mention.until else old: _named_day(mention, stamps[new], origin, anchor)}
    if anchor is None or anchor.origin == "heading":
        return {}
    if not anchor.is_first_day and passage(stamps, order, 0, len(stamps)).midnights:
        return {}
    day = anchor.date
    return {old: Day(day.day, day.month, day, day_origin(anchor.origin), anchor.origin)}


def _named_day(
    mention: DayMention, newest: Stamp | None, origin: DateFrom, anchor: Anchor | None
) -> Day:
    """The day a title names; coverage that ends on it early may have had its last update before."""
    stamp = Stamp("", "", month=mention.month, day=mention.day)
    found = each_nearest({0: stamp}, anchor).get(0) if anchor else None
    day = Day(
        mention.day, mention.month, found, origin, anchor.origin if anchor and found else None
    )
    last = newest.minutes if newest else None
    if mention.minutes is not None and last is not None and last > mention.minutes:
        return day.moved(-1, origin)
    return day


def _fill_down(
    days: list[Day], stamps: Stamps, order: Order | None, marker: Day,
    start: int, end: int, limit: Day | None,
) -> None:  # fmt: skip
    """Inherit a marker's day by the headings below it, over midnights, up to the next marker."""
    found = passage(stamps, order, start, end)
    if limit and not _agrees(marker, limit, len(found.midnights), order):
        found = Passage(untold=found.midnights | found.untold)
    later = 1 if order == "oldest-first" else -1
    inherited = replace(marker, origin="inherited") if marker.origin == "heading" else marker
    passed = 0
    for index in range(start, end):
        passed += index in found.midnights
        if index not in found.untold:
            days[index] = inherited.moved(later * passed, "rollover")
    days[start] = marker


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
    found = passage(stamps, order, 0, start + 1)
    later = -1 if order == "oldest-first" else 1
    for index in range(start):
        passed = sum(index < midnight for midnight in found.midnights)
        day = marker.moved(later * passed, "rollover")
        stamp = stamps[index]
        if index in found.untold or (is_written and not (stamp and stamp.clock and day.origin)):
            continue
        days[index] = replace(day, origin="inferred") if is_written else day
