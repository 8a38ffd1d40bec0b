"""The posts a page shows and those its data contain, as one list.

What the page shows is the truth for its text and markup; the data add times, titles and text that
are missing there, and the posts the page has yet to load, in their place in the order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.instants import is_relative, read_clock
from parsers.live.posts import Post

_WORD = re.compile(r"\w+")
_SAME_OPENING = 12


def merge(page: Sequence[Post], data: Sequence[Post]) -> list[Post] | None:
    """Join the two lists in the page's order; None where they have no post in common."""
    partners = _partners(page, data)
    if not partners:
        return None
    joined = {place: completed(page[place], data[other]) for place, other in partners.items()}
    found = {other: place for place, other in partners.items()}
    ordered = list(enumerate(data))
    if _runs_against(list(partners.items())):
        ordered.reverse()
    extras: dict[int, list[Post]] = {}
    before = -1
    for other, post in ordered:
        if other in found:
            before = found[other]
        else:
            extras.setdefault(before, []).append(post)
    pinned = next((place for place, post in enumerate(page) if not post.is_pinned), 0)
    first = min((place for place in found.values() if place >= pinned), default=0)
    merged: list[Post] = []
    for place, post in enumerate(page):
        if place == first:
            merged += extras.get(-1, [])
        merged.append(joined.get(place, post))
        merged += extras.get(place, [])
    return merged


def completed(shown: Post, told: Post) -> Post:
    """Give a post of the page with what only the data tell of it."""
    when = shown.when
    if when is None or when.time is None or (when.offset is None and told.when):
        when = told.when or when
    elif when.is_universal and told.when and not told.when.is_universal:
        same = when.instant and told.when.instant
        if same and abs((told.when.instant - when.instant).total_seconds()) < 60:  # type: ignore[operator]
            when = told.when  # it tells the offset too
    has_clock = read_clock(shown.shown) or not is_relative(shown.shown)
    return replace(
        shown,
        id=shown.id or told.id,
        title=shown.title or told.title,
        blocks=shown.blocks or told.blocks,
        when=when,
        shown=(shown.shown or told.shown) if has_clock else told.shown,
        edited=shown.edited or told.edited,
        byline=shown.byline or told.byline,
        url=shown.url or told.url,
        is_key=shown.is_key or told.is_key,
        is_pinned=shown.is_pinned,
    )


def _runs_against(pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether the data run in the other direction than the page."""
    others = [other for _, other in sorted(pairs)]
    ups = sum(after > before for before, after in pairwise(others))
    return ups * 2 < len(others) - 1


def _partners(page: Sequence[Post], data: Sequence[Post]) -> dict[int, int]:
    """For places of the page the places of the same posts in the data: by id, title, or text.

    A copy pinned above the list is left alone.
    """
    found: dict[int, int] = {}
    taken: set[int] = set()
    for key in (_by_id, _by_title, _by_text):
        counts = Counter(key(post) for post in data)
        places = {
            key(post): place
            for place, post in enumerate(data)
            if key(post) and counts[key(post)] == 1 and place not in taken
        }
        for place, post in enumerate(page):
            other = places.get(key(post))
            if other is None or place in found or other in taken or post.is_pinned:
                continue
            found[place] = other
            taken.add(other)
    return found


def _by_id(post: Post) -> str:
    return post.key


def _by_title(post: Post) -> str:
    return " ".join(_WORD.findall(post.title.casefold()))


def _by_text(post: Post) -> str:
    words = _WORD.findall(post.text.casefold())
    return " ".join(words[:_SAME_OPENING]) if len(words) >= 4 else ""
