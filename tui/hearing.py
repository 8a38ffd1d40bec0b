"""How the application hears keys: in their ASCII forms, and in the order in which they came."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events, on
from textual.geometry import Offset
from textual.widgets import Input

from tui import collector
from tui.ending import EndingApp
from tui.screens.opening import Opening
from tui.screens.prompt import Prompt
from tui.screens.reader import ReaderScreen
from tui.terminal.driver import TerminalDriver
from tui.terminal.sending import release
from tui.typed_ahead import TypedAhead

# Keys that come before there is an article wait for it, but not long: one of them may be Q.
_SECONDS_TO_HOLD_KEYS = 1.5


class HearingApp(EndingApp):
    """An application on the terminal, for keys that may come in bursts."""

    has_begun = False
    """Whether there has been an article to read."""

    def __init__(self, keys: Mapping[str, str], *, ansi_color: bool | None = None) -> None:
        super().__init__(driver_class=TerminalDriver, ansi_color=ansi_color)
        self._typed = TypedAhead(keys)

    @property
    def cursor_position(self) -> Offset:
        """Where text is typed, for input methods; the first cell where none is."""
        return self._cursor if isinstance(self.focused, Input) else Offset()

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        self._cursor = position

    def on_mount(self) -> None:
        """Hold keys for the first article no longer than it should take."""
        self.set_timer(_SECONDS_TO_HOLD_KEYS, self._hear_what_waited)

    async def on_event(self, event: events.Event) -> None:
        """Take a full-width letter, typed with an input method left on, as its ASCII form."""
        if isinstance(event, events.Key):
            if self._typed.holds(event):
                return
            release(self)
            event = self._typed.taken(event, self.focused)
            if self._typed.must_wait(event, self.focused):
                return
        await super().on_event(event)

    @on(Opening.Begun)
    def _show_what_is_drawn(self) -> None:
        self.has_begun = True
        release(self)

    @on(Opening.Begun)
    @on(Prompt.Closed)
    async def _hear_what_waited(self) -> None:
        collector.resume()
        for key in self._typed.end_wait():
            await self.on_event(key)

    def on_key(self, event: events.Key) -> None:
        """Give a character to the prompt that has opened since it was sent to a pane."""
        if self._typed.must_wait(event, self.focused):
            event.prevent_default()
        elif late := self._typed.for_prompt(event, self.focused):
            prompt, typed = late
            prompt.insert_text_at_cursor(typed)
            event.prevent_default()
        elif isinstance(self.screen, ReaderScreen) and self.screen.takes(event):
            event.prevent_default()
