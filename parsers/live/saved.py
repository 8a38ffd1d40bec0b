"""Live coverage saved as JSON: what a live page is made from. Other JSON opens as text."""

from __future__ import annotations

import json
import re

from parsers import plain
from parsers.addresses import parts_of
from parsers.article import Article, Document, Headline
from parsers.filing import filed_at
from parsers.linkeddata import Item, read_json, types_of
from parsers.safe import one_line, safe_url

_TITLE = re.compile(r'"(?:headline|webTitle|title)"\s*:\s*("(?:[^"\\]|\\.){1,500}")')


def headline(document: Document) -> Headline:
    """Give the first title in the data, or the file's name."""
    match = _TITLE.search(document.text)
    try:
        title = one_line(json.loads(match[1], strict=False)) if match else ""
    except ValueError:
        title = ""
    title = title or one_line(document.name) or "JSON"
    return Headline(title, document.source, when=filed_at(document))


def parse(document: Document) -> Article:
    """Read live coverage; any other JSON as text. Raises ParseError where there is no text."""
    value = read_json(document.text.lstrip("\ufeff"))
    article = _article(value, document)
    return article or plain.parse(document)


def _article(value: object, document: Document) -> Article | None:
    from parsers.live.article import article_of_data, count_of
    from parsers.live.data import live_data
    from parsers.live.posting import linked_posts
    from parsers.live.values import LiveData

    if data := live_data(value):
        return article_of_data(data, document, f"{count_of(len(data.posts))} in live data")
    items: list[Item] = [i for i in _listed(value) if "LiveBlogPosting" in types_of(i)]
    linked = linked_posts(items)
    if linked is None or linked.reason:
        return None
    url = safe_url(linked.url)
    host = (parts_of(url).hostname or "").removeprefix("www.") if url else None
    found = LiveData(linked.posts, host or None, linked.headline, url)
    return article_of_data(
        found, document, f"{count_of(len(linked.posts))} in schema.org LiveBlogPosting"
    )


def _listed(value: object) -> list[Item]:
    parts = value if isinstance(value, list) else [value]
    return [part for part in parts if isinstance(part, dict)]
