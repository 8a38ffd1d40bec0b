"""HTML pages: live coverage, NHK's pages, and the text of ordinary articles."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.addresses import original, saved_from
from parsers.anchors import Anchor, filing_moment
from parsers.article import Article, Block, Document, Headline, Moment, ParseError
from parsers.boilerplate import holds_text, remove_furniture, remove_share_links, without_furniture
from parsers.filing import filed_at
from parsers.headings import Heading
from parsers.instants import read_when
from parsers.language import language_of
from parsers.notes import without_notes
from parsers.outlet import Outlet
from parsers.outlets import host_of, outlet_of
from parsers.outlines import outline
from parsers.safe import one_line, safe_url
from parsers.timeline import Outline, read_timeline
from parsers.trees import is_beside

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

    from parsers.metadata import Metadata

# Possessive throughout: what stands before the first tag is read once, whatever follows it.
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_HEAD = 16_000
_TOLD = re.compile(r"<(?:meta|link)\b[^<>]*>", re.IGNORECASE)
_VALUE = re.compile(r"\b(?:content|href)=[\"']([^\"'<>]+)")
_ADDRESS = re.compile(r"=[\"'](?:canonical|og:url)[\"']")
_PUBLISHED = re.compile(
    r"=[\"'](?:article:published_time|datePublished|pubdate|parsely-pub-date)[\"']", re.IGNORECASE
)
_AROUND = ("nav", "aside", "footer", "header", "form", "button")
_BODIES = ("[itemprop=articleBody]", "article", "main", "[role=main]", "body")


def headline(document: Document) -> Headline:
    """Give the page's title, or the file's name where it has none; its address and date."""
    match = _TITLE.search(document.text)
    title = one_line(html.unescape(match[1])) if match else ""
    tags = _TOLD.findall(document.text, 0, _HEAD)
    told = document.url or html.unescape(_value(tags, _ADDRESS))
    url = safe_url(original(told)) if told else None
    outlet = outlet_of(original(document.url or ""), document.source)
    source = outlet.name if outlet else document.source
    when = filed_at(document._replace(url=url), read_when(_value(tags, _PUBLISHED)))
    return Headline(title or one_line(document.name), source, url, when)


def _value(tags: Sequence[str], name: re.Pattern[str]) -> str:
    """What the first tag of that name tells."""
    values = (_VALUE.search(tag) for tag in tags if name.search(tag))
    return next((value[1] for value in values if value), "")


def parse(document: Document) -> Article:
    """Read an HTML page. Raises ParseError where it contains no text."""
    from parsers.html import parse_html
    from parsers.linkeddata import items_of
    from parsers.live.article import read_live
    from parsers.live.html import find_boxes
    from parsers.metadata import read_metadata
    from parsers.ruby import write_ruby

    soup = parse_html(document.text)
    write_ruby(soup, document.ruby)
    items = items_of(soup)
    boxes = find_boxes(soup, document.text)
    told = safe_url(original(document.url)) if document.url else None
    metadata = read_metadata(soup, items, boxes.boxes if boxes else (), told)
    url = metadata.url or told or saved_from(document.text)
    metadata, document = replace(metadata, url=url), document._replace(url=url)
    if not metadata.title:
        metadata = replace(metadata, title=headline(document).title)
    reading = read_live(soup, boxes, items, metadata, document)
    if reading.article:
        outlet = outlet_of(url, document.source)
        return reading.article._replace(source=outlet.name) if outlet else reading.article
    if reading.is_spent:
        soup = parse_html(document.text)
        write_ruby(soup, document.ruby)
    return _ordinary(soup, metadata, document, reading.reasons)


def _ordinary(
    soup: BeautifulSoup, metadata: Metadata, document: Document, reasons: tuple[str, ...]
) -> Article:
    """Read an article that is no live page; stamps in its headings may still make a timeline."""
    from parsers import nhk
    from parsers.datelines import set_below_headings, take_dateline

    outlet = outlet_of(document.url, document.source)
    when = metadata.published
    if outlet and outlet.name == "NHK":
        metadata = replace(metadata, title=nhk.title_of(soup) or metadata.title)
        when = nhk.published_of(soup, document.url) or when
    dateline = take_dateline(soup)
    set_below_headings(soup)
    lead, headings = _text(soup, metadata.title, outlet, document.url)
    if not lead and not headings:
        raise ParseError(reasons[-1] if reasons else "an HTML page without text")
    metadata = replace(metadata, published=when or dateline)
    article = _article(document, metadata, outlet, lead, headings)
    return article._replace(reasons=(*article.reasons, *reasons))


def _article(
    document: Document,
    metadata: Metadata,
    outlet: Outlet | None,
    lead: Sequence[Block],
    headings: Sequence[Heading],
) -> Article:
    """Join what the page says of itself with its text and its timeline."""
    from parsers.live.hosts import zone_of_host
    from parsers.metadata import moment_of

    zone = (outlet.zone if outlet else None) or zone_of_host(document.url)
    published = moment_of(metadata.published, zone)
    anchors = _anchors(published)
    lead, notes = without_notes(lead)
    words = [block.text for block in lead]
    title = metadata.title
    timeline = read_timeline(Outline(document, title, headings, notes, words, outlet, anchors))
    text = " ".join([title, *words, *(b.text for h in headings for b in h.blocks)])
    article = Article(
        format="html",
        title=title,
        source=outlet.name if outlet else metadata.site or host_of(document.url) or document.source,
        url=document.url,
        language=language_of(text) or metadata.language,
        byline=metadata.byline,
        published=published or filing_moment(document, anchors),
        modified=moment_of(metadata.modified, zone),
        notes=tuple(notes),
        lead=tuple(lead),
    )
    return timeline.told_in(article)


def _anchors(published: Moment | None) -> list[Anchor]:
    """The date of publication that the page itself tells."""
    if published is None or published.date is None:
        return []
    return [Anchor(published.date, "metadata", instant=published.instant)]


def _text(
    soup: BeautifulSoup, title: str, outlet: Outlet | None, url: str | None
) -> tuple[list[Block], list[Heading]]:
    """The lead and the headings with what stands below each."""
    from parsers import nhk
    from parsers.html import tidy_tree, to_markdown
    from parsers.markdown import read_blocks

    remove_share_links(soup)
    if outlet:
        remove_furniture(soup, outlet)
    tidy_tree(soup, url)
    is_nhk = outlet is not None and outlet.name == "NHK"
    if is_nhk and (found := nhk.text_of(soup)):
        return found if found[1] else _outlined(found[0], title)
    blocks = list(without_furniture(read_blocks(to_markdown(_body_of(soup))), outlet))
    first = next((block for block in blocks if block.kind == "heading"), None)
    if first and first.text == title:
        blocks.remove(first)
    lead, headings = _outlined(blocks, title)
    return lead, nhk.without_related(headings) if is_nhk else headings


def _outlined(blocks: Sequence[Block], title: str) -> tuple[list[Block], list[Heading]]:
    _, notes = without_notes(blocks)
    return outline(blocks, title, notes)


def _body_of(soup: BeautifulSoup) -> Tag:
    """The innermost box that claims to be the article and holds most of the page's paragraphs.

    Those of asides and lists of other articles are not counted.
    """
    paragraphs = soup("p")
    whole = sum(not is_beside(tag) for tag in paragraphs) or len(paragraphs)
    for selector in _BODIES:
        for box in soup.select(selector):
            if len(box("p")) * 2 >= whole:
                for tag in box(_AROUND):
                    if not tag.decomposed and not holds_text(tag):
                        tag.decompose()
                return box
    return soup
