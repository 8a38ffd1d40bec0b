"""Ordinary HTML pages: the title and the text of the article, without the page around them."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from parsers.anchors import filing_moment
from parsers.article import Article, Document, Headline, ParseError
from parsers.boilerplate import holds_text, remove_furniture, remove_share_links, without_furniture
from parsers.headings import outline
from parsers.language import language_of
from parsers.outlets import outlet_of
from parsers.safe import one_line, safe_url
from parsers.timeline import Outline, read_timeline

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<(?:body|div|p|article|section|h1|br|a)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_AROUND = ("nav", "aside", "footer", "header", "form", "button")
_BODIES = ("article", "main", "[role=main]", "body")


def matches(document: Document) -> bool:
    """Whether the document begins like a page or is named like one."""
    is_named = document.name.lower().endswith((".html", ".htm", ".xhtml"))
    return bool(_START.match(document.text[:4000]) or (is_named and _TAG.search(document.text)))


def headline(document: Document) -> Headline:
    """Give the page's title, or the file's name where it has none."""
    match = _TITLE.search(document.text)
    title = one_line(html.unescape(match[1])) if match else ""
    outlet = outlet_of(document.url, document.source)
    return Headline(title or one_line(document.name), outlet.name if outlet else document.source)


def parse(document: Document) -> Article:
    """Read an HTML page. Raises ParseError where it contains no text."""
    from parsers.html import parse_html, tidy_tree, to_markdown
    from parsers.markdown import read_blocks

    soup = parse_html(document.text)
    url = _meta(soup, "og:url") or _canonical(soup) or document.url
    url = safe_url(url) if url else None
    outlet = outlet_of(url, document.source)
    title = _title(soup) or headline(document).title
    remove_share_links(soup)
    if outlet:
        remove_furniture(soup, outlet)
    tidy_tree(soup, url)
    blocks = list(without_furniture(read_blocks(to_markdown(_text_of(soup))), outlet))
    first = next((block for block in blocks if block.kind == "heading"), None)
    if first and first.text == title:
        blocks.remove(first)
    if not blocks:
        raise ParseError("an HTML page without text")
    lead, headings = outline(blocks, title)
    timeline = read_timeline(
        Outline(document, title, headings, lead=[b.text for b in lead], outlet=outlet)
    )
    article = Article(
        format="html",
        title=title,
        source=outlet.name
        if outlet
        else one_line(_meta(soup, "og:site_name") or "") or document.source,
        url=url,
        language=language_of(" ".join(block.text for block in blocks)),
        published=filing_moment(document),
        lead=tuple(lead),
    )
    return timeline.told_in(article)


def _title(soup: BeautifulSoup) -> str:
    heading = soup.find("h1")
    text = _meta(soup, "og:title") or (heading.get_text() if heading else "")
    return one_line(text)


def _meta(soup: BeautifulSoup, name: str) -> str | None:
    tag = soup.find("meta", attrs={"property": name})
    return str(tag.get("content") or "") or None if tag else None


def _canonical(soup: BeautifulSoup) -> str | None:
    tag = soup.find("link", rel="canonical")
    return str(tag.get("href") or "") or None if tag else None


def _text_of(soup: BeautifulSoup) -> Tag:
    """The innermost box that claims to be the article and holds most of the page's paragraphs."""
    whole = len(soup("p"))
    for selector in _BODIES:
        for box in soup.select(selector):
            if len(box("p")) * 2 >= whole:
                for tag in box(_AROUND):
                    if not tag.decomposed and not holds_text(tag):
                        tag.decompose()
                return box
    return soup
