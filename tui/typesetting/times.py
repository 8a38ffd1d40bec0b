"""How a moment is told: as the article wrote it, in this computer's zone, or in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum
from typing import NamedTuple

from parsers.article import Article, Moment
from parsers.patterns import late
from tui.settings.values import StartTimes

_JAPANESE_WEEKDAYS = "月火水木金土日"
_CHINESE_WEEKDAYS = "一二三四五六日"
# What the article says beside a clock (13:00すぎ) is said beside the same clock elsewhere.
_WORDS = late(r"[^\d:時分半]*$")


class Times(Enum):
    """The ways to tell the time, in the order in which `T` turns them."""

    AS_WRITTEN = "as written"
    LOCAL = "local"
    UTC = "UTC"

    @classmethod
    def of(cls, setting: StartTimes) -> Times:
        """The way that is set to begin with."""
        return {"as-written": cls.AS_WRITTEN, "local": cls.LOCAL, "utc": cls.UTC}[setting]

    @property
    def following(self) -> Times:
        """The next way."""
        ways = list(Times)
        return ways[(ways.index(self) + 1) % len(ways)]


class Told(NamedTuple):
    """A moment in words: its day (empty where unknown) and its clock (empty where none)."""

    day: str
    clock: str


def turned(moment: Moment, times: Times) -> datetime | None:
    """Give a moment in the zone in which it is told; None where it is told as it was written."""
    instant = None if times is Times.AS_WRITTEN else moment.instant
    return instant.astimezone(UTC if times is Times.UTC else None) if instant else None


def minutes_of(moment: Moment, times: Times) -> int | None:
    """Give the minutes from midnight to the clock that is told, if one is."""
    clock = turned(moment, times) or moment.time
    return clock.hour * 60 + clock.minute if clock else None


def tell(moment: Moment, times: Times, language: str | None) -> Told:
    """Tell a moment. One that lacks date, time or zone is told as it was written."""
    there = turned(moment, times)
    if there is None:
        return Told(_written_day(moment, language), moment.clock)
    found = _WORDS.search(moment.clock) if moment.approx else None
    words = found[0] if found else ""
    return Told(tell_date(there.date(), language), f"{there:%H:%M}{words}")


def in_digits(moment: Moment, clock: str) -> str:
    """Give a long clock in digits, with what is said beside it: 午後10時15分ごろ is 22:15ごろ."""
    if moment.time is None:
        return clock
    found = _WORDS.search(clock) if moment.approx else None
    return f"{moment.time:%H:%M}{found[0] if found else ''}"


def _written_day(moment: Moment, language: str | None) -> str:
    if moment.date:
        return tell_date(moment.date, language)
    from parsers.day import tell_day  # only where there is a moment: it loads the words of time

    return tell_day(moment.day, None, language) if moment.day else ""


def tell_date(day: date, language: str | None) -> str:
    """Tell a date in the habit of the language: `9月13日 (水)`, `9月13日 周三`, `Wed 13 Sep`."""
    number = day.weekday()
    if language == "ja":
        return f"{day.month}月{day.day}日 ({_JAPANESE_WEEKDAYS[number]})"
    if language and language.startswith("zh"):
        week = "週" if language == "zh-Hant" else "周"
        return f"{day.month}月{day.day}日 {week}{_CHINESE_WEEKDAYS[number]}"
    return day.strftime("%a ") + str(day.day) + day.strftime(" %b")


def zone_label(article: Article, times: Times) -> str:
    """Name the zone in which times are told: `JST`, `CEST`, `+09:00`, `local`, `UTC`."""
    if times is not Times.AS_WRITTEN and has_instants(article):
        return str(times.value)
    if article.zone is None:
        return ""
    if article.zone == "+09:00" and article.language == "ja":
        return "JST"
    instant = next((m.instant for m in _moments(article) if m.instant), None)
    return _abbreviation(article.zone, instant) if "/" in article.zone else article.zone


def _abbreviation(zone: str, instant: datetime | None) -> str:
    from zoneinfo import ZoneInfo

    name = instant.astimezone(ZoneInfo(zone)).strftime("%Z") if instant else ""
    return name or zone


def _moments(article: Article) -> list[Moment]:
    published = [article.published] if article.published else []
    return [*published, *(section.moment for section in article.sections if section.moment)]


def has_instants(article: Article) -> bool:
    """Whether any time of the article can be told in another zone."""
    return any(moment.instant for moment in _moments(article))
