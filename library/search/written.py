"""Texts that were folded, and where in the text as it was written each part of them stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from unicodedata import normalize

from library.search.folding import DOT, TABLE, fold, joined, with_repeated

# A character with what may become one with it.
_CLUSTER = re.compile(
    ".[\u0300-\u036f\u3099\u309a\uff9e\uff9f\u1160-\u11ff\uffa0-\uffdc]*", re.DOTALL
)


class Written:
    """A text (`text`) that was made of another, character by character."""

    def __init__(self, text: str, turned: Callable[[str], str]) -> None:
        self._places: list[int] | None = None
        if joined(text) is text:
            self._pieces = list(map(turned, with_repeated(text)))
        else:
            clusters = _CLUSTER.findall(text)
            self._pieces = ["".join(map(turned, normalize("NFKC", c))) for c in clusters]
            self._places = [0, *accumulate(map(len, clusters))]
        self._starts: list[int] | None = None
        self.text = "".join(self._pieces)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Give where in the other text stands what is here from `start` to `end`."""
        if self._starts is None:
            self._starts = [0, *accumulate(map(len, self._pieces))]
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, end)
        return (first, last) if self._places is None else (self._places[first], self._places[last])


class Folded(Written):
    """A text as it is compared, as `fold` gives it, and where its parts are written."""

    def __init__(self, text: str) -> None:
        super().__init__(text, _folded)
        if "・" in self.text:
            starts = [0, *accumulate(map(len, self._pieces))]
            for dot in DOT.finditer(self.text):
                self._pieces[bisect_right(starts, dot.start()) - 1] = ""
            self.text = "".join(self._pieces)

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield where words stand in the text as it was written, whole words or not."""
        wanted = fold(words)
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            yield self.place(at, at + len(wanted))
            at = self.text.find(wanted, at + len(wanted))


def _folded(character: str) -> str:
    return TABLE[ord(character)]
