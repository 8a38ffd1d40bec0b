"""Letters over the links in sight: which letters, over which cells, and which link they choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from itertools import islice, product
from typing import NamedTuple

from tui.reading.links import Link
from tui.typesetting.linebreak import cells_of
from tui.typesetting.setting import Line, Piece, Setting

LETTERS = "fjdksalgh"
"""The home row, the strongest fingers first."""


class Target(NamedTuple):
    """A link in the text: its piece, from `start` to `end`.

    The first of it that is in sight stands on a line of the setting, so many cells from its left.
    """

    piece: Piece
    start: int
    end: int
    url: str
    line: int = field(compare=False)
    cell: int = field(compare=False)

    @property
    def link(self) -> Link:
        """The address and its words."""
        return Link(self.url, self.piece.text[self.start : self.end])

    def on_line(self, line: Line) -> list[tuple[int, int]]:
        """Give the parts of it that stand on a line, counted from the line's beginning."""
        piece = self.piece
        if (line.piece.key, line.piece.text) != (piece.key, piece.text):
            return []
        return list(line.stretches(self.start, self.end))


def targets(setting: Setting, top: int, height: int) -> list[Target]:
    """List the links that stand on lines in sight, each once, from top to bottom."""
    found: dict[tuple[object, ...], Target] = {}
    for number, line in enumerate(setting.lines[top : top + height], top):
        for span in line.piece.spans:
            if span.url and (parts := list(line.stretches(span.start, span.end))):
                cell = cells_of(line.indent + line.text[: parts[0][0]])
                target = Target(line.piece, span.start, span.end, span.url, number, cell)
                found.setdefault((line.piece.key, span.start, span.url), target)
    return list(found.values())


def labels(count: int) -> list[str]:
    """Give so many labels, all of one length, so that none is the beginning of another."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    return ["".join(letters) for letters in islice(product(LETTERS, repeat=length), count)]


def spread(cells: Sequence[int], size: int, width: int) -> list[int]:
    """Place labels of a size on a line of a width, at their cells or as near as they fit.

    They are given from left to right; where a line cannot hold them all the first are below 0.
    """
    places, free = [], 0
    for cell in cells:
        places.append(max(cell, free))
        free = places[-1] + size
    free = width
    for number in reversed(range(len(places))):
        places[number] = free = min(places[number], free - size)
    return places


class Hints:
    """The labels of the links in sight, and the letters typed so far."""

    def __init__(self, setting: Setting, found: Sequence[Target]) -> None:
        self.setting = setting
        self._targets = dict(zip(labels(len(found)), found, strict=True))
        self._typed = ""

    def move(self, setting: Setting, found: Sequence[Target]) -> None:
        """Follow the links to where they stand in another setting.

        A letter under the eyes stays with its link; a link that has come into sight gets one that
        is free, as far as there are any.
        """
        places = {target: target for target in found}
        kept = {key: places[old] for key, old in self._targets.items() if old in places}
        size = max(map(len, self._targets), default=1)
        free = (label for label in labels(len(LETTERS) ** size) if label not in self._targets)
        known = set(kept.values())
        new = zip(free, (target for target in found if target not in known), strict=False)
        self.setting, self._targets = setting, kept | dict(new)

    @property
    def left(self) -> dict[str, Target]:
        """The links that may still be chosen, by their labels."""
        typed = self._typed
        return {key: link for key, link in self._targets.items() if key.startswith(typed)}

    def type(self, letter: str) -> Target | None:
        """Take a letter; give the link it chooses. A letter no label goes on with is dropped."""
        typed = self._typed + letter
        if any(label.startswith(typed) for label in self._targets):
            self._typed = typed
        return self._targets.get(typed)

    def take_back(self) -> None:
        """Forget the last letter."""
        self._typed = self._typed[:-1]

    def on_line(self, number: int, width: int, behind: int) -> list[tuple[int, str]]:
        """Give the labels on a line and their cells, `behind` cells being the line's margin."""
        here = [(target, label) for label, target in self.left.items() if target.line == number]
        size = len(here[0][1]) if here else 0
        places = spread([behind + target.cell for target, _ in here], size, width)
        labelled = zip(places, (label for _, label in here), strict=True)
        return [(cell, label) for cell, label in labelled if cell >= 0]
