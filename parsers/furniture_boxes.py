"""Leaving out what selectors name without a tree, for words that are only to be searched."""

from __future__ import annotations

import re
from functools import cache

from parsers.addresses import parts_of
from parsers.outlet import Outlet
from parsers.outlet_rows.software import SOFTWARE

_NAMES = re.compile(r"(?:\w+)?((?:[.#][\w-]+)+)")
# More boxes than any page has; without an end, each would be sought to the end of the text.
_MOST = 60
# All that selectors may name, and more: each of both is found fast, as it begins with a word.
_CLASSES = re.compile(r"class\s*=\s*[\"'][^<>]*")
_IDS = re.compile(r"id\s*=\s*[\"'][^<>]*")
_VOID = frozenset({"img", "br", "hr", "input", "link", "meta", "source"})
_LISTS = re.compile(r"<([uo]l)\b[^<>]*>", re.IGNORECASE)
_ITEM = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(
    r"<a\s[^<>]*?href\s*=\s*[\"']?([^\"'<>]*)[^<>]*>(?>(?:[^<]|<(?!/?a[\s>]))*)</a>", re.IGNORECASE
)
_TEXT_STARTS = re.compile(r"<(?:p|blockquote|li)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_TEXT_LENGTH = 30


def without_boxes(html: str, outlet: Outlet | None) -> str:
    """Leave out furniture that is named by classes or an id; other selectors are passed over.

    As in the tree, what only may be furniture stays where it holds text, and lists of nothing but
    links to an outlet's own stories are no text.
    """
    if outlet and outlet.links_own_stories:
        html = _without_related(html, outlet)
    named = "\n".join(_CLASSES.findall(html) + _IDS.findall(html))
    if not named:
        return html
    for rules in (outlet, SOFTWARE) if outlet else (SOFTWARE,):
        for names, is_sure in _names(rules):
            # Of most there is not even the last name.
            if names[-1] in named and all(name in named for name in names):
                html = _without(html, names, is_sure=is_sure)
    return html


@cache
def _names(rules: Outlet) -> tuple[tuple[tuple[str, ...], bool], ...]:
    selectors = [(selector, True) for selector in rules.boxes]
    selectors += [(selector, False) for selector in rules.drop]
    found = ((_NAMES.fullmatch(selector), is_sure) for selector, is_sure in selectors)
    return tuple((_parted(match[1]), is_sure) for match, is_sure in found if match)


def _parted(names: str) -> tuple[str, ...]:
    return tuple(re.split(r"[.#]", names)[1:])


@cache
def _opening(names: tuple[str, ...]) -> re.Pattern[str]:
    named = "".join(
        rf"(?=[^<>]*?\b(?:class|id)\s*=\s*(?:\"[^\"<>]*|'[^'<>]*)(?<![\w-]){re.escape(name)}(?![\w-]))"
        for name in names
    )
    return re.compile(rf"<(\w+)\s{named}[^<>]*>")


def _without(html: str, names: tuple[str, ...], *, is_sure: bool) -> str:
    kept: list[str] = []
    name = names[-1]
    done, found = 0, html.find(name)
    for _ in range(_MOST):
        if found < 0:
            break
        start = html.rfind("<", done, found)
        tag = _opening(names).match(html, start) if start >= 0 else None
        end = _end_of(html, tag[1], tag.end()) if tag else None
        if tag and end and (is_sure or not _holds_text(html[tag.end() : end])):
            kept.append(html[done:start])
            done = end
        found = html.find(name, max(found + 1, done))
    return "".join((*kept, html[done:]))


def _without_related(html: str, outlet: Outlet) -> str:
    """The rule of `parsers.archive_body` for lists of links; those in lists go with them."""
    kept: list[str] = []
    done = 0
    for opening, _ in zip(_LISTS.finditer(html), range(_MOST), strict=False):
        if opening.start() < done:
            continue
        if (end := _end_of(html, opening[1], opening.end())) is None:
            break
        items = _ITEM.split(html[opening.end() : end])[1:]
        if items and all(_is_own_story(item, outlet) for item in items):
            kept.append(html[done : opening.start()])
            done = end
    return "".join((*kept, html[done:]))


def _is_own_story(item: str, outlet: Outlet) -> bool:
    addresses = [match[1] for match in _LINK.finditer(item)]
    hosts = (parts_of(address).hostname or "" for address in addresses)
    if not addresses or not all(not host or host.endswith(outlet.hosts) for host in hosts):
        return False
    return not _TAG.sub("", _LINK.sub("", item)).replace("&nbsp;", "").strip()


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^>]*>", re.IGNORECASE)


def _end_of(html: str, name: str, start: int) -> int | None:
    if name in _VOID:
        return start
    depth = 1
    for tag in _tags(name).finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return None


def _holds_text(html: str) -> bool:
    """The rule of `parsers.boilerplate.holds_text`, for what is still text."""
    return any(
        len("".join(_TAG.sub("", part).split())) >= _TEXT_LENGTH
        for part in _TEXT_STARTS.split(html)[1:]
    )
