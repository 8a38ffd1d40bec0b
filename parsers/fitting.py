"""From a day of the month to a date: the month and year that fit an anchor and the page's order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from parsers.anchors import Anchor
from parsers.article import AnchorFrom, Order
from parsers.dates import full_date
from parsers.stamp import Stamp

# How far a day may lie from the date an article was published or filed under, and from the date
# in its URL, which is the first day of a live article.
_AROUND_FILING = (-27, 1)
_AROUND_FIRST_DAY = (-1, 7)
_OUT_OF_PLACE = 3


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
        stamp.day in (None, day.day)
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
        if found is None and written[index].weekday is not None:
            continue  # a wrong weekday is no reason to doubt the days beyond it
        if found is None:
            break
        dates[index] = current = found
    return dates
