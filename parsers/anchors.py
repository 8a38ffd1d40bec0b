"""From a day of the month to a date: what an article is known under, and what fits it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from parsers.article import AnchorFrom, DateFrom, Document, Moment, Order
from parsers.moments import Stamp

# How far a day may lie from the date an article was published or filed under, and from the date
# in its URL, which is the first day of a live article.
_AROUND_FILING = (-27, 1)
_AROUND_FIRST_DAY = (-1, 7)
_OUT_OF_PLACE = 3
_URL_DATE = re.compile(r"(?<!\d)(20\d\d)([-/]?)([01]\d)\2([0-3]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date an article is known under. One from a URL is the first day of its coverage."""

    date: date
    origin: AnchorFrom
    is_first_day: bool = False


def anchor_of(document: Document) -> Anchor | None:
    """The date an article is known under: told by the reader, in its URL, or in its file name."""
    if document.date and document.date_from != "file":
        return Anchor(document.date, document.date_from)
    url_date = date_in_url(document.url)
    if url_date:
        return Anchor(url_date, "url", is_first_day=True)
    return Anchor(document.date, document.date_from) if document.date else None


def filing_moment(document: Document) -> Moment | None:
    """The day an article is filed under, where nothing in it tells when it was published."""
    anchor = anchor_of(document)
    if anchor is None:
        return None
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
    """Find the date many outlets put into their URLs: `/20230913/`, `/2023/09/13/`."""
    for match in _URL_DATE.finditer(url or ""):
        found = valid_date(int(match[1]), int(match[3]), int(match[4]))
        if found:
            return found
    return None


def dates_of(
    written: dict[int, Stamp], order: Order | None, anchor: Anchor | None
) -> dict[int, date]:
    """Give each written day the month and year that fit the anchor and the order of the page.

    A heading that writes its full date is the best anchor of all. Days that nothing fits have none.
    """
    full = {index: day for index, stamp in written.items() if (day := full_date(stamp))}
    if full:
        anchor = Anchor(next(iter(full.values())), "heading")
    if anchor is None:
        return {}
    if order == "mixed" or order is None:
        return each_nearest(written, anchor) | full
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
    return valid_date(stamp.year, stamp.month, stamp.day)


def _first_fit(
    written: dict[int, Stamp], newest_first: Sequence[int], anchor: Anchor
) -> dict[int, date]:
    """Date the heading nearest to the anchor: the oldest for a first day, else the newest."""
    for index in newest_first[::-1] if anchor.is_first_day else newest_first:
        if day := _nearest(written[index], anchor):
            return {index: day}
    return {}


def each_nearest(written: dict[int, Stamp], anchor: Anchor) -> dict[int, date]:
    """Give each written day the date nearest to the anchor, whatever the others are."""
    found = {index: _nearest(stamp, anchor) for index, stamp in written.items()}
    return {index: day for index, day in found.items() if day}


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
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)
