"""The grammar of stamps: what a heading says about time, and nothing that it does not say.

A stamp is read on a shadow of the text in which full-width forms are replaced one for one, so
that `１３：０５` and `13:05` read alike while what was written is cut from the text itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from parsers.article import Approx

MINUTES_A_DAY = 24 * 60
# Broadcasters count the small hours to 29:59, the end of their day.
_LAST_HOUR = 29

_SHADOW = str.maketrans(
    "０１２３４５６７８９：（）［］～〜－　\u00a0\u202f",
    "0123456789:()[]~~-   ",
)
_APPROX: dict[str, Approx] = {
    "すぎ": "after", "過ぎ": "after", "ごろ": "about", "ころ": "about", "頃": "about",
    "前": "before", "現在": "as_of", "時点": "as_of",
}  # fmt: skip
_ZONES = {"日本時間": "+09:00"}
_LOCAL_TIME = "現地時間"
_WEEKDAYS = "月火水木金土日"

_DATE = rf"""
    (?:(?:(?P<year>\d{{4}})年)?(?P<month>\d{{1,2}})月)?
    (?P<day>\d{{1,2}})日(?:\((?P<weekday>[{_WEEKDAYS}])(?:曜日?)?(?:・[祝休])?\))?
"""
_CLOCK = r"""
    (?P<clock>
        (?P<half>午前|午後)?(?:
            (?P<hour>\d{1,2}):(?P<minute>\d{2})(?::[0-5]\d)?(?![:\d])
          | (?P<oclock>\d{1,2})時(?!間)(?:(?P<past>\d{1,2})分|(?P<thirty>半))?
        )
      | (?P<noon>正午)
    )
    (?P<approx>すぎ|過ぎ|ごろ|ころ|頃|前|現在|時点)?
    (?:\s?[~-]\s?\d{1,2}:\d{2}|~(?!\S))?
"""
# A caption tells its time in words (様子（15日午後9時すぎ）); a stamp at the end is in digits.
_DIGITAL = r"""
    (?P<clock>(?P<hour>\d{1,2}):(?P<minute>\d{2})(?![:\d])|(?P<noon>正午))
    (?P<approx>すぎ|過ぎ|ごろ|ころ|頃|前|現在|時点)?
"""
_PERIOD = "未明|明け方|早朝|朝|午前|昼前|昼過ぎ|昼すぎ|昼|午後|夕方|夜遅く|夜|深夜"
_LEADING = re.compile(
    rf"""
    (?P<mark>[▼▽■□◆◇●○▲△]+\s*)?
    (?P<stamp>
        (?P<open>[(\[【〔《])?
        (?:(?P<ahead>日本時間|現地時間)(?=\s*\d+[月日])\s*)?
        (?:{_DATE}(?:の動き)?(?:(?P<period>{_PERIOD})(?=\s|$|[】)\]〕》]))?\s*)?
        (?:(?P<zone>日本時間|現地時間)\s*)?
        (?:{_CLOCK})?
        (?:\s*更新)?
        (?P<close>[)\]】〕》])?
    )
    (?:(?(mark)[■□◆◇●○▲△]+))?
    (?P<rest>(?(close)(?![、，。,])|\s).*|)$
    """,
    re.VERBOSE | re.DOTALL,
)
_TRAILING = re.compile(
    rf"""
    (?P<label>.*\S)\s*
    (?P<stamp>[(\[〔](?:{_DATE}\s*)?(?:(?P<zone>日本時間|現地時間)\s*)?{_DIGITAL}(?:\s*更新)?[)\]〕])
    $
    """,
    re.VERBOSE | re.DOTALL,
)
_DAY_OF_PART = re.compile(rf"^[《【〈「(]?{_DATE}の動き.*$", re.VERBOSE | re.DOTALL)
_DAY_IN_TEXT = re.compile(
    rf"(?:(?P<until>~)\s*)?{_DATE}(?:の動き|(?(until)(?:\s*{_CLOCK})?|(?!)))", re.VERBOSE
)
_QUESTION = re.compile(
    r"(?:(?P<day>\d{1,2})日?\s+|(?P<day_glued>\d{1,2})日)?"
    r"(?:(?P<hour>\d{1,2})[:時](?P<minute>\d{2})?分?|(?P<digits>\d{3,4}))?"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a heading says about time. Nothing in it is concluded from elsewhere.

    `minutes` counts from midnight and passes 1,440 where a clock past 24:00 was written. `clock`
    is the clock as written, with its approximation; `period` a part of the day without a clock
    (夜). `weekday` counts from Monday as 0. `is_local` is a clock only said to be local time.
    """

    written: str
    label: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    minutes: int | None = None
    clock: str = ""
    period: str = ""
    approx: Approx | None = None
    zone: str | None = None
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class DayMention:
    """A day a title or note names for the whole article.

    Coverage ends on it when it is an `until`, at so many minutes from midnight where that is told.
    """

    month: int | None
    day: int
    until: bool
    minutes: int | None = None


@lru_cache(maxsize=8192)
def read_stamp(heading: str) -> Stamp | None:
    """Read the stamp of a heading, at its head or in brackets at its end; None where is none.

    A time that runs on into the sentence (`13日午後1時すぎ、…`) is no stamp.
    """
    shadow = heading.translate(_SHADOW)
    for pattern in (_LEADING, _TRAILING):
        match = pattern.match(shadow)
        stamp = _stamp(heading, match) if match else None
        if stamp:
            return stamp
    match = _DAY_OF_PART.match(shadow)
    return _day_of_part(heading, match) if match else None


def _stamp(heading: str, match: re.Match[str]) -> Stamp | None:
    groups = match.groupdict()
    if not groups["clock"] and not groups["day"]:
        return None
    if bool(groups.get("open")) != bool(groups.get("close")):
        return None
    minutes = _minutes(groups) if groups["clock"] else None
    day = int(groups["day"]) if groups["day"] else None
    if (groups["clock"] and minutes is None) or not _is_calendar(groups):
        return None
    zone = groups["zone"] or groups.get("ahead") or ""
    label = match["rest"] if "rest" in groups else match["label"]
    start, end = match.span("rest" if "rest" in groups else "label")
    clock_end = match.end("approx") if groups["approx"] else match.end("clock")
    return Stamp(
        written=heading[slice(*match.span("stamp"))].strip(),
        label=heading[start:end].strip() if label else "",
        year=_number(groups["year"]),
        month=_number(groups["month"]),
        day=day,
        weekday=_WEEKDAYS.index(groups["weekday"]) if groups["weekday"] else None,
        minutes=minutes,
        clock=heading[match.start("clock") : clock_end] if groups["clock"] else "",
        period=groups.get("period") or "",
        approx=_APPROX.get(groups["approx"] or ""),
        zone=_ZONES.get(zone),
        is_local=zone == _LOCAL_TIME,
    )


def _minutes(groups: dict[str, str | None]) -> int | None:
    """Minutes from midnight; 午後0時半 is 12:30, 正午 is 12:00. None for no time of any day."""
    if groups.get("noon"):
        return 12 * 60
    hour = _number(groups["hour"] or groups.get("oclock")) or 0
    minute = _number(groups["minute"] or groups.get("past")) or 0
    minute = 30 if groups.get("thirty") else minute
    if half := groups.get("half"):
        if hour > 12:
            return None
        hour += 12 if half == "午後" and hour < 12 else 0
    return hour * 60 + minute if hour <= _LAST_HOUR and minute < 60 else None


def _is_calendar(groups: dict[str, str | None]) -> bool:
    day, month = _number(groups["day"]), _number(groups["month"])
    return (day is None or 1 <= day <= 31) and (month is None or 1 <= month <= 12)


def _day_of_part(heading: str, match: re.Match[str]) -> Stamp | None:
    if not _is_calendar(match.groupdict()):
        return None
    return Stamp(
        written=heading[match.start("month" if match["month"] else "day") : match.end("day") + 1],
        label=heading,
        year=_number(match["year"]),
        month=_number(match["month"]),
        day=int(match["day"]),
    )


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def read_day_mention(text: str) -> DayMention | None:
    """Find the day a title or note names for the article: `(17日の動き)`, `(~25日午前1時)`."""
    match = _DAY_IN_TEXT.search(text.translate(_SHADOW))
    if not match or not _is_calendar(match.groupdict()):
        return None
    groups = match.groupdict()
    minutes = _minutes(groups) if groups["clock"] else None
    return DayMention(_number(match["month"]), int(match["day"]), bool(match["until"]), minutes)


def read_question(typed: str) -> tuple[int | None, int | None] | None:
    """Read what was typed to go to a time: `1430`, `14:30`, `13日 14:30`, `13日`.

    Gives the day (or None) and the minutes from midnight (or None), or None if it is neither.
    """
    match = _QUESTION.fullmatch(typed.translate(_SHADOW).strip())
    if not match or not match[0]:
        return None
    day = _number(match["day"] or match["day_glued"])
    if match["digits"]:
        hour, minute = int(match["digits"][:-2]), int(match["digits"][-2:])
    elif match["hour"]:
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
    else:
        return (day, None)
    if hour > _LAST_HOUR or minute > 59 or not 1 <= (day or 1) <= 31:
        return None
    return (day, hour * 60 + minute)
