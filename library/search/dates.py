"""Days as they are written in a query: a year, a month, a day, and from one to another."""

from __future__ import annotations

import re
from datetime import date, timedelta

from library.search.terms import Days

_RANGE = re.compile(r"\.\.+|…|‥|~|〜")
_WRITTEN = re.compile(
    r"(\d{4})年?(?:(?:(?<=年)|[-/.])(\d{1,2})月?(?:(?:(?<=月)|[-/.])(\d{1,2})日?)?)?", re.ASCII
)
# What the ids of articles can tell (library.catalogue.schema), and the dates of Python.
_YEARS = range(1900, 9999)


def read_days(text: str) -> Days | None:
    """Read `2020`, `2020/11/05`, `2020年11月`, `2020..2021-02`; None where it is none."""
    first, *last = _RANGE.split(text)
    if len(last) > 1 or not (first or any(last)):
        return None
    begin = _days(first) if first else None
    end = _days(last[0]) if last and last[0] else None
    if (first and not begin) or (last and last[0] and not end):
        return None
    if not last:
        return begin
    if begin and end and begin.first and end.end and end.end <= begin.first:
        return None
    return Days(begin.first if begin else None, end.end if end else None)


def _days(text: str) -> Days | None:
    found = _WRITTEN.fullmatch(text)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return Days(first, _after(first, month, day)) if first.year in _YEARS else None


def _after(first: date, month: int | None, day: int | None) -> date:
    """Give the day after the year, the month or the day."""
    if day:
        return first + timedelta(days=1)
    years, months = divmod(month or 12, 12)
    return date(first.year + years, months + 1, 1)
