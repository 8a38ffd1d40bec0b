"""Finding one's way in the tree of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag

_BESIDE = ("nav", "aside", "footer")


def outermost(tags: Iterable[Tag]) -> Iterator[Tag]:
    """Leave out elements that stand inside another one that was selected."""
    chosen = {id(tag): tag for tag in tags}
    for tag in chosen.values():
        if not any(id(parent) in chosen for parent in tag.parents):
            yield tag


def is_beside(tag: Tag) -> bool:
    """Whether an element stands in a box beside the page's own text, such as a list of others."""
    for parent in tag.parents:
        name = f"{parent.get('class') or ''} {parent.get('id') or ''}".lower()
        if parent.name in _BESIDE or (parent.name not in ("html", "body") and "related" in name):
            return True
    return False


def standing(tags: Iterable[Tag]) -> Iterator[Tag]:
    """Leave out elements that are gone by the time their turn comes, with the one around them."""
    return (tag for tag in tags if not tag.decomposed)


def in_second_boxes(soup: Tag) -> Iterator[Tag]:
    """Give the paragraphs that are alone in the second of two boxes, below one with a picture."""
    for paragraph in soup("p"):
        box = paragraph.parent
        around = box.parent if box is not None and box.name == "div" else None
        if box is None or around is None or around.name != "div" or len(_parts(box)) != 1:
            continue
        first, *others = _parts(around)
        if first.name == "div" and len(others) == 1 and others[0] is box and first.find("img"):
            yield paragraph


def _parts(box: Tag) -> list[Tag]:
    return box.find_all(True, recursive=False)


def texts_at(box: Tag, places: Iterable[str]) -> Iterator[str]:
    """Give the texts of attributes, in the order of their places (see `parsers.live.kinds`)."""
    for place in places:
        selector, _, attribute = place.rpartition("@")
        if selector == "..":
            tag = box.find_parent("li")
        else:
            tag = box.select_one(selector) if selector else box
        value = tag.get(attribute) if tag is not None else None
        if isinstance(value, str) and value.strip():
            yield value.strip()


def paragraphs_above(first: Tag) -> list[Tag]:
    """The paragraphs of text between the page's title and its first post."""
    found = []
    for tag in first.find_all_previous(["h1", "p"], limit=40):
        if tag.name == "h1":
            break
        if len(tag.get_text(strip=True)) >= 40 and not tag.find_parent(
            ["nav", "aside", "footer", "header", "form", "li", "figure"]
        ):
            found.append(tag)
    return found[::-1]
