"""Where to go: the update at a given time."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import product

from parsers.article import Article
from parsers.clocks import MINUTES_A_DAY
from tui.reading.question import EXAMPLES, Question, read_question
from tui.typesetting.times import Times, minutes_of, turned

# Of a month whose name is unknown it is enough to know that its days come after those before.
_MONTH = 31


def section_at_time(
    article: Article, typed: str, here: int | None, times: Times = Times.AS_WRITTEN
) -> int | None:
    """Give the update at the time that was typed, or just before it; else the oldest one.

    The time is one as it is told on the screen. Without a day it is one of the day of section
    `here`; a day without its month or year is the nearest one to what the article covers. Gives
    None where the article has no times, or none as early as the day that was typed. Raises
    ValueError when it is no time.
    """
    question = read_question(typed)
    if question is None:
        raise ValueError(f"Not a time: {typed}. Type {EXAMPLES}.")
    spots = _spots(article, times)
    if not spots:
        return None
    today = _day_of(spots, here)
    day = today if question.day is None else _asked_day(question, spots, today)
    if question.minutes is None:
        on_it = [spot for spot in spots if spot.day == day]
        if on_it:
            return on_it[0].section
    wanted = day * MINUTES_A_DAY + (MINUTES_A_DAY if question.minutes is None else question.minutes)
    before = [spot for spot in spots if spot.at <= wanted]
    if before:
        return max(before, key=lambda spot: spot.at).section
    is_too_early = question.day is not None and day < min(spot.day for spot in spots)
    return None if is_too_early else min(spots, key=lambda spot: spot.at).section


@dataclass(frozen=True, slots=True)
class _Spot:
    """An update on the scale of days; one that tells its day alone is at its beginning.

    Real days where any date is known; else the days of the month, those of the next month after.
    """

    section: int
    day: int
    minutes: int
    is_dated: bool

    @property
    def at(self) -> int:
        return self.day * MINUTES_A_DAY + self.minutes


def _spots(article: Article, times: Times) -> list[_Spot]:
    """The updates in page order."""
    stream = article.updates or [s for s in article.sections if s.is_stamped]
    moments = [(section.index, section.moment) for section in stream if section.moment]
    # Where the order of the page is unknown, nothing can be concluded from what stands around.
    is_ordered = article.order in ("newest-first", "oldest-first")
    turn = 1 if article.order == "oldest-first" else -1
    dates = [turned(moment, times) or moment.date for _, moment in moments][::turn]
    is_dated = any(dates)
    numbers = [moment.day for _, moment in moments][::turn]
    days = (
        [day.toordinal() if day else None for day in dates]
        if is_dated
        else (_counted_on(numbers) if is_ordered else numbers)
    )
    known = _filled(days)[::turn]
    return [
        _Spot(index, day, minutes_of(moment, times) or 0, is_dated)
        for (index, moment), day in zip(moments, known, strict=True)
    ]


def _counted_on(numbers: Sequence[int | None]) -> list[int | None]:
    """Days of the month, oldest first, counted on where a new month begins (31日, then 1日)."""
    counted: list[int | None] = []
    before, months = 0, 0
    for number in numbers:
        if number is not None:
            months += number < before
            before = number
        counted.append(None if number is None else number + months * _MONTH)
    return counted


def _filled(days: Sequence[int | None]) -> list[int]:
    """Give what tells no day that of the one before it, at the beginning that of the first."""
    last = next((day for day in days if day is not None), 0)
    filled = []
    for day in days:
        last = last if day is None else day
        filled.append(last)
    return filled


def _day_of(spots: Sequence[_Spot], here: int | None) -> int:
    """The day of the section at hand, else that of the newest update."""
    above = [spot.day for spot in spots if here is not None and spot.section <= here]
    return above[-1] if above else max(spot.day for spot in spots)


def _asked_day(question: Question, spots: Sequence[_Spot], today: int) -> int:
    """The day that was typed, on the scale of the spots: the nearest one to what is covered."""
    first, last = min(spot.day for spot in spots), max(spot.day for spot in spots)
    number = question.day or 1
    if not spots[0].is_dated:
        days: Sequence[int] = range(number - _MONTH, last + 2 * _MONTH, _MONTH)
    else:
        days = _dates(question, date.fromordinal(first), date.fromordinal(last))
    return min(days, key=lambda day: (max(first - day, day - last, 0), abs(day - today)))


def _dates(question: Question, first: date, last: date) -> Sequence[int]:
    years = [question.year] if question.year else range(first.year - 1, last.year + 2)
    months = [question.month] if question.month else range(1, 13)
    days = []
    for year, month in product(years, months):
        with suppress(ValueError):  # 31日 is a day of some months only
            days.append(date(year, month, question.day or 1).toordinal())
    return days or [first.toordinal()]
