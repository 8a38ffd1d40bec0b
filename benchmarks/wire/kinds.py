"""In what terminals differ, of what a program may not rely on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.typesetting.linebreak import cells_of


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of terminal.

    `erases_ground`: what is erased, or comes in by scrolling, takes the ground of the style.
    `cells` gives how many cells a character takes.
    """

    erases_ground: bool = True
    cells: Callable[[str], int] = cells_of


USUAL = Kind()
"""Most of them, with the widths that the reader reckons with."""
