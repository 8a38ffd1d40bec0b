"""Sending the terminal a sequence, or the whole screen, for which Textual has no way of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import App

from tui.terminal.driver import TerminalDriver
from tui.wire.cells import Row


def send(app: App[Any], sequence: str) -> None:
    """Send a sequence that draws nothing. Only this module asks an app for its driver."""
    if app._driver:
        app._driver.write(sequence)


def send_anew(app: App[Any]) -> None:
    """Have every cell sent again: something else may have drawn on the terminal."""
    if isinstance(app._driver, TerminalDriver):
        app._driver.redraw()


def hold(app: App[Any]) -> None:
    """Have nothing more shown of what is drawn from now on."""
    if isinstance(app._driver, TerminalDriver):
        app._driver.hold()


def release(app: App[Any]) -> None:
    """Have shown what is drawn from now on: there is something to read."""
    if isinstance(app._driver, TerminalDriver):
        app._driver.release()


def rows_drawn(app: App[Any]) -> Sequence[Row]:
    """Give the screen as it was drawn last; nothing where that is not known."""
    return app._driver.rows if isinstance(app._driver, TerminalDriver) else ()
