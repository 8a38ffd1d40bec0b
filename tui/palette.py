"""The palette of commands: what it lists, and how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.screen import Screen

from tui.colours import has_few_colours
from tui.keys import bindings_of, key_name
from tui.reader import ReaderScreen


def open_palette(app: App[Any]) -> None:
    """Open the palette; its stock invitation ends in a character of unsure width."""
    if not CommandPalette.is_open(app):
        app.push_screen(CommandPalette(placeholder="Search for commands"))


def commands_of(app: App[Any], screen: Screen[object]) -> Iterator[SystemCommand]:
    """List every command of the reader, with its key, and the themes where there are colours."""
    for node in (screen.panes, screen) if isinstance(screen, ReaderScreen) else ():
        for binding in bindings_of(type(node)):
            name = binding.tooltip or binding.description
            yield SystemCommand(
                name, key_name(binding.key), partial(node.run_action, binding.action)
            )
    if not has_few_colours():
        yield SystemCommand("Theme", "Choose the colours", app.search_themes)
