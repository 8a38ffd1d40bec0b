"""The palette of commands: what it lists, and how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual import events, on
from textual.app import App, SystemCommand
from textual.command import CommandList, CommandPalette
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, OptionList

from tui.keymap import keys_shown
from tui.keys import bindings_of
from tui.screens.reader import ReaderScreen
from tui.settings.values import Settings
from tui.terminal.colours import has_few_colours

# Commands of the reader that have no key, what they are for, and their actions.
_KEYLESS = (
    ("Search: by relevance", "The best hits first", "search_by_relevance"),
    ("Save this search", "It stands above the sources, with what is unread", "save_search"),
    ("Drop this search", "The saved one under the cursor, or the last one", "drop_search"),
    ("Rename source", "With slashes in the name it lies in folders", "rename"),
    ("Stop updating the library", "The next update goes on from there", "stop_update"),
)


class Palette(CommandPalette):
    """A list of commands. What is typed ahead does nothing any more once it is closed.

    A second Enter would close the screen below, letters would be looked for in a list that is gone.
    """

    @on(events.Mount)
    @on(Input.Changed)
    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _ignore_once_closed(self, event: Message) -> None:
        if self not in self.app.screen_stack or not self.query(CommandList):
            event.stop()
            event.prevent_default()

    def on_mount(self) -> None:
        """Let the caret stand still: one that blinks sends bytes as long as the palette is open."""
        for line in self.query(Input):
            line.cursor_blink = False


def open_palette(app: App[Any]) -> None:
    """Open the palette; its stock invitation ends in a character of unsure width."""
    if not CommandPalette.is_open(app):
        app.push_screen(Palette(placeholder="Search for commands"))


def open_themes(app: App[Any]) -> None:
    """Open the list of themes, likewise."""
    from textual.theme import ThemeProvider

    app.push_screen(Palette([ThemeProvider], placeholder="Search for themes"))


def commands_of(
    app: App[Any], screen: Screen[object], settings: Settings
) -> Iterator[SystemCommand]:
    """List every command of the reader, with its key, and the themes where there are colours."""
    from tui.screens.link_sheet import LinkSheet

    for node in (screen.panes, screen) if isinstance(screen, ReaderScreen) else ():
        for binding in bindings_of(type(node)):
            name = binding.tooltip or binding.description
            keys = keys_shown(binding, settings.keys)
            yield SystemCommand(name, keys, partial(node.run_action, binding.action))
    if isinstance(screen, ReaderScreen):
        for name, told, action in _KEYLESS:
            yield SystemCommand(name, told, partial(screen.run_action, action))
    if isinstance(screen, ReaderScreen | LinkSheet):
        code = "QR code of the link"
        yield SystemCommand(code, "For the camera of a phone", screen.action_code)
    if not has_few_colours():
        yield SystemCommand("Theme", "Choose the colours", partial(open_themes, app))
