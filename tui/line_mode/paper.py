"""What the line mode prints on: lines of text and nothing else, on any terminal or none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TextIO

from parsers.safe import clean
from tui.command_line.show import drawing_for
from tui.settings.values import DEFAULTS, Settings
from tui.typesetting.linebreak import Rules, break_lines, cells_of

UNBROKEN = 1_000_000
"""A width at which a paragraph is one line."""
_USUAL = os.terminal_size((80, 24))
# The prompt, and what is typed behind it.
_ROWS_BESIDE = 2
_WIDEST = 10_000


class Paper:
    """Prints lines. A `width` of 0 leaves them unbroken: the terminal breaks them, or a voice.

    Where none was chosen lines are broken at the width of the terminal, and left unbroken where
    the terminal does not tell it or there is none. `page` is how many lines are printed at once.
    """

    def __init__(
        self, stream: TextIO, width: int | None = None, settings: Settings = DEFAULTS
    ) -> None:
        self._stream = stream
        self.chosen_width = width
        self.chosen_page: int | None = None
        self.rules = Rules.of(settings)
        self._draw = drawing_for(settings)

    def _size(self) -> os.terminal_size:
        """Columns and lines of the terminal now; 0 where it does not tell."""
        try:
            return os.get_terminal_size(self._stream.fileno())
        except (OSError, ValueError):
            return os.terminal_size((0, 0))

    @property
    def width(self) -> int:
        """The cells a line has at most; 0 where lines are not broken.

        The last column stays free: some terminals begin a new line when it is filled.
        """
        if self.chosen_width is None:
            return max(0, self._size().columns - 1)
        return self.chosen_width

    @property
    def page(self) -> int:
        """The lines that are printed at once."""
        lines = self._size().lines or _USUAL.lines
        return self.chosen_page or max(1, lines - _ROWS_BESIDE)

    def choose_width(self, cells: str) -> None:
        """Break lines at so many cells, as they were typed, and tell the width there is now."""
        if cells and cells != "auto" and not (cells.isdecimal() and int(cells) <= _WIDEST):
            self.say(f"width takes cells from 0 to {_WIDEST}, or auto.")
            return
        if cells:
            self.chosen_width = None if cells == "auto" else int(cells)
        self.say(f"Lines of {self.width} cells." if self.width else "A paragraph is one line.")

    def choose_page(self, lines: str) -> None:
        """Print so many lines at once, as they were typed, and tell how many there are now."""
        if lines and lines != "auto" and not (lines.isdecimal() and int(lines) > 0):
            self.say("page takes a number of lines from 1, or auto.")
            return
        if lines:
            self.chosen_page = None if lines == "auto" else int(lines)
        self.say(f"Enter reads {f'{self.page} lines' if self.page > 1 else 'a paragraph'}.")

    def say(self, text: str = "", hanging: str = "") -> int:
        """Print a text, broken where a line is full; give the rows it takes.

        Its further lines are set in by `hanging`, on paper: a voice has no use for it.
        """
        lines = list(self._broken(clean(text), hanging))
        for line in lines:
            self._stream.write(self._draw(line) + "\n")
        return self.rows_of(lines)

    def say_whole(self, text: str) -> None:
        """Print a line that is to be copied: unbroken at any width."""
        self._stream.write(clean(text) + "\n")

    def _broken(self, text: str, hanging: str) -> Iterator[str]:
        if not self.width:
            yield text
            return
        room = max(1, self.width - len(hanging))
        for start, end in break_lines(text, room, self.rules):
            yield (hanging if start else "") + text[start:end]

    def rows_of(self, lines: list[str]) -> int:
        """Give the rows that lines take on a terminal that breaks those which are too long."""
        columns = self._size().columns or _USUAL.columns
        return sum(max(1, -(-cells_of(line) // columns)) for line in lines)

    def flush(self) -> None:
        """Send what was printed. Raises OSError where nobody reads on."""
        self._stream.flush()
