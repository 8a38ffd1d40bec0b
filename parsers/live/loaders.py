"""Services whose posts a script loads: a page saved without them holds no live text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

# A text without which the page need not be searched, what it is searched for, the service.
_LOADERS = (
    (r"lb24_|24liveblog", "#LB24_LIVE_CONTENT, [src*='24liveblog.com']", "24liveblog"),
    (
        "tickaroo",
        "[data-tickaroo-id], [src*='tickaroo.com'], tickaroo-liveblog",
        "Tickaroo",
    ),
    ("scribblelive|scrbbl", "[src*='scribblelive.com'], .scrbbl-embed", "ScribbleLive"),
    ("arena", "[src*='arena.im'], .arena-liveblog", "Arena"),
)


def loaders_in(soup: BeautifulSoup, html: str) -> tuple[str, ...]:
    """Tell, as a reason, which service would have loaded the live text into the page."""
    return tuple(
        f"the live text comes from {name} and is not in this page"
        for sign, selector, name in _LOADERS
        if re.search(sign, html, re.IGNORECASE) and soup.select_one(selector)
    )
