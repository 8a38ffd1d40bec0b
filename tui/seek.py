"""Where to go: the next update, or the one at a given time."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.article import Article, Section
from parsers.moments import MINUTES_A_DAY
from tui.question import read_question
from tui.setting import Setting


def step_update(article: Article, setting: Setting, line: int, steps: int) -> int | None:
    """Give the section so many updates below (or above) a line; None where there is none.

    In an article without updates its headings are stepped through.
    """
    sections = article.updates or article.sections
    tops = sorted((setting.tops[section.index], section.index) for section in sections)
    if steps > 0:
        below = [index for top, index in tops if top > line]
        return below[min(steps, len(below)) - 1] if below else None
    above = [index for top, index in tops if top < line]
    return above[max(steps, -len(above))] if above else None


def section_at_time(article: Article, typed: str, here: int | None) -> int | None:
    """Give the update at the time that was typed, or just before it; else the oldest one.

    A time without a day is looked for on the day of section `here`. Gives None where the article
    has no times, or none as early as the day that was typed. Raises ValueError when it is no time.
    """
    question = read_question(typed)
    if question is None:
        raise ValueError(f"Not a time: {typed}. Type 1430, 14:30 or 13日 14:30.")
    day, minutes = question
    ranked = _ranked(article)
    if not ranked:
        return None
    if day is None:
        rank = _rank_of(ranked, here)
    else:
        days = {rank: _day(section) or 0 for rank, _, section in ranked}
        ranks = [rank for rank, known in days.items() if known <= day]
        if not ranks:
            return None
        rank = max(ranks)
        if days[rank] < day:
            minutes = MINUTES_A_DAY
    if minutes is None:
        return next(section.index for other, _, section in ranked if other == rank)
    wanted = (rank, minutes)
    before = [item for item in ranked if item[:2] <= wanted]
    if not before:
        return min(ranked, key=lambda item: item[:2])[2].index
    return max(before, key=lambda item: item[:2])[2].index


_Ranked = tuple[int, int, Section]


def _ranked(article: Article) -> Sequence[_Ranked]:
    """The updates in page order, each with the rank of its day and its minutes.

    One that tells its day alone counts as that day's beginning.
    """
    timed = article.updates
    if article.order == "mixed" or article.order is None:
        return [(_day(section) or 0, _minutes(section), section) for section in timed]
    oldest_first = timed if article.order == "oldest-first" else timed[::-1]
    rank, day, ranks = 0, None, {}
    for section in oldest_first:
        if _day(section) != day:
            rank, day = rank + 1, _day(section)
        ranks[section.index] = rank
    return [(ranks[section.index], _minutes(section), section) for section in timed]


def _rank_of(ranked: Sequence[_Ranked], here: int | None) -> int:
    """The rank of the day of the section at hand, else that of the newest one."""
    known = [rank for rank, _, section in ranked if here is not None and section.index <= here]
    return known[-1] if known else max(rank for rank, _, _ in ranked)


def _day(section: Section) -> int | None:
    return section.moment.day if section.moment else None


def _minutes(section: Section) -> int:
    time = section.moment.time if section.moment else None
    return time.hour * 60 + time.minute if time else 0
