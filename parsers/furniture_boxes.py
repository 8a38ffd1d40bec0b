"""Leaving out what selectors name without a tree, for words that are only to be searched."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_NAME = re.compile(r"[.#]([\w-]+)")
# More boxes than any page has; without an end, each would be sought to the end of the text.
_MOST = 60
_VOID = frozenset({"img", "br", "hr", "input", "link", "meta", "source"})
_TEXT_STARTS = re.compile(r"<(?:p|blockquote|li)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_TEXT_LENGTH = 30


def without_boxes(html: str, selectors: Iterable[str]) -> str:
    """Leave out elements that a selector of a single class or id names, but for those with text.

    Other selectors are passed over.
    """
    names = [match[1] for selector in selectors if (match := _NAME.fullmatch(selector))]
    for name in names:
        if name in html:
            html = _without(html, _opening(name))
    return html


@cache
def _opening(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"<(\w+)\s[^<>]*?\b(?:class|id)\s*=\s*(?:\"[^\"<>]*|'[^'<>]*)(?<![\w-]){re.escape(name)}"
        r"(?![\w-])[^<>]*>"
    )


def _without(html: str, opening: re.Pattern[str]) -> str:
    kept: list[str] = []
    done = 0
    for _ in range(_MOST):
        tag = opening.search(html, done)
        if tag is None:
            break
        end = tag.end() if tag[1] in _VOID else _end_of(html, tag[1], tag.end())
        is_gone = end is not None and not _holds_text(html[tag.end() : end])
        kept.append(html[done : tag.start() if is_gone else tag.end()])
        done = end if is_gone and end is not None else tag.end()
    return "".join((*kept, html[done:]))


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^>]*>", re.IGNORECASE)


def _end_of(html: str, name: str, start: int) -> int | None:
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
