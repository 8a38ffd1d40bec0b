"""The measure that was chosen with `<` and `>`, remembered from one sitting to the next.

It holds as long as the one it was chosen instead of: who sets another one in the settings means it.
"""

from __future__ import annotations

from library.memory import recall, remember
from tui.settings.values import Settings

_NAME = "measure"


def remembered_measure(settings: Settings) -> int | None:
    """Give the measure in cells that was chosen last, None where the settings say it."""
    match recall(_NAME):
        case {"chosen": int(chosen), "instead of": int(usual)} if usual == settings.measure:
            return chosen
    return None


def remember_measure(measure: int, settings: Settings) -> None:
    """Remember a measure in cells, if that is possible."""
    remember(_NAME, {"chosen": measure, "instead of": settings.measure})
