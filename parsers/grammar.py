"""The shapes of stamps: patterns made of the words and clocks of five languages.

They are compiled when the first heading is read, not when the program starts.
"""

from __future__ import annotations

import re
from functools import cache

from parsers.clocks import CLOCKS, without_names
from parsers.words import ABBREVIATIONS, APPROX, APPROX_AHEAD, CITIES, PERIODS, PLACES, any_of
from parsers.written_dates import DATES, LATIN_DATES, WEEKDAYS_ALONE

_OPEN, _CLOSE = "([【〔《<〈「『", ")]】〕》>〉」』"
MARKS = "▼▽■□◆◇●○▲△▶►★☆◎•→📍⏰🔴"
_CLOCK = f"(?:{'|'.join(map(without_names, CLOCKS))})"
_DATE = f"(?:{'|'.join(map(without_names, DATES))})"
_PLACE = (
    rf"(?:(?:{any_of(PLACES)})(?:標準|标准)?(?:時間|时间|\s?시간)"
    r"|(?:現地|当地|當地|本地|현지)\s?(?:時間|时间|시간))"
)
_ZONE = (
    rf"(?:{_PLACE}|Eastern(?!\s\w)|(?:{any_of(ABBREVIATIONS)})(?:[+-]\d{{1,2}}(?::?\d{{2}})?)?"
    rf"(?![A-Za-z])|(?i:(?:{any_of(CITIES)})\stime\b|local\stime\b"
    r"|heure\s(?:locale|de\sParis)\b))"
)
_ABBREVIATION = rf"(?:\(\s?{_ZONE}\s?\)|{_ZONE})"
_APPROX = rf"(?:{any_of(APPROX)})(?!\w)"
_WEEKDAY = f"(?:{'|'.join(map(without_names, WEEKDAYS_ALONE))})"
_LATER_DATE = f"(?:{'|'.join(map(without_names, LATIN_DATES))})"
# What an outlet says of an update before its time.
_TAG = (
    r"(?:【[^】\d]{1,6}】|\[[^\]\d]{1,8}\]|<[^>\d]{1,6}>)\s*"
    r"|(?:速報|最新|更新|快讯|快訊|Just in|(?i:update|breaking|latest)),?:?\s+(?=[\d(【])"
)
_AGO = r"(?i:\d+\s?(?:sec|min|minute|hour|hr|h|day)s?\.?\s?ago\s?)?"
_OF_DAY = r"(?:(?:\d{1,2}月)?\d{1,2}日)?\s?"
_SECOND = rf"(?:\s?\((?:[^()\d]{{0,12}}?){_OF_DAY}{_CLOCK}\s?(?:{_ABBREVIATION})?\))"
_RANGE = rf"(?:\s?(?:[~-]|至|から)\s?(?:翌日|翌|次日)?\s?{_CLOCK}|~(?!\S))"
_EDIT = r"(?:\s*\([^()]*(?:更新|[Uu]pdated)[^()]*\)|\s*更新(?=[\s:)\]】〕》>]|$))"
LEADING = rf"""
    (?P<mark>(?:[{MARKS}]\s*)+|・\s*|[-*]\s+|[-·](?=\d)|-{{2,}}\s*|=+\s*)?
    (?P<tag>{_TAG})?
    {_AGO}
    (?P<stamp>
        (?P<open>[{re.escape(_OPEN)}]\s*(?:(?:更新|速報|最新):?\s*(?=\d))?)?
        (?:(?P<place>{_PLACE})\s*(?=\d+[月日]))?
        (?:(?P<date>{_DATE})(?P<part>の(?:動き|できごと|出来事))?
            (?:\s?(?P<period>{any_of(PERIODS)})(?=[\s】)\]〕》]|$))?
            (?:\s*[,-]\s*|\s*(?:at|à)\s+|T(?=\d)|\s*))?
        (?:(?P<today>今天|今日|きょう|本日|(?i:today)),?\s*)?
        (?:(?P<weekday>{_WEEKDAY}),?\s*(?:at\s+)?(?=\(?[\d午上下]))?
        (?:(?P<ahead>(?i:{any_of(APPROX_AHEAD)}))\s?)?
        (?:(?P<place2>\(?{_PLACE}\)?|美[东東西]|東部)の?\s*(?=\S*\d|正午))?
        (?:(?P<clock>{_CLOCK})
            (?P<approx>{_APPROX})?
            (?:\s?(?P<zone>{_ABBREVIATION}))?
            (?P<until>{_RANGE})?
            (?:\s?(?P<zone2>{_ABBREVIATION}))?
            (?P<second>{_SECOND})?
            (?:,?\s(?P<date2>{_LATER_DATE}|{_DATE}(?=\s*$))(?=\s|$|[{re.escape(_CLOSE)}:|-]))?
            (?:,?\s(?P<weekday2>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)?
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
    \((?P<place>[^()\d]{{0,12}}?)\s*{_OF_DAY}(?P<clock>{_CLOCK})\s?(?P<zone>{_ABBREVIATION})?\)
"""
MENTION = rf"""
    (?:(?P<until>~)\s*)?(?P<date>{_DATE})
    (?:の動き|\s?更新|(?(until)(?:\s*(?P<clock>{_CLOCK}))?|(?!)))
"""


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Give the pattern of a shape."""
    return re.compile(source, re.VERBOSE | re.DOTALL)
