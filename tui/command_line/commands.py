"""The commands: what each is called, takes and does. The one table of them.

The parsers of the command line, `--help`, the man page and the completions of the shells are all
made from it. A new command is a row here, and the function its row names.
"""

from __future__ import annotations

from pathlib import Path

from tui.command_line import given
from tui.command_line.library_commands import LIBRARY
from tui.command_line.marks_commands import MARKS
from tui.command_line.options import HINTS, ORDER, RUBY, SETTINGS
from tui.command_line.rows import Argument, Command, Option
from tui.nearest import nearest

SHELLS = ("bash", "zsh", "fish")
_PATHS = Argument(
    "PATH",
    "a file, a directory (all articles below it), - for standard input, or the ID of an article",
    "+", read=Path, holds="file",
)  # fmt: skip

READER = Command(
    "",
    "the full-screen reader; without PATH, the library",
    "tui.command_line.start:start",
    (
        Argument(
            "PATH", "files, directories with all articles below them, or - for standard input",
            "*", read=Path, holds="file",
        ),
    ),
    (
        Option("--plain", "line by line, for screen readers and dumb terminals"),
        Option(
            "--width", "with --plain: cells a line; 0: unbroken lines", "N", read=given.plain_width
        ),
        Option(
            "--wire",
            "send the terminal only what changed (thrifty), or all that is drawn (plain)",
            setting="wire",
        ),
        RUBY, *SETTINGS,
    ),
    examples=(
        ("newsreader ~/archive/2023", "read all articles below a directory"),
        ("curl -s URL | newsreader -", "read what comes through a pipe"),
    ),
    is_full_screen=True,
)  # fmt: skip

COMMANDS: tuple[Command, ...] = (
    Command(
        "show",
        "print articles as text, as JSON or as Markdown",
        "tui.command_line.printing:show",
        (_PATHS,),
        (
            Option("--json", "one JSON object a line for each article", form="json"),
            Option("--markdown", "as Markdown", form="markdown"),
            *HINTS,
            Option("--width", "cells a line (the terminal's, or 80)", "N", read=given.width),
            RUBY, ORDER, *SETTINGS,
        ),
        examples=(("newsreader show --width 60 PATH | less", "read page by page"),),
    ),
    Command(
        "timeline",
        "print the updates of live coverage, a line each",
        "tui.command_line.printing:timeline",
        (_PATHS,),
        (
            Option("--json", "one JSON object a line for each update", form="json"),
            Option(
                "--since", "only what is new (+), changed (~) or gone (-) in PATH since this "
                "older version", "OLD", read=Path, holds="file",
            ),
            *HINTS,
            Option("--width", "cut lines to N cells", "N", read=given.width),
            RUBY, ORDER, *SETTINGS,
        ),
        examples=(
            ("newsreader timeline PATH | grep 会談", "find an update by a word of its heading"),
            ("newsreader timeline --since OLD NEW", "tell what changed between two versions"),
        ),
    ),
    *LIBRARY,
    *MARKS,
    Command(
        "settings",
        "print the settings in force, and where each comes from",
        "tui.command_line.settings_print:print_settings",
        options=(
            Option("--json", "as one JSON object", form="json"),
            Option("--keys", "the commands of the reader by name, with their keys", form="keys"),
            RUBY, *SETTINGS,
        ),
        about="What is printed is a file of settings itself, to begin with.",
        examples=(("newsreader settings > new.toml", "begin a file of settings"),),
    ),
    Command(
        "doctor",
        "tell what this terminal does, and what is done about it",
        "tui.command_line.printing:doctor",
        options=(Option("--json", "as one JSON object", form="json"), *SETTINGS),
        examples=(("newsreader doctor", "find out why columns do not line up"),),
    ),
    Command(
        "help",
        "explain a command, or list them all",
        "tui.command_line.arguments:print_help",
        (Argument("COMMAND", "which command", "?"),),
        needs_settings=False,
    ),
    Command(
        "man",
        "print the manual page",
        "tui.command_line.manual:print_page",
        examples=(("newsreader man | man -l -", "read the manual where it is not installed"),),
        needs_settings=False,
    ),
    Command(
        "completions",
        "print what completes these commands in a shell",
        "tui.command_line.completions:print_script",
        (Argument("SHELL", "bash, zsh or fish", choices=SHELLS),),
        examples=(
            ('eval "$(newsreader completions bash)"', "complete in this shell at once"),
        ),
        needs_settings=False,
    ),
)  # fmt: skip
"""All but the reader, which has no name."""

NAMED = {command.name: command for command in COMMANDS}


def nearest_command(word: str) -> str | None:
    """Give the name of the command that a mistyped word is near to."""
    return nearest(word, NAMED, 0.7)
