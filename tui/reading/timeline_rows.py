"""An article → the rows of its timeline: days, silences, updates, and what stands between them.

Rows stand in the order of the page, or its reverse; a time is never sorted. Everything is derived
from the sections, so that the two cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from library.visits import NO_NEWS, News
from parsers.article import Article, Moment, Order, Section
from parsers.sentences import words_of
from tui.reading.search import fold
from tui.typesetting.linebreak import cells_of
from tui.typesetting.times import Times, in_digits, minutes_of, tell, turned

NARROWEST_STAMP, WIDEST_STAMP = 5, 10
NO_STAMP = "-"
_NO_DAY = "day not told"
_HOUR = 60
_DAY = 24 * _HOUR
# A silence is told from three hours on.
_SHORTEST_GAP = 3 * _HOUR
_RANGE = re.compile(r"\s*[-~〜～–—]\s*\d.*$", re.DOTALL)

MARKS = {
    "key": "*", "pinned": "^", "scheduled": "+", "out_of_order": "~", "conflict": "!",
}  # fmt: skip
"""The signs before a label; all of them one cell wide in every terminal."""
NEWS_MARKS: dict[News, str] = {"new": ">", "changed": "&"}
"""The signs of what came, or was changed, since the last visit; they stand before the others."""


class RowKind(Enum):
    """What a row is, and with it how it looks."""

    DAY = "day"
    GAP = "gap"
    UPDATE = "update"
    KEY = "key"
    FAINT = "faint"
    HEADING = "heading"
    FACT = "fact"


class TimelineRow(NamedTuple):
    """One row. It leads to a section, or tells something of the rows around it."""

    kind: RowKind
    text: str
    stamp: str = ""
    marks: str = ""
    section: int | None = None
    day: str = ""


class Item(NamedTuple):
    """A section as the timeline lists it.

    `day` is told above it. `day_number` counts real days where the date is known; below 0 it is a
    day of an unknown month, which can be compared only with itself; 0 is unknown. `minutes` count
    from midnight; None for what tells no clock, or stands out of the stream of updates.
    """

    section: Section
    row: TimelineRow
    day_number: int = 0
    minutes: int | None = None

    @property
    def is_timed(self) -> bool:
        """Whether the section says itself when it was reported."""
        return self.section.is_stamped


def items_of(article: Article, times: Times, news: Mapping[int, News] = NO_NEWS) -> list[Item]:
    """List the sections in page order, their moments told in one of the ways, `news` marked."""
    if not article.has_stamps:
        return [_contents(section) for section in article.sections]
    items = [_item(section, times, article.language) for section in article.sections]
    return [_marked(item, news) for item in items if not _is_divider(item)]


def _marked(item: Item, news: Mapping[int, News]) -> Item:
    kind = news.get(item.section.index)
    if kind is None:
        return item
    return item._replace(row=item.row._replace(marks=NEWS_MARKS[kind] + item.row.marks))


def _is_divider(item: Item) -> bool:
    """Whether a heading says nothing but its day, which is told between the rows anyway."""
    section = item.section
    return section.kind == "day" and not section.is_update and bool(item.row.day)


def _contents(section: Section) -> Item:
    return Item(section, TimelineRow(RowKind.HEADING, words_of(section), section=section.index))


def _item(section: Section, times: Times, language: str | None) -> Item:
    moment, marks = section.moment, _marks(section)
    if moment is None or not section.is_stamped:
        row = TimelineRow(RowKind.FAINT, words_of(section), NO_STAMP, marks, section.index)
        return Item(section, row, _day_number(moment, times) if moment else 0)
    told = tell(moment, times, language)
    day = _with_doubt(told.day, moment) if section.kind != "pinned" else ""
    clock = _RANGE.sub("", told.clock) if moment.until else told.clock
    if cells_of(clock) > WIDEST_STAMP:
        clock = in_digits(moment, clock)
    row = TimelineRow(_kind(section), words_of(section), clock, marks, section.index, day)
    is_apart = section.kind in ("pinned", "scheduled") or section.flags
    minutes = None if is_apart else minutes_of(moment, times)
    return Item(section, row, _day_number(moment, times), minutes)


def _kind(section: Section) -> RowKind:
    if section.kind == "scheduled":
        return RowKind.FAINT
    return RowKind.KEY if section.is_key else RowKind.UPDATE


def _marks(section: Section) -> str:
    names = [section.kind, *section.flags, *(["key"] if section.is_key else ())]
    return "".join(MARKS.get(name, "") for name in names)


def _with_doubt(day: str, moment: Moment) -> str:
    """A day counted upwards is `~13日`; one whose month and year are only the archiver's, `?`."""
    before = "~" if moment.date_from == "inferred" else ""
    return f"{before}{day}{'?' if moment.is_weak else ''}" if day else ""


def _day_number(moment: Moment, times: Times) -> int:
    day = turned(moment, times) or moment.date
    return day.toordinal() if day else -(moment.day or 0)


# What is shown of it


def with_words(items: Sequence[Item], words: str) -> Sequence[Item]:
    """Give the items whose heading or time contains the words; all of them for no words."""
    if not words or not (wanted := fold(words)):
        return items
    return [item for item in items if wanted in fold(_searched(item))]


def _searched(item: Item) -> str:
    return f"{item.row.stamp} {item.section.heading} {item.row.text}"


def rows_of(
    items: Sequence[Item], order: Order | None, shown: Iterable[Item], *, has_gaps: bool = True
) -> Iterator[TimelineRow]:
    """Yield the rows of the items that are shown, in their order, with the days they are of.

    `order` is that in which they are shown; silences are told between neighbours in it.
    """
    gaps = _gaps(items, order) if has_gaps else {}
    day = ""
    for item in shown:
        if gap := gaps.get(item.section.index):
            yield TimelineRow(RowKind.GAP, gap, day=day)
        if item.row.day and item.row.day != day:
            day = item.row.day
            yield TimelineRow(RowKind.DAY, day, day=day)
        elif day and item.minutes is not None and not item.row.day:
            # Its day is not known: it must not stand below one that is.
            day = ""
            yield TimelineRow(RowKind.DAY, _NO_DAY)
        row = item.row
        yield TimelineRow(row.kind, row.text, row.stamp, row.marks, row.section, day)


def stamp_width(rows: Iterable[TimelineRow]) -> int:
    """Give the cells of the column of stamps: three quarters of them fit; 0 where there is none.

    The few longer ones (13:00すぎ among 13:48) would take from every label what they need alone.
    """
    cells = sorted(cells_of(row.stamp) for row in rows if row.stamp and row.stamp != NO_STAMP)
    typical = cells[(len(cells) - 1) * 3 // 4] if cells else 0
    return min(max(typical, NARROWEST_STAMP), WIDEST_STAMP) if cells else 0


def turned_order(order: Order | None) -> Order | None:
    """Give the order of what is set in the reverse of an order."""
    turned: dict[Order, Order] = {"newest-first": "oldest-first", "oldest-first": "newest-first"}
    return turned.get(order, order) if order else None


def _gaps(items: Sequence[Item], order: Order | None) -> dict[int, str]:
    """The silences before items, in words, by the index of the section."""
    if order not in ("newest-first", "oldest-first"):
        return {}
    steps = {
        below.section.index: step
        for above, below in pairwise(item for item in items if item.minutes is not None)
        if (step := _step(above, below, order)) > 0
    }
    return {index: tell_length(step) for index, step in steps.items() if step >= _SHORTEST_GAP}


def _step(above: Item, below: Item, order: Order) -> int:
    """The minutes from one item to the next; 0 where their days cannot be compared."""
    days = below.day_number - above.day_number
    if days and (below.day_number <= 0 or above.day_number <= 0):
        return 0
    minutes = days * _DAY + (below.minutes or 0) - (above.minutes or 0)
    return minutes if order == "oldest-first" else -minutes


def tell_length(minutes: int) -> str:
    """Tell a length of time: `3 h 20 min`, `2 days 4 h`."""
    days, rest = divmod(minutes, _DAY)
    hours, minutes = divmod(rest, _HOUR)
    parts = [f"{days} day{'' if days == 1 else 's'}" if days else ""]
    parts += [f"{hours} h" if hours else "", f"{minutes} min" if minutes and not days else ""]
    return " ".join(part for part in parts if part)
