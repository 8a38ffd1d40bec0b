"""The words of one line and the styles they wear, put on one after another."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style

from tui.setting import Line


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
