"""What of a screen is drawn anew: the rows that changed, and nothing that others stand before.

Textual's compositor has every widget draw all of its lines wherever something changed, and what
lies behind them too; that took half the time of a key. How it puts widgets together is its private
matter, reached for here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, cast

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

Line = dict[int, Strip | None]
"""What begins at each cut of a row, which is where a widget begins or ends; None: not drawn."""
Missing = dict[int, list[int]]
"""The cuts of each row at which something is still to be drawn."""


class ThriftyCompositor(Compositor):
    """Has widgets draw the rows of which something is wanted and seen, from front to back."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted: Sequence[Region] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw what changed."""
        self._wanted = list(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._wanted = ()

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        lines: list[Line] = [dict.fromkeys(cuts[:-1]) for cuts in self.cuts]
        missing = self._missing_in(self._wanted or [crop])
        for widget, (region, clip) in self.visible_widgets.items():
            if not missing:
                break
            seen = region.intersection(clip)
            if band := _band(seen, missing):
                strips = widget.render_lines(band.translate(-region.offset))
                self._put(lines, missing, band, strips)
        return cast("Sequence[Mapping[int, Strip]]", lines)

    def _missing_in(self, wanted: Iterable[Region]) -> Missing:
        missing: Missing = {}
        for y, left, right in self._regions_to_spans(wanted):
            if 0 <= y < len(self.cuts):
                cuts = [at for at, end in pairwise(self.cuts[y]) if at < right and left < end]
                # Two regions may lie side by side over one widget.
                missing[y] = sorted({*missing.get(y, ()), *cuts})
        return missing

    def _put(
        self, lines: Sequence[Line], missing: Missing, band: Region, strips: Sequence[Strip]
    ) -> None:
        """Put a widget's rows where nothing stands before them."""
        left, right = band.column_span
        for y, strip in zip(band.line_range, strips, strict=True):
            if not (here := [at for at in missing.get(y, ()) if left <= at < right]):
                continue
            cuts = [at for at in self.cuts[y] if left <= at <= right]
            is_whole = cuts == [left, right]
            pieces = [strip] if is_whole else strip.divide([at - left for at in cuts[1:]])
            drawn = zip(cuts, pieces, strict=False)
            lines[y].update((at, piece) for at, piece in drawn if at in here)
            missing[y] = [at for at in missing[y] if at not in here]
            if not missing[y]:
                del missing[y]


def _band(seen: Region, missing: Missing) -> Region | None:
    """Give the rows in which something is missing where a widget is seen; None for no row."""
    left, right = seen.column_span
    rows = [y for y in seen.line_range if any(left <= at < right for at in missing.get(y, ()))]
    return Region(left, rows[0], seen.width, rows[-1] + 1 - rows[0]) if rows else None


def draw_thriftily(screen: Screen[Any]) -> None:
    """Have a screen, which is not shown yet, draw only what changed."""
    screen._compositor = ThriftyCompositor()
