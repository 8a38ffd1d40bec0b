"""The zone an article's clocks are set to, and how that is known. Never the computer's zone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from parsers.article import ZoneFrom
from parsers.moments import Stamp
from parsers.outlets import Outlet

_STATED = ((re.compile(r"日本時間|Japan Standard Time|\bJST\b"), "+09:00"),)
# Only said to be local, with or without its distance from Japan: the zone itself is not told.
_LOCAL = re.compile(r"^(?!.*日本時間).*現地時間|現地時間.*時差|時差.*現地時間")
_OFFSET = re.compile(r"[+-]\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone by IANA name or fixed offset; both fields None where nothing is known."""

    name: str | None = None
    origin: ZoneFrom | None = None

    def offset(self, day: date | None, clock: time | None) -> str | None:
        """Give the offset in force then, as `+09:00`; None where that needs an unknown date."""
        if self.name is None or _OFFSET.fullmatch(self.name):
            return self.name
        zone = ZoneInfo(self.name)
        if day is None:
            return _constant_offset(zone)
        return _offset(datetime.combine(day, clock or time(12), zone))


UNKNOWN_ZONE = Zone()


def _constant_offset(zone: ZoneInfo) -> str | None:
    """The offset of a zone that has no summer time, such as Japan's."""
    winter, summer = (_offset(datetime(2020, month, 1, tzinfo=zone)) for month in (1, 7))
    return winter if winter == summer else None


def _offset(moment: datetime) -> str:
    return moment.isoformat()[-6:]


def zone_of(
    notes: Sequence[str], outlet: Outlet | None, stamps: Sequence[Stamp | None] = ()
) -> Zone:
    """Find the zone: stated in a note, else in the headings, else that of the outlet."""
    if any(_LOCAL.search(note) for note in notes):
        return UNKNOWN_ZONE
    for pattern, name in _STATED:
        if any(pattern.search(note) for note in notes):
            return Zone(name, "stated")
    written = {stamp.zone for stamp in stamps if stamp and stamp.clock}
    if len(written) == 1 and None not in written:
        return Zone(written.pop(), "heading")
    return Zone(outlet.zone, "source") if outlet and outlet.zone else UNKNOWN_ZONE
