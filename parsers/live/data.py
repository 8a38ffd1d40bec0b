"""Live coverage as data: in a script of the page, or saved as a document of its own.

Each reader takes any JSON value and gives None unless it is of its kind; values of another type
than expected are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from parsers.linkeddata import read_json
from parsers.live import data_bbc, data_guardian, data_others
from parsers.live.values import LiveData

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_READERS: tuple[Callable[[Any], LiveData | None], ...] = (
    data_guardian.read,
    data_bbc.read,
    data_others.read_liveblog_pro,
    data_others.read_washington_post,
    data_others.read_thepaper,
)
_STATE = re.compile(
    r"(?:window\.)?(?:__INITIAL_DATA__|SIMORGH_DATA|__NEXT_DATA__|__PRELOADED_STATE__|guardian)"
    r"\s*=\s*"
)
_SIGNS = ("blocks", "liveTextStream", "content_elements", "liveDetail", "_items", "results")
_MAX_DEPTH = 9
_MAX_VALUES = 20_000


def live_data(value: object) -> LiveData | None:
    """Find live coverage in a JSON value, at any place of it that is not too deep."""
    for inner in _objects(value):
        if not any(sign in inner for sign in _SIGNS):
            continue
        for read in _READERS:
            found = read(inner)
            if found and found.posts:
                return found
    return None


def data_of_page(soup: BeautifulSoup) -> LiveData | None:
    """Find live coverage in the scripts of a page."""
    for script in soup("script"):
        text = script.get_text()
        if not any(sign in text for sign in _SIGNS):
            continue
        for value in _values(text, is_json="json" in str(script.get("type") or "")):
            if found := live_data(value):
                return found
    return None


def _values(text: str, *, is_json: bool) -> Iterator[object]:
    if is_json or text.lstrip().startswith("{"):
        yield read_json(text)
        return
    for match in _STATE.finditer(text):
        value = read_json(text[match.end() :])
        # The BBC writes its data as a string that holds JSON.
        yield read_json(value) if isinstance(value, str) else value


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """The objects in a JSON value, the outer ones first."""
    level = [value]
    seen = 0
    for _ in range(_MAX_DEPTH):
        following: list[object] = []
        for item in level:
            seen += 1
            if seen > _MAX_VALUES:
                return
            if isinstance(item, dict):
                yield item
                following += [v for v in item.values() if isinstance(v, dict | list)]
            elif isinstance(item, list):
                following += [v for v in item if isinstance(v, dict | list)]
        level = following
