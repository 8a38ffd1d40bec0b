"""The line of keys at the bottom: as many as are seen whole.

Textual's footer has a widget for each key: of all the screen they took longest to be made, anew
at every change of pane.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.typesetting.linebreak import cells_of


class _Key(NamedTuple):
    """A key, as Textual calls it and as it is told, and what it does."""

    key: str
    name: str
    what: str

    @property
    def cells(self) -> int:
        """The cells it takes, with a space behind it."""
        return cells_of(f"{self.name} {self.what} ")


class KeysLine(Widget, can_focus=False):
    """The keys of the pane one is in, the first ones where there is no room for all."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"footer-key--key"}

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[_Key, ...] = ()

    def on_mount(self) -> None:
        """Hear of every change of the keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._take)

    def _take(self, screen: Screen[object]) -> None:
        if not (screen.app.app_focus and self.is_attached and screen is self.screen):
            return
        first: dict[str, _Key] = {}
        shared: dict[str, _Key] = {}
        for node, binding, _, _ in screen.active_bindings.values():
            if binding.show:
                name = self.app.get_key_display(binding)
                place = first if node is screen.focused else shared
                place.setdefault(binding.action, _Key(binding.key, name, binding.description))
        # What all panes share stays where it is: only the first key changes with the pane.
        own = [key for action, key in first.items() if action not in shared]
        keys = (*own[:1], *shared.values(), *own[1:])
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def _seen(self) -> Iterator[tuple[int, _Key]]:
        """The keys that fit, the space behind the last one aside, and where each begins."""
        start = 0
        for key in self._keys:
            if start + key.cells - 1 > self.size.width:
                return
            yield start, key
            start += key.cells

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        style, bold = self.rich_style, self.get_component_rich_style("footer-key--key")
        segments = [
            segment
            for _, key in self._seen()
            for segment in (Segment(key.name, bold), Segment(f" {key.what} ", style))
        ]
        return Strip(segments).adjust_cell_length(self.size.width, style)

    def on_click(self, event: events.Click) -> None:
        """A key that is clicked is pressed."""
        for start, key in self._seen():
            if start <= event.x < start + key.cells - 1:
                self.app.simulate_key(key.key)
