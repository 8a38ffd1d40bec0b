"""How a line of an article is dressed: by its role, its spans, its stamp, what was found in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from rich.segment import Segment
from rich.style import Style

from parsers.article import Span
from tui.reading.search import Match
from tui.typesetting.setting import Line


class Words:
    """The text of a line, each character with its style."""

    def __init__(self, line: Line, style: Style) -> None:
        self._text = line.text
        self._styles = [style] * len(self._text)

    def put_on(self, start: int, end: int, style: Style) -> None:
        """Dress the characters from start to end, as far as they are on this line."""
        start, end = max(0, start), max(0, end)
        self._styles[start:end] = [old + style for old in self._styles[start:end]]

    def select(self, start: int, end: int, *, behind: int, style: Style) -> None:
        """Mark a selection counted from the margin, `behind` characters before the words.

        An end below 0 means the end of the line.
        """
        self.put_on(start - behind, len(self._text) if end < 0 else end - behind, style)

    def segments(self) -> list[Segment]:
        """Give the words, neighbours of one style joined."""
        runs: list[Segment] = []
        start = 0
        for index in range(1, len(self._text) + 1):
            if index == len(self._text) or self._styles[index] != self._styles[start]:
                runs.append(Segment(self._text[start:index], self._styles[start]))
                start = index
        return runs


class Wardrobe(Protocol):
    """Gives the style of a name: `heading`, `stamp`, `link`."""

    def __call__(self, name: str, *, partial: bool = True) -> Style:
        """Give a style; a partial one is put on over another."""
        ...


def dressed(
    line: Line, style_of: Wardrobe, matches: Iterable[Match], current: Match | None
) -> Words:
    """Give the words of a line in their styles; `matches` are those in the line's piece."""
    words = Words(line, style_of(line.piece.role.value, partial=False))
    for span in line.spans:
        words.put_on(span.start, span.end, _span_style(span, style_of))
    for start, end in line.stretches(0, line.piece.stamp):
        words.put_on(start, end, style_of("stamp"))
    for match in matches:
        for start, end in line.stretches(match.start, match.end):
            words.put_on(start, end, style_of("current-match" if match == current else "match"))
    return words


def _span_style(span: Span, style_of: Wardrobe) -> Style:
    style = style_of("inline-code" if span.kind == "code" else span.kind)
    return style + Style(link=span.url) if span.url else style
