"""The application: its one screen, its commands, and how it is drawn."""

from __future__ import annotations

import asyncio
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

from library.finding import BUNDLED
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
from tui.terminal.sending import hold, rows_drawn, send_anew
from tui.terminal.substitution import Substitution
from tui.wire.cells import Row

# Panes change their sizes, then what is in them is set anew, then the keys are told.
_FRAMES_TO_REST = 4
# Nobody is to wait longer for the end.
_SECONDS_TO_REST = 0.3


class NewsreaderApp(HearingApp):
    """newsreader, full screen."""

    CSS_PATH = "newsreader.tcss"
    TITLE = "newsreader"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = APP_KEYS
    left: Sequence[Row] = ()
    """The screen that was left, where the next start goes on from it."""
    left_open: Path | None = None
    """The article on that screen."""

    def __init__(
        self,
        paths: Sequence[Path],
        settings: Settings = DEFAULTS,
        background: Background | None = None,
    ) -> None:
        super().__init__(settings.keys, ansi_color=has_no_colour() or None)
        harden()
        self.paths, self.settings, self._background = paths, settings, background
        substitution = [Substitution()] if settings.ambiguous == "substitute" else []
        self._last_filters = [*substitution, Backstop()]
        self.register_theme(terminal_theme())
        self.theme = theme_for(settings, background)

    def get_default_screen(self) -> ReaderScreen:
        """Open the reader, without animation: over a slow link it would only delay the end."""
        self.animation_level = "none"
        self.set_keymap(textual_keymap(self.settings.keys))
        return ReaderScreen(self.paths, self.settings)

    def on_mount(self) -> None:
        """Remember the theme whenever another one is chosen; draw all anew after a stop."""
        self.app_resume_signal.subscribe(self, lambda app: app.refresh())
        self.theme_changed_signal.subscribe(self, self._remember_theme)

    @property
    def begins_alike(self) -> bool:
        """Whether every start without a PATH begins with the same, or where it was left."""
        return not self.paths or self.paths is BUNDLED

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End; first be as the next start begins, unseen, so that it can begin with this screen."""
        if self.is_ending or not (self._comes_again and rows_drawn(self)):
            super().exit(result, return_code, message)
            return
        self.will_end(return_code)
        asyncio.get_running_loop().call_later(_SECONDS_TO_REST, self._end)
        # A signal comes from outside of what Textual runs.
        self.call_later(self._rest)

    def _rest(self) -> None:
        hold(self)
        # The key that ends may have changed something, too.
        self._end_after(_FRAMES_TO_REST if self._reader.come_to_rest() else 1)

    def _end_after(self, frames: int) -> None:
        if frames:
            self._reader.call_after_refresh(self._end_after, frames - 1)
        else:
            self._end_at_rest()

    @property
    def _comes_again(self) -> bool:
        """Whether what is shown may be what the next start shows."""
        is_read = self.has_begun and isinstance(self.screen, ReaderScreen)
        return is_read and self.begins_alike and self._reader.is_as_begun

    def _end_at_rest(self) -> None:
        self.left, self.left_open = rows_drawn(self), self._reader.shown
        self._end()

    def _end(self) -> None:
        super().exit(None, self.status)

    @property
    def _reader(self) -> ReaderScreen:
        return next(each for each in self.screen_stack if isinstance(each, ReaderScreen))

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
