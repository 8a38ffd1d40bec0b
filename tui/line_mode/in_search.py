"""The commands of the line mode that find words in an article."""

from __future__ import annotations

from collections.abc import Callable

from tui.line_mode.paper import Paper
from tui.line_mode.reading import Reading
from tui.typesetting.setting import Place


class InSearch:
    """What can be found in an open article; the paragraph with a match is read."""

    def __init__(self, reading: Reading, paper: Paper, jumps: Callable[[Place], object]) -> None:
        self._reading, self._paper, self._jumps = reading, paper, jumps

    def find(self, words: str) -> None:
        """Find words from the last page on; without words go on to the next match."""
        if not words:
            self.step(1)
            return
        reading = self._reading
        reading.finder.look(reading.setting, words, reading.top)
        self._jumps(reading.place)
        self._read_match(is_new=True)

    def step(self, steps: int) -> None:
        """Go to another match; after the last comes the first."""
        reading = self._reading
        if not reading.finder.is_active:
            self._paper.say(
                "Nothing is looked for: / and words find them. ] is the next update, J the next "
                "article."
            )
            return
        reading.finder.step(reading.setting, steps, reading.top, reading.at)
        self._read_match()

    def _read_match(self, *, is_new: bool = False) -> None:
        reading = self._reading
        match = reading.finder.current
        if match is None:
            self._paper.say(f"Not found: {reading.finder.words}")
            return
        first, end = reading.paragraph_of(Place(match.key, match.start))
        if (reading.top, reading.at) == (first, end) and not is_new:
            self._paper.say(f"Match {reading.finder.told}, in the same paragraph.")
            return
        reading.go_to(first)
        is_told_anyway = match.key[0] >= 0 and match.key[1] == 0
        place = "" if is_told_anyway else f" {reading.tell_place(reading.section)}:"
        self._paper.say(f"Match {reading.finder.told}.{place}")
        reading.read_to(end, self._paper)
