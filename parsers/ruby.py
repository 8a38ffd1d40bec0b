"""Readings above the characters (furigana): set behind them in brackets, or left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from parsers.article import Ruby
from parsers.safe import one_line
from parsers.soup import NavigableString, PageElement, Tag

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_MAX_DEPTH = 3
_KANA = re.compile(r"[\u3041-\u30ff]")


def write_ruby(soup: BeautifulSoup, mode: Ruby) -> None:
    """Turn every ruby of the tree into text: `会談（かいだん）`, or `会談` alone.

    Characters that each carry their reading share one pair of brackets, unless kana stand between
    them (取（と）り組（く）み).
    """
    rubies = list(_without_depth(soup("ruby")))
    holders: dict[int, Tag] = {}
    for ruby in reversed(rubies):  # the inner ones first
        for mark in ruby("rp"):
            _remove(mark)
        for base in ruby("rb"):
            base.unwrap()
        _write(ruby, mode)
        if ruby.find_parent("ruby"):
            ruby.unwrap()
        elif ruby.parent:
            holders[id(ruby.parent)] = ruby.parent
    for holder in holders.values():
        _dissolve_in(holder)
    for stray in soup(["rt", "rp", "rtc"]):
        stray.decompose()


def _without_depth(rubies: Iterable[Tag]) -> Iterator[Tag]:
    """Leave out what is nested as no page means it, ruby never closed; its words stay words."""
    for ruby in rubies:
        if len(ruby.find_parents("ruby", limit=_MAX_DEPTH)) < _MAX_DEPTH:
            yield ruby
            continue
        ruby.name = "span"
        for part in ruby(["rt", "rtc"], recursive=False):
            part.name = "span"


def _dissolve_in(holder: Tag) -> None:
    """Set what the rubies of an element contain in their place, words joined to words.

    The element is filled anew: to unwrap one after the other costs the square of their number.
    """
    parts: list[PageElement] = []
    for child in holder.contents:
        parts += child.contents if isinstance(child, Tag) and child.name == "ruby" else [child]
    holder.clear()
    for are_words, group in groupby(parts, lambda part: type(part) is NavigableString):
        if are_words:
            holder.append(NavigableString("".join(str(part) for part in group)))
        else:
            holder.extend(list(group))


def _remove(mark: Tag) -> None:
    """Remove a bracket; one that was never closed contains the reading it stands before."""
    if mark.find(["rt", "rb"]):
        for text in mark.find_all(string=True, recursive=False):
            text.extract()
        mark.unwrap()
    else:
        mark.decompose()


def _text(part: PageElement) -> str:
    """All words of a part, those of readings too."""
    strings = part.find_all(string=True) if isinstance(part, Tag) else [part]
    return one_line("".join(str(string) for string in strings))


@dataclass(slots=True)
class _Group:
    """Characters and the readings that belong to them, while a ruby is walked through."""

    base: str = ""
    reading: str = ""
    others: list[str] = field(default_factory=list)
    last: PageElement | None = None

    def close(self, mode: Ruby) -> None:
        """Set what was read behind the characters."""
        told = [text for text in (self.reading, *self.others) if text and text != self.base]
        if told and self.last is not None and mode == "brackets":
            self.last.insert_after(NavigableString(f"（{'、'.join(told)}）"))


def _write(ruby: Tag, mode: Ruby) -> None:
    group = _Group()
    for child in list(ruby.children):
        text = _text(child)
        name = child.name if isinstance(child, Tag) else ""
        if name == "rt":
            group.reading += text
            child.extract()
        elif name == "rtc":
            group.others.append(text)
            child.extract()
        elif text:
            if group.reading and _KANA.search(group.base + text):
                group.close(mode)
                group = _Group()
            group.base += text
            group.last = child
    group.close(mode)
