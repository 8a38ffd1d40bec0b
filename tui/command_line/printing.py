"""Commands that print: what their options ask for, and what happens when nobody reads on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.settings.values import Settings
from tui.terminal.osc8 import are_sent

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.command_line.show import Form, Request


def printing(step: Callable[[], int]) -> int:
    """Print, and end quietly when nobody reads on, or in words when nothing more can be written."""
    if sys.stdout is None:
        return 1
    try:
        status = step()
        sys.stdout.flush()
    except BrokenPipeError:
        _write_nothing_more()
        return 0
    except OSError as error:
        _write_nothing_more()
        from library.reading import reason_of

        sys.stderr.write(f"newsreader: standard output: {reason_of(error)}\n")
        return 1
    return status


def _write_nothing_more() -> None:
    """Python writes what is left when it ends; there is nowhere left to write it to."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def show(options: Namespace, settings: Settings) -> int:
    """Print articles; 1 if one of them could not be read."""
    from tui.command_line.show import show

    is_bold = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    bold = is_bold and os.environ.get("TERM") != "dumb"
    links = bold and are_sent(settings.links, os.environ)
    return show(_request(options, options.form or "text", settings), bold=bold, links=links)


def timeline(options: Namespace, settings: Settings) -> int:
    """Print updates, or what changed in them; 1 if an article could not be read."""
    form: Form = "timeline-json" if options.form == "json" else "timeline"
    if options.since is None:
        from tui.command_line.show import show

        return show(_request(options, form, settings), bold=False)
    if reason := _why_not_compared(options.since, options.paths):
        from tui.command_line.arguments import parser_of
        from tui.command_line.commands import NAMED

        parser_of(NAMED["timeline"]).error(reason)
    from tui.command_line.changes import show_changes

    return show_changes(options.since, _request(options, form, settings))


def doctor(options: Namespace, settings: Settings) -> int:
    """Tell what this terminal does; 1 if something keeps the reader from running."""
    from tui.command_line.doctor import doctor

    return doctor(settings, as_json=options.form == "json")


def _request(options: Namespace, form: Form, settings: Settings) -> Request:
    from library.reading import Hints
    from tui.command_line.catalogued import files_of
    from tui.command_line.show import Request

    return Request(
        paths=files_of(options.paths),
        form=form,
        hints=Hints(options.url, options.date, settings.ruby),
        width=options.width,
        is_oldest_first=options.order == "oldest-first",
        settings=settings,
    )


def _why_not_compared(old: Path, paths: Sequence[Path]) -> str | None:
    if len(paths) != 1:
        return "--since compares two files: --since OLD NEW"
    return "only one of OLD and NEW can be -" if str(old) == str(paths[0]) == "-" else None
