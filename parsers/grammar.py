"""The shapes of stamps: patterns made of the words and clocks of five languages.

They are compiled when the first heading is read, not when the program starts.
"""

from __future__ import annotations

import re
from functools import cache

from parsers.clocks import CLOCKS, DATES, without_names
from parsers.words import ABBREVIATIONS, APPROX, APPROX_AHEAD, CITIES, PERIODS, PLACES, any_of

_OPEN, _CLOSE = "([【〔《<〈「『", ")]】〕》>〉」』"
MARKS = "▼▽■□◆◇●○▲△▶►★☆◎•"
_CLOCK = f"(?:{'|'.join(map(without_names, CLOCKS))})"
_DATE = f"(?:{'|'.join(map(without_names, DATES))})"
_PLACE = (
    rf"(?:(?:{any_of(PLACES)})(?:標準|标准)?(?:時間|时间|\s?시간)"
    r"|(?:現地|当地|當地|本地|현지)\s?(?:時間|时间|시간))"
)
_ABBREVIATION = (
    rf"(?:\(?(?:(?:{any_of(ABBREVIATIONS)})(?:[+-]\d{{1,2}}(?::?\d{{2}})?)?(?![A-Za-z])"
    rf"|(?i:(?:{any_of(CITIES)})\stime\b|local\stime\b|heure\s(?:locale|de\sParis)\b))\)?)"
)
_APPROX = rf"(?:{any_of(APPROX)})(?!\w)"
_AGO = r"(?i:\d+\s?(?:sec|min|minute|hour|hr|h|day)s?\.?\s?ago\s?)?"
_SECOND = rf"(?:\s?\((?:[^()\d]{{0,12}}){_CLOCK}\s?(?:{_ABBREVIATION})?\))"
_RANGE = rf"(?:\s?(?:[~-]|至|から)\s?(?:翌日|翌|次日)?\s?{_CLOCK}|~(?!\S))"
_EDIT = r"(?:\s*\([^()]*(?:更新|[Uu]pdated)[^()]*\)|\s*更新)"
LEADING = rf"""
    (?P<mark>(?:[{MARKS}]\s*)+|[-*・]\s+|[-·](?=\d))?
    {_AGO}
    (?P<stamp>
        (?P<open>[{re.escape(_OPEN)}]\s*)?
        (?:(?P<place>{_PLACE})\s*(?=\d+[月日]))?
        (?:(?P<date>{_DATE})(?P<part>の(?:動き|できごと|出来事))?
            (?:\s?(?P<period>{any_of(PERIODS)})(?=[\s】)\]〕》]|$))?
            (?:\s*[,-]\s*|\s*(?:at|à)\s+|\s*))?
        (?:(?P<ahead>(?i:{any_of(APPROX_AHEAD)}))\s?)?
        (?:(?P<place2>{_PLACE})\s*)?
        (?:(?P<clock>{_CLOCK})
            (?P<approx>{_APPROX})?
            (?:\s?(?P<zone>{_ABBREVIATION}))?
            (?P<until>{_RANGE})?
            (?:\s?(?P<zone2>{_ABBREVIATION}))?
            (?P<second>{_SECOND})?
            (?:,?\s(?P<date2>{_DATE})(?=\s|$|[{re.escape(_CLOSE)}:|-]))?
        )?
        (?(date)|(?(clock)|(?P<alone>{any_of(PERIODS)})(?=[\s】)\]〕》]|$)))
        (?P<edit>{_EDIT})?
        (?P<close>(?(open)\s*[{re.escape(_CLOSE)}]))
    )
    (?P<marks>(?(mark)[{MARKS}]*))
"""
IN_BRACKETS = rf"""
    (?P<label>.*\S)\s*
    (?P<stamp>[(\[〔【](?:(?P<date>{_DATE})\s*)?(?:(?P<place>{_PLACE})\s*)?
        (?P<clock>\d{{1,2}}(?::\d{{2}}|[:.]\d{{2}}\s?[aApP]\.?[mM]\.?|時\d{{1,2}}分)(?!:)|正午)(?P<approx>{_APPROX})?
        (?:\s?(?P<zone>{_ABBREVIATION}))?(?:\s*更新)?[)\]〕】])
    $
"""
AT_END = r"""
    (?P<label>.*[\u3400-\u9fff])
    (?P<stamp>(?P<date>\d{4}[./-]\d{1,2}[./-]\d{1,2})\s+(?P<clock>\d{1,2}:\d{2}))
    $
"""
PART = rf"[《【〈「(]?(?P<date>{_DATE})の動き.*$"
SECOND = rf"""
    \((?P<place>[^()\d]{{0,12}}?)\s*(?P<clock>{_CLOCK})\s?(?P<zone>{_ABBREVIATION})?\)
"""
MENTION = rf"""
    (?:(?P<until>~)\s*)?(?P<date>{_DATE})
    (?:の動き|(?(until)(?:\s*(?P<clock>{_CLOCK}))?|(?!)))
"""


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Give the pattern of a shape."""
    return re.compile(source, re.VERBOSE | re.DOTALL)
