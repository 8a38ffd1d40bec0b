"""The answers of a terminal, told apart from what is typed: both come the same way."""

from __future__ import annotations

import re

from tui.terminal.colours import Background

# DEC's CPR, `CSI row ; column R`, xterm's answer to OSC 11, and DECRPM's for the margins of sides.
_ANSWER = re.compile(
    r"\x1b\[\d+;(?P<column>\d+)R|\x1b\]11;(?P<colour>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b\[\?69;(?P<sides>\d)\$y"
)
# What may become an answer when more of it has come.
_BEGINNING = re.compile(
    r"\x1b(?:\[(?:\?(?:6(?:9(?:;(?:\d\$?)?)?)?)?|\d{1,4}(?:;\d{0,4})?)?|\](?:1(?:1(?:;[^\x07\x1b]{0,64}\x1b?)?)?)?)?\Z"
)
_COLOUR = re.compile(r"rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})", re.IGNORECASE)

Colour = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""


class Replies:
    """The answers that are awaited and those that came. `columns` count from 1."""

    def __init__(self, positions: int) -> None:
        self._awaited = positions
        self._held = ""
        self.columns: list[int] = []
        self.background: Colour | None = None
        self.has_sides = False

    @property
    def are_complete(self) -> bool:
        """Whether every position that was asked for has come."""
        return len(self.columns) >= self._awaited

    def take(self, text: str) -> str:
        """Take answers out of what came; give what is none. What may become one is held back."""
        rest = _ANSWER.sub(self._note, self._held + text)
        beginning = None if self.are_complete else _BEGINNING.search(rest)
        self._held = beginning[0] if beginning else ""
        return rest.removesuffix(self._held)

    def release(self) -> str:
        """Give what was held back: it did not become an answer."""
        held, self._held = self._held, ""
        return held

    def _note(self, answer: re.Match[str]) -> str:
        if answer["sides"]:
            # 1 and 2: it is on or off, and can be switched.
            self.has_sides = answer["sides"] in {"1", "2"}
        elif answer["column"] is None:
            self.background = _colour(answer["colour"])
        elif self.are_complete:
            return answer[0]
        else:
            self.columns.append(int(answer["column"]))
        return ""


def _colour(told: str) -> Colour | None:
    """Read a colour as X11 writes it, with one to four hexadecimal digits for each part."""
    match = _COLOUR.match(told)
    if match is None:
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in match.groups())
    return red, green, blue


def background_of(colour: Colour | None) -> Background | None:
    """Tell whether a background is light or dark, by its luma (ITU-R BT.601); None: not known."""
    if colour is None:
        return None
    red, green, blue = colour
    return "light" if 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 else "dark"
