"""Times as machines write them (ISO 8601, epochs), and the clock a page shows beside them.

A time without an offset stays without one. Nothing here asks what time it is.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from parsers.article import ZoneFrom
from parsers.dates import valid_date
from parsers.day import tell_day
from parsers.patterns import late
from parsers.safe import one_line
from parsers.words import LOCAL, MONTHS, shadow_of
from parsers.written_dates import WrittenDate, find_date
from parsers.zones import zone_in

# Before the first news pages, and further ahead than any archive: such a time is a mistake.
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)"
    r"(?:[T\s]+(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*([AP]M\b)?\s*"
    r"(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_RFC = re.compile(
    r"(?:[A-Z][a-z]{2,8},?\s+)?(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4}) (\d\d):(\d\d)(?::\d\d)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?"
)
_EPOCH = re.compile(r"\d{9,16}(?:\.\d+)?")
_DIGITS = re.compile(r"(?:19|20)\d\d[01]\d[0-3]\d[0-2]\d[0-5]\d(?:[0-5]\d)?")
_CLOCK = late(
    r"(?<![\d/.:-])(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?|\s*(?P<bare>[ap])\.?\s?m\b\.?)(?![\d/])"
    r"(?:\s*(?P<zone>(?!AM|PM)[A-Z]{2,4}T|GMT|UTC|ET|CT|MT|PT)\b)?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\bago\b|\bjust now\b|\bmins?\b|\bhrs?\b|前$", re.IGNORECASE)
# No clocks stand further east, in minutes.
_EAST = 14 * 60


class When(NamedTuple):
    """A date, a time of day, and the offset (`+09:00`) in which they hold, as far as told.

    `is_universal` marks a time that was written in UTC, as machines do: the offset then says
    nothing of the page's own zone.
    """

    date: date
    time: time | None = None
    offset: str | None = None
    zone_from: ZoneFrom | None = None
    is_universal: bool = False

    @property
    def instant(self) -> datetime | None:
        """The aware datetime, where time and offset are known."""
        if self.time is None or self.offset is None:
            return None
        return datetime.fromisoformat(f"{self.date}T{self.time:%H:%M:%S}{self.offset}")

    def at(self, offset: str, origin: ZoneFrom | None) -> When:
        """Give the same instant as clocks with another offset show it."""
        instant = self.instant
        if instant is None:
            return self._replace(offset=offset, zone_from=origin)
        there = instant.astimezone(datetime.fromisoformat(f"2000-01-01T00:00{offset}").tzinfo)
        return When(there.date(), there.time(), offset, origin)

    def within(self, zone: str) -> When:
        """Give the same instant as clocks in a zone (IANA name) show it; told by the outlet."""
        instant = self.instant
        if instant is not None:
            return self.at(instant.astimezone(ZoneInfo(zone)).isoformat()[-6:], "source")
        if self.time is None:
            return self
        local = datetime.combine(self.date, self.time, ZoneInfo(zone))
        return self._replace(offset=local.isoformat()[-6:], zone_from="source")


class ShownClock(NamedTuple):
    """What a page shows as the time of an entry: as written, minutes from midnight, its day.

    `zone` is the one it names, as an offset or, where summer time decides, an IANA name.
    """

    written: str
    minutes: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    zone: str | None = None

    @property
    def time(self) -> time:
        """The time of day."""
        return time(*divmod(self.minutes, 60))

    @property
    def written_day(self) -> str:
        """Day and month, as `read_clock` reads them again: `2 Oct`."""
        return tell_day(self.day or 0, self.month, "en") if self.month else ""

    @property
    def date(self) -> date | None:
        """The date, where the label writes all of it."""
        if self.year and self.month and self.day:
            return valid_date(self.year, self.month, self.day)
        return None


def read_when(value: object) -> When | None:
    """Read an ISO 8601 text or an epoch (s, ms or µs, told by its size); None for anything else."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _of_epoch(value)
    text = one_line(value[:64]) if isinstance(value, str) else ""
    if _DIGITS.fullmatch(text):
        text = f"{text[:8]}T{text[8:]}"
    if _EPOCH.fullmatch(text) and not (len(text) in (12, 14) and text.startswith(("19", "20"))):
        return _of_epoch(float(text))
    if match := _ISO.match(text):
        hour = _of_half(match[4], match[7])
        return _of_parts(match[1], match[2], match[3], hour, match[5], match[6], match[8])
    if match := _RFC.match(text):
        month = MONTHS.get(match[2].lower(), 0)
        return _of_parts(match[3], month, match[1], match[4], match[5], None, match[6])
    return None


def _of_half(hour: str | None, half: str | None) -> str | None:
    """Give the hour of a day in which it was counted to twelve twice."""
    if hour is None or half is None or not 1 <= int(hour) <= 12:
        return hour
    return str(int(hour) % 12 + (12 if half.upper() == "PM" else 0))


def _of_epoch(seconds: float) -> When | None:
    if not 0 < seconds < 1e18:  # false for NaN too
        return None
    while seconds > 1e11:
        seconds /= 1000
    moment = datetime.fromtimestamp(int(seconds), UTC)
    if not _FIRST_YEAR <= moment.year < _LAST_YEAR:
        return None
    return When(moment.date(), moment.time(), "+00:00", "heading", is_universal=True)


def _of_parts(
    year: str, month: str | int, day: str,
    hour: str | None, minute: str | None, second: str | None, offset: str | None,
) -> When | None:  # fmt: skip
    found = _valid(int(year), int(month), int(day))
    if found is None or hour is None:
        return When(found) if found else None
    if int(hour) > 24 or int(minute or 0) > 59:
        return When(found)
    if int(hour) == 24:
        found += timedelta(days=1)
    clock = time(int(hour) % 24, int(minute or 0), min(int(second or 0), 59))
    written = _offset(offset)
    is_universal = bool(offset) and (offset or "")[0] not in "+-"
    when = When(found, clock, written, "heading" if written else None, is_universal)
    return when._replace(is_universal=True) if written == "+00:00" else when


def _valid(year: int, month: int, day: int) -> date | None:
    return valid_date(year, month, day) if _FIRST_YEAR <= year < _LAST_YEAR else None


def _offset(written: str | None) -> str | None:
    if not written:
        return None
    if written[0] not in "+-":
        return "+00:00"
    digits = written[1:].replace(":", "").ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    if minutes > _EAST or int(digits[2:]) > 59:
        return None
    return f"{written[0] if minutes else '+'}{digits[:2]}:{digits[2:]}"


def read_clock(label: str) -> ShownClock | None:
    """Read the clock a page shows (`21:00`, `9.02am BST`, `18:54 24 Feb`).

    None for a relative one (`21 mins ago`), unless a clock stands beside it.
    """
    label = one_line(label[:200])
    match = _CLOCK.search(label)
    if not match:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or match["bare"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    day = find_date(shadow_of(label)) or WrittenDate()
    minutes = hour % 24 * 60 + minute
    zone = zone_in(match["zone"].upper()) if match["zone"] else None
    zone = None if zone == LOCAL else zone
    return ShownClock(match[0].strip(), minutes, day.day, day.month, day.year, zone)


def is_relative(label: str) -> bool:
    """Whether a label tells how long ago something was, which an archive cannot know."""
    return bool(_RELATIVE.search(label))


def read_day(label: str) -> date | None:
    """Read a date written in full (`13 September 2023`), such as above a day's posts."""
    found = find_date(shadow_of(one_line(label[:200]))) or WrittenDate()
    return _valid(found.year or 0, found.month or 0, found.day or 0)
