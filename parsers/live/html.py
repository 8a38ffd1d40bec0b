"""The posts of a live page, out of its own markup: what the page shows, links and quotes kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin

from parsers.boilerplate import holds_text
from parsers.bylines import names_of
from parsers.html import to_markdown
from parsers.linkeddata import ENTITY, unescaped
from parsers.live.kinds import LivePage
from parsers.live.pages import LIVE_PAGES
from parsers.live.posts import Post
from parsers.live.times import PostTimes, whens_at
from parsers.markdown import read_blocks
from parsers.safe import one_line, safe_url
from parsers.trees import is_beside, outermost, paragraphs_above, standing, texts_at

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

    from parsers.article import Block

_PINNED = frozenset({"pinned", "pinned post", "pinned update"})
# What stands for a title where there is none, for those who hear the page.
_NO_TITLES = frozenset({"Post"})
_PUBLISHED_AT = re.compile(r",?\s*published at .*$", re.IGNORECASE)
_MAX_POSTS = 5000


@dataclass(frozen=True, slots=True)
class FoundPost:
    """A post whose text still stands in the tree, in `body`."""

    post: Post
    body: Tag

    def with_blocks(self) -> Post:
        """Give the post with its text. The tree must have been tidied by now."""
        blocks = tuple(read_blocks(to_markdown(self.body)))
        return replace(self.post, blocks=_without_title(blocks, self.post.title))


@dataclass(frozen=True, slots=True)
class PostBoxes:
    """The elements that hold the posts of a page, and the kind it is of."""

    kind: LivePage
    boxes: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """The posts of a page, the kind it is of, and the boxes that hold its lead."""

    kind: LivePage
    posts: tuple[FoundPost, ...]
    lead: tuple[Tag, ...] = ()


def find_boxes(soup: BeautifulSoup, html: str) -> PostBoxes | None:
    """Find where the posts of a live page stand; None where its markup is of no known kind."""
    for kind in LIVE_PAGES:
        if kind.sign not in html:
            continue
        boxes = list(outermost(soup.select(kind.posts, limit=_MAX_POSTS * 2)))[:_MAX_POSTS]
        if kind.least > 1:
            boxes = [box for box in boxes if not is_beside(box)]
        if len(boxes) >= kind.least and not _are_teasers(boxes, kind):
            return PostBoxes(kind, tuple(boxes))
    return None


def read_posts(
    found: PostBoxes, soup: BeautifulSoup, url: str | None, published: date | None
) -> FoundPage:
    """Read the posts of a live page.

    The tree must still be as it came: titles, times and bylines are taken out of it.
    """
    kind, boxes = found.kind, found.boxes
    reader = _Reader(kind, soup, url, published)
    lead = tuple(outermost(soup.select(kind.lead))) if kind.lead else ()
    lead = lead or tuple(paragraphs_above(boxes[0]))
    return FoundPage(kind, tuple(reader.read(box) for box in boxes), lead)


def _are_teasers(boxes: Sequence[Tag], kind: LivePage) -> bool:
    """Whether most posts only lead to articles: the page lists what there is on a topic."""
    if not kind.teasers:
        return False
    return sum(box.select_one(kind.teasers) is not None for box in boxes) * 2 > len(boxes)


class _Reader:
    """Reads the posts of one page, one after the other."""

    def __init__(
        self, kind: LivePage, soup: BeautifulSoup, url: str | None, published: date | None
    ) -> None:
        self._kind = kind
        self._url = url
        self._times = PostTimes(kind, soup, published)
        self._keys = _selected(soup, kind.key)
        self._pinned = _selected(soup, kind.pinned)
        self._key_ids = {
            name
            for link in (soup.select(kind.key_links) if kind.key_links else ())
            for name in _names_of_link(link)
        }

    def read(self, box: Tag) -> FoundPost:
        """Take what is told beside the text out of a post."""
        kind = self._kind
        for string in box.find_all(string=ENTITY):  # what was escaped twice
            string.replace_with(unescaped(str(string)))
        shown = self._times.shown(box)
        when = self._times.when(box, shown)
        written_id, permalink = self._identity(box)
        edited = next((w for w in whens_at(box, kind.edited) if w), None)
        is_pinned = self._is_pinned(box)
        is_key = self._is_key(box) or written_id in self._key_ids
        byline = tuple(names_of(_take(box, kind.byline)))
        _remove(box, kind.shown)
        title = _PUBLISHED_AT.sub("", " ".join(_take(box, kind.title, limit=1)))
        title = "" if title in _NO_TITLES else title
        body = next(iter(box.select(kind.body)), None) if kind.body else None
        _remove(box, kind.drop)
        for button in standing(box("button")):
            if not holds_text(button):
                button.decompose()
        post = Post(
            id=written_id,
            title=title,
            when=when,
            shown=shown,
            edited=edited,
            byline=byline,
            url=permalink,
            is_key=is_key,
            is_pinned=is_pinned,
        )
        return FoundPost(post, body if body is not None and not body.decomposed else box)

    def _identity(self, box: Tag) -> tuple[str, str | None]:
        """The id of a post and its own address."""
        for text in texts_at(box, self._kind.ids):
            address, fragment = urldefrag(text)
            if fragment and address:
                return one_line(fragment), self._address(text)
            if name := one_line(text.lstrip("#")):
                return name, self._address(text if "/" in text else f"#{name}")
        return "", None

    def _address(self, reference: str) -> str | None:
        if self._url is None and not reference.startswith(("http:", "https:")):
            return None
        try:
            return safe_url(urljoin(self._url or "", reference))
        except ValueError:
            return None

    def _is_key(self, box: Tag) -> bool:
        return id(box) in self._keys or any(id(tag) in self._keys for tag in box(True))

    def _is_pinned(self, box: Tag) -> bool:
        if id(box) in self._pinned or any(id(parent) in self._pinned for parent in box.parents):
            return True
        for tag in box(["span", "div", "p"], limit=8):
            if one_line(tag.get_text()).lower() in _PINNED:
                tag.decompose()
                return True
        return False


def _selected(soup: BeautifulSoup, selector: str) -> set[int]:
    return {id(tag) for tag in soup.select(selector)} if selector else set()


def _names_of_link(link: Tag) -> Iterator[str]:
    for name in ("data-id", "data-block-id", "href"):
        value = str(link.get(name) or "")
        if value:
            yield one_line(urldefrag(value)[1] if name == "href" else value)


def _take(box: Tag, selector: str, limit: int = 0) -> list[str]:
    """Take the texts of the elements out of a post."""
    texts = []
    for tag in standing(box.select(selector, limit=limit) if selector else ()):
        text = one_line(str(tag.get("content") or "") or tag.get_text(" "))
        texts.append(re.sub(r"\s+([,.;:!?’”])", r"\1", text))
        tag.decompose()
    return [text for text in texts if text]


def _remove(box: Tag, selector: str) -> None:
    for tag in standing(box.select(selector) if selector else ()):
        tag.decompose()


def _without_title(blocks: tuple[Block, ...], title: str) -> tuple[Block, ...]:
    if blocks and title and blocks[0].kind == "heading" and blocks[0].text == title:
        return blocks[1:]
    return blocks
