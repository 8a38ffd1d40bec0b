"""The line of facts below a title, and the stamps of the headings, in the way times are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING

from parsers.article import Article, Moment, Section
from tui.typesetting.times import Times, tell, zone_label

if TYPE_CHECKING:
    from library.visits import News


def facts(article: Article, times: Times = Times.AS_WRITTEN, fact: str = "") -> str:
    """Tell in one line where an article is from, when, how many updates it has, and a `fact`."""
    newest = article.newest_update
    zone = zone_label(article, times)
    parts = [article.source or ""]
    if newest and newest.moment:
        parts.append(f"until {tell_whole(newest.moment, times, article.language)} {zone}".strip())
    elif article.published:
        clock = zone if article.published.time else ""
        parts.append(f"{tell_whole(article.published, times, article.language)} {clock}".strip())
    if count := len(article.updates):
        parts.append(f"{count} update{'' if count == 1 else 's'}")
    return " | ".join(part for part in (*parts, fact) if part)


def news_told(news: Collection[News]) -> str:
    """Tell how many updates are news: `3 new updates since your last visit`; empty for none."""
    counts = Counter(news)
    parts = [f"{counts[kind]} {kind}" for kind in ("new", "changed") if counts[kind]]
    ending = "" if len(news) == 1 else "s"
    return f"{' and '.join(parts)} update{ending} since your last visit" if parts else ""


def tell_whole(moment: Moment, times: Times, language: str | None) -> str:
    """Tell a moment with its day, as far as that is known."""
    if times is Times.AS_WRITTEN or moment.instant is None:
        return moment.shown
    told = tell(moment, times, language)
    return f"{told.day} {told.clock}"


class Days:
    """The stamps of the headings, with the day where it is another one than in the last heading.

    As written a day stands in its heading and holds for those below; in another direction or zone,
    and past a midnight that is not written, it has to be told.
    """

    def __init__(self, article: Article, times: Times) -> None:
        self._language = article.language
        self._times = times
        self._day = ""

    def stamp(self, section: Section) -> str:
        """Give the stamp of the next section; empty where it has none."""
        moment = section.moment
        if moment is None or not section.is_stamped:
            return ""
        told = tell(moment, self._times, self._language)
        is_new = told.day != self._day and bool(told.day)
        self._day = told.day or self._day
        if self._times is Times.AS_WRITTEN or moment.instant is None:
            is_told = moment.date_from != "over24" and (moment.writes_day or not is_new)
            return _bare(moment.written) if is_told else moment.shown
        return f"{told.day} {told.clock}" if is_new else told.clock


def _bare(written: str) -> str:
    return written.strip("()（）[]［］【】〔〕《》")
