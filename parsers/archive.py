"""Archived articles: `<!--epoch ms-->`, `[title](url)`, `------`, then HTML on one line.

Written by a script of the archives NodeBE4/news-beyond-wall and duty-machine/news, with or
without Jekyll front matter above. The file is split by lines: a CommonMark parser would read the
title as a setext heading and drop the body.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from parsers.anchors import Anchor, filing_moment
from parsers.article import Article, Block, Document, Headline, Moment, ParseError, Ruby
from parsers.boilerplate import (
    remove_feed_footer,
    remove_furniture,
    remove_share_links,
    without_furniture,
)
from parsers.day import page_moment
from parsers.front_matter import front_matter
from parsers.instants import read_when
from parsers.language import language_of
from parsers.notes import without_notes
from parsers.outlet import Outlet
from parsers.outlets import host_of, outlet_of
from parsers.outlines import outline
from parsers.safe import one_line, safe_url
from parsers.timeline import Outline, read_timeline

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_EPOCH = re.compile(r"<!--(\d{1,20}|NaN)-->")
_TITLE = re.compile(r"\[(.*)\]\((\S+)\)", re.DOTALL)
_DASHES = re.compile(r"-{3,}")
_FRONT_MATTER_START = re.compile(r"---\n(?:\w+:.*\n)*?(?:layout: post|from: )")
# What may stand before it without a meaning: a byte order mark, a damaged byte, blank lines.
_BEFORE = "\ufeff\ufffd\n"
_BYLINE = re.compile(r"(?:作者|记者|記者)\s*[:：]\s*(.+)")
_CUT_TAG = re.compile(r"</?(?:[A-Za-z][^<>]*)?\Z")
# The date stands above the text: no need to look at more of the body.
_FIRST_BOXES = 8
_LAST_EPOCH = 253_402_300_799_000


@dataclass(frozen=True, slots=True)
class _Header:
    """What stands above the body. `body` is the HTML below it."""

    title: str
    body: str
    url: str | None = None
    archived: datetime | None = None
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def category(self) -> str:
        """The outlet as the archivers name it in their front matter."""
        return self.fields.get("categories", "").strip("[] ")


def matches(document: Document) -> bool:
    """Whether the document begins with the archivers' comment or their front matter."""
    text = document.text.lstrip(_BEFORE)
    if not _FRONT_MATTER_START.match(text):
        return bool(_EPOCH.match(text))
    # Below the archivers' front matter stands their comment, or HTML; else it is a Markdown file.
    _, rest = front_matter(text)
    return rest is text or rest.lstrip().startswith("<")


def headline(document: Document) -> Headline:
    """Give title and source. Raises ParseError where there is no title."""
    header = _header(document.text)
    return Headline(header.title, _source(header, document))


def parse(document: Document) -> Article:
    """Read an archived article. Raises ParseError where header or body are cut off."""
    header = _header(document.text)
    url = header.url or (safe_url(document.url) if document.url else None)
    outlet = outlet_of(url, header.category, document.source)
    soup = _body(header.body, url, outlet, document.ruby)
    published = _published(soup, outlet) if outlet else None
    has_clock = published is not None
    blocks = _blocks(soup, header.title, outlet)
    document = replace(document, url=url)
    anchors = _anchors(header, published)
    text, notes = without_notes(blocks)
    lead, headings = outline(text, header.title, notes)
    words = [block.text for block in lead]
    timeline = read_timeline(
        Outline(document, header.title, headings, notes, words, outlet, anchors)
    )
    published = published or filing_moment(document, anchors)
    article = Article(
        format="archive",
        title=header.title,
        source=_source(header, document),
        url=url,
        language=language_of(" ".join([header.title, *(block.text for block in blocks)])),
        byline=_byline(blocks),
        published=published,
        archived=header.archived,
        zone=outlet.zone if has_clock and outlet else None,
        zone_from="source" if has_clock else None,
        notes=tuple(notes),
        lead=tuple(lead),
    )
    return timeline.told_in(article)


def _anchors(header: _Header, published: Moment | None) -> list[Anchor]:
    """The dates the archivers give: the text's own, the feed's, and that of their visit."""
    anchors = []
    if published and published.date:
        anchors.append(Anchor(published.date, "body", instant=published.instant))
    if filed := read_when(header.fields.get("date", "").strip("\"' ")):
        anchors.append(Anchor(filed.date, "front-matter", instant=filed.instant))
    if header.archived:
        anchors.append(Anchor(header.archived.date(), "archive", instant=header.archived))
    return anchors


def _header(text: str) -> _Header:
    text = text.lstrip(_BEFORE)
    fields, rest = front_matter(text)
    if not fields and text.startswith("---"):
        raise ParseError("an archived article that is cut off in its front matter")
    epoch = _EPOCH.match(rest)
    if not epoch:
        return _header_of_fields(fields, rest)
    head, body = _split_at_dashes(rest[epoch.end() :].lstrip("\n"))
    line = _TITLE.fullmatch(head.strip())
    if not line:
        raise ParseError("an archived article that is cut off before the end of its title line")
    url = safe_url(line[2])
    title = _title(line[1], url) or _title(fields.get("title", ""), url) or line[2]
    return _Header(title, body, url, _archived(epoch[1]), fields)


def _header_of_fields(fields: dict[str, str], body: str) -> _Header:
    """Front matter alone: older exports have neither comment nor title line."""
    url = safe_url(fields.get("from", ""))
    title = _title(fields.get("title", "").strip('"').replace('\\"', '"'), url)
    if not title:
        raise ParseError("an archived article without a title")
    return _Header(title, body, url, None, fields)


def _split_at_dashes(text: str) -> tuple[str, str]:
    lines = text.split("\n")
    for number, line in enumerate(lines[:12]):
        if _DASHES.fullmatch(line.strip()):
            return "\n".join(lines[:number]), "\n".join(lines[number + 1 :])
    return lines[0], "\n".join(lines[1:])


def _title(written: str, url: str | None) -> str:
    """Entities are resolved twice: news agencies deliver some titles escaped twice."""
    title = one_line(html.unescape(html.unescape(written)))
    outlet = outlet_of(url)
    return title.removesuffix(outlet.title_suffix).rstrip() if outlet else title


def _archived(epoch: str) -> datetime | None:
    if epoch == "NaN" or int(epoch) > _LAST_EPOCH:
        return None
    return datetime.fromtimestamp(int(epoch) / 1000, UTC)


def _body(body: str, url: str | None, outlet: Outlet | None, ruby: Ruby) -> BeautifulSoup:
    from parsers.html import parse_html, tidy_tree
    from parsers.ruby import write_ruby

    soup = parse_html(_CUT_TAG.sub("", body))
    write_ruby(soup, ruby)
    remove_share_links(soup)
    remove_feed_footer(soup)
    if outlet:
        remove_furniture(soup, outlet)
    tidy_tree(soup, url)
    return soup


def _published(soup: BeautifulSoup, outlet: Outlet) -> Moment | None:
    """Take the publication time from its own line above the text; the line is no body text."""
    if outlet.published is None or outlet.zone is None:
        return None
    for box in soup(["div", "p", "i"], limit=_FIRST_BOXES):
        if box.find(True):
            continue
        written = one_line(box.get_text())
        try:
            naive = datetime.strptime(written, outlet.published)  # noqa: DTZ007
        except ValueError:
            continue
        box.decompose()
        when = naive.replace(tzinfo=ZoneInfo(outlet.zone))
        return page_moment(when.date(), when.time(), written, when.isoformat()[-6:])
    return None


def _blocks(soup: BeautifulSoup, title: str, outlet: Outlet | None) -> list[Block]:
    from parsers.html import to_markdown
    from parsers.markdown import read_blocks

    blocks = list(without_furniture(read_blocks(to_markdown(soup)), outlet))
    if blocks and blocks[0].kind == "heading" and blocks[0].text == title:
        del blocks[0]
    return blocks


def _source(header: _Header, document: Document) -> str | None:
    outlet = outlet_of(header.url, header.category, document.source)
    if outlet:
        return outlet.name
    return one_line(header.category) or host_of(header.url) or document.source


def _byline(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The author a column names in its last lines; the line itself stays in the text."""
    for block in blocks[-2:]:
        if line := _BYLINE.fullmatch(block.text):
            return tuple(name.strip() for name in re.split(r"[、,，/]", line[1]) if name.strip())
    return ()
