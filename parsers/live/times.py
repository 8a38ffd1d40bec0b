"""When a post was published, out of its markup: what a machine reads, else what the page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from parsers.instants import ShownClock, When, read_clock, read_day, read_when
from parsers.live.kinds import LivePage
from parsers.safe import one_line
from parsers.trees import texts_at

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag


class PostTimes:
    """Reads the times of the posts of one page. `published` is the day of the page, if known."""

    def __init__(self, kind: LivePage, soup: BeautifulSoup, published: date | None) -> None:
        self._kind = kind
        self._published = published
        self._days = _days_above(soup, kind) if kind.groups else {}

    def shown(self, box: Tag) -> str:
        """What the page shows as time; a post that tells its day in words has no other."""
        texts = [one_line(tag.get_text(" ")) for tag in box.select(self._kind.shown)]
        return next((text for text in texts if read_clock(text)), texts[0] if texts else "")

    def when(self, box: Tag, shown: str) -> When | None:
        """When a post was published: day and time from wherever either is told."""
        found = [when for when in whens_at(box, self._kind.when) if when]
        when = next((when for when in found if when.time), found[0] if found else None)
        if when and when.time:
            return when
        clock, day = read_clock(shown), read_day(shown)
        if clock is None:
            return When(day) if day else when
        if day := (when.date if when else clock.date or self._days.get(id(box))):
            return When(day, clock.time)
        nearest = _nearest_year(clock, self._published) if self._published else None
        return When(nearest, clock.time) if nearest else None


def whens_at(box: Tag, places: Iterable[str]) -> Iterator[When | None]:
    """Read the times at places of a post; some machines write them in words (`12 March 2024`)."""
    return (read_when(text) or _in_words(text) for text in texts_at(box, places))


def _in_words(text: str) -> When | None:
    day, clock = read_day(text), read_clock(text)
    return When(day, clock.time if clock else None) if day else None


def _days_above(soup: BeautifulSoup, kind: LivePage) -> dict[int, date]:
    """The day that the last heading above a post tells, by the identity of its element."""
    headings = {id(tag) for tag in soup.select(kind.groups)}
    days: dict[int, date] = {}
    day: date | None = None
    for tag in soup.select(f"{kind.groups}, {kind.posts}"):
        if id(tag) in headings:
            day = read_day(tag.get_text(" "))
        elif day:
            days[id(tag)] = day
    return days


def _nearest_year(clock: ShownClock, published: date) -> date | None:
    """Give the date of a day and month without a year that lies nearest to the page's own."""
    if clock.month is None or clock.day is None:
        return None
    dates = []
    for year in (published.year - 1, published.year, published.year + 1):
        found = clock._replace(year=year).date
        if found:
            dates.append(found)
    return min(dates, key=lambda day: abs((day - published).days), default=None)
