"""Live coverage as data: Liveblog Pro, the Washington Post, thepaper (澎湃)."""

from __future__ import annotations

from typing import Any

from parsers.article import Block
from parsers.bylines import names_of
from parsers.instants import read_when
from parsers.live.posting import blocks_of_text
from parsers.live.posts import Post
from parsers.live.values import MAX_POSTS, LiveData, dicts, dig, raw, text, texts
from parsers.safe import safe_url


def read_liveblog_pro(page: dict[str, Any]) -> LiveData | None:
    """Read `posts._items`, in the order the editors gave them, without what they deleted."""
    items = dicts(dig(page, "posts", "_items") or page.get("_items"))
    items = [item for item in items if "groups" in item or "published_date" in item][:MAX_POSTS]
    kept = [item for item in items if not _is_deleted(item)]
    if not kept:
        return None
    # The interface answers by time of change; `order` is the place in the blog, the newest highest.
    kept.sort(key=_place, reverse=True)
    blog = page.get("blog") if isinstance(page.get("blog"), dict) else page
    return LiveData(
        posts=tuple(_liveblog_post(item) for item in kept),
        title=text(dig(blog, "title")),
        url=safe_url(raw(dig(blog, "public_url"))),
        published=read_when(dig(blog, "start_date") or dig(blog, "_created")),
        lead=blocks_of_text(raw(dig(blog, "description"))),
    )


def _is_deleted(item: dict[str, Any]) -> bool:
    return item.get("deleted") is True or item.get("post_status") in ("draft", "submitted")


def _place(item: dict[str, Any]) -> float:
    order = item.get("order")
    if isinstance(order, bool) or not isinstance(order, int | float):
        return float("-inf")
    return float(order) if abs(order) < 1e15 else float("-inf")


def _liveblog_post(item: dict[str, Any]) -> Post:
    refs = [
        ref
        for group in dicts(item.get("groups"))
        if text(group.get("id")) == "main"
        for ref in dicts(group.get("refs"))
    ]
    parts = [dig(ref, "item", "text") or dig(ref, "item", "headline") for ref in refs]
    blocks: tuple[Block, ...] = ()
    for part in parts:
        blocks += blocks_of_text(raw(part))
    return Post(
        id=text(item.get("_id")),
        title=text(item.get("headline")),
        blocks=blocks,
        when=read_when(item.get("published_date") or item.get("_created")),
        edited=read_when(item.get("content_updated_date")),
        byline=texts([dig(item, "original_creator", "display_name")]),
        is_key=item.get("lb_highlight") is True,
        is_pinned=item.get("sticky") is True,
    )


def read_washington_post(page: dict[str, Any]) -> LiveData | None:
    """Read `globalContent`: the stories among its elements are the posts."""
    stories = [part for part in dicts(page.get("content_elements")) if part.get("type") == "story"]
    if not stories or "headlines" not in page:
        return None
    return LiveData(
        posts=tuple(_story(story) for story in stories[:MAX_POSTS]),
        source="The Washington Post",
        title=text(dig(page, "headlines", "basic")),
        url=safe_url("https://www.washingtonpost.com" + raw(page.get("canonical_url")))
        if page.get("canonical_url")
        else None,
        byline=_by(page),
        published=read_when(page.get("first_publish_date") or page.get("publish_date")),
        modified=read_when(page.get("last_updated_date")),
        zone="America/New_York",
    )


def _story(story: dict[str, Any]) -> Post:
    blocks: tuple[Block, ...] = ()
    for part in dicts(story.get("content_elements")):
        if part.get("type") in ("text", "header", "raw_html"):
            blocks += blocks_of_text(raw(part.get("content")))
        elif part.get("type") == "list":
            for item in dicts(part.get("items")):
                blocks += blocks_of_text(f"<ul><li>{raw(item.get('content'))}</li></ul>")
    told = dig(story, "additional_properties", "first_display_date")
    return Post(
        id=text(story.get("_id")),
        title=text(dig(story, "headlines", "basic")),
        blocks=blocks,
        when=read_when(told or story.get("first_publish_date") or story.get("display_date")),
        edited=read_when(story.get("last_updated_date")),
        byline=_by(story),
        is_pinned=dig(story, "additional_properties", "is_pinned") is True,
    )


def _by(story: dict[str, Any]) -> tuple[str, ...]:
    people = dicts(dig(story, "credits", "by"))
    return tuple(names_of(texts(person.get("name") for person in people)))


def read_thepaper(page: dict[str, Any]) -> LiveData | None:
    """Read `liveDetail`: its posts are the longest list in it whose members tell their time.

    The list has no documented name, so it is known by what it holds.
    """
    detail = page.get("liveDetail")
    if not isinstance(detail, dict):
        return None
    lists = [dicts(value) for value in (*detail.values(), *page.values())]
    found = max((items for items in lists if _are_paper_posts(items)), key=len, default=[])
    posts = tuple(_paper_post(item) for item in found[:MAX_POSTS])
    return LiveData(
        posts=posts,
        source="澎湃新闻",
        title=text(detail.get("name")) or text(detail.get("shareName")),
        published=read_when(detail.get("pubTimeLong") or detail.get("publishTime")),
        lead=blocks_of_text(raw(detail.get("summary")) or raw(detail.get("desc"))),
        zone="Asia/Shanghai",
    )


def _are_paper_posts(items: list[dict[str, Any]]) -> bool:
    return bool(items) and all(
        ("content" in item or "summary" in item or "name" in item)
        and ("pubTimeLong" in item or "publishTime" in item or "pubTime" in item)
        for item in items
    )


def _paper_post(item: dict[str, Any]) -> Post:
    return Post(
        id=str(item.get("contId") or item.get("id") or "")[:60],
        title=text(item.get("name")) or text(item.get("title")),
        blocks=blocks_of_text(raw(item.get("content")) or raw(item.get("summary"))),
        when=read_when(item.get("pubTimeLong") or item.get("publishTime")),
        shown=text(item.get("pubTime")),
        is_pinned=item.get("isTop") in (True, 1, "1"),
    )
