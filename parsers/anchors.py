"""The dates an article is known under, the most trusted first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from parsers.article import AnchorFrom, DateFrom, Document, Moment
from parsers.dates import date_in_url, full_dates_in, timezone_of, valid_date
from parsers.words import shadow_of

_OF_THE_PAGE = re.compile(
    r"\W*(?:(?:last |first )?(?:updated|published|posted)\b|(?:最終|最后|最後)?更新|发布|發布)",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^\s*[【(（〔\[][^】)）〕\]]{0,20}$")
# Days. A date of the introduction that lies further from the others is one it tells about.
_TOLD_ABOUT = 31
_APART = timedelta(days=1)
_SPAN = timedelta(days=10)
_BEGUN = timedelta(days=3)
_BEGINS = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日(?:晚上?|夜|早上|起)?(?:至|到|~|-|起|から)")


class Anchor(NamedTuple):
    """A date an article is known under. One from a URL is the first day of its coverage.

    Of an instant the day depends on the zone: `in_zone` gives the anchor there. One that is not
    sure may lie a day off.
    """

    date: date
    origin: AnchorFrom
    is_first_day: bool = False
    instant: datetime | None = None
    is_sure: bool = True

    def in_zone(self, zone: str | None) -> Anchor:
        """The anchor in the article's zone; in an unknown one it is sure where the day is the same.

        From the American east coast to Japan that holds for the hours between.
        """
        if self.instant is None:
            return self
        if zone is None:
            is_sure = _SURE_HOURS[0] <= self.instant.astimezone(UTC).hour < _SURE_HOURS[1]
            return self._replace(is_sure=is_sure)
        there = self.instant.astimezone(timezone_of(zone))
        return self._replace(date=there.date(), instant=there)

    def opens(self, minutes: int | None) -> bool:
        """Whether coverage published at this instant may begin with an update of that clock."""
        return self._is_near(minutes, *_OPENS)

    def closes(self, minutes: int | None) -> bool:
        """Whether it may have had its last update by that clock: it was published over again."""
        return self._is_near(minutes, *_CLOSES)

    def _is_near(self, minutes: int | None, first: int, last: int) -> bool:
        """Whether a clock lies so near to the instant on the clocks of the place it was told in."""
        if self.origin != "metadata" or self.instant is None or minutes is None:
            return False
        if self.instant.tzinfo == UTC:  # as machines write it: the clocks of no place
            return False
        own = self.instant.hour * 60 + self.instant.minute
        return first <= minutes - own <= last

    @property
    def is_weak(self) -> bool:
        """Whether it tells no more than when the archiver took the article."""
        return self.origin == "archive"


_SURE_HOURS = (5, 15)
# Minutes between the publication of a page and its first update, its last one.
_OPENS, _CLOSES = (-60, 360), (-60, 5)


def anchors_of(
    document: Document, title: str, lead: Sequence[str], own: Sequence[Anchor]
) -> list[Anchor]:
    """The dates an article is known under, the most trusted first.

    Introduction, title, URL, what the document says of itself (`own`: front matter, page metadata),
    what the reader told or the file's name, the archiver's visit; last a line of the introduction
    that tells when the page was published or changed, which is no first day.
    """
    known = list(own)
    if first := date_in_url(document.url):
        known.insert(0, Anchor(first, "url", is_first_day=True))
    if document.date:
        known.append(Anchor(document.date, document.date_from))
    known.sort(key=lambda anchor: anchor.is_weak)
    of_the_page = [text for text in lead if _OF_THE_PAGE.match(text)]
    of_the_news = [text for text in lead if text not in of_the_page]
    texts: tuple[tuple[Sequence[str], AnchorFrom], ...] = (
        (of_the_news, "intro"),
        ([title], "title"),
    )
    named = [_in_text(part, origin, known) for part, origin in texts]
    changed = _in_text(of_the_page, "intro", known)
    last = [anchor._replace(is_first_day=False) for anchor in changed]
    return [*(anchor for part in named for anchor in part), *known, *last]


def _in_text(texts: Sequence[str], origin: AnchorFrom, known: Sequence[Anchor]) -> list[Anchor]:
    """The full dates that introduction or title name.

    That of a dateline (【大纪元2021年6月17日讯】) first; else the one nearest to the other dates.
    Where nothing tells which of several is meant, one may still fit the days that are written.
    """
    found = [
        (not _DATELINE.search(text[:start]), day)
        for text in texts
        for start, day in full_dates_in(text)
    ]
    if known:
        if began := _beginning(texts, known[0].date):
            return [Anchor(began, origin, is_first_day=True)]
        near = [(other, abs((day - known[0].date).days), day) for other, day in found]
        near = [item for item in near if item[1] <= _TOLD_ABOUT]
        return [Anchor(min(near)[2], origin, is_first_day=True)] if near else []
    named = [day for is_other, day in found if not is_other] or [day for _, day in found]
    days = list(dict.fromkeys(named))
    is_span = len(days) > 1 and max(days) - min(days) <= _SPAN
    days = sorted(days) if is_span else days
    return [
        Anchor(day, origin, is_first_day=True, is_sure=(is_span and not number) or len(days) == 1)
        for number, day in enumerate(days)
    ]


def _beginning(texts: Sequence[str], near: date) -> date | None:
    """The day without a year on which a text says that its coverage begins (8月7日至8日)."""
    for text in texts:
        if match := _BEGINS.search(shadow_of(text)):
            days = (valid_date(near.year + y, int(match[1]), int(match[2])) for y in (-1, 0, 1))
            return next((day for day in days if day and abs(day - near) <= _BEGUN), None)
    return None


def disagreement(anchors: Sequence[Anchor], dates: Sequence[date]) -> Anchor | None:
    """Give the first anchor that lies more than a day outside of the dates that were found."""
    if not dates:
        return None
    first, last = min(dates) - _APART, max(dates) + _APART
    return next((a for a in anchors if not a.is_weak and not first <= a.date <= last), None)


def filing_moment(document: Document, own: Sequence[Anchor] = ()) -> Moment | None:
    """The day an article is filed under, where nothing in it tells when it was published."""
    anchors = [a for a in anchors_of(document, "", (), own) if not a.is_weak]
    if not anchors:
        return None
    anchor = anchors[0]
    return Moment(
        "", anchor.date.isoformat(), anchor.date, anchor.date.day,
        date_from=day_origin(anchor.origin), anchor_from=anchor.origin,
    )  # fmt: skip


def day_origin(origin: AnchorFrom) -> DateFrom:
    """Tell where a day comes from that is taken from an anchor: all but a few are hints."""
    match origin:
        case "intro" | "title" | "body" | "file" | "hint":
            return origin
        case "heading":
            return "body"
        case _:
            return "hint"
