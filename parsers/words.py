"""The words of time in five languages: tables of what stamps are made of.

Everything is looked up in a shadow of the text (`shadow_of`), in which full-width forms are
replaced one for one, so that `１３：０５` and `13:05` read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from parsers.article import Approx

_FULL_WIDTH = "".join(chr(code) for code in range(0xFF01, 0xFF5F) if chr(code) not in "，．｡")
_HALF_WIDTH = "".join(chr(ord(char) - 0xFEE0) for char in _FULL_WIDTH)
_SHADOW = str.maketrans(
    _FULL_WIDTH + "［］〜–—−‐‑―　\u00a0\u202f\u2009．∶﹕",
    _HALF_WIDTH + "[]~------    .::",
)

# Which half of the day, or which part of it, a word before the clock tells: the hours it adds.
MORNING = ("午前", "上午", "凌晨", "早上", "清晨", "早晨", "今早", "今晨", "未明", "早朝", "朝",
           "오전", "새벽", "아침")  # fmt: skip
NOON = ("中午", "正午", "昼", "낮")
AFTERNOON = ("午後", "下午", "午后", "傍晚", "夕方", "오후", "저녁")
NIGHT = ("晚上", "晚间", "晚間", "夜晚", "夜间", "夜間", "今晚", "夜里", "夜裡", "深夜", "半夜",
         "夜", "晚", "밤")  # fmt: skip
DEEP_NIGHT = ("深夜", "半夜", "夜里", "夜裡", "夜", "夜间", "夜間", "밤")

NOON_WORDS = ("正午", "noon", "midday", "midi", "정오")
MIDNIGHT_WORDS = ("午夜", "子夜", "midnight", "minuit", "자정")

PERIODS = (
    "未明", "明け方", "早朝", "朝方", "午前中", "午前", "昼前", "昼過ぎ", "昼すぎ", "午後", "夕方",
    "夜遅く", "深夜", "朝", "昼", "夜",
    "凌晨", "清晨", "早上", "上午", "中午", "下午", "傍晚", "晚上", "晚间", "晚間", "深夜", "晚",
    "새벽", "오전", "오후", "저녁", "밤",
)  # fmt: skip

APPROX: dict[str, Approx] = {
    "すぎ": "after", "過ぎ": "after", "ごろ": "about", "ころ": "about", "頃": "about",
    "まえ": "before", "前": "before", "現在": "as_of", "時点": "as_of",
    "许": "about", "許": "about", "左右": "about", "前后": "about", "前後": "about",
    "多": "after", "过后": "after", "過後": "after", "过": "after", "過": "after",
    "后": "after", "後": "after",
    "께": "about", "쯤": "about", "경": "about", "전": "before",
}  # fmt: skip
APPROX_AHEAD: dict[str, Approx] = {
    "約": "about", "约": "about", "大約": "about", "大约": "about", "およそ": "about",
    "截至": "as_of", "截止": "as_of", "약": "about",
    "about": "about", "around": "about", "circa": "about", "c.": "about",
    "just after": "after", "shortly after": "after", "after": "after",
    "just before": "before", "shortly before": "before", "before": "before", "as of": "as_of",
    "vers": "about", "environ": "about", "peu après": "after", "peu avant": "before",
}  # fmt: skip

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6,
    "juillet": 7, "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11,
    "décembre": 12, "decembre": 12,
}  # fmt: skip
# Counted from Monday as 0.
WEEKDAYS = {
    **dict(zip("月火水木金土日", range(7), strict=True)),
    **dict(zip("一二三四五六日", range(7), strict=True)),
    "天": 6,
    **dict(zip("월화수목금토일", range(7), strict=True)),
    **dict(zip("mon tue wed thu fri sat sun".split(), range(7), strict=True)),
    **dict(zip("lun mar mer jeu ven sam dim".split(), range(7), strict=True)),
}
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
NUMERALS = dict(zip("〇一二三四五六七八九十", range(11), strict=True)) | {"零": 0, "两": 2, "兩": 2}

LOCAL = "local"
"""The zone of a clock that is only said to be local time."""

AMBIGUOUS = "ambiguous"
"""The zone of a clock whose abbreviation stands for several."""

# The zones of places, as they are said before a clock (北京时间) and in notes (Paris time).
PLACES = {
    "東部": "America/New_York", "日本": "+09:00", "東京": "+09:00", "东京": "+09:00",
    "韓国": "+09:00", "韩国": "+09:00", "韓國": "+09:00", "首尔": "+09:00", "首爾": "+09:00",
    "北京": "+08:00", "中国": "+08:00", "中國": "+08:00", "香港": "+08:00", "台北": "+08:00",
    "臺北": "+08:00", "台灣": "+08:00", "台湾": "+08:00", "臺灣": "+08:00",
    "新加坡": "+08:00", "シンガポール": "+08:00",
    "美东": "America/New_York", "美東": "America/New_York", "美国东部": "America/New_York",
    "美國東部": "America/New_York", "米東部": "America/New_York",
    "アメリカ東部": "America/New_York", "ニューヨーク": "America/New_York",
    "纽约": "America/New_York", "紐約": "America/New_York", "华盛顿": "America/New_York",
    "華盛頓": "America/New_York", "미국 동부": "America/New_York",
    "美西": "America/Los_Angeles", "美国西部": "America/Los_Angeles",
    "美國西部": "America/Los_Angeles", "米西部": "America/Los_Angeles",
    "伦敦": "Europe/London", "倫敦": "Europe/London", "英国": "Europe/London",
    "英國": "Europe/London", "イギリス": "Europe/London", "ロンドン": "Europe/London",
    "巴黎": "Europe/Paris", "法国": "Europe/Paris", "法國": "Europe/Paris",
    "パリ": "Europe/Paris", "フランス": "Europe/Paris",
    "柏林": "Europe/Berlin", "德国": "Europe/Berlin", "德國": "Europe/Berlin",
    "ドイツ": "Europe/Berlin",
    "莫斯科": "Europe/Moscow", "モスクワ": "Europe/Moscow", "基辅": "Europe/Kyiv",
    "基輔": "Europe/Kyiv", "キーウ": "Europe/Kyiv", "烏克蘭": "Europe/Kyiv",
    "乌克兰": "Europe/Kyiv", "ウクライナ": "Europe/Kyiv",
    "以色列": "Asia/Jerusalem", "イスラエル": "Asia/Jerusalem",
    "バンコク": "Asia/Bangkok", "タイ": "Asia/Bangkok", "曼谷": "Asia/Bangkok",
    "泰国": "Asia/Bangkok", "泰國": "Asia/Bangkok",
    "格林尼治": "+00:00", "格林威治": "+00:00", "グリニッジ": "+00:00", "世界": "+00:00",
    "협정 세계": "+00:00", "한국": "+09:00", "서울": "+09:00", "일본": "+09:00",
}  # fmt: skip
CITIES = {
    "london": "Europe/London", "uk": "Europe/London", "paris": "Europe/Paris",
    "french": "Europe/Paris", "berlin": "Europe/Berlin", "german": "Europe/Berlin",
    "moscow": "Europe/Moscow", "kyiv": "Europe/Kyiv", "kiev": "Europe/Kyiv",
    "ukraine": "Europe/Kyiv", "ukrainian": "Europe/Kyiv", "israel": "Asia/Jerusalem",
    "new york": "America/New_York", "eastern": "America/New_York", "us eastern": "America/New_York",
    "central": "America/Chicago", "mountain": "America/Denver", "pacific": "America/Los_Angeles",
    "beijing": "+08:00", "hong kong": "+08:00", "taipei": "+08:00", "taiwan": "+08:00",
    "singapore": "+08:00", "tokyo": "+09:00", "japan": "+09:00", "japan standard": "+09:00",
    "seoul": "+09:00", "korea": "+09:00", "korean": "+09:00", "gmt": "+00:00",
    "sydney": "Australia/Sydney", "doha": "+03:00", "delhi": "+05:30",
}  # fmt: skip
# What stands behind a clock. CST and IST are each the time of several places.
ABBREVIATIONS = {
    "Z": "+00:00",
    "GMT": "+00:00", "UTC": "+00:00", "TU": "+00:00", "BST": "Europe/London",
    "ET": "America/New_York", "EST": "-05:00", "EDT": "-04:00",
    "CT": "America/Chicago", "CDT": "-05:00", "MT": "America/Denver", "MST": "-07:00",
    "MDT": "-06:00", "PT": "America/Los_Angeles", "PST": "-08:00", "PDT": "-07:00",
    "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00",
    "JST": "+09:00", "KST": "+09:00", "HKT": "+08:00", "SGT": "+08:00",
    "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00",
    "CST": AMBIGUOUS, "IST": AMBIGUOUS, "AST": AMBIGUOUS,
}  # fmt: skip


def shadow_of(text: str) -> str:
    """Give the text with full-width digits, brackets and spaces in ASCII, as long as it was."""
    return text.translate(_SHADOW)


def any_of(words: Iterable[str]) -> str:
    """Give a pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
