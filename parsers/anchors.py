"""From a day of the month to a date: what an article is known under, and what fits it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from parsers.article import Document, HintFrom, Moment, Order
from parsers.moments import Stamp

# How far a day may lie from the date an article was published or filed under, and from the date
# in its URL, which is the first day of a live article.
_AROUND_FILING = (-27, 1)
_AROUND_FIRST_DAY = (-1, 7)
_URL_DATE = re.compile(r"(?<!\d)(20\d\d)([-/]?)([01]\d)\2([0-3]\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date an article is known under. One from a URL is the first day of its coverage."""

    date: date
    origin: HintFrom
    is_first_day: bool = False


def anchor_of(document: Document) -> Anchor | None:
    """The date an article is known under: told by the reader, in its URL, or in its file name."""
    if document.date and document.date_from == "hint":
        return Anchor(document.date, "hint")
    url_date = date_in_url(document.url)
    if url_date:
        return Anchor(url_date, "hint", is_first_day=True)
    return Anchor(document.date, document.date_from) if document.date else None


def filing_moment(document: Document) -> Moment | None:
    """The day an article is filed under, where nothing in it tells when it was published."""
    anchor = anchor_of(document)
    if anchor is None:
        return None
    written = anchor.date.isoformat()
    return Moment(written, written, anchor.date, anchor.date.day, date_from=anchor.origin)


def date_in_url(url: str | None) -> date | None:
    """Find the date many outlets put into their URLs: `/20230913/`, `/2023/09/13/`."""
    for match in _URL_DATE.finditer(url or ""):
        found = valid_date(int(match[1]), int(match[3]), int(match[4]))
        if found:
            return found
    return None


def dates_of(written: dict[int, Stamp], order: Order | None, anchor: Anchor) -> dict[int, date]:
    """Give each written day the month and year that fit the anchor and the order of the page."""
    indexes = sorted(written)
    if order == "oldest-first":
        indexes.reverse()
    newest, oldest = indexes[0], indexes[-1]
    if order == "mixed" or order is None:
        return each_nearest(written, anchor)
    if anchor.is_first_day:
        first = _nearest(written[oldest], anchor.date, _AROUND_FIRST_DAY)
        if first:
            return _chain(written, indexes[::-1], first, forwards=True)
    last = _nearest(written[newest], anchor.date, _AROUND_FILING)
    return _chain(written, indexes, last, forwards=False) if last else {}


def each_nearest(written: dict[int, Stamp], anchor: Anchor) -> dict[int, date]:
    """Give each written day the date nearest to the anchor, whatever the others are."""
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


def valid_date(year: int, month: int, day: int) -> date | None:
    """Give the date, or None where the calendar has no such day."""
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)
