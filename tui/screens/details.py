"""The details of an article: where it is from, and where each part of a date comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from parsers.article import Article, Block, Moment, Section, Span, ZoneFrom
from parsers.safe import shown_name, shown_url
from tui.reading.timeline_rows import MARKS

_DAYS = {
    "heading": "heading",
    "inherited": "inherited from the heading",
    "rollover": "carried over a midnight from the heading",
    "over24": "the day after, as its clock is past 24:00, of the heading",
    "inferred": "inferred upwards from the heading",
}
_ANCHORS = {
    "heading": "a heading",
    "intro": "introduction",
    "title": "title",
    "hint": "command line",
    "url": "URL",
    "front-matter": "front matter of the archive",
    "body": "the text",
    "metadata": "metadata of the page",
    "file": "file name",
    "archive": "the archiver's visit (weak)",
}
_ZONES = {
    "stated": "stated in a note",
    "heading": "written in the heading",
    "source": "assumed, the source's own",
}


def details_page(article: Article, path: Path, section: int | None) -> Article:
    """Give a page with what is known of the article, and of the section under the eyes."""
    parts = [("This article", list(_article(article, path)))]
    if section is not None:
        told = article.sections[section]
        parts.append(("This section", [*_section(told), *_standing(article, told)]))
    sections = tuple(
        Section(number, None, "untimed", name, name, None, str(number), tuple(map(_line, lines)))
        for number, (name, lines) in enumerate(parts)
    )
    return Article("text", "Details", sections=sections)


def _article(article: Article, path: Path) -> Iterator[str | Block]:
    yield f"title: {article.title}"
    yield f"source: {article.source or 'unknown'}"
    yield f"file: {shown_name(str(path))}"
    yield _address(article.url) if article.url else "URL: unknown"
    yield f"format: {article.format}"
    yield f"language: {article.language or 'unknown'}"
    if article.published:
        yield f"published: {_told(article.published)}"
        yield f"  the date: {_origin(article.published)}"
    if article.modified:
        yield f"last changed: {_told(article.modified)}"
    if article.archived:
        yield f"archived: {article.archived:%Y-%m-%d %H:%M:%S} UTC"
    if article.updates:
        yield f"updates: {len(article.updates)}, {article.order or 'order unknown'}"
    yield _zone(article.zone, article.zone_from)
    if article.reasons:
        yield f"{'live' if article.live else 'not live'}: {'; '.join(article.reasons)}"


def _section(section: Section) -> Iterator[str | Block]:
    yield f"heading: {section.heading}"
    if section.line:
        yield f"line: {section.line} of the file"
    moment = section.moment
    if moment is None:
        yield "time: not told"
        return
    yield f"written: {moment.written or 'nothing'}"
    yield f"time: {_told(moment)}"
    if moment.date_from == "heading" and moment.anchor_from == "metadata":
        yield "day, month and year: the data of the page"
    else:
        yield f"day: {_day(moment)}; month and year: {_month(moment)}"
    if moment.time:
        yield _zone(moment.zone, moment.zone_from)
    if section.edited:
        yield f"edited: {_told(section.edited)}"
    if section.url:
        yield _address(section.url)


def _zone(zone: str | None, origin: ZoneFrom | None) -> str:
    return f"zone: {zone} ({_ZONES[origin]})" if zone and origin else f"zone: {zone or 'unknown'}"


def _day(moment: Moment) -> str:
    """Where the day of a moment comes from: `heading, line 17`."""
    if moment.date_from not in _DAYS:
        return _origin(moment)
    line = f", line {moment.day_line}" if moment.day_line else ""
    return f"{_DAYS[moment.date_from]}{line}"


def _month(moment: Moment) -> str:
    """Where its month and year come from, or which of them is not known."""
    if moment.date is None:
        return "unknown"
    return _ANCHORS[moment.anchor_from] if moment.anchor_from else _origin(moment)


def _origin(moment: Moment) -> str:
    if moment.anchor_from:
        return _ANCHORS[moment.anchor_from]
    return _ANCHORS.get(moment.date_from or "", "unknown")


def _standing(article: Article, section: Section) -> Iterator[str]:
    """What sets a section apart from the stream of updates; the timeline marks it."""
    if section.is_key:
        yield f"{MARKS['key']} a key event of the outlet's"
    if section.kind == "pinned":
        yield f"{MARKS['pinned']} pinned: the outlet keeps it apart from the stream"
    if section.kind == "scheduled":
        yield f"{MARKS['scheduled']} scheduled: announced, not reported"
    if "out_of_order" in section.flags:
        between = " and ".join(_neighbours(article, section))
        yield f"{MARKS['out_of_order']} out of order: it stands between {between}"
    if "conflict" in section.flags:
        yield f"{MARKS['conflict']} its day contradicts another one, or its weekday"


def _neighbours(article: Article, section: Section) -> Iterator[str]:
    """The updates above and below a section, by their times."""
    above = [s for s in article.updates if s.index < section.index][-1:]
    below = [s for s in article.updates if s.index > section.index][:1]
    for neighbour, end in ((above, "the beginning"), (below, "the end")):
        moment = neighbour[0].moment if neighbour else None
        yield moment.shown if moment else end


def _told(moment: Moment) -> str:
    return moment.iso or moment.shown


def _address(url: str) -> Block:
    """A line whose words from the fifth on are a link."""
    text = f"URL: {shown_url(url)}"
    return Block("item", text, text, (Span(len("URL: "), len(text), "link", url),))


def _line(line: str | Block) -> Block:
    return line if isinstance(line, Block) else Block("item", line, line)
