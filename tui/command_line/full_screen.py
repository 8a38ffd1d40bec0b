"""Running the reader full screen, on a terminal that was asked what it is like."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from parsers.safe import clean
from tui.event_loop import load_event_loop
from tui.settings.values import Settings
from tui.terminal import leap
from tui.terminal.colours import Background, tell_textual
from tui.terminal.endings import wants_mouse
from tui.terminal.output import tell_failure, wants_traceback

if TYPE_CHECKING:
    from tui.app import NewsreaderApp
    from tui.terminal.probe import Answer

_TRACEBACK_WIDTH = 200


def run(paths: Sequence[Path], settings: Settings) -> int:
    """Run the reader on the paths, on the library for none, and give its exit status."""
    # Where a shell exports them they would freeze the size the terminal had then.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    tell_textual(settings)
    background = _get_to_know_terminal(settings)
    from tui.terminal.hyperlinks import send_links
    from tui.terminal.osc8 import are_sent

    send_links(are_sent=are_sent(settings.links, os.environ))
    from rich.console import Console

    from tui.app import NewsreaderApp

    app = NewsreaderApp(paths, settings, background)
    # Textual would print a traceback with the values of all variables, those of articles too.
    told = io.StringIO()
    app.error_console = Console(file=told, width=_TRACEBACK_WIDTH)
    app.run(mouse=wants_mouse(settings.mouse))
    leap.undo()
    if app.begins_alike:
        _keep_screen(app)
    if told.getvalue() and (wants_traceback() or not app.is_ending):
        _tell_crash(told.getvalue())
    return app.status


def _get_to_know_terminal(settings: Settings) -> Background | None:
    """Reckon with the terminal's widths; give its background. What is set by hand is not asked."""
    from tui.terminal.probe import ask
    from tui.terminal.replies import background_of
    from tui.terminal.widths import reckon

    widths, background = settings.ambiguous_width == "auto", settings.theme == "auto"
    is_thrifty = settings.wire == "thrifty"
    painted = leap.painted()
    answer = ask(
        widths=widths, background=background, features=is_thrifty, meanwhile=_load,
        over=painted.first_row.decode() if painted else "",
    )  # fmt: skip
    reckon(settings, answer.cells)
    _hand_on(answer, is_thrifty=is_thrifty)
    return background_of(answer.background)


def _hand_on(answer: Answer, *, is_thrifty: bool) -> None:
    """Give the reader what was typed while the terminal was asked, what it told and may tell."""
    from tui.terminal.driver import TerminalDriver
    from tui.terminal.keyboard import Keyboard
    from tui.terminal.known import Known, features_here
    from tui.terminal.leaving import kept_in

    features = features_here(repeats=answer.repeats, has_sides=answer.has_sides)
    has_answered = bool(answer.cells) and not answer.is_awaited
    painted = leap.painted()
    kept = kept_in(painted.cells, answer.cells) if painted else ()
    TerminalDriver.known = Known(
        features, has_answered, not is_thrifty, answer.cells, painted, kept
    )  # fmt: skip
    Keyboard.typed_ahead = answer.typed.encode()
    Keyboard.awaits_answers = answer.is_awaited


def _keep_screen(app: NewsreaderApp) -> None:
    """Keep the screen that is left, where the next start goes on from there."""
    from tui.terminal.driver import TerminalDriver
    from tui.terminal.leaving import forget, keep

    if app.left and app.left_open == _begins_with(app.paths):
        keep(sys.argv[1:], app.left, TerminalDriver.known.features, TerminalDriver.known.widths)
    else:
        forget()


def _begins_with(paths: Sequence[Path]) -> Path | None:
    """Give the file of the article with which the next start will begin; None if unknown.

    Meanwhile another reader may have opened another one, or this one was taken away.
    """
    import sqlite3

    from library.marks.store import MarksError
    from library.shelf import list_entries
    from tui.reading.access import library_entry

    if paths:
        return next((entry.path for entry in list_entries(paths)), None)
    try:
        entry = library_entry()
    except (sqlite3.Error, MarksError):
        return None
    return entry.path if entry else None


def _load() -> None:
    load_event_loop()
    import tui.app  # noqa: F401


def _tell_crash(told: str) -> None:
    """Tell in one line of an error nobody foresaw; to a developer, all that is known of it."""
    if wants_traceback():
        sys.stderr.write(clean(told))
    *_, reason = told.strip().splitlines()
    tell_failure(reason)
