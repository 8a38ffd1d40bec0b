"""The command line: which command it is, with which settings, and how it ends.

The commands themselves are in `tui/command_line/commands.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

try:
    from tui import collector
    from tui.command_line.printing import printing
    from tui.command_line.rows import Command
    from tui.command_line.words import command_of, paths_alone, shielded
    from tui.settings.values import DEFAULTS, Settings
    from tui.terminal.output import guard_streams, tell_crash
except KeyboardInterrupt:  # while it loads: as quiet as later
    sys.exit(130)

if TYPE_CHECKING:
    from argparse import Namespace

Run = Callable[["Namespace", Settings], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run newsreader; give its exit status: 0 all well, 1 something unreadable, 2 wrong usage."""
    guard_streams()
    try:
        command, rest = command_of(sys.argv[1:] if arguments is None else arguments)
        options = _parsed(command, rest)
        settings = _settings(command, options)
        if command.is_full_screen:
            collector.rest()
            return function_of(command)(options, settings)
        return printing(partial(function_of(command), options, settings))
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        tell_crash(error)
        return 1


def _parsed(command: Command, words: Sequence[str]) -> Namespace:
    """Parse the words. Where that ends the program, with help or an error, it ends here."""
    _speak_utf8()
    if options := paths_alone(command, words):
        return options
    from tui.command_line.arguments import parser_of

    try:
        return parser_of(command).parse_args(shielded(command, words))
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 2
        sys.exit(printing(lambda: status) or status)


def _speak_utf8() -> None:
    from tui.terminal.endings import speak_utf8

    speak_utf8()


def _settings(command: Command, options: Namespace) -> Settings:
    """Give the settings in force; where they are wrong, tell all that is and end with status 2."""
    if not command.needs_settings:
        return DEFAULTS
    from tui.command_line.settings_file import SettingsError, choose

    try:
        options.chosen = choose(command, options)
    except SettingsError as error:
        sys.stderr.writelines(f"newsreader: {line}\n" for line in error.lines)
        sys.exit(2)
    settings: Settings = options.chosen.settings
    return settings


def function_of(command: Command) -> Run:
    """Load the function that a command's row names; only then is what it needs imported."""
    module, _, name = command.run.partition(":")
    run: Run = getattr(import_module(module), name)
    return run


if __name__ == "__main__":
    sys.exit(main())
