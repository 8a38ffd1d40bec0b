"""Leaving out what selectors name without a tree, for words that are only to be searched."""

from __future__ import annotations

import re
from functools import cache

from parsers.outlet import Outlet
from parsers.outlet_rows.software import SOFTWARE

_NAME = re.compile(r"[.#]([\w-]+)")
# More boxes than any page has; without an end, each would be sought to the end of the text.
_MOST = 60
_VOID = frozenset({"img", "br", "hr", "input", "link", "meta", "source"})
_TEXT_STARTS = re.compile(r"<(?:p|blockquote|li)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_TEXT_LENGTH = 30


def without_boxes(html: str, outlet: Outlet | None) -> str:
    """Leave out furniture that is named by a single class or id; other selectors are passed over.

    As in the tree, what only may be furniture stays where it holds text.
    """
    for rules in filter(None, (outlet, SOFTWARE)):
        for name, is_sure in _names(rules):
            if name in html:
                html = _without(html, name, is_sure=is_sure)
    return html


@cache
def _names(rules: Outlet) -> tuple[tuple[str, bool], ...]:
    selectors = [(selector, True) for selector in rules.boxes]
    selectors += [(selector, False) for selector in rules.drop]
    found = ((_NAME.fullmatch(selector), is_sure) for selector, is_sure in selectors)
    return tuple((match[1], is_sure) for match, is_sure in found if match)


@cache
def _opening(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"<(\w+)\s[^<>]*?\b(?:class|id)\s*=\s*(?:\"[^\"<>]*|'[^'<>]*)(?<![\w-]){re.escape(name)}"
        r"(?![\w-])[^<>]*>"
    )


def _without(html: str, name: str, *, is_sure: bool) -> str:
    kept: list[str] = []
    done, found = 0, html.find(name)
    for _ in range(_MOST):
        if found < 0:
            break
        start = html.rfind("<", done, found)
        tag = _opening(name).match(html, start) if start >= 0 else None
        end = _end_of(html, tag[1], tag.end()) if tag else None
        if tag and end and (is_sure or not _holds_text(html[tag.end() : end])):
            kept.append(html[done:start])
            done = end
        found = html.find(name, max(found + 1, done))
    return "".join((*kept, html[done:]))


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
