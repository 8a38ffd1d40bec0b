"""The search that is going on in an article: its words, its matches, and which one is current."""

from __future__ import annotations

from tui.search import Match, find
from tui.setting import Place, Setting


class Finder:
    """Steps through the places of some words, in the order in which the article is set."""

    def __init__(self) -> None:
        self.words = ""
        self.matches: list[Match] = []
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

    def look(self, setting: Setting, words: str, line: int) -> None:
        """Look for words; the first match at or below the line becomes the current one."""
        self.words = words
        self.matches = find(setting, words)
        below = (
            number
            for number, match in enumerate(self.matches)
            if setting.line_of(Place(match.key, match.start)) >= line
        )
        self._number = next(below, 0)

    def step(self, steps: int) -> None:
        """Go to another match; after the last comes the first."""
        if self.matches:
            self._number = (self._number + steps) % len(self.matches)

    def stop(self) -> None:
        """Look for nothing any more."""
        self.words, self.matches, self._number = "", [], 0
