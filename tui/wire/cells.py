"""What stands in the cells of a screen, and in which style."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.wire.style import PLAIN, Style, blank_style

Cell = tuple[str, Style]
"""A character with what combines with it, and its style. The second cell of a wide character is
empty. A blank has only what is seen of a style on it, so that cells that look alike are equal."""
Row = list[Cell]

BLANK: Cell = (" ", PLAIN)
REST = ""
"""What stands in the second cell of a wide character."""
_EMOJI = re.compile("[\U0001f000-\U0001faff]")


def blank(style: Style) -> Cell:
    """Give a blank of a style."""
    return (" ", blank_style(style))


def is_wide(row: Sequence[Cell], at: int) -> bool:
    """Whether the character in a cell takes the next one too."""
    return at + 1 < len(row) and row[at + 1][0] == REST


def is_unsure(text: str) -> bool:
    """Whether terminals disagree about where the cursor stands behind what is in a cell."""
    return len(text) > 1 or holds_emoji(text)


def holds_emoji(text: str) -> bool:
    """Whether terminals disagree how wide a text is in which nothing combines."""
    return not text.isascii() and _EMOJI.search(text) is not None
