"""A stamp: what a heading says about time, as a value."""

from __future__ import annotations

from typing import NamedTuple

from parsers.article import Approx
from parsers.clocks import Doubt


class Stamp(NamedTuple):
    """What a heading says about time. Nothing in it is concluded from elsewhere.

    `minutes` and `until` (the end of a range) count from midnight and pass 1,440 where a clock
    past 24:00 was written. `clock` is the clock as written, with its approximation; `period` a
    part of the day without a clock (夜). `weekday` counts from Monday as 0. `zone` is an offset or
    IANA name; `is_local` a clock of which no more is said than that it is local, or whose zone is
    one of several. `slashed` are the numbers of 12/09, of which either may be the month. `doubt`
    tells why it needs the neighbours' word. `is_set_off` is a stamp in brackets or before a
    separator: a sentence may follow it.
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
    until: int | None = None
    doubt: Doubt = ""
    is_set_off: bool = False
    slashed: tuple[int, int] | None = None
