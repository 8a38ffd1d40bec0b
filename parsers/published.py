"""When an archived article was published, by the forms of its outlet (`PublishedForm`).

Told twice: from the first characters of the HTML, for a list of many articles, and from the tree,
where the line that tells it is no text of the article and goes, and the author in it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from parsers.article import Moment
from parsers.bylines import names_in_line
from parsers.dates import valid_date
from parsers.day import page_moment
from parsers.instants import read_when
from parsers.outlet import Outlet, PublishedForm
from parsers.safe import one_line

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_DAY_FIRST = r"\d\d/\d\d/\d{4} - \d\d:\d\d"
_MACHINE = (
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z?"
    r"|[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT"
)
_DATELINE = r"【大[纪紀]元\d{4}年\d{1,2}月\d{1,2}日[^】]{0,20}】"
_WIRE = r"[（(]中央社[^）)]{0,60}日[^）)]{0,6}[電电][）)]"
_IN_HTML: dict[PublishedForm, re.Pattern[str]] = {
    "line": re.compile(rf"<div[^>]*>\s*({_DAY_FIRST})\s*</div>"),
    "by-line": re.compile(rf"<i>[^<]*(?:<br ?/?>)?\s*({_MACHINE})\s*</i>"),
    "time": re.compile(r'<time[^>]*\sdatetime="([\d-]{10}[^"]{0,20})"', re.IGNORECASE),
    "dateline": re.compile(f"({_DATELINE})"),
    "wire": re.compile(f"({_WIRE})"),
}
_BY_LINE = re.compile(rf"(.*?)\s*({_MACHINE})", re.DOTALL)
_DAY_OF_MONTH = re.compile(r"(?<!\d)(\d{1,2})日")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
# Characters of HTML. What tells the date stands above the text or opens it; a caption may precede.
_HEAD = 4000
_FIRST_BOXES = 12
# Between a day that is told and the archiver's visit, to take the visit for its time.
_SAME_NEWS = timedelta(days=1)
_LENGTH_OF_DAY = 10
_NOON = 12
_LONGEST_MONTH = timedelta(days=31)


class Published(NamedTuple):
    """When an article was published, in which zone, and whom the line that tells it names."""

    moment: Moment
    zone: str | None = None
    names: tuple[str, ...] = ()


def published_in(body: str, outlet: Outlet, visit: datetime | None) -> datetime | None:
    """Tell the instant from the first characters of the HTML.

    Where only the day is told, it is the visit of that day or the next, else midnight in UTC.
    """
    for form in outlet.published:
        match = _IN_HTML[form].search(body, 0, _HEAD)
        told = _told(form, match[1], outlet, visit) if match else None
        if told is not None:
            return told if isinstance(told, datetime) else _some_time_of(told, visit)
    return None


def _some_time_of(day: date, visit: datetime | None) -> datetime:
    if visit and abs(visit.date() - day) <= _SAME_NEWS:
        return visit
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def take_published(soup: BeautifulSoup, outlet: Outlet, visit: datetime | None) -> Published | None:
    """Take the time from its own line above the text; a dateline stays in its sentence."""
    for form in outlet.published:
        for boxes, written, names in _FINDERS[form](soup):
            told = _told(form, written, outlet, visit)
            if told is None:
                continue
            for box in boxes:
                box.decompose()
            zone = str(told.tzinfo) if isinstance(told, datetime) else None
            return Published(_moment(told, written, form), zone, names)
    return None


def _moment(told: datetime | date, written: str, form: PublishedForm) -> Moment:
    if isinstance(told, datetime):
        return page_moment(told.date(), told.time(), written, told.isoformat()[-6:])
    moment = page_moment(told, None, written)
    return moment._replace(anchor_from="archive") if form == "wire" else moment


def _told(
    form: PublishedForm, written: str, outlet: Outlet, visit: datetime | None
) -> datetime | date | None:
    """Read what a form has found: an instant, in the outlet's zone where none is told, or a day."""
    match form:
        case "wire":
            return _in_month(written, visit)
        case "dateline":
            day = _DAY.search(written)
            return valid_date(*map(int, day.groups())) if day else None
        case "line":
            written = f"{written[6:10]}-{written[3:5]}-{written[:2]} {written[-5:]}"
    try:
        told = datetime.fromisoformat(written)
    except ValueError:
        when = read_when(written)
        return (when.instant or when.date) if when else None
    if len(written) == _LENGTH_OF_DAY:
        return told.date()
    return told if told.tzinfo else _in_zone(told, form, outlet, visit)


def _in_zone(
    told: datetime, form: PublishedForm, outlet: Outlet, visit: datetime | None
) -> datetime:
    """The time on the outlet's clocks.

    Pages may write an afternoon's hours as a morning's (05:24 for 17:24), and not say so: of both
    readings it is the one that lies nearest before the visit.
    """
    first = told.replace(tzinfo=_zone(outlet.published_zone))
    if form != "time" or visit is None or told.hour > _NOON:
        return first
    morning = first.replace(hour=told.hour % _NOON)
    readings = (morning, morning.replace(hour=morning.hour + _NOON))
    return max((reading for reading in readings if reading <= visit), default=first)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _in_month(written: str, visit: datetime | None) -> date | None:
    """A day of the month, the last one before the archiver's visit or the day after it."""
    day = _DAY_OF_MONTH.search(written)
    if not day or not visit:
        return None
    latest = (visit + _SAME_NEWS).date()
    for month in (latest, latest.replace(day=1) - timedelta(days=1)):
        found = valid_date(month.year, month.month, int(day[1]))
        if found and timedelta() <= latest - found < _LONGEST_MONTH:
            return found
    return None


_Found = Iterator[tuple[list["Tag"], str, tuple[str, ...]]]


def _lines(soup: BeautifulSoup) -> _Found:
    for box in soup(["div", "p", "i"], limit=_FIRST_BOXES):
        if not box.find(True) and re.fullmatch(_DAY_FIRST, written := one_line(box.get_text())):
            yield [box], written, ()


def _by_lines(soup: BeautifulSoup) -> _Found:
    for box in soup("i", limit=2):
        if match := _BY_LINE.fullmatch(box.get_text("\n").strip()):
            yield [box], match[2], tuple(names_in_line(match[1]))


def _times(soup: BeautifulSoup) -> _Found:
    for tag in soup("time", datetime=True, limit=1):
        address = tag.find_previous_sibling("address")
        names = names_in_line(address.get_text("\n")) if address else ()
        yield [tag, *([address] if address else [])], str(tag["datetime"]), tuple(names)


def _in_text(pattern: str) -> Callable[[BeautifulSoup], _Found]:
    def find(soup: BeautifulSoup) -> _Found:
        if match := re.search(pattern, soup.get_text()[:_HEAD]):
            yield [], match[0], ()

    return find


_FINDERS: dict[PublishedForm, Callable[[BeautifulSoup], _Found]] = {
    "line": _lines,
    "by-line": _by_lines,
    "time": _times,
    "dateline": _in_text(_DATELINE),
    "wire": _in_text(_WIRE),
}
