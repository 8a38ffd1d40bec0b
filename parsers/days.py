"""The day of each heading: written, inherited, carried over midnight, or counted upwards."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise

from parsers.article import DateFrom, Document, HintFrom, Moment, Order
from parsers.moments import MINUTES_A_DAY, Stamp, read_day_mention
from parsers.zones import Zone

_MOSTLY = 0.8
# A smaller step against the order is an update out of place, not a midnight.
_MIDNIGHT_STEP = 3 * 60
_MIDNIGHT_LEAP = 12 * 60
# How far a day may lie from the date an article was published or filed under, and from the date
# in its URL, which is the first day of a live article.
_AROUND_FILING = (-27, 1)
_AROUND_FIRST_DAY = (-1, 7)
_URL_DATE = re.compile(r"(?<!\d)(20\d\d)([-/]?)([01]\d)\2([0-3]\d)(?!\d)")

Stamps = Sequence[Stamp | None]


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
            self.origin, self.anchor,
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
    anchor = _anchor(document)
    if anchor is None:
        return days
    dates = _resolve(written, order, anchor)
    return {
        index: day if day.date or index not in dates
        else replace(day, month=dates[index].month, date=dates[index], anchor=anchor.origin)
        for index, day in days.items()
    }  # fmt: skip


def _full_date(stamp: Stamp) -> date | None:
    if stamp.year is None or stamp.month is None or stamp.day is None:
        return None
    return _date(stamp.year, stamp.month, stamp.day)


@dataclass(frozen=True, slots=True)
class _Anchor:
    date: date
    origin: HintFrom
    is_first_day: bool = False


def _anchor(document: Document) -> _Anchor | None:
    """The date an article is known under: told by the reader, in its URL, or in its file name."""
    if document.date and document.date_from == "hint":
        return _Anchor(document.date, "hint")
    url_date = date_in_url(document.url)
    if url_date:
        return _Anchor(url_date, "hint", is_first_day=True)
    return _Anchor(document.date, document.date_from) if document.date else None


def date_in_url(url: str | None) -> date | None:
    """Find the date many outlets put into their URLs: `/20230913/`, `/2023/09/13/`."""
    for match in _URL_DATE.finditer(url or ""):
        found = _date(int(match[1]), int(match[3]), int(match[4]))
        if found:
            return found
    return None


def _resolve(written: dict[int, Stamp], order: Order | None, anchor: _Anchor) -> dict[int, date]:
    """Give each written day the month and year that fit the anchor and the order of the page."""
    indexes = sorted(written)
    if order == "oldest-first":
        indexes.reverse()
    newest, oldest = indexes[0], indexes[-1]
    if order == "mixed" or order is None:
        return _each_nearest(written, anchor)
    if anchor.is_first_day:
        first = _nearest(written[oldest], anchor.date, _AROUND_FIRST_DAY)
        if first:
            return _chain(written, indexes[::-1], first, forwards=True)
    last = _nearest(written[newest], anchor.date, _AROUND_FILING)
    return _chain(written, indexes, last, forwards=False) if last else {}


def _each_nearest(written: dict[int, Stamp], anchor: _Anchor) -> dict[int, date]:
    window = _AROUND_FIRST_DAY if anchor.is_first_day else _AROUND_FILING
    found = {index: _nearest(stamp, anchor.date, window) for index, stamp in written.items()}
    return {index: day for index, day in found.items() if day}


def _nearest(stamp: Stamp, anchor: date, window: tuple[int, int]) -> date | None:
    """The date nearest to the anchor that bears the written day, month and weekday."""
    offsets = sorted(range(window[0], window[1] + 1), key=abs)
    dates = (anchor + timedelta(days=offset) for offset in offsets)
    return next((day for day in dates if _bears(stamp, day)), None)


def _bears(stamp: Stamp, day: date) -> bool:
    return (
        day.day == stamp.day
        and stamp.month in (None, day.month)
        and stamp.weekday in (None, day.weekday())
    )


def _chain(
    written: dict[int, Stamp], indexes: Sequence[int], first: date, *, forwards: bool
) -> dict[int, date]:
    """From one dated heading to the next: always the closest day that the order allows."""
    dates, current = {}, first
    step = timedelta(days=1 if forwards else -1)
    for index in indexes:
        reachable = (current + step * distance for distance in range(32))
        found = next((day for day in reachable if _bears(written[index], day)), None)
        if found is None:
            break
        dates[index] = current = found
    return dates


def _marker_for_all(
    stamps: Stamps, order: Order | None, document: Document, title: str, notes: Sequence[str]
) -> dict[int, Day]:
    """Where no heading writes a day: the day of the whole article, set at its old end.

    A title that says how far coverage goes (`~25日午前1時`) dates the new end instead.
    """
    timed = [index for index, stamp in enumerate(stamps) if stamp]
    old, new = (timed[0], timed[-1]) if order == "oldest-first" else (timed[-1], timed[0])
    anchor = _anchor(document)
    origins: list[tuple[str, DateFrom]] = [(title, "title"), *((note, "intro") for note in notes)]
    for text, origin in origins:
        mention = read_day_mention(text)
        if mention:
            stamp = Stamp("", "", month=mention.month, day=mention.day)
            found = _each_nearest({0: stamp}, anchor).get(0) if anchor else None
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
    midnights = _midnights(stamps, order, start, end)
    if limit and not _agrees(marker, limit, len(midnights), order):
        midnights = frozenset()
    later = 1 if order == "oldest-first" else -1
    inherited = replace(marker, origin="inherited") if marker.origin == "heading" else marker
    passed = 0
    for index in range(start, end):
        passed += index in midnights
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
    midnights = _midnights(stamps, order, 0, start + 1)
    later = -1 if order == "oldest-first" else 1
    for index in range(start):
        day = marker.moved(later * sum(index < midnight for midnight in midnights), "rollover")
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


def _midnights(stamps: Stamps, order: Order | None, start: int, end: int) -> frozenset[int]:
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


def _date(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)
