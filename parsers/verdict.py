"""Is it live coverage? A verdict on the stamped headings of an article, with its reasons.

The numbers were measured over 134,514 archived articles: four stamped headings in descending order
are a live blog in seven of eight, ascending ones mostly agendas, diaries and video lengths.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from parsers.article import Order
from parsers.clocks import MINUTES_A_DAY
from parsers.order import order_of, trusted
from parsers.patterns import late
from parsers.stamp import Stamp

Kind = Literal["live", "times", "scheduled", "jump list", "none"]

_ENOUGH = 4
_ENOUGH_WHEN_LIVE = 3
_MANY_RANGES = 0.3
_MANY = 8
# Minutes: offsets into a recording begin with its first ones.
_START = 10
_LIVE = late(
    r"随時更新|詳しく|タイムライン|ドキュメント|速報中|実況|(?:まとめ|一覧).{0,6}更新|更新中"
    r"|[实實即]時更新|实时更新|即时更新|[滚滾][动動]更新|持[续續]更新|不[断斷]更新"
    r"|直击|直擊|^.{0,6}【[^】]{0,4}更新[^】]{0,8}】"
    r"|as it happened|live updates|live blog|liveblog|live coverage|latest updates|^The Latest\b"
    r"|\bLIVE\b|[–—|:-]\s*live\b|^live\s*[:|–—-]|live:|en direct|실시간|생중계|라이브",
    re.IGNORECASE,
)
# Live coverage may do without times: then its headings alone are what one jumps between.
_IN_PROGRESS = late(
    r"随時更新|タイムライン|[实實即]時更新|实时更新|即时更新|[滚滾][动動]更新|持[续續]更新"
    r"|as it happened|live updates|live blog|liveblog|live coverage|^live\s*[:|]|\bLIVE\s*:"
    r"|en direct|실시간",
    re.IGNORECASE,
)
_AGENDA = late(
    r"議程|议程|日程|スケジュール|番組|放送予定|時間割|时间表|時間表|時刻|时刻表|ダイヤ|運航|直播表|赛程|賽程|[节節]目[单單表]|预告|預告"
    r"|予定|タイムテーブル|式次第|プログラム|進行表|流程|发车|發車|営業|营业|營業|開館|开放时间|開放時間"
    r"|schedule|agenda|program(?:me)?s?\b|timetable|line-?up|listings|rundown|opening hours"
    r"|what to watch|departures|arrivals|fixtures"
    r"|식순|일정|편성표|시간표|programme|horaires?|calendrier|au programme|Fernsehprogramm",
    re.IGNORECASE,
)
_PREVIEW = re.compile("预告|預告|放送予定|preview", re.IGNORECASE)
_RECORDING = re.compile(
    r"動画|视频|視頻|影片|录音|錄音|録音|播客|文字稿|配信|podcast|transcript|video|recording|영상|vidéo",
    re.IGNORECASE,
)


class Verdict(NamedTuple):
    """What the headings of an article are taken for, and why."""

    kind: Kind
    order: Order | None
    reasons: tuple[str, ...]

    @property
    def has_times(self) -> bool:
        """Whether the stamps of the headings are times, of updates or of a programme."""
        return self.kind in ("live", "times", "scheduled")


class Headlines(NamedTuple):
    """The words around the headings of an article: they tell what it means to be."""

    title: str
    notes: Sequence[str] = ()
    lead: Sequence[str] = ()

    @property
    def says_live(self) -> bool:
        """Whether title, notes or introduction call it live."""
        return any(_LIVE.search(text) for text in (self.title, *self.notes)) or self.is_in_progress

    @property
    def is_in_progress(self) -> bool:
        """Whether it says that it is being, or was, written as things happened."""
        short = [
            text
            for text in self.lead
            if len(text) <= 20 or (len(text) <= 60 and text.endswith((":", "：")))
        ]
        return any(_IN_PROGRESS.search(text) for text in (self.title, *self.notes, *short))

    @property
    def says_recording(self) -> bool:
        """Whether it is about a recording, in which times are offsets."""
        return any(_RECORDING.search(text) for text in (self.title, *self.lead[:2]))

    @property
    def says_preview(self) -> bool:
        """Whether its title tells of what is to come."""
        return bool(_PREVIEW.search(self.title))

    @property
    def says_agenda(self) -> bool:
        """Whether it calls itself a programme of what is to come."""
        short = [text for text in self.lead if len(text) <= 60]
        return any(_AGENDA.search(text) for text in (self.title, *self.notes, *short))


def judge(
    words: Headlines, stamps: Sequence[Stamp | None], *, bare: int = 0, has_note: bool = False
) -> Verdict:
    """Give the verdict on the stamps of an article's headings (None for a heading without one).

    `bare` counts those with neither label nor text below. `has_note` is a note that tells how the
    times are to be read: the article's own word for it.
    """
    stamps = trusted(stamps)
    timed = [stamp for stamp in stamps if stamp and stamp.clock]
    order = order_of(stamps)
    count = _count(stamps, timed)
    what = f"{len(timed)} headings tell a time"
    if has_note and timed and not _are_lengths(words, timed, bare):
        return _of_order(words, timed, order, (what, "a note says how its times are to be read"))
    enough = _ENOUGH_WHEN_LIVE if words.says_live else _ENOUGH
    if count < enough:
        if words.is_in_progress and len(stamps) >= _ENOUGH:
            return Verdict("jump list", None, ("it calls itself live, its headings tell no times",))
        return Verdict("none", None, (f"{what}: too few for a timeline",) if timed else ())
    if reason := _are_lengths(words, timed, bare):
        return Verdict("none", None, (what, reason))
    return _of_order(words, timed, order, (what,))


def _count(stamps: Sequence[Stamp | None], timed: Sequence[Stamp]) -> int:
    """Distinct times; days alone are a chronology, but beside clocks they are updates too."""
    distinct = {(stamp.day, stamp.weekday, stamp.minutes) for stamp in timed}
    days = sum(1 for stamp in stamps if stamp and not stamp.clock)
    return len(distinct) + (days if len(timed) >= _ENOUGH // 2 else 0)


def _of_order(
    words: Headlines, timed: Sequence[Stamp], order: Order | None, reasons: tuple[str, ...]
) -> Verdict:
    if why := _planned(words, timed, order):
        return Verdict("scheduled", order, (*reasons, why))
    if order == "newest-first":
        return Verdict("live", order, (*reasons, "newest first"))
    direction = "oldest first" if order == "oldest-first" else "in no order"
    if words.says_live:
        return Verdict("live", order, (*reasons, direction, "it calls itself live"))
    if _are_round(timed):
        return Verdict("scheduled", order, (*reasons, direction, "all of them round, as planned"))
    return Verdict("times", order, (*reasons, f"{direction}: times in this text"))


def _planned(words: Headlines, timed: Sequence[Stamp], order: Order | None) -> str:
    """Why times are a programme of what is to come; nothing where they are not."""
    if words.says_preview:
        return "it tells what is to come"
    if order == "newest-first":
        return ""
    if words.says_agenda and not words.is_in_progress:
        return "it calls itself a programme"
    return "at even steps" if _is_evenly_spaced(timed) or _is_gapless(timed, order) else ""


def _are_round(timed: Sequence[Stamp]) -> bool:
    """Whether many times all lie on full five minutes, as what is planned does."""
    return len(timed) >= _MANY and all(
        (stamp.minutes or 0) % 5 == 0 and not stamp.approx for stamp in timed
    )


def _are_lengths(words: Headlines, timed: Sequence[Stamp], bare: int) -> str:
    """Why clocks are lengths or offsets of recordings; nothing where they are times."""
    if bare * 2 > len(timed):
        return "most of them are a time and nothing else, as lengths of recordings are"
    clocks = [stamp.minutes or 0 for stamp in timed]
    is_plain = all(
        ":" in s.clock.replace("：", ":") and not (s.day or s.zone or s.approx) for s in timed
    )
    rises = all(one <= other for one, other in pairwise(clocks))
    is_recording = words.says_recording and clocks[0] < 60
    if is_plain and rises and (is_recording or (clocks[0] < _START and clocks[1] < 6 * 60)):
        return "they count up from zero, as offsets into a recording do"
    return ""


def _is_evenly_spaced(timed: Sequence[Stamp]) -> bool:
    steps = {
        ((later.minutes or 0) - (stamp.minutes or 0)) % MINUTES_A_DAY
        for stamp, later in pairwise(timed)
    }
    return len(timed) > _ENOUGH and len(steps) == 1


def _is_gapless(timed: Sequence[Stamp], order: Order | None) -> bool:
    """Whether many are ranges that touch or overlap, as sessions and opening hours do."""
    ranges = sum(stamp.until is not None for stamp in timed)
    touching = sum(a.until is not None and a.until == b.minutes for a, b in pairwise(timed))
    is_many = ranges > _MANY_RANGES * len(timed)
    return is_many and (order == "mixed" or touching * 2 >= ranges)
