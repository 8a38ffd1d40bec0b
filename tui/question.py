"""What is typed to go to a time: a clock, a day, a date, or both together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from parsers.moments import read_stamp
from tui.search import FULL_WIDTH

EXAMPLES = "14:30, 1430, 13日, 9/13 14:30, 13 Sep or 2023-09-13"
# Broadcasters count the small hours to 29:59, the end of their day.
_LAST_HOUR = 29
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"
_DATES = (
    r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})[日号]?",
    r"(?P<month>\d{1,2})[-/月](?P<day>\d{1,2})[日号]?",
    rf"(?P<day>\d{{1,2}})\s*(?P<name>{_NAME})(?:\s*(?P<year>(?:19|20)\d{{2}}))?",
    rf"(?P<name>{_NAME})\s*(?P<day>\d{{1,2}})(?:,?\s+(?P<year>(?:19|20)\d{{2}}))?",
    r"(?P<day>\d{1,2})[日号]",
    r"(?P<day>\d{1,2})(?=\s)",
)
_CLOCK = re.compile(
    r"(?:(?P<digits>\d{3,4})|(?P<hour>\d{1,2})(?:[:.時时点](?:(?P<minute>\d{2})分?)?|(?=\s*[ap])))"
    r"\s*(?:(?P<half>[ap])\.?m\.?)?"
)
_DATE = [re.compile(rf"{pattern}(?:\s+|t|(?<=[日号])|$)") for pattern in _DATES]


@dataclass(frozen=True, slots=True)
class Question:
    """A time that was typed, as far as it was. `minutes` count from midnight, past 1,440 too."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    minutes: int | None = None


def read_question(typed: str) -> Question | None:
    """Read what was typed to go to a time, or None where it is none.

    A stamp as articles write it (`午後2時半`) is one too.
    """
    text = typed.translate(FULL_WIDTH).strip().lower()
    for pattern in _DATE:
        if match := pattern.match(text):
            day = _day(match.groupdict())
            rest = text[match.end() :].strip()
            minutes = _minutes(rest) if rest else None
            if day and (minutes is not None or not rest):
                return Question(day.year, day.month, day.day, minutes)
    minutes = _minutes(text)
    return Question(minutes=minutes) if minutes is not None else _as_a_stamp(typed.strip())


def _day(groups: dict[str, str | None]) -> Question | None:
    """The day of a date; a month beyond 12 is a day that was typed first (`13/9`)."""
    year, month, day = (int(groups.get(part) or 0) for part in ("year", "month", "day"))
    if groups.get("month") and not month:
        return None
    if name := groups.get("name"):
        month = 1 + _MONTHS.index(name[:3])
    if month > 12 >= day and not year:
        month, day = day, month
    try:
        date(year or 2000, month or 1, day)  # a leap year, and a month of 31 days
    except ValueError:
        return None
    return Question(year or None, month or None, day)


def _minutes(text: str) -> int | None:
    match = _CLOCK.fullmatch(text)
    if not match:
        return None
    if digits := match["digits"]:
        hour, minute = int(digits[:-2]), int(digits[-2:])
    else:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if half := match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute if hour <= _LAST_HOUR and minute < 60 else None


def _as_a_stamp(typed: str) -> Question | None:
    stamp = read_stamp(typed)
    if stamp is None or stamp.label:
        return None
    return Question(stamp.year, stamp.month, stamp.day, stamp.minutes)
