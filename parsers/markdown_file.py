"""Markdown files that are no archived articles: notes, exports, what `show --markdown` printed."""

from __future__ import annotations

import re

from parsers.anchors import filing_moment
from parsers.article import Article, Document, Headline, ParseError
from parsers.language import language_of
from parsers.markdown import read_blocks
from parsers.outlets import outlet_of
from parsers.outlines import outline
from parsers.safe import clean, one_line, safe_url
from parsers.timeline import Outline, read_timeline

_MARKS = re.compile(
    r"^ {0,3}(?:#{1,6}\s|>|```|~~~|[-*+]\s|\d+[.)]\s|={3,}$)|\]\(|\*\*", re.MULTILINE
)
_TITLE = re.compile(r"\s*#\s+(.+?)\s*#*$", re.MULTILINE)


def matches(document: Document) -> bool:
    """Whether the file is named as Markdown and has any of its marks."""
    is_named = document.name.lower().endswith((".md", ".markdown"))
    return is_named and bool(_MARKS.search(document.text))


def headline(document: Document) -> Headline:
    """Give the heading the file begins with, else the file's name without its ending."""
    match = _TITLE.match(document.text)
    title = one_line(match[1]) if match else one_line(document.name.rpartition(".")[0])
    outlet = outlet_of(document.url, document.source)
    return Headline(title, outlet.name if outlet else document.source)


def parse(document: Document) -> Article:
    """Read a Markdown file. Raises ParseError where it has no text."""
    blocks = read_blocks(clean(document.text))
    if not blocks:
        raise ParseError("a Markdown file without text")
    title = headline(document).title
    if blocks[0].kind == "heading":
        title = one_line(blocks.pop(0).text)
    lead, headings = outline(blocks, title)
    url = safe_url(document.url) if document.url else None
    outlet = outlet_of(url, document.source)
    timeline = read_timeline(
        Outline(document, title, headings, lead=[b.text for b in lead], outlet=outlet)
    )
    article = Article(
        format="markdown",
        title=title,
        source=outlet.name if outlet else document.source,
        url=url,
        language=language_of(document.text),
        published=filing_moment(document),
        lead=tuple(lead),
    )
    return timeline.told_in(article)
