"""Posts that show a clock and no full date: dated by the rules for the headings of any timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.anchors import Anchor, anchors_of
from parsers.article import Article, Document, Moment, Section
from parsers.day import Told
from parsers.days import days_of
from parsers.instants import When, read_clock
from parsers.live.sections import day_label
from parsers.order import order_of
from parsers.stamp import Stamp
from parsers.zones import UNKNOWN_ZONE, Zone


def with_days(article: Article, document: Document, zone: str | None) -> Article:
    """Give the article with the days that follow from its order, the dated posts, and its date.

    An article whose posts all tell their day comes back as it is.
    """
    if not any(_lacks_date(section) for section in article.sections):
        return article
    listed = [section for section in article.sections if section.kind != "pinned"]
    stamps = [_stamp(section) for section in listed]
    order = article.order or order_of(stamps)
    anchors = anchors_of(document, article.title, (), _anchors(article, zone))
    days = days_of(stamps, order, frozenset(), anchors, {article.title: "title"})
    place = Zone(zone, "source") if zone else UNKNOWN_ZONE
    lines = [None] * len(listed)
    found = {
        section.index: day.moment(stamp, Told(place, article.language, lines))
        for section, stamp, day in zip(listed, stamps, days, strict=True)
    }
    return article._replace(
        order=order,
        live=article.live or order == "newest-first",
        sections=_with_moments(article.sections, found, article.language),
        zone=article.zone or place.name,
        zone_from=article.zone_from or place.origin,
    )


def _lacks_date(section: Section) -> bool:
    moment = section.moment
    return moment is not None and moment.time is not None and moment.date is None


def _anchors(article: Article, zone: str | None) -> list[Anchor]:
    """The date of publication that the page itself tells."""
    published = article.published
    if published is None or published.date is None or published.anchor_from != "metadata":
        return []
    return [Anchor(published.date, "metadata", instant=published.instant).in_zone(zone)]


def _stamp(section: Section) -> Stamp | None:
    """The moment of a post as the stamp of a heading."""
    moment = section.moment
    if moment is None or moment.time is None:
        return None
    date, clock = moment.date, read_clock(moment.shown)
    return Stamp(
        written=moment.written,
        label=section.label,
        year=date.year if date else None,
        month=date.month if date else clock.month if clock else None,
        day=moment.day,
        minutes=moment.time.hour * 60 + moment.time.minute,
        clock=moment.clock,
        zone=moment.zone,
    )


def _with_moments(
    sections: Sequence[Section], found: dict[int, Moment | None], language: str | None
) -> tuple[Section, ...]:
    dates = (section.moment for section in sections if section.moment and section.moment.date)
    written = next(dates, None)
    given = []
    for section in sections:
        own, dated = section.moment, found.get(section.index)
        if _lacks_date(section) and own and dated:
            section = replace(section, moment=_told_again(own, dated, language))
            if written and dated.anchor_from == "heading":  # the year is theirs
                moment = (section.moment or dated)._replace(anchor_from=written.anchor_from)
                section = replace(section, moment=moment)
        given.append(section)
    return tuple(given)


def _told_again(own: Moment, dated: Moment, language: str | None) -> Moment:
    """Give the dated moment in the manner of the page's other posts."""
    day = day_label(language)(When(dated.date)) if dated.date else f"{dated.day or ''}"
    mark = "~" if dated.date_from == "inferred" else ""
    shown = f"{mark}{day} {own.clock}".strip()
    return dated._replace(
        written=own.written,
        clock=own.clock,
        shown=own.shown if own.day and dated.date is None else shown,
        zone_from=dated.zone_from or ("source" if dated.zone else None),
    )
