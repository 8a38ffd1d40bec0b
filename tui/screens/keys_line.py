"""The line of keys at the bottom: as many as are seen whole."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from tui.typesetting.linebreak import cells_of


class KeysLine(Footer):
    """The keys of the pane one is in, the first ones where there is no room for all."""

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)
        self._width = 0

    def compose(self) -> ComposeResult:
        """Those that fit, each with a space behind it."""
        self._width = room = self.app.size.width
        for key in super().compose():
            if isinstance(key, FooterKey):
                room -= cells_of(f"{key.key_display} {key.description}") + 1
            if room + 1 < 0:
                return
            yield key

    def on_resize(self, event: events.Resize) -> None:
        """Another width has room for other keys."""
        if event.size.width != self._width:
            self.call_after_refresh(self.recompose)
