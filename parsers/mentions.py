"""Days that a title or note names for the whole article."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.clocks import read_clock
from parsers.grammar import MENTION, compiled
from parsers.words import shadow_of
from parsers.written_dates import read_date

_MAY_NAME = re.compile("の動き|~|更新")


class DayMention(NamedTuple):
    """A day a title or note names for the whole article.

    Coverage ends on it when it is an `until`, at so many minutes from midnight where that is told.
    """

    month: int | None
    day: int
    until: bool
    minutes: int | None = None
    year: int | None = None


def read_day_mention(text: str) -> DayMention | None:
    """Find the day a title or note names for the article: `(17日の動き)`, `(~25日午前1時)`."""
    shadow = shadow_of(text)
    match = compiled(MENTION).search(shadow) if _MAY_NAME.search(shadow) else None
    date = read_date(match["date"]) if match else None
    if not match or not date or not date.day:
        return None
    clock = read_clock(match["clock"]) if match["clock"] else None
    minutes = clock.minutes if clock else None
    return DayMention(date.month, date.day, bool(match["until"]), minutes, date.year)
