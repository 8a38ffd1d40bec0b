"""The search that is going on in an article: its words, its matches, and which one is current."""

from __future__ import annotations

from bisect import bisect_left

from tui.reading.search import Match, Seek, find_by, seek_query, seek_words
from tui.typesetting.setting import Place, Setting


class Finder:
    """Steps through the places of some words, in the order in which the article is set."""

    def __init__(self) -> None:
        self.words = ""
        self.is_of_search = False
        self._seek: Seek | None = None
        self.matches: list[Match] = []
        self._lines: list[int] = []
        self._number = 0

    @property
    def is_active(self) -> bool:
        """Whether words are being looked for."""
        return bool(self.words)

    @property
    def current(self) -> Match | None:
        """The match at hand."""
        return self.matches[self._number] if self.matches else None

    @property
    def told(self) -> str:
        """How many places there are, and which one this is: `3 of 12`."""
        if not self.words:
            return ""
        return f"{self._number + 1} of {len(self.matches)}" if self.matches else "not found"

    def look(self, setting: Setting, words: str, top: int) -> None:
        """Look for words; the first match at or below the top line becomes the current one."""
        self.words, self.is_of_search = words, False
        self._seek = seek_words(words) if words else None
        self._find(setting)
        self._number = bisect_left(self._lines, top) % max(1, len(self.matches))

    def hunt(self, setting: Setting, query: str, *, is_from_end: bool) -> None:
        """Look for what a search of the library found; the first or last match is the current."""
        self.words, self.is_of_search = query, True
        self._seek = seek_query(query)
        self._find(setting)
        self._number = max(0, len(self.matches) - 1) if is_from_end else 0

    def is_at_end(self, steps: int) -> bool:
        """Whether no match is left in the direction of the steps."""
        return not 0 <= self._number + steps < len(self.matches)

    def step(self, setting: Setting, steps: int, top: int, bottom: int) -> None:
        """Go to another match; after the last comes the first.

        Where the current one is no longer in sight, from the top to the bottom line, go on from
        where the eyes are.
        """
        current = self.current
        self._find(setting)
        if not self.matches:
            return
        self._number = self.matches.index(current) if current in self.matches else 0
        if top <= self._lines[self._number] < bottom:
            self._number += steps
        else:
            self._number = bisect_left(self._lines, top) + (steps - 1 if steps > 0 else steps)
        self._number %= len(self.matches)

    def look_again(self, setting: Setting) -> None:
        """Find the words where they stand now; the current match stays the current one."""
        current = self.current
        nth = [m for m in self.matches if current and m.key == current.key]
        position = nth.index(current) if current else 0
        self._find(setting)
        same = [n for n, m in enumerate(self.matches) if current and m.key == current.key]
        self._number = same[min(position, len(same) - 1)] if same else 0

    def _find(self, setting: Setting) -> None:
        self.matches = find_by(setting, self._seek) if self._seek else []
        self._lines = [setting.line_of(Place(match.key, match.start)) for match in self.matches]

    def stop(self) -> None:
        """Look for nothing any more."""
        self.words, self.matches, self._lines, self._number = "", [], [], 0
        self.is_of_search, self._seek = False, None
