"""The application: its one screen, its commands, and what concerns every key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from tui.backstop import Backstop, harden, made_safe
from tui.colours import Background, has_no_colour, terminal_theme, theme_for
from tui.driver import TerminalDriver
from tui.keymap import NO_KEY, key_told, textual_keymap
from tui.keys import APP_KEYS, key_name
from tui.notice import Notice
from tui.output import wants_traceback
from tui.palette import commands_of, open_palette
from tui.prompt import Prompt
from tui.reader import ReaderScreen
from tui.settings import DEFAULTS, Settings
from tui.substitution import Substitution
from tui.terminal import end_within
from tui.typed_ahead import TypedAhead

_SECONDS_TO_END = 0.5
# Keys that come before there is an article wait for it, but not long: one of them may be Q.
_SECONDS_TO_HOLD_KEYS = 1.5


class NewsreaderApp(App[None]):
    """newsreader, full screen."""

    CSS_PATH = "newsreader.tcss"
    TITLE = "newsreader"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = APP_KEYS

    def __init__(
        self,
        paths: Sequence[Path],
        settings: Settings = DEFAULTS,
        background: Background | None = None,
    ) -> None:
        super().__init__(driver_class=TerminalDriver, ansi_color=has_no_colour() or None)
        harden()
        self._paths, self.settings = paths, settings
        substitution = [Substitution()] if settings.ambiguous == "substitute" else []
        self._last_filters = [*substitution, Backstop()]
        self.register_theme(terminal_theme())
        self.theme = theme_for(settings, background)
        self._typed = TypedAhead(settings.keys)
        self._asked_to_end: int | None = None

    def on_mount(self) -> None:
        """Open the reader, without animation: over a slow link it would only delay the end."""
        self.animation_level = "none"
        self.set_keymap(textual_keymap(self.settings.keys))
        self.push_screen(ReaderScreen(self._paths, self.settings))
        self.set_timer(_SECONDS_TO_HOLD_KEYS, self._hear_what_waited)

    def on_unmount(self) -> None:
        """Do not wait for a thread that may be reading a slow or endless file."""
        if not self.is_headless and not wants_traceback():
            end_within(_SECONDS_TO_END, self.status)

    @property
    def is_ending(self) -> bool:
        """Whether it was asked to end: what fails after that fails as half of it is gone."""
        return self._asked_to_end is not None

    @property
    def status(self) -> int:
        """The exit status: as it was asked to end, else as it ended."""
        return (self._asked_to_end if self.is_ending else self.return_code) or 0

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End with this status, whatever else happens meanwhile."""
        if not self.is_ending:
            self._asked_to_end = return_code
        super().exit(result, return_code, message)

    def copy_to_clipboard(self, text: str) -> None:
        """Send to the clipboard what is safe: it may be pasted into a shell."""
        super().copy_to_clipboard(made_safe(text))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Give the palette its commands."""
        return commands_of(self, screen, self.settings)

    def get_key_display(self, binding: Binding) -> str:
        """Name a key in the footer as in the help; a command without one is left to clicks."""
        if binding.key == NO_KEY:
            return ""
        return binding.key_display or key_name(binding.key)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw with substitutes where that is set, and nothing that was not made safe."""
        return [*super().get_line_filters(), *self._last_filters]

    async def on_event(self, event: events.Event) -> None:
        """Take a full-width letter, typed with an input method left on, as its ASCII form."""
        if isinstance(event, events.Key):
            if self._typed.holds(event):
                return
            event = self._typed.taken(event, self.focused)
            if self._typed.must_wait(event, self.focused):
                return
        await super().on_event(event)

    @on(ReaderScreen.Begun)
    @on(Prompt.Closed)
    async def _hear_what_waited(self) -> None:
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

    def action_command_palette(self) -> None:
        """Open the palette of commands."""
        open_palette(self)

    def action_help_quit(self) -> None:
        """Ctrl+C neither quits nor does nothing: it tells how to quit."""
        self.screen.post_message(Notice.Told(f"{key_told(self, 'quit')} quits."))

    def action_redraw(self) -> None:
        """Send every cell again."""
        self.refresh(layout=True)
        self.screen.refresh()
