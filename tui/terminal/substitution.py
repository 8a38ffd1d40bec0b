"""Drawing with substitutes: the last step before lines go to the screen."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.terminal.substitutes import drawn


class Substitution(LineFilter):
    """Draws characters of sure width for those of ambiguous width; all else keeps its place.

    Lines were measured with the widths of the substitutes already.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the segments as they are drawn."""
        del background
        return [
            segment if segment.text.isascii() else segment._replace(text=drawn(segment.text))
            for segment in segments
        ]
