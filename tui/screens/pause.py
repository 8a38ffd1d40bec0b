"""The screen stays as it is for a moment, where what it would show is gone with the next frame."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

# So long, in seconds, one may wait to see that a key was heard.
_LONGEST = 0.04


class Pause:
    """Keeps a screen from being drawn until it ends, or is too long."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._held: ExitStack | None = None
        self._timer: Timer | None = None

    def begin(self) -> None:
        """Draw nothing for now."""
        if self._held is None:
            self._held = ExitStack()
            self._held.enter_context(self._screen.app.batch_update())
            self._timer = self._screen.set_timer(_LONGEST, self.end)

    def end(self) -> None:
        """Draw what has changed meanwhile."""
        if self._held and self._timer:
            self._timer.stop()
            self._held.close()
            self._held = None
            self._screen.check_idle()
