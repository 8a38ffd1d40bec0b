"""The grammar of stamps: what a heading says about time, and nothing that it does not say.

A stamp stands at the head of a heading, with or without marks and brackets, or at its end. It is
read on a shadow of the text, while what was written is cut from the text itself. A time that runs
on into a sentence (`13日午後1時すぎ、…`, `9:40 p.m. police said`) is no stamp.
"""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.clocks import LAST_HOUR, MINUTES_A_DAY, Clock, Doubt, read_clock
from parsers.grammar import AT_END, IN_BRACKETS, LEADING, MARKS, PART, SECOND, compiled
from parsers.language import WIDE
from parsers.patterns import late
from parsers.stamp import Stamp
from parsers.words import APPROX, APPROX_AHEAD, LOCAL, PERIODS, any_of, shadow_of
from parsers.written_dates import WrittenDate, read_date, read_weekday
from parsers.zones import shifted, zone_in

# A heading without any of these tells no time: most lines of most articles.
_MAY_TELL = late(
    r"\d|[〇一二三四五六七八九十]\s?[点點时時]|[正午]午|子夜|noon|mid|minuit|정오|자정"
    rf"|^\W?(?:{any_of(PERIODS)})[】\])\s]",
    re.IGNORECASE,
)
_HEAD = 48
_PLAIN = late(
    r"(?:([0-9]{1,2})日 )?(([0-9]{1,2}):([0-9]{2})) "
    r"(?P<label>(?!から|至|更新)[\u3041-\u30fe\u4e00-\u9fff「“【][^\n]*(?<! ))"
)
_END = re.compile(r"[)\]〕】]$|\d$")
# What may part a stamp from its label; without it the label begins behind white space.
_SEPARATOR = re.compile(r"\s*(?:[:|=丨│▏┃]+|-+(?!\d)|─+|\.(?=\s|$)|·|—)\s*|\s+")
# Particles and verbs by which a sentence goes on behind a time.
_GOES_ON = re.compile(
    r"[,、，。]|(?:は|に|から|より|まで|の|で|を|が|も|と|時点|至|到|的|在|起|开始|開始|前|后|後|消息|讯|訊|电|電|~)|\s?(?:→|->)"
    r"|(?:에|부터|까지|의|은|는)"
)
_PAUSE = re.compile(r"[,、，。]|\s?(?:→|->)")
_JOINT = late(r"[\u3040-\u30ff\u3400-\u9fff“「『《【]")
_WORD = re.compile(r"[a-zà-ÿ]")
_LATIN = re.compile(r"[A-Za-z]")
_PRICE = re.compile(r"\d+\.\d+")
_DAY_SIGN = re.compile("[日일号號]")
_FROM_TO = re.compile(r"^\s?(?:[~-]|至|から)\s?(?:翌日|翌|次日)?\s?")
_PARTS = ("date", "part", "period", "clock", "approx", "zone", "until", "zone2", "second", "date2",
          "weekday", "weekday2", "today", "alone", "edit", "close")  # fmt: skip


@lru_cache(maxsize=16384)
def read_stamp(heading: str) -> Stamp | None:
    """Read the stamp of a heading, at its head or at its end; None where there is none."""
    return _plain(heading) or read_any_stamp(heading)


def _plain(heading: str) -> Stamp | None:
    """Read the shape that most headings have, `13日 19:40 見出し`, without the whole grammar.

    Thousands of updates open twice as fast by it; it gives what `read_any_stamp` gives.
    """
    match = _PLAIN.fullmatch(heading)
    if match is None:
        return None
    day, clock, hour, minute, label = match.groups()
    if int(hour) > LAST_HOUR or int(minute) > 59 or not 1 <= int(day or 1) <= 31:
        return None
    return Stamp(
        written=heading[: match.start("label")].rstrip(),
        label=label,
        day=int(day) if day else None,
        minutes=int(hour) * 60 + int(minute),
        clock=clock,
    )


def read_any_stamp(heading: str) -> Stamp | None:
    """Read a stamp by the whole grammar."""
    shadow = shadow_of(heading)
    if not _MAY_TELL.search(shadow[:_HEAD]) and not _MAY_TELL.search(shadow[-_HEAD:]):
        return None
    match = compiled(LEADING).match(shadow)
    stamp = _leading(heading, shadow, match) if match else None
    if stamp:
        return stamp
    end = _END.search(shadow)
    match = compiled(IN_BRACKETS if end[0] in ")]〕】" else AT_END).match(shadow) if end else None
    if match:
        label = heading[: match.end("label")].lstrip(MARKS)
        return _stamp(heading, match, match.span("stamp"), label)
    match = compiled(PART).match(shadow) if "の動き" in shadow else None
    return _day_of_part(heading, match) if match else None


def _leading(heading: str, shadow: str, match: re.Match[str]) -> Stamp | None:
    end = max((match.end(part) for part in _PARTS if match[part]), default=0)
    if not end:
        return None
    after = match.end("marks") if match["marks"] else end
    separator = _SEPARATOR.match(shadow, after)
    is_set_off = bool(match["close"] or match["marks"] or (separator and separator[0].strip()))
    start = separator.end() if separator else after
    if not _begins_label(shadow, match, after, start, is_set_off=is_set_off):
        return None
    span = (match.start("stamp"), end)
    tag = match["tag"] or ""
    before = tag.strip() if tag[:1] in "【[<" and "更新" not in tag else ""
    return _stamp(heading, match, span, f"{before}{heading[start:]}", is_set_off=is_set_off)


def _begins_label(
    shadow: str, match: re.Match[str], after: int, start: int, *, is_set_off: bool
) -> bool:
    """Whether what follows is a label, or nothing, rather than the rest of a sentence."""
    rest, words = shadow[after:], shadow[start:]
    if not rest:
        return True
    if (_PAUSE if match["close"] and match["clock"] else _GOES_ON).match(rest):
        return False
    if is_set_off:
        return True
    if start == after:
        return ":" in (match["clock"] or "") and bool(_JOINT.match(rest)) and rest[-1] != "。"
    if not match["clock"]:
        return bool(_DAY_SIGN.search(match["date"] or "")) or len(match["alone"] or "") > 1
    is_sentence = bool(_WORD.match(words)) and not WIDE.search(words)
    return not is_sentence and not (words.endswith("다.") and not match["mark"])


def _stamp(
    heading: str,
    match: re.Match[str],
    span: tuple[int, int],
    label: str,
    *,
    is_set_off: bool = True,
) -> Stamp | None:
    said = match.groupdict()
    clock, date = _clock(said), _date(heading, said)
    zone = _zone(said, clock)
    is_void = (said["clock"] and not clock) or (said["date"] and not date)
    is_price = bool(_PRICE.fullmatch(said["clock"] or "")) and not zone
    if is_void or is_price or not (clock or date or said.get("alone")):
        return None
    date = date or WrittenDate()
    return Stamp(
        written=heading[slice(*span)].strip(),
        label=label.strip(),
        year=date.year,
        month=date.month,
        day=date.day,
        weekday=_weekday(said) if date.weekday is None else date.weekday,
        slashed=date.slashed,
        minutes=clock.minutes if clock else None,
        clock=_written_clock(heading, match) if clock else "",
        period=said.get("alone") or ("" if clock else said.get("period")) or "",
        approx=APPROX_AHEAD.get((said.get("ahead") or "").lower())
        or APPROX.get(said.get("approx") or ""),
        zone=None if zone == LOCAL else zone,
        is_local=zone == LOCAL,
        until=_until(said),
        doubt=clock.doubt if clock else "",
        is_set_off=is_set_off,
    )


_Said = dict[str, str | None]


def _written_clock(heading: str, match: re.Match[str]) -> str:
    """The clock as written, with the part of the day and the approximation beside it."""
    said = match.groupdict()
    first = next((name for name in ("period", "ahead") if said.get(name)), "clock")
    last = "approx" if said.get("approx") else "clock"
    return heading[match.start(first) : match.end(last)].strip()


def _clock(said: _Said) -> Clock | None:
    """The time of day; a part of the day that stands apart from it (午後 3:10) belongs to it."""
    written = said["clock"]
    if not written:
        return None
    halves = read_clock(f"{said['period']}{written}") if said.get("period") else None
    clock = halves or read_clock(written)
    if clock is None or clock.doubt != "digits":
        return clock
    doubt = _doubt_of_digits(said)
    return None if doubt is None else Clock(clock.minutes, doubt)


def _until(said: _Said) -> int | None:
    """The end of a range, which shares the half of the day with its start (오후 5시~6시)."""
    written = _FROM_TO.sub("", said.get("until") or "")
    end = read_clock(written) if written else None
    start = _clock(said) if end else None
    if end is None or start is None:
        return None
    # 오후 5시~6시: the half of the day holds for both.
    both = end.minutes + MINUTES_A_DAY // 2
    return both if end.minutes < start.minutes < both <= MINUTES_A_DAY else end.minutes


def _weekday(said: _Said) -> int | None:
    written = said.get("weekday") or said.get("weekday2")
    return read_weekday(written) if written else None


def _date(heading: str, said: _Said) -> WrittenDate | None:
    written = said["date"] or said.get("date2")
    if not written:
        return None
    # 3/4 is the fourth of March where Chinese and Japanese are written; elsewhere it may be either.
    is_latin = bool(_LATIN.search(heading)) and not _JOINT.search(heading)
    return read_date(written.strip(), day_first=None if is_latin else False)


def _doubt_of_digits(said: _Said) -> Doubt | None:
    """Four bare digits are a clock behind a mark, in square brackets, with a zone or a `~`."""
    if said.get("zone") or said.get("zone2") or (said.get("until") or "").startswith("~"):
        return ""
    if said.get("mark") or (said.get("open") or "") in ("【", "["):
        return "digits"
    return None


def _zone(said: _Said, clock: Clock | None) -> str | None:
    """The zone written beside the clock, or told by a second clock in another (`(2200 GMT)`)."""
    for name in ("place", "place2", "zone", "zone2"):
        if written := said.get(name):
            return zone_in(written)
    written = said.get("second")
    second = compiled(SECOND).search(written) if written else None
    other = read_clock(second["clock"].strip()) if second else None
    if clock is None or second is None or other is None:
        return None
    zone = zone_in(second["zone"] or second["place"] or "")
    return shifted(zone, clock.minutes - other.minutes) if zone else None


def _day_of_part(heading: str, match: re.Match[str]) -> Stamp | None:
    date = read_date(match["date"])
    if date is None:
        return None
    written = heading[slice(*match.span("date"))]
    return Stamp(written, heading, date.year, date.month, date.day, is_set_off=True)
