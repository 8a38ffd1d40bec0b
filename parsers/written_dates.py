"""Days as they are written in five languages: shapes, and what they say."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache
from typing import NamedTuple

from parsers.clocks import number_in, without_names
from parsers.words import ERAS, MONTHS, WEEKDAYS, any_of

_PLAIN_DAY = re.compile(r"(\d{1,2})日")
_WEEKDAY = (
    r"\(\s?(?:星期|周|週)?(?P<weekday>[月火水木金土日一二三四五六天월화수목금토일])(?:曜日?|요일)?(?:・?[祝休])?\s?\)"
    r"|\s?(?:星期|周|週|礼拜|禮拜)(?P<weekday>[一二三四五六日天])"
)
_LATIN_WEEKDAY = (
    r"(?:(?i:(?P<weekday>(?:mon|tue|wed|thu|fri|sat|sun)|(?:lun|mar|mer|jeu|ven|sam|dim)(?=[a-z]*di\b))"
    r"[a-z]*)\.?,?\s+)?"
)
_MONTH = rf"(?i:(?P<month>{any_of(MONTHS)}))\b\.?"
LATIN_DATES = (
    # Fri 19 Feb 2021, 13 novembre
    rf"{_LATIN_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\s+{_MONTH}(?:,?\s+(?P<year>\d{{4}}))?(?!\d)",
    # Wednesday, September 13, 2023
    rf"{_LATIN_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year>\d{{4}}))?(?!\d)",
)
# A day of the week alone is a witness, and a day of its own: Tuesday, 周一, 月曜
WEEKDAYS_ALONE = (
    r"(?i:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?)\b\.?",
    r"(?:星期|周|週|礼拜|禮拜)(?P<weekday>[一二三四五六日天])",
    r"(?P<weekday>[月火水木金土日])曜日?",
)
DATES = (
    # 令和5年9月13日, 13日, 4월15일
    rf"(?:(?:(?P<era>{any_of(ERAS)})?(?P<year>\d{{1,4}})\s?[年년]\s?)?(?P<month>\d{{1,2}})\s?[月월]\s?)"
    rf"(?P<day>\d{{1,2}})\s?[日일號号](?:{_WEEKDAY})?",
    rf"(?P<day>\d{{1,2}})\s?[日일](?![间間])(?:{_WEEKDAY})?",
    # 2021/04/17, 2019.10.19
    r"(?P<year>\d{4})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})(?!\d)",
    # 14.03.2022
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)",
    # 8/15, 12/09/2023
    rf"(?P<first>\d{{1,2}})/(?P<last>\d{{1,2}})(?:/(?P<year>\d{{4}}))?(?!\d)(?:{_WEEKDAY})?",
    *LATIN_DATES,
)


class WrittenDate(NamedTuple):
    """A day as it is written. `weekday` counts from Monday as 0.

    `slashed` are the two numbers of 12/09 where it is not told which of them is the month.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    slashed: tuple[int, int] | None = None


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    # A weekday is written in one of two ways; a pattern names a group only once.
    once = (re.sub(r"(\(\?P<weekday>.*)\(\?P<weekday>", r"\1(?P<weekday2>", s) for s in DATES)
    return tuple(re.compile(shape) for shape in once)


def read_date(written: str, *, day_first: bool | None = None) -> WrittenDate | None:
    """Read a day from a shadow; None where the calendar has no such day.

    In `3/4` the month comes first unless `day_first`; where that is None, or the year follows,
    neither is told.
    """
    if plain := _PLAIN_DAY.fullmatch(written):
        return WrittenDate(day=int(plain[1])) if 1 <= int(plain[1]) <= 31 else None
    for shape in _shapes():
        if match := shape.fullmatch(written):
            return _date(match.groupdict(), day_first)
    return None


@cache
def _searched() -> re.Pattern[str]:
    shapes = (DATES[0], *LATIN_DATES)
    return re.compile(rf"(?<!\d)(?:{'|'.join(map(without_names, shapes))})")


def find_date(text: str) -> WrittenDate | None:
    """Find a day that is written with its month in a shadow, anywhere in it."""
    match = _searched().search(text)
    return read_date(match[0].strip()) if match else None


def read_weekday(written: str) -> int | None:
    """Read a day of the week from a shadow, counted from Monday as 0."""
    for shape in WEEKDAYS_ALONE:
        if match := re.fullmatch(shape, written):
            return WEEKDAYS[match["weekday"].lower()]
    return None


def _date(groups: dict[str, str | None], day_first: bool | None) -> WrittenDate | None:
    month_name = groups.get("month") or ""
    month = MONTHS.get(month_name.lower()) or number_in(month_name)
    day = number_in(groups.get("day"))
    if groups.get("first"):
        month, day = _of_slashed(
            int(groups["first"] or 0), int(groups["last"] or 0),
            None if groups.get("year") else day_first,
        )  # fmt: skip
    year = number_in(groups.get("year"))
    if year is not None:
        year += ERAS.get(groups.get("era") or "", 0)
        year = year if 1000 <= year <= 2999 else None
    slashed = (int(groups["first"] or 0), int(groups["last"] or 0)) if groups.get("first") else None
    if not 1 <= (1 if day is None else day) <= _days_in(month):
        return None
    weekday = (groups.get("weekday") or groups.get("weekday2") or "").lower()
    is_open = slashed and day is None and max(slashed) <= 12 and min(slashed) > 0
    return WrittenDate(year, month, day, WEEKDAYS.get(weekday), slashed if is_open else None)


def _days_in(month: int | None) -> int:
    """How many days a month may have; none for a month there is not."""
    if month is None:
        return 31
    return monthrange(2000, month)[1] if 1 <= month <= 12 else 0


def _of_slashed(first: int, last: int, day_first: bool | None) -> tuple[int | None, int | None]:
    if first > 12 or (day_first and last <= 12):
        return last, first
    if last > 12 or day_first is False:
        return first, last
    return None, None
