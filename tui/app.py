"""The application: its one screen, its commands, and what concerns every key."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from tui.backstop import Backstop, harden, made_safe
from tui.keys import ascii_form, bindings_of, key_name
from tui.notice import Notice
from tui.reader import ReaderScreen
from tui.settings import DEFAULTS, Settings
from tui.terminal import end_within, leave_on_signals

_SECONDS_TO_END = 1.0
# As many as come in one burst before the first of them has been handled.
_MANY_KEYS = 512


class NewsreaderApp(App[None]):
    """newsreader, full screen."""

    CSS_PATH = "newsreader.tcss"
    TITLE = "newsreader"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("colon,ctrl+p", "command_palette", "All commands", show=False, id="app.commands"),
        Binding(
            "ctrl+l", "redraw", "Draw the screen anew", show=False, priority=True, id="app.redraw"
        ),
        Binding("Q", "quit", "Quit at once", show=False, id="quit"),
        Binding(
            "ctrl+z", "suspend_process", "Suspend", show=False, priority=True, id="app.suspend"
        ),
    ]

    def __init__(self, paths: Sequence[Path], settings: Settings = DEFAULTS) -> None:
        super().__init__()
        harden()
        self._backstop = Backstop()
        self._paths, self.settings = paths, settings
        self._aims: deque[tuple[events.Key, Widget | None]] = deque(maxlen=_MANY_KEYS)

    def on_mount(self) -> None:
        """Open the reader, without animation: over a slow link it would only delay the end."""
        self.animation_level = "none"
        loop = asyncio.get_running_loop()
        leave_on_signals(lambda status: loop.call_soon_threadsafe(self.exit, None, status))
        self.push_screen(ReaderScreen(self._paths, self.settings))

    def on_unmount(self) -> None:
        """Do not wait for a thread that may be reading a slow or endless file."""
        if not self.is_headless:
            end_within(_SECONDS_TO_END, self.return_code or 0)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let nothing reach the terminal that was not made safe."""
        return [*super().get_line_filters(), self._backstop]

    def copy_to_clipboard(self, text: str) -> None:
        """Send to the clipboard what is safe: it may be pasted into a shell."""
        super().copy_to_clipboard(made_safe(text))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Give the palette every command of the reader, with its key, and the themes."""
        for node in (screen.panes, screen) if isinstance(screen, ReaderScreen) else ():
            for binding in bindings_of(type(node)):
                name = binding.tooltip or binding.description
                action = partial(node.run_action, binding.action)
                yield SystemCommand(name, key_name(binding.key), action)
        yield SystemCommand("Theme", "Choose the colours", self.search_themes)

    async def on_event(self, event: events.Event) -> None:
        """Take a full-width letter, typed with an input method left on, as its ASCII form."""
        if isinstance(event, events.Key):
            is_space = event.character == "\u3000"  # an Input would not take it
            event = event if isinstance(self.focused, Input) and not is_space else ascii_form(event)
            if not event.is_forwarded:
                self._aims.append((event, self.focused))
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Give a character to the prompt that has opened since it was sent to a pane.

        Keys may come in one burst: what follows a `/` was on its way to the pane already.
        """
        aim = next((aim for key, aim in reversed(self._aims) if key is event), self.focused)
        prompt = self.focused
        if isinstance(prompt, Input) and aim is not prompt and event.is_printable:
            prompt.insert_text_at_cursor(event.character or "")
            event.prevent_default()
        elif isinstance(self.screen, ReaderScreen) and self.screen.counts(event):
            event.prevent_default()

    def action_help_quit(self) -> None:
        """Ctrl+C neither quits nor does nothing: it tells how to quit."""
        self.screen.post_message(Notice.Told("Q quits."))

    def action_redraw(self) -> None:
        """Send every cell again."""
        self.refresh(layout=True)
        self.screen.refresh()
