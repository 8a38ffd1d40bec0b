"""The zone an article's clocks are set to, and how that is known. Never the computer's zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from parsers.article import ZoneFrom
from parsers.outlet import Outlet
from parsers.patterns import late
from parsers.stamp import Stamp
from parsers.words import ABBREVIATIONS, AMBIGUOUS, CITIES, LOCAL, PLACES, any_of

# A text that tells in which zone all its times are, rather than in which one something happened.
_STATING = late(
    r"すべて|いずれも|表記|時刻は|時間は|以下|均[为為]|皆[为為]|全部|都是|[統统]一|更新|[时時][间間][为為]"
    r"|タイムスタンプ|all times|times (?:are|in|shown|given|stated)|toutes les heures"
    r"|heures? (?:sont|de)|모든|기준|시각은",
    re.IGNORECASE,
)
_NAMED = late(
    rf"(?P<place>(?:{any_of(PLACES)})(?:標準|标准|夏)?(?:時間|时间|\s?시간))"
    rf"|(?P<short>(?-i:\b(?:{any_of(ABBREVIATIONS)})(?:[+-]\d{{1,2}}(?::?\d{{2}})?)?(?![A-Za-z])))"
    rf"|(?P<city>\b(?:{any_of(CITIES)})(?=\s(?:time|standard time)\b))"
    r"|(?P<uk>(?<=stated are )UK\b|(?<=are )UK\b)|(?P<jst>Japan Standard Time)"
    r"|(?P<eastern>(?<=times )(?:Eastern|Pacific|Central|Mountain)\b"
    r"|(?<=times are )(?:Eastern|Pacific|Central|Mountain)\b)"
    r"|(?P<paris>heure de Paris)",
    re.IGNORECASE,
)
_YEARS = range(2008, 2030)
_LONGEST_NOTE = 160
# Only said to be local, with or without its distance from Japan: the zone itself is not told.
_LOCAL = re.compile(
    r"^(?!.*日本時間).*現地時間|現地時間.*時差|時差.*現地時間|times local|local times?\b"
    r"|heure locale|当地时间|當地時間|현지\s?시간",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"[+-]\d\d:\d\d")
_SHIFTED = re.compile(r"(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?")
_WRITTEN_OFFSET = re.compile(r"(?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?")
_IS_LOCAL = re.compile(r"現地|当地|當地|本地|현지|local|heure locale", re.IGNORECASE)


class Zone(NamedTuple):
    """A zone by IANA name or fixed offset; both fields None where nothing is known."""

    name: str | None = None
    origin: ZoneFrom | None = None

    def offset(
        self,
        day: date | None,
        clock: time | None,
        *,
        month: int | None = None,
        of: int | None = None,
    ) -> str | None:
        """Give the offset in force then, as `+09:00`; None where that needs an unknown date.

        Of a date without its year (the day `of` a `month`) it is known where all years agree.
        """
        if self.name is None or _OFFSET.fullmatch(self.name):
            return self.name
        zone = ZoneInfo(self.name)
        if day is None:
            return _constant_offset(zone) or (_yearly_offset(zone, month, of) if month else None)
        return _offset(datetime.combine(day, clock or time(12), zone))


UNKNOWN_ZONE = Zone()


def _constant_offset(zone: ZoneInfo) -> str | None:
    """The offset of a zone that has no summer time, such as Japan's."""
    winter, summer = (_offset(datetime(2020, month, 1, tzinfo=zone)) for month in (1, 7))
    return winter if winter == summer else None


def _yearly_offset(zone: ZoneInfo, month: int, day: int | None) -> str | None:
    """The offset a zone has on a day of the year, if it has been the same in all these years."""
    days = [day] if day else [1, 28]
    offsets = {
        _offset(datetime(year, month, min(number, 28), 12, tzinfo=zone))
        for year in _YEARS
        for number in days
    }
    return offsets.pop() if len(offsets) == 1 else None


def _offset(moment: datetime) -> str | None:
    """The offset of a moment; None where it has seconds, as local mean times had before 1911."""
    ahead = moment.utcoffset()
    if ahead is None or ahead.total_seconds() % 60:
        return None
    return moment.isoformat()[-6:]


def zone_of(
    notes: Sequence[str],
    outlet: Outlet | None,
    stamps: Sequence[Stamp | None] = (),
    lead: Sequence[str] = (),
) -> Zone:
    """Find the zone: stated in note or introduction, else in the headings, else the outlet's."""
    stating = [text for text in lead if len(text) <= _LONGEST_NOTE and _STATING.search(text)]
    for text in (*notes, *stating):
        if _LOCAL.search(text):
            return UNKNOWN_ZONE
        if named := _named(text):
            return Zone(named, "stated") if named != LOCAL else UNKNOWN_ZONE
    written = {stamp.zone for stamp in stamps if stamp and stamp.clock}
    if len(written) == 1 and None not in written:
        return Zone(written.pop(), "heading")
    return Zone(outlet.zone, "source") if outlet and outlet.zone else UNKNOWN_ZONE


def has_note(notes: Sequence[str]) -> bool:
    """Whether a note tells in which zone the times of the article are."""
    return zone_of(notes, None).origin == "stated"


def _named(text: str) -> str | None:
    """The zone a text names; two of them (`Paris time (GMT+2)`) are the first one."""
    match = _NAMED.search(text)
    if match is None:
        return None
    if match["uk"] or match["eastern"]:
        return CITIES["uk" if match["uk"] else match["eastern"].lower()]
    if offset := _WRITTEN_OFFSET.search(text):
        return zone_in(offset[0])
    return zone_in(match[0])


def zone_in(written: str) -> str | None:
    """Give the zone that words beside a clock name (`北京时间`, `GMT+2`, `Paris time`).

    An offset, an IANA name, LOCAL where no more is said or it may be several; None for none.
    """
    words = written.strip("()の \t")
    if match := _SHIFTED.fullmatch(words):
        sign, hours, minutes = match.groups()
        return f"{sign}{int(hours):02}:{minutes or '00'}" if int(hours) <= 14 else LOCAL
    if (known := ABBREVIATIONS.get(words)) is not None:
        return LOCAL if known == AMBIGUOUS else known
    if _IS_LOCAL.match(words):
        return LOCAL
    return _place_in(words)


def _place_in(words: str) -> str | None:
    """The zone of the place words name: `北京时间`, `Paris time`, `heure de Paris`."""
    english = words.lower().removesuffix("time").removesuffix("standard ").strip()
    english = english.removeprefix("heure de ")
    if english in CITIES:
        return CITIES[english]
    place = max((name for name in PLACES if words.startswith(name)), key=len, default=None)
    return PLACES[place] if place else None


def shifted(zone: str, minutes: int) -> str | None:
    """Give the offset of a clock that runs so many minutes ahead of another one in a fixed zone.

    The two may stand on different days: the nearest offset there is on earth is meant.
    """
    offset = None if zone == LOCAL else Zone(zone).offset(None, None)
    if offset is None:
        return None
    ahead = _minutes_of(offset) + minutes
    ahead = (ahead + 12 * 60 - 1) % (24 * 60) - (12 * 60 - 1)
    if ahead % 15:
        return None
    sign = "-" if ahead < 0 else "+"
    return f"{sign}{abs(ahead) // 60:02}:{abs(ahead) % 60:02}"


def _minutes_of(offset: str) -> int:
    hours, minutes = int(offset[1:3]), int(offset[4:6])
    return (hours * 60 + minutes) * (-1 if offset[0] == "-" else 1)
