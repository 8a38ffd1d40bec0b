"""The address a saved page was first published under."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from parsers.patterns import late
from parsers.safe import safe_url

# The Wayback Machine's, before the address of what it keeps; `im_` and the like tell its kind.
_ARCHIVED = late(
    r"(?:https?:)?(?://web\.archive\.org)?/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?://)", re.IGNORECASE
)
# A cache of pictures the feeds set before their addresses.
_CACHED = late(r"https?://images\.weserv\.nl/\?url=(?:ssl:)?(https?://)?", re.IGNORECASE)
# Feeds that set the address of their site before every link, also before whole ones.
_DOUBLED = late(r"https?://[^/?#:]+(?=https?://)", re.IGNORECASE)
_SAVED_FROM = late(r"<!--\s*saved from url=\(\d{4}\)(\S{1,2000})\s*-->")
_BEGINNING = 4000
_NUMBER = re.compile(r"\d{6,}$")


def original(address: str) -> str:
    """Give an address without that of an archive, a cache or a feed before it."""
    if match := _ARCHIVED.match(address) or _DOUBLED.match(address):
        return address[match.end() :]
    if match := _CACHED.match(address):
        return (match[1] or "https://") + address[match.end() :]
    return address


def parts_of(address: str) -> SplitResult:
    """Give the parts of an address, empty ones where it is none (`https://[x`). Never raises."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


def saved_from(html: str) -> str | None:
    """Give the address a browser noted above a page when it saved it."""
    match = _SAVED_FROM.search(html[:_BEGINNING])
    return safe_url(original(match[1])) if match else None


def same_page(one: str, other: str) -> bool:
    """Whether two addresses are of one page: publishers change the words around its number."""
    paths = [parts_of(url).path.rstrip("/") for url in (one, other)]
    numbers = [_NUMBER.findall(path) for path in paths]
    return paths[0] == paths[1] or (bool(numbers[0]) and numbers[0] == numbers[1])


def nearness(address: str, page: str | None) -> int:
    """How near an address is to the page's: 2 the same, 1 untold, 0 that of another page."""
    if not address or not page:
        return 1
    return 2 if same_page(address, page) else 0
