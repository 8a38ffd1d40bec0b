"""The day of each heading: written, inherited, carried over midnight, or counted upwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise

from parsers.anchors import anchor_of, dates_of, each_nearest, valid_date
from parsers.article import DateFrom, Document, HintFrom, Moment, Order
from parsers.moments import MINUTES_A_DAY, Stamp, read_day_mention
from parsers.order import Stamps, midnights
from parsers.zones import Zone


@dataclass(frozen=True, slots=True)
class Day:
    """The day of one section, before the clock: a written day and the days added to it since."""

    number: int | None = None
    month: int | None = None
    date: date | None = None
    origin: DateFrom | None = None
    anchor: HintFrom | None = None

    def moved(self, days: int, origin: DateFrom) -> Day:
        """Give the day so many days later (or, below 0, earlier)."""
        if days == 0 or self.origin is None:
            return self
        if self.date:
            moved = self.date + timedelta(days=days)
            return replace(self, number=moved.day, month=moved.month, date=moved, origin=origin)
        number = (self.number or 0) + days
        # Beyond the 28th the length of an unknown month would have to be guessed.
        return Day(number, self.month, None, origin) if 1 <= number <= 28 else Day()

    def moment(self, stamp: Stamp | None, zone: Zone) -> Moment | None:
        """Join day and stamp into the moment of a section, or None where neither is known."""
        if stamp is None:
            return self._inherited_moment() if self.origin else None
        if stamp.minutes is None:
            offset = zone.offset(self.date, None)
            return self._moment(stamp.written, self._label(), None, stamp, offset)
        day = self.moved(stamp.minutes // MINUTES_A_DAY, "over24")
        hour, minute = divmod(stamp.minutes % MINUTES_A_DAY, 60)
        clock = time(hour, minute)
        shown = f"{self._label()} {stamp.clock}".strip()
        if day != self:
            shown += f" (={day._label()} {clock:%H:%M})"
        offset = stamp.zone or zone.offset(day.date, clock)
        return day._moment(stamp.written, shown, clock, stamp, offset)

    def _moment(
        self, written: str, shown: str, clock: time | None, stamp: Stamp, zone: str | None
    ) -> Moment:
        return Moment(
            written, shown, self.date, self.number, clock, stamp.approx, zone,
            self.origin, self.anchor, stamp.clock,
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
    document: Document,
    title: str,
    notes: Sequence[str],
) -> list[Day]:
    """Give the day of every heading, in page order. `background` headings have none."""
    markers = _dated_markers(stamps, order, document)
    if not markers:
        markers = _marker_for_all(stamps, order, document, title, notes)
    days = [Day()] * len(stamps)
    bounds = [*sorted(markers), len(stamps)]
    for start, end in pairwise(bounds):
        limit = markers.get(end)
        _fill_down(days, stamps, order, markers[start], start, end, limit)
    if bounds[0] < len(stamps):
        _fill_up(days, stamps, order, bounds[0], markers[bounds[0]])
    first_background = min(background, default=len(stamps))
    return [Day() if index >= first_background else day for index, day in enumerate(days)]


def _dated_markers(stamps: Stamps, order: Order | None, document: Document) -> dict[int, Day]:
    """The headings that write their day, as full dates where a hint gives month and year."""
    written = {
        index: stamp for index, stamp in enumerate(stamps) if stamp and stamp.day is not None
    }
    days = {
        index: Day(stamp.day, stamp.month, _full_date(stamp), "heading")
        for index, stamp in written.items()
    }
    if not written:
        return days
    anchor = anchor_of(document)
    if anchor is None:
        return days
    dates = dates_of(written, order, anchor)
    return {
        index: day if day.date or index not in dates
        else replace(day, month=dates[index].month, date=dates[index], anchor=anchor.origin)
        for index, day in days.items()
    }  # fmt: skip


def _full_date(stamp: Stamp) -> date | None:
    if stamp.year is None or stamp.month is None or stamp.day is None:
        return None
    return valid_date(stamp.year, stamp.month, stamp.day)


def _marker_for_all(
    stamps: Stamps, order: Order | None, document: Document, title: str, notes: Sequence[str]
) -> dict[int, Day]:
    """Where no heading writes a day: the day of the whole article, set at its old end.

    A title that says how far coverage goes (`~25日午前1時`) dates the new end instead.
    """
    timed = [index for index, stamp in enumerate(stamps) if stamp]
    old, new = (timed[0], timed[-1]) if order == "oldest-first" else (timed[-1], timed[0])
    anchor = anchor_of(document)
    origins: list[tuple[str, DateFrom]] = [(title, "title"), *((note, "intro") for note in notes)]
    for text, origin in origins:
        mention = read_day_mention(text)
        if mention:
            stamp = Stamp("", "", month=mention.month, day=mention.day)
            found = each_nearest({0: stamp}, anchor).get(0) if anchor else None
            from_hint = anchor.origin if anchor and found else None
            day = Day(mention.day, mention.month, found, origin, from_hint)
            return {new if mention.until else old: day}
    if anchor is None:
        return {}
    return {old: Day(anchor.date.day, anchor.date.month, anchor.date, anchor.origin, anchor.origin)}


def _fill_down(
    days: list[Day], stamps: Stamps, order: Order | None, marker: Day,
    start: int, end: int, limit: Day | None,
) -> None:  # fmt: skip
    """Inherit a marker's day by the headings below it, over midnights, up to the next marker."""
    passed_at = midnights(stamps, order, start, end)
    if limit and not _agrees(marker, limit, len(passed_at), order):
        passed_at = frozenset()
    later = 1 if order == "oldest-first" else -1
    inherited = replace(marker, origin="inherited") if marker.origin == "heading" else marker
    passed = 0
    for index in range(start, end):
        passed += index in passed_at
        days[index] = inherited.moved(later * passed, "rollover")
    days[start] = marker


def _fill_up(days: list[Day], stamps: Stamps, order: Order | None, start: int, marker: Day) -> None:
    """Date what stands above the first marker.

    Above a written day this can only be inferred, and only where there is a time and an order;
    a day that holds for the whole article holds here too.
    """
    is_written = marker.origin == "heading"
    if is_written and order not in ("newest-first", "oldest-first"):
        return
    passed_at = midnights(stamps, order, 0, start + 1)
    later = -1 if order == "oldest-first" else 1
    for index in range(start):
        day = marker.moved(later * sum(index < midnight for midnight in passed_at), "rollover")
        if not is_written:
            days[index] = day
        elif (stamp := stamps[index]) and stamp.clock and day.origin:
            days[index] = replace(day, origin="inferred")


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
