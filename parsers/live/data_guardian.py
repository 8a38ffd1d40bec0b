"""Guardian's live pages as their renderer gets them: `blocks`, `keyEvents`, `pinnedPost`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from parsers.article import Block
from parsers.bylines import names_of
from parsers.instants import read_when
from parsers.linkeddata import unescaped
from parsers.live.posting import blocks_of_html
from parsers.live.posts import Post
from parsers.live.values import MAX_POSTS, LiveData, dicts, dig, raw, text, texts
from parsers.markdown import escape
from parsers.safe import one_line, safe_url

_TIMES = ("blockFirstPublished", "blockCreatedOn", "firstPublishedDate", "publishedDate")
_EDITS = ("blockLastUpdated", "lastModifiedDate")


def read(page: dict[str, Any]) -> LiveData | None:
    """Read the data of a page; None where it is of another kind."""
    blocks = [block for block in dicts(page.get("blocks")) if _is_block(block)][:MAX_POSTS]
    if not blocks:
        return None
    url = safe_url(raw(page.get("webURL")) or raw(page.get("canonicalUrl")))
    keys = {text(event.get("id")) for event in dicts(page.get("keyEvents"))} - {""}
    pinned = page.get("pinnedPost")
    posts = [_post(block, url, keys) for block in blocks]
    if isinstance(pinned, dict) and _is_block(pinned):
        posts.insert(0, replace(_post(pinned, url, keys), is_pinned=True))
    return LiveData(
        posts=tuple(posts),
        source="The Guardian",
        title=text(page.get("headline")) or text(page.get("webTitle")),
        url=url,
        byline=tuple(names_of(texts([page.get("byline"), dig(page, "author", "byline")]))),
        published=read_when(page.get("webPublicationDate")),
        modified=read_when(dig(page, "openGraphData", "article:modified_time")),
        language=raw(page.get("lang")) or None,
        lead=blocks_of_html(raw(page.get("standfirst"))) if page.get("standfirst") else (),
        zone="Europe/London",
    )


def _is_block(block: dict[str, Any]) -> bool:
    return isinstance(block.get("elements"), list) and any(name in block for name in _TIMES)


def _post(block: dict[str, Any], url: str | None, keys: set[str]) -> Post:
    name = text(block.get("id"))
    attributes = block.get("attributes")
    marks = attributes if isinstance(attributes, dict) else {}
    elements = dicts(block.get("elements"))
    return Post(
        id=name,
        title=text(block.get("title")),
        blocks=tuple(part for element in elements for part in _blocks(element)),
        when=next((w for key in _TIMES if (w := read_when(block.get(key)))), None),
        shown=text(block.get("blockFirstPublishedDisplay")),
        edited=next((w for key in _EDITS if (w := read_when(block.get(key)))), None),
        byline=texts(person.get("name") for person in dicts(block.get("contributors"))),
        url=f"{url}?page=with:block-{name}#block-{name}" if url and name.isalnum() else None,
        is_key=name in keys or marks.get("keyEvent") is True or marks.get("summary") is True,
    )


def _blocks(element: dict[str, Any]) -> tuple[Block, ...]:
    """The text of one element; a picture is its caption and alternative text."""
    kind = raw(element.get("_type")).rpartition(".")[2]
    if html := raw(element.get("html")):
        return blocks_of_html(html)
    if kind == "ImageBlockElement":
        return _picture(element)
    address = raw(element.get("originalUrl")) or raw(element.get("url"))
    words = text(element.get("mediaTitle")) or text(element.get("title")) or address
    url = safe_url(address)
    if not words or not (url or element.get("mediaTitle")):
        return ()
    link = f"[{escape(one_line(words))}](<{url}>)" if url else escape(words)
    from parsers.markdown import read_blocks

    return tuple(read_blocks(link))


def _picture(element: dict[str, Any]) -> tuple[Block, ...]:
    from parsers.markdown import read_blocks

    data = element.get("data")
    data = data if isinstance(data, dict) else {}
    images = dicts(dig(element, "media", "allImages"))
    url = next((u for image in images[::-1] if (u := safe_url(raw(image.get("url"))))), None)
    alt, caption = text(data.get("alt")), text(unescaped(raw(data.get("caption"))))
    if not url:
        return ()
    parts = [f"![{escape(alt)}](<{url}>)", f"*{escape(caption)}*" if caption else ""]
    return tuple(read_blocks("\n\n".join(filter(None, parts))))
