"""The application: its one screen, its commands, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.console import RenderableType
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import Theme

from tui.hearing import HearingApp
from tui.keymap import NO_KEY, key_told, textual_keymap
from tui.keys import APP_KEYS, key_name
from tui.panes.notice import Notice
from tui.screens.palette import commands_of, open_palette
from tui.screens.reader import ReaderScreen
from tui.settings.values import DEFAULTS, Settings
from tui.terminal.backstop import Backstop, harden, made_safe
from tui.terminal.colours import (
    Background,
    has_few_colours,
    has_no_colour,
    remember_theme,
    terminal_theme,
    theme_for,
)
from tui.terminal.sending import rows_drawn, send_anew
from tui.terminal.substitution import Substitution
from tui.wire.cells import Row


class NewsreaderApp(HearingApp):
    """newsreader, full screen."""

    CSS_PATH = "newsreader.tcss"
    TITLE = "newsreader"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = APP_KEYS
    left: Sequence[Row] = ()
    """The screen that was left, where the next start goes on from it."""

    def __init__(
        self,
        paths: Sequence[Path],
        settings: Settings = DEFAULTS,
        background: Background | None = None,
    ) -> None:
        super().__init__(settings.keys, ansi_color=has_no_colour() or None)
        harden()
        self._paths, self.settings, self._background = paths, settings, background
        substitution = [Substitution()] if settings.ambiguous == "substitute" else []
        self._last_filters = [*substitution, Backstop()]
        self.register_theme(terminal_theme())
        self.theme = theme_for(settings, background)

    def get_default_screen(self) -> ReaderScreen:
        """Open the reader, without animation: over a slow link it would only delay the end."""
        self.animation_level = "none"
        self.set_keymap(textual_keymap(self.settings.keys))
        return ReaderScreen(self._paths, self.settings)

    def on_mount(self) -> None:
        """Remember the theme whenever another one is chosen; draw all anew after a stop."""
        self.app_resume_signal.subscribe(self, lambda app: app.refresh())
        self.theme_changed_signal.subscribe(self, self._remember_theme)

    @property
    def is_library(self) -> bool:
        """Whether it shows the library, and so begins where it was left."""
        return not self._paths

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End; what is shown of the library now is what the next start begins with."""
        begins_here = self.has_begun and isinstance(self.screen, ReaderScreen)
        if self.is_library and begins_here and not self.is_ending:
            self.left = rows_drawn(self)
        super().exit(result, return_code, message)

    def copy_to_clipboard(self, text: str) -> None:
        """Send to the clipboard what is safe: it may be pasted into a shell."""
        super().copy_to_clipboard(made_safe(text))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Give the palette its commands."""
        return commands_of(self, screen, self.settings)

    def _remember_theme(self, theme: Theme) -> None:
        if not has_few_colours():
            remember = partial(remember_theme, theme.name, self.settings, self._background)
            self.run_worker(remember, thread=True, group="memory")

    def get_key_display(self, binding: Binding) -> str:
        """Name a key in the footer as in the help; a command without one is left to clicks."""
        if binding.key == NO_KEY:
            return ""
        return binding.key_display or key_name(binding.key)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw with substitutes where that is set, and nothing that was not made safe."""
        return [*super().get_line_filters(), *self._last_filters]

    def action_command_palette(self) -> None:
        """Open the palette of commands."""
        open_palette(self)

    def action_help_quit(self) -> None:
        """Ctrl+C neither quits nor does nothing: it tells how to quit."""
        self.screen.post_message(Notice.Told(f"{key_told(self, 'quit')} quits."))

    def action_redraw(self) -> None:
        """Send every cell again."""
        send_anew(self)
