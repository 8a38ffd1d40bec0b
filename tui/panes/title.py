"""The line above a pane: its name, and what it shows."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tui.typesetting.linebreak import cells_of, fit


class PaneTitle(Static):
    """One line: text on the left, cut where there is no room, and a word on the right."""

    ALLOW_SELECT = False

    def __init__(self, text: str) -> None:
        super().__init__(markup=False)
        self._text = text
        self._word = ""

    def tell(self, text: str | None = None, word: str | None = None) -> None:
        """Change the text, or the word on the right, or both."""
        before = (self._text, self._word)
        self._text = self._text if text is None else text
        self._word = self._word if word is None else word
        if (self._text, self._word) != before:
            self.refresh()

    def render(self) -> Content:
        """Set the line for the width there is."""
        width = self.content_size.width
        room = width - cells_of(self._word) - 1 if self._word else width
        text = fit(self._text, room)
        space = " " * (width - cells_of(text) - cells_of(self._word))
        return Content(f"{text}{space}{self._word}")
