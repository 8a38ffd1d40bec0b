"""Dates with a slash: whether 12/09 is the ninth of December or the twelfth of September.

An outlet writes all of its dates in one way, so one that can be read in one way only, a month that
is named elsewhere, or the date an article is known under decide for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from parsers.stamp import Stamp
from parsers.words import shadow_of

_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})")


def settled(stamps: Sequence[Stamp | None], near: date | None = None) -> list[Stamp | None]:
    """Give the stamps with day and month where it can be told which number is which."""
    pairs = [stamp.slashed for stamp in stamps if stamp and stamp.slashed]
    day_first = _is_day_first(stamps, pairs, near) if pairs else None
    if day_first is None:
        return list(stamps)
    return [_read(stamp, day_first=day_first) if stamp else None for stamp in stamps]


def _read(stamp: Stamp, *, day_first: bool) -> Stamp:
    if stamp.slashed is None:
        return stamp
    first, last = stamp.slashed
    day, month = (first, last) if day_first else (last, first)
    return stamp._replace(day=day, month=month, slashed=None)


def _is_day_first(
    stamps: Sequence[Stamp | None], pairs: Sequence[tuple[int, int]], near: date | None
) -> bool | None:
    for stamp in stamps:
        match = _SLASHED.search(shadow_of(stamp.written)) if stamp else None
        if match and max(int(match[1]), int(match[2])) > 12:
            return int(match[1]) > 12
    months = {stamp.month for stamp in stamps if stamp and stamp.month and not stamp.slashed}
    months |= {near.month} if near and not months else set()
    firsts, lasts = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    if months and (firsts <= months) != (lasts <= months):
        return lasts <= months
    if len(firsts) == 1 and len(lasts) == 1:
        return None
    if len(firsts) == 1 or len(lasts) == 1:
        return len(lasts) == 1
    return None
