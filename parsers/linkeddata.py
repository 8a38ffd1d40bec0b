"""Linked data of a page: its JSON-LD as plain values. What it says is not yet believed here."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from parsers.safe import one_line

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

Item = dict[str, Any]

_MAX_SCRIPT = 12_000_000
_MAX_ITEMS = 20_000
_MAX_DEPTH = 12
_MAX_NAMES = 50
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]+);", re.IGNORECASE)
# What may stand around the headings of the two articles a script can hold.
_MAIN = ("mainEntity", "mainEntityOfPage", "hasPart")


def items_of(soup: BeautifulSoup) -> list[Item]:
    """Give every item of the page's JSON-LD scripts, the outer ones before what they contain."""
    items: list[Item] = []
    for script in soup("script", type=re.compile(r"ld\+json", re.IGNORECASE)):
        for item in _items(read_json(script.get_text()), 0):
            items.append(item)
            if len(items) >= _MAX_ITEMS:
                return items
    return items


def read_json(text: str) -> object:
    """Read JSON as pages write it, with raw newlines, comments around it, commas too many.

    None where it cannot be read.
    """
    text = _COMMENT.sub("", text).strip()
    if not text or len(text) > _MAX_SCRIPT:
        return None
    repaired = _TRAILING_COMMA.sub("", text)
    for attempt in (text, repaired):
        try:
            return json.loads(attempt, strict=False)
        except RecursionError:
            return None
        except ValueError:
            continue
    return _first_value(repaired)


def _first_value(text: str) -> object:
    """A value with something behind it, such as a semicolon or a second value."""
    try:
        value: object = json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None
    return value


def _items(value: object, depth: int) -> Iterator[Item]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for part in value:
            yield from _items(part, depth + 1)
    elif isinstance(value, dict):
        if types_of(value):
            yield value
        for name in ("@graph", "itemListElement", *_MAIN):
            if name in value:
                yield from _items(value[name], depth + 1)


def types_of(item: Item) -> frozenset[str]:
    """Give the types of an item, without the vocabulary before them."""
    return frozenset(
        re.split(r"[/#:]", text)[-1] for text in _strings(item.get("@type") or item.get("type"))
    )


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []


def text_at(item: Item, *names: str) -> str:
    """Give the first text under the names on one line, entities resolved; empty where none."""
    for name in names:
        if text := one_line(unescaped(raw_at(item, name))):
            return text
    return ""


def raw_at(item: Item, name: str) -> str:
    """Give a text as it stands: `{"@value": …}` and lists of one are seen through."""
    value = item.get(name)
    for _ in range(3):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("@id") or value.get("name")
    return value if isinstance(value, str) else ""


def unescaped(text: str) -> str:
    """Resolve entities, also those that were escaped twice; text that has none is untouched."""
    for _ in range(3):
        if not ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def list_at(item: Item, name: str) -> list[Item]:
    """Give the items under a name, whether there is one, a list of them, or an ItemList."""
    value = item.get(name)
    if isinstance(value, dict) and "itemListElement" in value:
        value = value["itemListElement"]
    parts = value if isinstance(value, list) else [value]
    found = [part for part in parts[:_MAX_ITEMS] if isinstance(part, dict)]
    return [part["item"] if isinstance(part.get("item"), dict) else part for part in found]


def names_at(item: Item, name: str) -> list[str]:
    """Give the names of the people or organisations under a name."""
    value = item.get(name)
    people = value if isinstance(value, list) else [value]
    texts = [
        text_at(person, "name") if isinstance(person, dict) else one_line(unescaped(person))
        for person in people[:_MAX_NAMES]
        if isinstance(person, dict | str)
    ]
    return [text for text in texts if text and not text.startswith("http")]
