"""What of a screen is drawn anew: the rows that changed, and nothing that others stand before.

Textual's compositor has every widget draw all of its lines wherever something changed, and what
lies behind them too; that took half the time of a key. How it puts widgets together is its private
matter, reached for here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

Chops = list[dict[int, Strip | None]]
"""For each row, what begins at each of its cuts; None where it is not drawn."""


class ThriftyCompositor(Compositor):
    """Has widgets draw the rows of which something is wanted and seen."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted: Sequence[Region] | None = None

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw what changed."""
        self._wanted = list(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._wanted = None

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        chops: Chops = [dict.fromkeys(cuts[:-1]) for cuts in self.cuts]
        missing = self._missing(self._wanted or [crop])
        for widget, (region, clip) in self.visible_widgets.items():
            if not missing:
                break
            self._fill(chops, missing, widget, region, region.intersection(clip))
        return chops  # type: ignore[return-value]

    def _missing(self, wanted: Sequence[Region]) -> dict[int, list[int]]:
        """Give for each row the cuts at which something has to be drawn."""
        missing: dict[int, list[int]] = {}
        for y, left, right in self._regions_to_spans(wanted):
            if 0 <= y < len(self.cuts):
                cuts = self.cuts[y]
                here = [
                    cut
                    for cut, end in zip(cuts, cuts[1:], strict=False)
                    if cut < right and left < end
                ]
                missing.setdefault(y, []).extend(cut for cut in here if cut not in missing[y])
        return {y: cuts for y, cuts in missing.items() if cuts}

    def _fill(
        self, chops: Chops, missing: dict[int, list[int]], widget: Widget, region: Region,
        seen: Region,
    ) -> None:  # fmt: skip
        """Have a widget draw the rows in which something is missing where it is seen."""
        left, right = seen.column_span
        found = {}
        for y in seen.line_range:
            if here := [cut for cut in missing.get(y, ()) if left <= cut < right]:
                found[y] = here
        if not found:
            return
        top, bottom = min(found), max(found) + 1
        band = Region(left, top, right - left, bottom - top)
        strips = widget.render_lines(band.translate(-region.offset))
        for y, here in found.items():
            self._cut(chops[y], strips[y - top], y, seen)
            rest = [cut for cut in missing[y] if cut not in here]
            if rest:
                missing[y] = rest
            else:
                del missing[y]

    def _cut(self, line: dict[int, Strip | None], strip: Strip, y: int, seen: Region) -> None:
        """Put a widget's row where nothing stands before it."""
        left, right = seen.column_span
        cuts = [cut for cut in self.cuts[y] if left <= cut <= right]
        pieces = [strip] if len(cuts) == 2 else strip.divide([cut - left for cut in cuts[1:]])
        for cut, piece in zip(cuts, pieces, strict=False):
            if line[cut] is None:
                line[cut] = piece


def draw_thriftily(screen: Screen[Any]) -> None:
    """Have a screen, which is not shown yet, draw only what changed."""
    screen._compositor = ThriftyCompositor()
