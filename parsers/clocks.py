"""Times of day as they are written in five languages: shapes, and what they say."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from parsers.words import (
    ABBREVIATIONS,
    AFTERNOON,
    DEEP_NIGHT,
    MIDNIGHT_WORDS,
    MORNING,
    NIGHT,
    NOON,
    NOON_WORDS,
    NUMERALS,
    any_of,
)

MINUTES_A_DAY = 24 * 60
# Broadcasters count the small hours to 29:59, the end of their day.
LAST_HOUR = 29

Doubt = Literal["", "digits", "dot", "letter"]
"""Why a clock may be something else: four bare digits, a dot (14・49), a letter (13h15)."""

# What most clocks are, before all the others.
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


class Clock(NamedTuple):
    """A time of day: minutes from midnight, past 1,440 where more than 24 hours were written."""

    minutes: int
    doubt: Doubt = ""


def without_names(pattern: str) -> str:
    """Give a pattern without the names of its groups, to be part of a larger one."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(shape) for shape in CLOCKS)


def read_clock(written: str) -> Clock | None:
    """Read a time of day from a shadow; None for no time of any day, such as 25時 or 19:75."""
    if plain := _PLAIN.fullmatch(written):
        hour, minute = int(plain[1]), int(plain[2])
        return Clock(hour * 60 + minute) if hour <= LAST_HOUR and minute < 60 else None
    for shape in _shapes():
        if match := shape.fullmatch(written):
            return _clock(match.groupdict())
    return None


def _clock(said: dict[str, str | None]) -> Clock | None:
    if said.get("noon") or said.get("midnight"):
        return Clock(12 * 60 if said.get("noon") else 0)
    is_bare = not (said.get("half") or said.get("minute") or said.get("thirty"))
    if is_bare and said.get("unit") in ("点", "點"):
        return None  # in Chinese 三点 is also three points
    minute = 30 if said.get("thirty") else number_in(said.get("minute")) or 0
    hour = _hour(number_in(said.get("hour")), said.get("half") or "", said.get("ampm") or "")
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
        return hour % 12 + (12 if is_late else 0) if hour <= 12 else None
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


def number_in(written: str | None) -> int | None:
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
