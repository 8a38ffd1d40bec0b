"""schema.org LiveBlogPosting → posts, if it can be trusted; the reason in words if it cannot.

Nothing in it is required and publishers fill it carelessly: Guardian gives every update the
headline and the time of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag

from parsers.addresses import nearness
from parsers.article import Block
from parsers.instants import read_when
from parsers.linkeddata import Item, list_at, names_at, raw_at, text_at, types_of, unescaped
from parsers.live.posts import Post
from parsers.markdown import escape, read_blocks
from parsers.safe import clean, one_line, safe_url

_TAG = re.compile(
    r"</?(?:p|br|div|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|img|span|figure)\b", re.I
)
_WORD = re.compile(r"\w+")
_MAX_UPDATES = 5000


@dataclass(frozen=True, slots=True)
class LinkedPosts:
    """The updates that a page's linked data contains, in its order; `reason` not to trust them."""

    posts: tuple[Post, ...]
    headline: str = ""
    url: str = ""
    reason: str | None = None


def linked_posts(items: Sequence[Item], url: str | None = None) -> LinkedPosts | None:
    """Read the LiveBlogPosting of the page's own address, else one that tells none.

    Of several that with the most updates; None where the page has none.
    """
    blogs = [item for item in items if "LiveBlogPosting" in types_of(item)]
    blogs = blogs or [item for item in items if "liveBlogUpdate" in item]
    if not blogs:
        return None
    blog = max(blogs, key=lambda i: (nearness(_url(i), url), len(list_at(i, "liveBlogUpdate"))))
    headline = text_at(blog, "headline", "name")
    updates = list_at(blog, "liveBlogUpdate")[:_MAX_UPDATES]
    posts = _posts(updates, headline, names_at(blog, "author"))
    reason = _why_not(updates, posts, headline)
    kept = tuple(post for post in posts if post.title or post.blocks)
    return LinkedPosts(kept, headline, _url(blog), reason)


def _url(item: Item) -> str:
    return raw_at(item, "url") or raw_at(item, "mainEntityOfPage") or raw_at(item, "@id")


def _posts(updates: Sequence[Item], headline: str, authors: Sequence[str]) -> list[Post]:
    ids = _distinct_ids(updates)
    posts = []
    for update, name in zip(updates, ids, strict=True):
        title = text_at(update, "headline", "name")
        byline = tuple(names_at(update, "author"))
        url = raw_at(update, "url") or raw_at(update, "mainEntityOfPage")
        post = Post(
            id=name,
            title="" if title == headline else title,
            blocks=blocks_of_text(raw_at(update, "articleBody") or raw_at(update, "text")),
            when=read_when(_time_at(update, "datePublished") or _time_at(update, "dateCreated")),
            edited=read_when(_time_at(update, "dateModified")),
            # The authors of the page, repeated in every update, do not tell who wrote this one.
            byline=() if byline == tuple(authors) else byline,
            url=safe_url(url) if name else None,
        )
        posts.append(post)
    return posts


def _time_at(item: Item, name: str) -> object:
    value = item.get(name)
    return value if isinstance(value, int | float) else raw_at(item, name)


def _distinct_ids(updates: Sequence[Item]) -> list[str]:
    """What tells the updates apart: the fragment of their URL, else the URL, else their @id."""
    urls = [raw_at(update, "url") or raw_at(update, "mainEntityOfPage") for update in updates]
    for names in (
        [urldefrag(url)[1] for url in urls],
        urls,
        [raw_at(update, "@id") for update in updates],
        [raw_at(update, "identifier") for update in updates],
    ):
        counts = Counter(names)
        if sum(counts[name] == 1 and bool(name) for name in names) > len(names) / 2:
            return [one_line(name) if counts[name] == 1 else "" for name in names]
    return [""] * len(updates)


def _why_not(updates: Sequence[Item], posts: Sequence[Post], headline: str) -> str | None:
    """The reason in words not to trust the updates, or None."""
    if len(posts) < 2:
        return f"{len(posts)} update{'' if len(posts) == 1 else 's'} only"
    times = {post.when for post in posts if post.when and post.when.time}
    if len(times) < 2:
        return "all updates carry the same time" if times else "its updates carry no time"
    titles = {text_at(update, "headline", "name") for update in updates}
    if titles == {headline} and headline:
        return "all updates carry the page's headline"
    if sum(bool(post.blocks or post.title) for post in posts) * 2 <= len(posts):
        return "most updates have no text"
    return None


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """Give the blocks of a text that may be HTML, plain, or either with its entities escaped."""
    text = unescaped(text).strip()
    if not text:
        return ()
    if _TAG.search(text):
        return blocks_of_html(text)
    lines = (one_line(line) for line in clean(text).split("\n"))
    return tuple(Block("paragraph", line, escape(line)) for line in lines if line)


def blocks_of_html(text: str) -> tuple[Block, ...]:
    """Give the blocks of a piece of HTML."""
    from parsers.html import parse_html, tidy_tree, to_markdown

    soup = parse_html(text)
    tidy_tree(soup)
    return tuple(read_blocks(to_markdown(soup)))


def same_words(one: str, other: str) -> bool:
    """Whether two headings are the same but for case, quotes and white space."""
    return bool(one) and _WORD.findall(one.casefold()) == _WORD.findall(other.casefold())
