"""The address a saved page was first published under."""

from __future__ import annotations

import re

from parsers.safe import safe_url

# The Wayback Machine's, before the address of what it keeps; `im_` and the like tell its kind.
_ARCHIVED = re.compile(
    r"(?:https?:)?(?://web\.archive\.org)?/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?://)", re.IGNORECASE
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(\S{1,2000})\s*-->")
_BEGINNING = 4000


def original(address: str) -> str:
    """Give the address an archive keeps a page under without the archive's own before it."""
    match = _ARCHIVED.match(address)
    return address[match.end() :] if match else address


def saved_from(html: str) -> str | None:
    """Give the address a browser noted above a page when it saved it."""
    match = _SAVED_FROM.search(html[:_BEGINNING])
    return safe_url(original(match[1])) if match else None
