"""One day, as far as it is known, and the moment that a stamp makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from parsers.article import AnchorFrom, DateFrom, Flag, Moment
from parsers.clocks import MINUTES_A_DAY
from parsers.stamp import Stamp
from parsers.zones import Zone

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class Day(NamedTuple):
    """The day of one section, before the clock: a written day and the days added to it since.

    `marker` is the index of the heading that writes it.
    """

    number: int | None = None
    month: int | None = None
    date: date | None = None
    origin: DateFrom | None = None
    anchor: AnchorFrom | None = None
    marker: int | None = None
    flags: tuple[Flag, ...] = ()

    def moved(self, days: int, origin: DateFrom) -> Day:
        """Give the day so many days later (or, below 0, earlier)."""
        if days == 0 or self.origin is None:
            return self
        if self.date:
            moved = self.date + timedelta(days=days)
            return self._replace(number=moved.day, month=moved.month, date=moved, origin=origin)
        found = _beside(self.month, self.number or 0, days)
        if found is None:
            return Day(flags=self.flags)
        return self._replace(month=found[0], number=found[1], origin=origin, anchor=None)

    def moment(self, stamp: Stamp | None, told: Told) -> Moment | None:
        """Join day and stamp into the moment of a section, or None where neither is known."""
        if stamp is None:
            return self._inherited_moment(told) if self.origin else None
        if stamp.minutes is None:
            shown = f"{self._label(told)}{stamp.period}" or stamp.written
            return self._moment(stamp, shown, None, told)
        day = self.moved(stamp.minutes // MINUTES_A_DAY, "over24")
        clock = _time(stamp.minutes)
        shown = f"{self._label(told)} {stamp.clock}".strip()
        if day != self and day.number:
            # Below its own day a clock past 24:00 would be read as one of the day after.
            stamp = stamp._replace(clock=f"{clock:%H:%M}")
            shown += f" (={day._label(told)} {clock:%H:%M})"
        return day._moment(stamp, shown, clock, told)

    def _moment(self, stamp: Stamp, shown: str, clock: time | None, told: Told) -> Moment:
        zone = Zone(stamp.zone, "heading") if stamp.zone else told.zone
        offset = zone.offset(self.date, clock, month=self.month, of=self.number)
        offset = None if stamp.is_local else offset
        return Moment(
            written=stamp.written,
            shown=shown,
            date=self.date,
            day=self.number,
            time=clock,
            approx=stamp.approx,
            zone=offset,
            date_from=self.origin,
            anchor_from=self.anchor,
            clock=stamp.clock or stamp.period,
            until=None if stamp.until is None else _time(stamp.until),
            zone_from=zone.origin if offset else None,
            day_line=told.line_of(self),
        )

    def _inherited_moment(self, told: Told) -> Moment:
        origin: DateFrom = "inherited" if self.origin == "heading" else self.origin or "inherited"
        return Moment(
            written="",
            shown=f"({self._label(told)})",
            date=self.date,
            day=self.number,
            date_from=origin,
            anchor_from=self.anchor,
            day_line=told.line_of(self),
        )

    def _label(self, told: Told) -> str:
        if self.number is None:
            return ""
        inferred = "~" if self.origin == "inferred" else ""
        weak = "?" if self.anchor == "archive" else ""
        return f"{inferred}{tell_day(self.number, self.month, told.language)}{weak}"


def _beside(month: int | None, day: int, days: int) -> tuple[int | None, int] | None:
    """The month and day so many days further on, of an unknown year; None where it would matter.

    Without its month a day beyond the 28th, or before the first, would have to be guessed.
    """
    if month is None:
        number = day + days
        return (None, number) if 1 <= number <= (28 if days > 0 else 31) else None
    found = [date(year, 1, 1) for year in (2023, 2024)]  # a common year and a leap year
    try:
        found = [date(year, month, day) + timedelta(days=days) for year in (2023, 2024)]
    except ValueError:  # the 29th of February
        found = [date(2024, month, day) + timedelta(days=days)]
    told = {(there.month, there.day) for there in found}
    return told.pop() if len(told) == 1 else None


class Told(NamedTuple):
    """What holds for all moments of an article: zone, language, the lines of the headings."""

    zone: Zone
    language: str | None = None
    lines: Sequence[int | None] = ()

    def line_of(self, day: Day) -> int | None:
        """The line of the heading that writes a day."""
        return self.lines[day.marker] if day.marker is not None else None


def page_moment(day: date, clock: time | None, written: str, zone: str | None = None) -> Moment:
    """Give the moment a page tells of itself, such as that of its publication, to the minute."""
    told = f"{clock:%H:%M}" if clock else ""
    return Moment(
        written=written,
        shown=f"{day} {told}".strip(),
        date=day,
        day=day.day,
        time=clock.replace(second=0, microsecond=0) if clock else None,
        zone=zone,
        date_from="body",
        clock=told,
    )


def tell_day(day: int, month: int | None, language: str | None) -> str:
    """Tell a day in the habit of the language: `13日`, `13일`, `13 Sep`."""
    if language == "ko":
        return f"{day}일"
    if language is None or language[:2] in ("ja", "zh"):
        return f"{day}日"
    return f"{day} {_MONTHS[month - 1]}" if month else f"{day}"


def _time(minutes: int) -> time:
    return time(*divmod(minutes % MINUTES_A_DAY, 60))
