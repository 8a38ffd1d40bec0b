"""BBC's live pages as their renderer gets them: `liveTextStream`, with text as nested blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from parsers.article import Block
from parsers.bylines import names_of
from parsers.instants import read_when
from parsers.live.posts import Post
from parsers.live.values import MAX_POSTS, LiveData, dicts, dig, raw, text
from parsers.markdown import escape, read_blocks
from parsers.safe import clean, safe_url

_DEEPEST = 14
_BOLD = {"bold": "**", "italic": "*"}


def read(page: dict[str, Any]) -> LiveData | None:
    """Read the data of a page; None where it is of another kind."""
    stream = page.get("liveTextStream")
    results = dig(stream, "content", "data", "results")
    if results is None and dig(page, "page", "index") is not None:
        results = page.get("results")  # the answer of the interface that loads further pages
    posts = tuple(_post(result) for result in dicts(results)[:MAX_POSTS] if _is_post(result))
    if not posts:
        return None
    language = text(page.get("language")) or None
    is_english = language is None or language.startswith("en")
    return LiveData(
        posts=posts,
        source="BBC",
        title=text(page.get("title")) or text(dig(page, "seo", "seoTitle")),
        url=safe_url(raw(page.get("canonicalUrl")) or raw(dig(page, "metadata", "canonicalUrl"))),
        byline=tuple(names_of([text(dig(stream, "contributors"))])),
        published=read_when(dig(page, "seo", "datePublished") or page.get("startDateTime")),
        modified=read_when(dig(page, "seo", "dateModified")),
        language=language,
        lead=blocks_of_model(dig(page, "summaryPoints", "content")),
        # The services in other languages tell the time of their own countries.
        zone="Europe/London" if is_english else None,
    )


def _is_post(result: dict[str, Any]) -> bool:
    return isinstance(result.get("dates"), dict) or "urn" in result


def _post(result: dict[str, Any]) -> Post:
    dates = result.get("dates")
    options = result.get("options")
    header = [words for _, words in _paragraphs(result.get("header"), 0)]
    marks = options if isinstance(options, dict) else {}
    told = dates if isinstance(dates, dict) else {}
    return Post(
        id=text(result.get("urn")) or text(result.get("assetId")),
        title=next((plain for plain in header if plain), ""),
        blocks=blocks_of_model(result.get("content")),
        when=next(
            (w for key in ("firstPublished", "curated", "time", "lastPublished")
             if (w := read_when(told.get(key)))), None,
        ),
        edited=read_when(told.get("lastPublished")),
        byline=tuple(names_of([text(dig(result, "contributor", "name"))])),
        is_key=marks.get("isKeyEvent") is True,
        is_pinned=marks.get("isPinned") is True,
    )  # fmt: skip


def blocks_of_model(value: object) -> tuple[Block, ...]:
    """Give the text of BBC's nested blocks: paragraphs, headings, items, quotes, captions."""
    lines = [line for line, _ in _paragraphs(value, 0) if line]
    return tuple(read_blocks("\n\n".join(lines)))


def _paragraphs(value: object, depth: int, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Each paragraph as Markdown and as plain text."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value[:MAX_POSTS]:
            yield from _paragraphs(part, depth + 1, prefix)
        return
    if not isinstance(value, dict):
        return
    kind, model = raw(value.get("type")), value.get("model")
    model = model if isinstance(model, dict) else {}
    prefix = {"listItem": "- ", "subheadline": "### ", "blockquote": "> "}.get(kind, prefix)
    if kind == "image" or "altText" in raw(value.get("type")):
        return
    inner = model.get("blocks", value.get("blocks"))
    if kind in ("paragraph", "fragment", "urlLink") or (
        kind == "" and isinstance(model.get("text"), str)
    ):
        plain = text(model.get("text"))
        marked = _inline(inner, 0) or escape(plain)
        if plain or marked:
            yield prefix + marked.strip(), plain or marked
        return
    if kind == "social" or kind == "embed":
        url = safe_url(raw(dig(model, "href")) or raw(dig(model, "url")))
        if url:
            yield f"[{escape(url)}](<{url}>)", url
    yield from _paragraphs(inner, depth + 1, prefix)


def _inline(value: object, depth: int) -> str:
    """The runs of a paragraph as Markdown: bold, italic, links."""
    if depth > _DEEPEST:
        return ""
    parts = []
    for block in dicts(value):
        model = block.get("model")
        model = model if isinstance(model, dict) else {}
        words = _inline(model.get("blocks"), depth + 1) if model.get("blocks") else ""
        words = words or _marked(model)
        url = safe_url(raw(model.get("locator")) or raw(model.get("href")))
        if url and words.strip():
            words = f"[{words.strip()}](<{url}>)" + (" " if words.endswith(" ") else "")
        parts.append(words)
    return "".join(parts)


def _marked(model: dict[str, Any]) -> str:
    words = escape(clean(raw(model.get("text"))).replace("\n", " "))
    names = model.get("attributes")
    for name in names if isinstance(names, list) else ():
        mark = _BOLD.get(name) if isinstance(name, str) else None
        if mark and words.strip() == words and words:
            words = f"{mark}{words}{mark}"
    return words
