"""From a day of the month to a date: what an article is known under, and what fits it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from parsers.article import AnchorFrom, DateFrom, Document, Moment, Order
from parsers.clocks import WrittenDate, read_date
from parsers.moments import Stamp
from parsers.words import MONTHS, any_of, shadow_of

# How far a day may lie from the date an article was published or filed under, and from the date
# in its URL, which is the first day of a live article.
_AROUND_FILING = (-27, 1)
_AROUND_FIRST_DAY = (-1, 7)
_OUT_OF_PLACE = 3
_URL_DATE = re.compile(r"(?<!\d)(20\d\d)([-/]?)([01]\d)\2([0-3]\d)(?!\d)")
_URL_WORDS = re.compile(r"/(20\d\d)/([a-z]{3})/([0-3]\d)/")
# Epoch Times: /gb/21/6/17/n13027297.htm
_URL_SHORT = re.compile(r"/(?:gb|b5)/(\d\d)/(\d{1,2})/(\d{1,2})/n\d")
_FULL_IN_TEXT = re.compile(
    r"\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b|(?P<cjk>\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}년\s?\d{1,2}월\s?\d{1,2}일)"
    rf"|(?P<latin>\b(?:\d{{1,2}}(?:st|nd|rd|th|er)?\s+(?:{any_of(MONTHS)})\.?,?\s+\d{{4}}"
    rf"|(?:{any_of(MONTHS)})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}))\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[【(（]?\s?[^\s\d【】]{0,12}\s?")
# Days. A date of the introduction that lies further from the others is one it tells about.
_TOLD_ABOUT = 31
_APART = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date an article is known under. One from a URL is the first day of its coverage.

    Of an instant the day depends on the zone: `in_zone` gives the anchor there. One that is not
    sure may lie a day off.
    """

    date: date
    origin: AnchorFrom
    is_first_day: bool = False
    instant: datetime | None = None
    is_sure: bool = True

    def in_zone(self, zone: str | None) -> Anchor:
        """The anchor in the article's zone; in an unknown one it is sure where the day is the same.

        From the American east coast to Japan that holds for the hours between.
        """
        if self.instant is None:
            return self
        if zone is None:
            is_sure = _SURE_HOURS[0] <= self.instant.astimezone(UTC).hour < _SURE_HOURS[1]
            return replace(self, is_sure=is_sure)
        there = timezone_of(zone)
        return replace(self, date=self.instant.astimezone(there).date())

    @property
    def is_weak(self) -> bool:
        """Whether it tells no more than when the archiver took the article."""
        return self.origin == "archive"


_SURE_HOURS = (5, 15)


def timezone_of(zone: str) -> tzinfo:
    """Give the time zone of an offset (`+09:00`) or an IANA name."""
    if zone[0] not in "+-":
        return ZoneInfo(zone)
    shift = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
    return timezone(-shift if zone[0] == "-" else shift)


def anchors_of(
    document: Document, title: str, lead: Sequence[str], own: Sequence[Anchor]
) -> list[Anchor]:
    """The dates an article is known under, the most trusted first.

    Introduction, title, what the reader told, URL, what the document says of itself (`own`: front
    matter, page metadata), file name.
    """
    known = list(own)
    if document.date:
        told = Anchor(document.date, document.date_from)
        known = [*known, told] if document.date_from == "file" else [told, *known]
    if first := date_in_url(document.url):
        at = 1 if known and known[0].origin == "hint" else 0
        known.insert(at, Anchor(first, "url", is_first_day=True))
    known.sort(key=lambda anchor: anchor.is_weak)
    texts: tuple[tuple[Sequence[str], AnchorFrom], ...] = ((lead, "intro"), ([title], "title"))
    named = [_in_text(part, origin, known) for part, origin in texts]
    return [*(anchor for anchor in named if anchor), *known]


def _in_text(texts: Sequence[str], origin: AnchorFrom, known: Sequence[Anchor]) -> Anchor | None:
    """The full date that introduction or title name: near the other dates, or the only one."""
    found: list[date] = []
    for text in texts:
        for match in _FULL_IN_TEXT.finditer(shadow_of(text)):
            if full := full_date_in(match[0]):
                if _DATELINE.fullmatch(text[: match.start()]):
                    found.insert(0, full)
                found.append(full)
    if known:
        near = [day for day in found if abs((day - known[0].date).days) <= _TOLD_ABOUT]
        return Anchor(near[0], origin, is_first_day=True) if near else None
    is_sure = len(set(found)) == 1 or (found and found[0] in found[1:])
    return Anchor(found[0], origin, is_first_day=True) if is_sure else None


def full_date_in(written: str) -> date | None:
    """Give the date that is written in full, with its year."""
    day = read_date(shadow_of(written).replace(",", "")) or WrittenDate()
    return valid_date(day.year or 0, day.month or 0, day.day or 0)


def disagreement(anchors: Sequence[Anchor], dates: Sequence[date]) -> Anchor | None:
    """Give the first anchor that lies more than a day outside of the dates that were found."""
    if not dates:
        return None
    first, last = min(dates) - _APART, max(dates) + _APART
    return next((a for a in anchors if not a.is_weak and not first <= a.date <= last), None)


def filing_moment(document: Document, own: Sequence[Anchor] = ()) -> Moment | None:
    """The day an article is filed under, where nothing in it tells when it was published."""
    anchors = [a for a in anchors_of(document, "", (), own) if not a.is_weak]
    if not anchors:
        return None
    anchor = anchors[0]
    return Moment(
        "", anchor.date.isoformat(), anchor.date, anchor.date.day,
        date_from=day_origin(anchor.origin), anchor_from=anchor.origin,
    )  # fmt: skip


def day_origin(origin: AnchorFrom) -> DateFrom:
    """Tell where a day comes from that is taken from an anchor: all but a few are hints."""
    match origin:
        case "intro" | "title" | "body" | "file" | "hint":
            return origin
        case "heading":
            return "body"
        case _:
            return "hint"


def date_in_url(url: str | None) -> date | None:
    """Find the date many outlets put into their URLs: `/20230913/`, `/2023/sep/13/`."""
    path = (url or "").partition("?")[0].lower()
    for match in _URL_DATE.finditer(path):
        if found := valid_date(int(match[1]), int(match[3]), int(match[4])):
            return found
    if words := _URL_WORDS.search(path):
        return valid_date(int(words[1]), MONTHS.get(words[2], 0), int(words[3]))
    if short := _URL_SHORT.search(path):
        return valid_date(2000 + int(short[1]), int(short[2]), int(short[3]))
    return None


def dates_of(
    written: dict[int, Stamp], order: Order | None, anchors: Sequence[Anchor]
) -> tuple[dict[int, date], AnchorFrom | None]:
    """Give each written day the month and year that fit an anchor and the order of the page.

    A heading that writes its full date is the best anchor of all; then the first that fits counts.
    Days that nothing fits have no date. Gives also where months and years come from.
    """
    full = {index: day for index, stamp in written.items() if (day := full_date(stamp))}
    best = [Anchor(next(iter(full.values())), "heading")] if full else list(anchors)
    for anchor in best:
        if found := _dates_by(written, order, anchor, full):
            return found, anchor.origin
    return full, "heading" if full else None


def _dates_by(
    written: dict[int, Stamp], order: Order | None, anchor: Anchor, full: dict[int, date]
) -> dict[int, date]:
    if order == "mixed" or order is None:
        each = {index: _nearest(stamp, anchor) for index, stamp in written.items()}
        return {index: day for index, day in each.items() if day} | full
    newest_first = sorted(written, reverse=order == "oldest-first")
    known = dict(list(full.items())[:1]) or _first_fit(written, newest_first, anchor)
    for index, day in known.items():
        position = newest_first.index(index)
        older = _chain(written, newest_first[position:], day, step=-1)
        newer = _chain(written, newest_first[position::-1], day, step=1)
        return newer | older
    return {}


def full_date(stamp: Stamp) -> date | None:
    """Give the date a stamp writes in full."""
    if stamp.year is None or stamp.month is None or stamp.day is None:
        return None
    day = valid_date(stamp.year, stamp.month, stamp.day)
    return day if day and stamp.weekday in (None, day.weekday()) else None


def _first_fit(
    written: dict[int, Stamp], newest_first: Sequence[int], anchor: Anchor
) -> dict[int, date]:
    """Date the heading nearest to the anchor: the oldest for a first day, else the newest."""
    for index in newest_first[::-1] if anchor.is_first_day else newest_first:
        if day := _nearest(written[index], anchor):
            return {index: day}
    return {}


def _nearest(stamp: Stamp, anchor: Anchor) -> date | None:
    """The date nearest to the anchor that bears the written day, month and weekday."""
    first, last = _AROUND_FIRST_DAY if anchor.is_first_day else _AROUND_FILING
    offsets = sorted(range(first, last + 1), key=abs)
    dates = (anchor.date + timedelta(days=offset) for offset in offsets)
    return next((day for day in dates if _bears(stamp, day)), None)


def _bears(stamp: Stamp, day: date) -> bool:
    return (
        day.day == stamp.day
        and stamp.month in (None, day.month)
        and stamp.year in (None, day.year)
        and stamp.weekday in (None, day.weekday())
    )


def _chain(
    written: dict[int, Stamp], indexes: Sequence[int], first: date, *, step: int
) -> dict[int, date]:
    """From one dated heading to the next: the nearest day, as the order goes rather than against.

    A step against the order is an update out of place; it does not leap over a month.
    """
    dates, current = {}, first
    distances = sorted(range(-_OUT_OF_PLACE, 28), key=lambda days: (abs(days), days < 0))
    for index in indexes:
        reachable = (current + timedelta(days=step * distance) for distance in distances)
        found = next((day for day in reachable if _bears(written[index], day)), None)
        if found is None:
            break
        dates[index] = current = found
    return dates


def valid_date(year: int, month: int, day: int) -> date | None:
    """Give the date, or None where the calendar has no such day."""
    if not (
        1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    ):
        return None
    return date(year, month, day)
