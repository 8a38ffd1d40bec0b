"""The key of an article: what its marks are kept under, wherever its file lies.

It is made of the article's URL, which stays when the file is moved or archived again; where there
is none, of title, source and day. Versions of one article have one key.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from urllib.parse import unquote

from parsers.addresses import parts_of
from parsers.digests import blake2b

_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_LENGTH = 13
_BITS = 63
_SLASHES = re.compile("/{2,}")
# What most URLs are: nothing in them is escaped, or could be left out but the end of the path.
_PLAIN = re.compile(
    r"https?://(?>(?:www\.)?)([a-z0-9.-]+)((?>(?:/[A-Za-z0-9._~!$&'()*+,;=:@-]+)*))/?"
    r"(\?[A-Za-z0-9._~!$&'()*+,;=:@/?-]+)?"
)


def key_of(url: str | None, title: str, source: str | None, day: date | None) -> int:
    """Give the key of an article: a number of 63 bits, never 0."""
    told = place_of(url) if url else f"{_plain(title)}\n{_plain(source or '')}\n{day or ''}"
    digest = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1 or 1


def place_of(url: str) -> str:
    """Give what of a URL makes it the same as another: http and https are, and escapes.

    The fragment counts only where it is all that tells pages apart (`#!`).
    """
    if plain := _PLAIN.fullmatch(url):
        return f"{plain[1]}{plain[2]}{plain[3] or ''}"
    parts = parts_of(url)
    host = (parts.hostname or "").removeprefix("www.")
    path = unicodedata.normalize("NFC", _SLASHES.sub("/", unquote(parts.path))).rstrip("/")
    query = f"?{unquote(parts.query)}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    return f"{host}{path}{query}{fragment}"


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def shown_key(key: int) -> str:
    """Write a key as people and scripts see it: 13 letters and digits."""
    return "".join(_ALPHABET[key >> 5 * n & 31] for n in reversed(range(_LENGTH)))


def read_key(text: str) -> int | None:
    """Read a key as it was shown; None where it is none."""
    if len(text) != _LENGTH or not set(text) <= set(_ALPHABET):
        return None
    key = 0
    for letter in text:
        key = key << 5 | _ALPHABET.index(letter)
    return key if 0 < key < 1 << _BITS else None
