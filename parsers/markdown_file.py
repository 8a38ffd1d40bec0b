"""Markdown files that are no archived articles: notes, exports, what `show --markdown` printed."""

from __future__ import annotations

import re

from parsers.anchors import Anchor, filing_moment
from parsers.article import Article, Document, Headline, ParseError
from parsers.filing import filed_at
from parsers.front_matter import front_matter
from parsers.instants import When, read_when
from parsers.language import language_of
from parsers.markdown import read_blocks
from parsers.notes import without_notes
from parsers.outlets import outlet_of
from parsers.outlines import outline
from parsers.safe import clean, one_line, safe_url
from parsers.timeline import Outline, read_timeline

_TITLE = re.compile(r"\s*#\s+(.+?)\s*#*$", re.MULTILINE)


def headline(document: Document) -> Headline:
    """Give the title of front matter or the first heading, else the file's name."""
    fields, text = front_matter(document.text)
    match = _TITLE.match(text)
    written = fields.get("title", "").strip("\"' ") or (match[1] if match else "")
    title = one_line(written) or one_line(document.name.rpartition(".")[0])
    document = document._replace(url=_url(fields, document))
    outlet = outlet_of(document.url, document.source)
    source = outlet.name if outlet else document.source
    return Headline(title, source, document.url, filed_at(document, _filed(fields)))


def parse(document: Document) -> Article:
    """Read a Markdown file. Raises ParseError where it has no text."""
    fields, text = front_matter(clean(document.text))
    blocks = read_blocks(text)
    if not blocks:
        raise ParseError("a Markdown file without text")
    title = headline(document).title
    if blocks[0].kind == "heading" and (not fields.get("title") or blocks[0].text == title):
        title = one_line(blocks.pop(0).text)
    document = document._replace(url=_url(fields, document))
    outlet = outlet_of(document.url, document.source)
    filed = _filed(fields)
    anchors = [Anchor(filed.date, "front-matter", instant=filed.instant)] if filed else []
    blocks, notes = without_notes(blocks)
    lead, headings = outline(blocks, title, notes)
    words = [block.text for block in lead]
    timeline = read_timeline(Outline(document, title, headings, notes, words, outlet, anchors))
    article = Article(
        format="markdown",
        title=title,
        source=outlet.name if outlet else document.source,
        url=document.url,
        language=language_of(text),
        byline=tuple(filter(None, [one_line(fields.get("author", ""))])),
        published=filing_moment(document, anchors),
        notes=tuple(notes),
        lead=tuple(lead),
    )
    return timeline.told_in(article)


def _url(fields: dict[str, str], document: Document) -> str | None:
    written = fields.get("url") or fields.get("from") or document.url
    return safe_url(written.strip("\"' ")) if written else None


def _filed(fields: dict[str, str]) -> When | None:
    return read_when(fields.get("date", "").strip("\"' "))
