"""What selectors name in a tree, found without the library for them where that is possible.

It takes longer to load than most articles take to read, and a page has next to nothing of what the
rows of outlets name: a selector is asked only where every name in it stands in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_ONE_NAME = re.compile(r"[.#]?[\w-]+|\[[\w-]+\]")
# What these name need not be there, or not as a name.
_OTHER = re.compile(r":(?:not|is|where|-soup-contains)\b|,")
_VALUE = re.compile(r"\[([\w-]+)[~|^$*]?=\"([^\"]*)\"\]")
_NAME = re.compile(r"[.#\[][\w-]+|(?:(?<=[\s>+~])|(?<=:has\()|^)[a-z][\w-]*")


def selected(soup: BeautifulSoup, selectors: Sequence[str]) -> list[Tag]:
    """Give the elements that selectors name; those of one name alone need no more than a look."""
    if not selectors:
        return []
    named = [(tag, set(_names(tag))) for tag in soup(True)]
    there = {name for _, names in named for name in names}
    simple = {_plain(selector) for selector in selectors if _ONE_NAME.fullmatch(selector)} & there
    others = [one for one in selectors if not _ONE_NAME.fullmatch(one)]
    values = _values(soup) if others else ""
    others = [one for one in others if _may_be(one, there, values)]
    found = list(soup.select(", ".join(others))) if others else []
    return found + [tag for tag, names in named if not simple.isdisjoint(names)]


def _names(tag: Tag) -> Iterator[str]:
    """The names that may select an element, as they are written in selectors."""
    yield tag.name
    for name in tag.attrs:
        yield f"[{name}"
    yield f"#{tag.get('id')}"
    yield from (f".{name}" for name in tag.get("class") or ())


def _values(soup: BeautifulSoup) -> str:
    """The values of all attributes."""
    values = (value for tag in soup(True) for value in tag.attrs.values())
    return "\n".join(value if isinstance(value, str) else " ".join(value) for value in values)


def _plain(selector: str) -> str:
    return selector.rstrip("]")


def _may_be(selector: str, there: Collection[str], values: str) -> bool:
    """Whether all that a selector names is there."""
    if _OTHER.search(selector):
        return True
    names = _NAME.findall(_VALUE.sub(r"[\1]", selector))
    told = (value for _, value in _VALUE.findall(selector))
    return all(name in there for name in names) and all(value in values for value in told)
