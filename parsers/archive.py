"""Archived articles: a header of a few lines (`parsers.archive_header`), HTML on one line.

Written by a script of the archives NodeBE4/news-beyond-wall and duty-machine/news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from parsers.anchors import Anchor, filing_moment
from parsers.archive_header import Header, is_archived, read_header
from parsers.article import Article, Block, Document, Headline, Moment, Ruby
from parsers.boilerplate import (
    remove_feed_footer,
    remove_furniture,
    remove_share_links,
    without_furniture,
)
from parsers.language import language_of
from parsers.notes import without_notes
from parsers.outlet import Outlet
from parsers.outlines import outline
from parsers.published import published_in, take_published
from parsers.timeline import Outline, read_timeline

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_BYLINE = re.compile(r"(?:作者|记者|記者)\s*[:：]\s*(.+)")
_CUT_TAG = re.compile(r"</?(?:[A-Za-z][^<>]*)?\Z")


def matches(document: Document) -> bool:
    """Whether the document begins with the archivers' comment or their front matter."""
    return is_archived(document.text)


def headline(document: Document) -> Headline:
    """Give title, source, address and time. Raises ParseError where there is no title."""
    header = read_header(document)
    return Headline(header.title, header.source, header.url, _time_of(header, document))


def _time_of(header: Header, document: Document) -> datetime | None:
    """What an archive is ordered by: when an article was published, else found, else filed."""
    if header.outlet and (told := published_in(header.body, header.outlet, header.archived)):
        return told
    if header.archived:
        return header.archived
    if isinstance(header.filed, datetime):
        return header.filed
    day = header.filed or document.date
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None


def parse(document: Document) -> Article:
    """Read an archived article. Raises ParseError where header or body are cut off."""
    header = read_header(document)
    outlet, url = header.outlet, header.url
    soup = _tree(header.body)
    told = take_published(soup, outlet, header.archived) if outlet else None
    published = told.moment if told else None
    _tidy(soup, url, outlet, document.ruby)
    blocks = _blocks(soup, header.title, outlet)
    document = replace(document, url=url)
    anchors = _anchors(header, published)
    text, notes = without_notes(blocks)
    lead, headings = outline(text, header.title, notes)
    words = [block.text for block in lead]
    timeline = read_timeline(
        Outline(document, header.title, headings, notes, words, outlet, anchors)
    )
    has_zone = bool(outlet and published and published.zone)
    article = Article(
        format="archive",
        title=header.title,
        source=header.source,
        url=url,
        language=language_of(" ".join([header.title, *(block.text for block in blocks)])),
        byline=(told.names if told else ()) or _byline(blocks),
        published=published or filing_moment(document, anchors),
        archived=header.archived,
        zone=outlet.published_zone if outlet and has_zone else None,
        zone_from="source" if has_zone else None,
        notes=tuple(notes),
        lead=tuple(lead),
    )
    return timeline.told_in(article)


def _anchors(header: Header, published: Moment | None) -> list[Anchor]:
    """The dates the archivers give: the text's own, the feed's, and that of their visit."""
    anchors = []
    if published and published.date and not published.is_weak:
        anchors.append(Anchor(published.date, "body", instant=published.instant))
    match header.filed:
        case datetime():
            anchors.append(Anchor(header.filed.date(), "front-matter", instant=header.filed))
        case date():
            anchors.append(Anchor(header.filed, "front-matter"))
    if header.archived:
        anchors.append(Anchor(header.archived.date(), "archive", instant=header.archived))
    return anchors


def _tree(body: str) -> BeautifulSoup:
    from parsers.html import parse_html

    return parse_html(_CUT_TAG.sub("", body))


def _tidy(soup: BeautifulSoup, url: str | None, outlet: Outlet | None, ruby: Ruby) -> None:
    from parsers.html import tidy_tree
    from parsers.ruby import write_ruby

    write_ruby(soup, ruby)
    remove_share_links(soup)
    remove_feed_footer(soup)
    if outlet:
        remove_furniture(soup, outlet)
    tidy_tree(soup, url)


def _blocks(soup: BeautifulSoup, title: str, outlet: Outlet | None) -> list[Block]:
    from parsers.html import to_markdown
    from parsers.markdown import read_blocks

    blocks = list(without_furniture(read_blocks(to_markdown(soup)), outlet))
    if blocks and blocks[0].kind == "heading" and blocks[0].text == title:
        del blocks[0]
    return blocks


def _byline(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The author a column names in its last lines; the line itself stays in the text."""
    for block in blocks[-2:]:
        if line := _BYLINE.fullmatch(block.text):
            return tuple(name.strip() for name in re.split(r"[、,，/]", line[1]) if name.strip())
    return ()
