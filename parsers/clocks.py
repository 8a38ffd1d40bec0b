"""Times of day as they are written in five languages, and dates: shapes, and what they say."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import cache
from typing import Literal

from parsers.words import (
    ABBREVIATIONS,
    AFTERNOON,
    DEEP_NIGHT,
    ERAS,
    MIDNIGHT_WORDS,
    MONTHS,
    MORNING,
    NIGHT,
    NOON,
    NOON_WORDS,
    NUMERALS,
    WEEKDAYS,
    any_of,
)

MINUTES_A_DAY = 24 * 60
# Broadcasters count the small hours to 29:59, the end of their day.
LAST_HOUR = 29

Doubt = Literal["", "digits", "dot", "letter"]
"""Why a clock may be something else: four bare digits, a dot (14・49), a letter (13h15)."""

# The two that most stamps are, before all the others.
_PLAIN_DAY = re.compile(r"(\d{1,2})日")
_PLAIN = re.compile(r"(\d{1,2}):(\d{2})")
_NUMERAL = f"[{''.join(NUMERALS)}]{{1,3}}"
_HALF = any_of(MORNING + NOON + AFTERNOON + NIGHT)
_AMPM = r"(?P<ampm>[aApP]\.?[mM](?:\.(?!\w)|\b))"
_SECONDS = r"(?::(?P<second>[0-5]\d)(?!:?\d))?"
_ZONED = rf"(?=\s?(?:{any_of(ABBREVIATIONS)})\b)"
CLOCKS = (
    # 7:40 p.m.; 17:40 PM is a minister
    rf"(?P<hour>0?\d|1[0-2]):(?P<minute>\d{{2}}){_SECONDS}(?!:?\d)\s?{_AMPM}",
    # 19:40, 午後5:10, 18:05分
    rf"(?:(?P<half>{_HALF})\s?)?(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}}){_SECONDS}(?!:?\d)"
    r"(?:分(?!钟|鐘))?",
    # 11.34pm, 19.30 GMT
    rf"(?P<hour>\d{{1,2}})\.(?P<minute>\d{{2}})(?!\d)(?:\s?{_AMPM}|{_ZONED}|$)",
    # 9am
    rf"(?P<hour>\d{{1,2}})\s?{_AMPM}",
    # 午後5時10分, 七点四十分, 15点08, 午後0時半, 오전 9시10분
    rf"(?:(?P<half>{_HALF})\s?)?(?P<hour>\d{{1,2}}|{_NUMERAL})\s?(?P<unit>[時时點点시])(?!間|间|刻|速)"
    rf"(?:\s?(?P<minute>\d{{1,2}}|{_NUMERAL})(?:\s?[分분](?!间|間|钟|鐘)|(?=\D|$))"
    r"(?:\s?\d{1,2}\s?[秒초])?|\s?(?P<thirty>半|반)(?!\w)|[整正鐘钟])?",
    # 5h37, 21H20, 3 h 30, 22h
    r"(?P<hour>\d{1,2})\s?(?P<letter>[hH])(?:\s?(?P<minute>\d{2})(?!\d))?(?![a-zA-Z])",
    # 14・49
    r"(?P<hour>\d{1,2})(?P<dot>・)(?P<minute>\d{2})(?!\d|\s?(?:メートル|[%人倍円億万度点回キ]))",
    # 0116, 1902 GMT
    r"(?P<hour>\d{2})(?P<minute>\d{2})(?P<digits>(?!\d))",
    rf"(?i:(?P<noon>{any_of(NOON_WORDS)}))",
    rf"(?i:(?P<midnight>{any_of(MIDNIGHT_WORDS)}))",
)
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


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: minutes from midnight, past 1,440 where more than 24 hours were written."""

    minutes: int
    doubt: Doubt = ""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as it is written. `weekday` counts from Monday as 0.

    `slashed` are the two numbers of 12/09 where it is not told which of them is the month.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    slashed: tuple[int, int] | None = None


def without_names(pattern: str) -> str:
    """Give a pattern without the names of its groups, to be part of a larger one."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


@cache
def _shapes(kind: Literal["clock", "date"]) -> tuple[re.Pattern[str], ...]:
    shapes = CLOCKS if kind == "clock" else DATES
    # A weekday is written in one of two ways; a pattern names a group only once.
    once = (re.sub(r"(\(\?P<weekday>.*)\(\?P<weekday>", r"\1(?P<weekday2>", s) for s in shapes)
    return tuple(re.compile(shape) for shape in once)


def read_clock(written: str) -> Clock | None:
    """Read a time of day from a shadow; None for no time of any day, such as 25時 or 19:75."""
    if plain := _PLAIN.fullmatch(written):
        hour, minute = int(plain[1]), int(plain[2])
        return Clock(hour * 60 + minute) if hour <= LAST_HOUR and minute < 60 else None
    for shape in _shapes("clock"):
        if match := shape.fullmatch(written):
            return _clock(match.groupdict())
    return None


def _clock(said: dict[str, str | None]) -> Clock | None:
    if said.get("noon") or said.get("midnight"):
        return Clock(12 * 60 if said.get("noon") else 0)
    is_bare = not (said.get("half") or said.get("minute") or said.get("thirty"))
    if is_bare and said.get("unit") in ("点", "點"):
        return None  # in Chinese 三点 is also three points
    minute = 30 if said.get("thirty") else _number(said.get("minute")) or 0
    hour = _hour(_number(said.get("hour")), said.get("half") or "", said.get("ampm") or "")
    if hour is None or hour > LAST_HOUR or minute > 59:
        return None
    return Clock(hour * 60 + minute, _doubt(said))


def _doubt(said: dict[str, str | None]) -> Doubt:
    if said.get("letter"):
        return "letter"
    if said.get("dot"):
        return "dot"
    return "digits" if said.get("digits") is not None else ""


def _hour(hour: int | None, half: str, ampm: str) -> int | None:
    """Give the hour from 0: 午後0時 is 12, 12 a.m. is 0, 晚上12点 is 24, 深夜2時 is 2."""
    if hour is None:
        return None
    if ampm:
        is_late = ampm[0] in "pP"
        if 1 <= hour <= 12 or (hour == 0 and not is_late):
            return hour % 12 + (12 if is_late else 0)
        return hour if is_late and hour < 24 else None
    if hour > 12:
        return None if half in MORNING else hour
    return _hour_in(half, hour)


def _hour_in(half: str, hour: int) -> int:
    """Give an hour up to 12 in a half or part of the day."""
    if half in MORNING:
        return hour % 12
    if half in AFTERNOON:
        return hour % 12 + 12
    if half in NOON:
        return hour if hour >= 10 else hour + 12
    is_small = hour == 0 or (half in DEEP_NIGHT and hour < 5)
    return hour if half not in NIGHT or is_small else hour + 12


def read_date(written: str, *, day_first: bool | None = None) -> WrittenDate | None:
    """Read a day from a shadow; None where the calendar has no such day.

    In `3/4` the month comes first unless `day_first`; where that is None, or the year follows,
    neither is told.
    """
    if plain := _PLAIN_DAY.fullmatch(written):
        return WrittenDate(day=int(plain[1])) if 1 <= int(plain[1]) <= 31 else None
    for shape in _shapes("date"):
        if match := shape.fullmatch(written):
            return _date(match.groupdict(), day_first)
    return None


def read_weekday(written: str) -> int | None:
    """Read a day of the week from a shadow, counted from Monday as 0."""
    for shape in WEEKDAYS_ALONE:
        if match := re.fullmatch(shape, written):
            return WEEKDAYS[match["weekday"].lower()]
    return None


def _date(groups: dict[str, str | None], day_first: bool | None) -> WrittenDate | None:
    month_name = groups.get("month") or ""
    month = MONTHS.get(month_name.lower()) or _number(month_name)
    day = _number(groups.get("day"))
    if groups.get("first"):
        month, day = _of_slashed(
            int(groups["first"] or 0), int(groups["last"] or 0),
            None if groups.get("year") else day_first,
        )  # fmt: skip
    year = _number(groups.get("year"))
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


def _number(written: str | None) -> int | None:
    """Give a number in digits or Chinese numerals (十二, 二十三, 〇)."""
    if not written:
        return None
    if written.isdigit() and written.isascii():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if ten:
        return (NUMERALS.get(tens, 1 if not tens else 99)) * 10 + NUMERALS.get(ones, 0)
    digits = [str(NUMERALS.get(char, "")) for char in written]
    return int("".join(digits)) if all(digits) else None
