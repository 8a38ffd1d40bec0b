"""Posts that show a clock and no day: dated by the same rules as the headings of any timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.anchors import Anchor
from parsers.article import Article, Document, Moment, Section
from parsers.headings import Heading
from parsers.instants import When
from parsers.live.sections import day_label
from parsers.outlets import Outlet
from parsers.timeline import Outline, read_timeline


def with_days(article: Article, document: Document, zone: str | None) -> Article:
    """Give the article with the days that follow from its order, the dated posts, and its date.

    An article whose posts all tell their day comes back as it is.
    """
    sections = article.sections
    if not any(_lacks_day(section) for section in sections):
        return article
    published = article.published
    anchors = (
        (Anchor(published.date, "metadata", instant=published.instant),)
        if published and published.date
        else ()
    )
    outlet = Outlet(name="", hosts=(), zone=zone) if zone else None
    listed = [section for section in sections if section.kind != "pinned"]
    headings = [Heading(_stamped(section), None) for section in listed]
    outline = Outline(document, article.title, headings, outlet=outlet, anchors=anchors)
    timeline = read_timeline(outline)
    found = {
        section.index: dated.moment
        for section, dated in zip(listed, timeline.sections, strict=True)
    }
    return replace(
        article,
        order=article.order or timeline.order,
        live=article.live or timeline.order == "newest-first",
        sections=_with_moments(sections, found, article.language),
        zone=article.zone or timeline.zone.name,
        zone_from=article.zone_from or timeline.zone.origin,
    )


def _lacks_day(section: Section) -> bool:
    moment = section.moment
    return moment is not None and moment.time is not None and moment.date is None


def _stamped(section: Section) -> str:
    """A heading as the grammar of stamps reads it best."""
    moment = section.moment
    if moment is None or moment.time is None:
        return section.label
    day = f"{moment.date.year}年{moment.date.month}月{moment.date.day}日 " if moment.date else ""
    return f"{day}{moment.time:%H:%M} {section.label}"


def _with_moments(
    sections: Sequence[Section], found: dict[int, Moment | None], language: str | None
) -> tuple[Section, ...]:
    dates = (section.moment for section in sections if section.moment and section.moment.date)
    written = next(dates, None)
    given = []
    for section in sections:
        own, dated = section.moment, found.get(section.index)
        if _lacks_day(section) and own and dated and dated.written:
            section = replace(section, moment=_told_again(own, dated, language))
            if written and dated.anchor_from == "heading":  # the year is theirs
                moment = replace(section.moment or dated, anchor_from=written.anchor_from)
                section = replace(section, moment=moment)
        given.append(section)
    return tuple(given)


def _told_again(own: Moment, dated: Moment, language: str | None) -> Moment:
    """Give the dated moment in the manner of the page's other posts."""
    day = day_label(language)(When(dated.date)) if dated.date else f"{dated.day or ''}"
    mark = "~" if dated.date_from == "inferred" else ""
    return replace(
        dated,
        written=own.written,
        clock=own.clock,
        shown=f"{mark}{day} {own.clock}".strip(),
        zone_from=dated.zone_from or ("source" if dated.zone else None),
    )
