"""What was typed to go to a time."""

from __future__ import annotations

import re

from parsers.words import shadow_of

_LAST_HOUR = 29
_QUESTION = re.compile(
    r"(?:(?P<day>\d{1,2})日?\s+|(?P<day_glued>\d{1,2})日)?"
    r"(?:(?P<hour>\d{1,2})[:時](?P<minute>\d{2})?分?|(?P<digits>\d{3,4}))?"
)


def read_question(typed: str) -> tuple[int | None, int | None] | None:
    """Read what was typed to go to a time: `1430`, `14:30`, `13日 14:30`, `13日`.

    Gives the day (or None) and the minutes from midnight (or None), or None if it is neither.
    """
    match = _QUESTION.fullmatch(shadow_of(typed).strip())
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


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
