"""Whether an article may be live coverage, by its words alone: fast, for archives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.moments import read_stamp
from parsers.pieces import is_note
from parsers.verdict import Headlines

# A time of day in the first or last letters of a line, as stamps are; it need not be one. That it
# begins with one of a few characters is told apart from the rest, so that it is found ten times
# as fast.
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59\uff10-\uff19"
_CLOCK = (
    rf"[{_DIGITS}正午子〇零一二三四五六七八九十两兩nNmM정자]"
    r"(?=[:：∶﹕・時时點点시hHaApPoOiI.．午夜오정\d\s])(?:(?<=\d)(?:[^\S\n]?[:：∶﹕・時时點点시hH]|[.．]\d\d"
    r"|[^\S\n]?[aApP]\.?[mM]\b|\d{3}(?![年년\d]))|(?<=[正午])午|(?<=子)夜"
    r"|(?<=[〇零一二三四五六七八九十两兩])[^\S\n]?[時时點点시]"
    r"|(?i:(?<=n)oon|(?<=m)(?:id(?:day|i|night)|inuit))|(?<=정)오|(?<=자)정)"
)
_CLAUSE_SIGNS = "。，、"
_CLOCK_LATEST = 40
_CLOCK_FROM_END = 20
# With what has to be seen behind it.
_CLOCK_LONGEST = 10
_CLOCK_OR_CLAUSE = re.compile(f"[{_CLAUSE_SIGNS}]|{_CLOCK}")
_CLOCK_AT_END = re.compile(rf"{_CLOCK}[^{_CLAUSE_SIGNS}]{{0,{_CLOCK_FROM_END}}}$")
# What the words for coverage in progress are made of (see `parsers.verdict`).
_LIVE_SIGNS = ("更新", "ライン", "ive", "IVE", "appened", "direct", "실시간")
_LIVE_CLOCKS = 3


def may_be_live(title: str, text: str) -> bool:
    """Whether an article of these words may be live coverage; else it need not be parsed to tell.

    `text` is what `parsers.searchtext` gives. False only where `parse` would not call it live, but
    for documents that tell it in other ways than words (`tells_in_markup` there).
    """
    lines = text.split("\n")
    words = f"{title}\n{text}"
    for sign in _LIVE_SIGNS:
        if sign in words:
            if Headlines(title, [line for line in lines if is_note(line)], lines).is_in_progress:
                return True
            break
    return _tells_times(lines)


def _tells_times(lines: Sequence[str]) -> bool:
    """Whether there are times enough; beside those of day, dates count too."""
    told = [line for line in lines if _may_tell_clock(line)]
    # Many articles have one such line, and to read what it tells takes longer than all else.
    if not told:
        return False
    if any(map(is_note, lines)):
        return any(map(_tells_clock, told))
    if len(told) < _LIVE_CLOCKS - 1:
        return False
    clocks = sum(map(_tells_clock, told))
    if clocks == _LIVE_CLOCKS - 1:
        return sum(map(bool, map(read_stamp, lines))) >= _LIVE_CLOCKS
    return clocks >= _LIVE_CLOCKS


def _may_tell_clock(line: str) -> bool:
    """Whether a line has a time near its beginning or end, and in the first or last clause."""
    first = _CLOCK_OR_CLAUSE.search(line, 0, _CLOCK_LATEST + _CLOCK_LONGEST)
    if first and first.start() <= _CLOCK_LATEST and first[0] not in _CLAUSE_SIGNS:
        return True
    if line[-1:] in _CLAUSE_SIGNS:
        return False
    return bool(_CLOCK_AT_END.search(line, max(0, len(line) - _CLOCK_FROM_END - _CLOCK_LONGEST)))


def _tells_clock(line: str) -> bool:
    stamp = read_stamp(line)
    return bool(stamp and stamp.clock)
