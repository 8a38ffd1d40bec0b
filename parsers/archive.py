"""Archived articles: a header of a few lines (`parsers.archive_header`), HTML on one line.

Written by a script of the archives NodeBE4/news-beyond-wall and duty-machine/news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from parsers.anchors import Anchor, filing_moment
from parsers.archive_header import Header, read_header
from parsers.article import Article, Block, Document, Headline, Moment, Ruby
from parsers.boilerplate import (
    remove_feed_footer,
    remove_furniture,
    remove_share_links,
    without_furniture,
    without_rules_at_ends,
)
from parsers.bylines import names_in_credits, names_in_line
from parsers.filing import filed_at
from parsers.language import language_of
from parsers.notes import without_notes
from parsers.outlet import Outlet
from parsers.outlet_rows.software import SOFTWARE
from parsers.outlines import outline
from parsers.published import published_in, take_published
from parsers.safe import one_line
from parsers.timeline import Outline, read_timeline

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_LAST_LINES = 3


def headline(document: Document) -> Headline:
    """Give title, source, address and time. Raises ParseError where there is no title."""
    header = read_header(document)
    return Headline(header.title, header.source, header.url, _time_of(header, document))


def _time_of(header: Header, document: Document) -> datetime | None:
    """What an archive is ordered by: when an article was published, else found, else filed."""
    if header.outlet and (told := published_in(header.body, header.outlet, header.archived)):
        return told
    return header.archived or filed_at(document, header.filed)


def parse(document: Document) -> Article:
    """Read an archived article. Raises ParseError where header or body are cut off."""
    header = read_header(document)
    outlet, url = header.outlet, header.url
    soup = _tree(header.body)
    told = take_published(soup, outlet, header.archived) if outlet else None
    published = told.moment if told else None
    authors = _tidy(soup, header, document.ruby)
    blocks = _blocks(soup, header.title, outlet)
    document = document._replace(url=url)
    anchors = _anchors(header, published)
    text, notes = without_notes(blocks)
    lead, headings = outline(text, header.title, notes)
    words = [block.text for block in lead]
    timeline = read_timeline(
        Outline(document, header.title, headings, notes, words, outlet, anchors)
    )
    article = Article(
        format="archive",
        title=header.title,
        source=header.source,
        url=url,
        language=language_of(" ".join([header.title, *(block.text for block in blocks)])),
        byline=(told.names if told else ()) or authors or _byline(blocks, outlet) or header.authors,
        published=published or filing_moment(document, anchors),
        archived=header.archived,
        zone=told.zone if told else None,
        zone_from="source" if told and told.zone else None,
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
    from parsers.archive_body import repaired
    from parsers.html import parse_html

    # Without a body's tag a script that comes first, and all it tells, would be in the head.
    return parse_html(f"<body>{repaired(body)}")


def _tidy(soup: BeautifulSoup, header: Header, ruby: Ruby) -> tuple[str, ...]:
    """Leave the article's text in the tree; give the names that stood above it."""
    from parsers.archive_body import shape, take_authors
    from parsers.archive_shapes import restore
    from parsers.html import tidy_tree
    from parsers.ruby import write_ruby

    write_ruby(soup, ruby)
    authors = take_authors(soup, header.outlet) if header.outlet else ()
    remove_share_links(soup)
    remove_feed_footer(soup)
    for rules in filter(None, (header.outlet, SOFTWARE)):
        remove_furniture(soup, rules)
    restore(soup)
    shape(soup, header.title, header.outlet)
    tidy_tree(soup, header.url)
    return authors


def _blocks(soup: BeautifulSoup, title: str, outlet: Outlet | None) -> list[Block]:
    from parsers.archive_body import is_title
    from parsers.html import to_markdown
    from parsers.markdown import read_blocks

    read = without_furniture(without_furniture(read_blocks(to_markdown(soup)), outlet), SOFTWARE)
    blocks = without_rules_at_ends(list(read))
    first = next((block for block in blocks if block.kind == "heading"), None)
    if first and blocks.index(first) < _LAST_LINES and is_title(first.text, title):
        blocks.remove(first)
    return blocks


def _byline(blocks: Sequence[Block], outlet: Outlet | None) -> tuple[str, ...]:
    """The authors the last lines name; the line itself stays in the text."""
    for block in blocks[-_LAST_LINES:]:
        line = one_line(block.text)
        for pattern in outlet.byline if outlet else ():
            if match := re.fullmatch(pattern, line):
                return tuple(names_in_line(match[1]))
        if names := names_in_credits(line):
            return names
    return ()
