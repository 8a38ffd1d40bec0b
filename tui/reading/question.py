"""What is typed to go to a time: a clock, a day, a date, or both together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.clocks import LAST_HOUR, read_clock, without_names
from parsers.moments import read_stamp
from parsers.patterns import late
from parsers.words import shadow_of
from parsers.written_dates import DATES, WrittenDate, read_date

EXAMPLES = "14:30, 1430, 13日, 9/13 14:30, 13 Sep or 2023-09-13"
_DAY = late(
    rf"(?P<date>{'|'.join(map(without_names, DATES))})(?:\s+|T|(?<=[日号])|$)|(?P<day>\d{{1,2}})\s+"
)
_DIGITS = re.compile(r"(\d{1,2})(\d{2})")


@dataclass(frozen=True, slots=True)
class Question:
    """A time that was typed, as far as it was. `minutes` count from midnight, past 1,440 too."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    minutes: int | None = None


def read_question(typed: str) -> Question | None:
    """Read what was typed to go to a time, or None where it is none.

    A stamp as articles write it (`午後2時半`) is one too. `9/3` is the third of September.
    """
    text = shadow_of(typed).strip()
    if match := _DAY.match(text):
        bare = WrittenDate(day=int(match["day"])) if match["day"] else None
        date = bare or read_date((match["date"] or "").strip(), day_first=False)
        rest = text[match.end() :].strip()
        minutes = _minutes(rest) if rest else None
        if date and 1 <= (date.day or 0) <= 31 and (minutes is not None or not rest):
            return Question(date.year, date.month, date.day, minutes)
    minutes = _minutes(text)
    return Question(minutes=minutes) if minutes is not None else _as_a_stamp(typed.strip())


def _minutes(text: str) -> int | None:
    if match := _DIGITS.fullmatch(text):
        hour, minute = int(match[1]), int(match[2])
        return hour * 60 + minute if hour <= LAST_HOUR and minute < 60 else None
    clock = read_clock(text)
    return clock.minutes if clock else None


def _as_a_stamp(typed: str) -> Question | None:
    stamp = read_stamp(typed)
    if stamp is None or stamp.label:
        return None
    return Question(stamp.year, stamp.month, stamp.day, stamp.minutes)
