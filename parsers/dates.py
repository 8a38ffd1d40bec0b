"""Dates that are written in full: in a stamp, in a sentence, in a URL."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from parsers.patterns import late
from parsers.stamp import Stamp
from parsers.words import MONTHS, any_of, shadow_of
from parsers.written_dates import WrittenDate, read_date

_URL_DATE = re.compile(r"(?<!\d)(20\d\d)([-/]?)([01]\d)\2([0-3]\d)(?!\d)")
_URL_WORDS = re.compile(r"/(20\d\d)/([a-z]{3})/([0-3]\d)/")
# Epoch Times: /gb/21/6/17/n13027297.htm
_URL_SHORT = re.compile(r"/(?:gb|b5)/(\d\d)/(\d{1,2})/(\d{1,2})/n\d")
# Radio Free Asia: /mandarin/…/cm-08122020121419.html, month, day, year and clock.
_URL_AMERICAN = re.compile(r"-([01]\d)([0-3]\d)(20\d\d)\d{6}\.html$")
_FULL_IN_TEXT = late(
    r"\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b|(?P<cjk>\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}년\s?\d{1,2}월\s?\d{1,2}일)"
    rf"|(?P<latin>\b(?:\d{{1,2}}(?:st|nd|rd|th|er)?\s+(?:{any_of(MONTHS)})\.?,?\s+\d{{4}}"
    rf"|(?:{any_of(MONTHS)})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}))\b",
    re.IGNORECASE,
)


def full_date(stamp: Stamp) -> date | None:
    """Give the date a stamp writes in full."""
    if stamp.year is None or stamp.month is None or stamp.day is None:
        return None
    day = valid_date(stamp.year, stamp.month, stamp.day)
    return day if day and stamp.weekday in (None, day.weekday()) else None


def full_date_in(written: str) -> date | None:
    """Give the date that is written in full, with its year."""
    day = read_date(shadow_of(written).replace(",", "")) or WrittenDate()
    return valid_date(day.year or 0, day.month or 0, day.day or 0)


def full_dates_in(text: str) -> Iterator[tuple[int, date]]:
    """Find the dates a text writes in full, each with the place where it begins."""
    for match in _FULL_IN_TEXT.finditer(shadow_of(text)):
        if day := full_date_in(match[0]):
            yield match.start(), day


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
    if american := _URL_AMERICAN.search(path):
        return valid_date(int(american[3]), int(american[1]), int(american[2]))
    return None


def timezone_of(zone: str) -> tzinfo:
    """Give the time zone of an offset (`+09:00`) or an IANA name."""
    if zone[0] not in "+-":
        return ZoneInfo(zone)
    shift = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
    return timezone(-shift if zone[0] == "-" else shift)


def valid_date(year: int, month: int, day: int) -> date | None:
    """Give the date, or None where the calendar has no such day."""
    if not (
        1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    ):
        return None
    return date(year, month, day)
