"""The vocabulary of the page: pieces of text, the lines cut from them, places that stay.

A piece (title, note, heading, block) is set in one way; a line is a cut through one piece. Pieces
keep their key and lines their place in the piece, so that a place in the text can be found again
in any other setting of the same article.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from parsers.article import Span

# The offset of the blank line above a piece.
_ABOVE = -1


class Role(Enum):
    """What a line is, and with it how it looks."""

    TITLE = "title"
    FACTS = "facts"
    NOTE = "note"
    HEADING = "heading"
    UNTIMED = "untimed"
    TEXT = "text"
    FOLDED = "folded"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    PICTURE = "picture"
    CAPTION = "caption"
    RULE = "rule"
    SPACE = "space"


# Where a piece stands in its article: the section (-2 the head, -1 the lead), and which one in it
# (-1 the line that stands for a folded section).
Key = tuple[int, int]


class Place(NamedTuple):
    """A place in an article's text, whatever the width or direction it is set in.

    `offset` counts code points; -1 is the blank line above the piece.
    """

    key: Key
    offset: int = 0


class Piece(NamedTuple):
    """A stretch of text that is set in one way.

    Its first line stands behind `first`, others behind `rest`; after a line break of the text's
    own behind `turn`. The first `stamp` characters are the time of an update. At `cuts` items of
    a list begin that runs on in the text.
    """

    key: Key
    role: Role
    text: str
    spans: tuple[Span, ...] = ()
    first: str = ""
    rest: str = ""
    turn: str = ""
    stamp: int = 0
    cuts: tuple[int, ...] = ()


class Cell(NamedTuple):
    """A part of a piece that stands on a line beside others, so many spaces `before` it."""

    start: int
    end: int
    before: int


class Line(NamedTuple):
    """One line: the part of its piece from `start` to `end`, behind `indent`.

    A line of a table has `cells`: parts of its piece side by side.
    """

    piece: Piece
    start: int
    end: int
    indent: str
    cells: tuple[Cell, ...] = ()

    @property
    def text(self) -> str:
        """The words of the line, without its indent."""
        if self.cells:
            words = (" " * c.before + self.piece.text[c.start : c.end] for c in self.cells)
            return "".join(words)
        return self.piece.text[self.start : self.end]

    @property
    def spans(self) -> Iterator[Span]:
        """The piece's spans that touch this line, counted from the line's own beginning."""
        for span in self.piece.spans:
            for start, end in self.stretches(span.start, span.end):
                yield Span(start, end, span.kind, span.url)

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where on this line the characters of its piece from start to end stand."""
        behind = 0
        for cell in self.cells or (Cell(self.start, self.end, 0),):
            behind += cell.before
            first, last = max(start, cell.start), min(end, cell.end)
            if first < last:
                yield behind + first - cell.start, behind + last - cell.start
            behind += cell.end - cell.start


@dataclass(frozen=True)
class Setting:
    """A whole article set at one width. `tops` maps a section's index to its first line.

    Of a folded section one line stands for the pieces in `hidden`.
    """

    lines: list[Line] = field(default_factory=list)
    tops: dict[int, int] = field(default_factory=dict)
    hidden: dict[int, tuple[Piece, ...]] = field(default_factory=dict)

    @cached_property
    def _tops(self) -> list[tuple[int, int]]:
        return sorted((line, section) for section, line in self.tops.items())

    @cached_property
    def _starts(self) -> dict[Key, int]:
        starts: dict[Key, int] = {}
        for number, line in enumerate(self.lines):
            if line.piece.role is not Role.SPACE:
                starts.setdefault(line.piece.key, number)
        return starts

    @cached_property
    def _ends(self) -> dict[Key, int]:
        """The line below each piece."""
        return {
            line.piece.key: number
            for number, line in enumerate(self.lines, 1)
            if line.piece.role is not Role.SPACE
        }

    def section_at(self, number: int) -> int | None:
        """Give the section a line belongs to; None above the first one."""
        position = bisect_right(self._tops, (number, len(self.lines) + 1)) - 1
        return self._tops[position][1] if position >= 0 else None

    def place_at(self, number: int) -> Place:
        """Give the place of a line; beyond the end, that of the last one."""
        if not self.lines:
            return Place((-2, 0))
        line = self.lines[min(max(0, number), len(self.lines) - 1)]
        is_space = line.piece.role is Role.SPACE
        return Place(line.piece.key, _ABOVE if is_space else line.start)

    def line_of(self, place: Place) -> int:
        """Find the line on which a place stands, or the heading above it where it is hidden.

        Gives 0 where the article has no such place.
        """
        number = self._starts.get(place.key)
        if number is None:
            return self.tops.get(place.key[0], 0)
        if place.offset == _ABOVE:
            is_space = number > 0 and self.lines[number - 1].piece.role is Role.SPACE
            return number - is_space
        last = self._ends[place.key]
        return bisect_right(self.lines, place.offset, number, last, key=lambda line: line.start) - 1

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces in the order in which they are set, the hidden ones in their place."""
        before: Piece | None = None
        for line in self.lines:
            if line.piece.role is Role.FOLDED:
                yield from self.hidden[line.piece.key[0]]
            elif line.piece is not before and line.piece.role is not Role.SPACE:
                yield line.piece
            before = line.piece
