"""The commands: what each is called, takes and does. The one table of them.

The parsers of the command line, `--help`, the man page and the completions of the shells are all
made from it. A new command is a row here, and the function its row names.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tui.command_line import given
from tui.nearest import nearest

Holds = Literal["words", "file", "setting"]
SHELLS = ("bash", "zsh", "fish")


@dataclass(frozen=True, slots=True)
class Option:
    """An option. Without `value` it is a switch."""

    flag: str
    what: str
    value: str = ""
    choices: tuple[str, ...] = ()
    read: Callable[[str], object] = str
    is_repeated: bool = False
    # Of all options that name a form, one can be given; it is then `options.form`.
    form: str = ""
    # The setting that it decides for this once.
    setting: str = ""
    # What a shell offers to complete it.
    holds: Holds = "words"

    @property
    def name(self) -> str:
        """The name under which the parsed options hold it."""
        return self.flag.removeprefix("--").replace("-", "_")

    @property
    def offered(self) -> tuple[str, ...]:
        """The values there are to choose from, if they are few: those of the setting it decides."""
        if not self.setting:
            return self.choices
        from tui.settings.table import row_of

        return tuple(map(str, row_of(self.setting).choices))

    @property
    def shown(self) -> str:
        """It as a synopsis shows it: `--width N`, `--ruby brackets|omit`."""
        return " ".join(filter(None, (self.flag, self.value or "|".join(self.offered))))


@dataclass(frozen=True, slots=True)
class Argument:
    """What stands on the command line without a flag; `count` is `1`, `?`, `*` or `+`."""

    name: str
    what: str
    count: str = "1"
    choices: tuple[str, ...] = ()
    read: Callable[[str], object] = str
    holds: Holds = "words"

    @property
    def shown(self) -> str:
        """It as a synopsis shows it: `[PATH ...]`."""
        many = f"{self.name} ..." if self.count in "*+" else self.name
        return f"[{many}]" if self.count in "*?" else many


@dataclass(frozen=True, slots=True)
class Command:
    """A command. `run` is `module:function`, called with the parsed options and the settings."""

    name: str
    what: str
    run: str
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()
    about: str = ""
    examples: tuple[tuple[str, str], ...] = ()
    # Help is given although the settings are wrong.
    needs_settings: bool = True
    # The reader draws; all others print on standard output.
    is_full_screen: bool = False

    @property
    def words(self) -> str:
        """What is typed to run it."""
        return f"newsreader {self.name}".strip()


SETTINGS = (
    Option("--settings", "read this file of settings", "FILE", read=Path, holds="file"),
    Option(
        "--set", "set it so for this once; can be given again", "NAME=VALUE",
        read=given.setting, is_repeated=True, holds="setting",
    ),
)  # fmt: skip
_RUBY = Option(
    "--ruby", "readings above Japanese characters: in brackets behind them, or left out",
    setting="ruby",
)  # fmt: skip
_PATHS = Argument(
    "PATH", "a file, a directory (all articles below it), or - for standard input", "+",
    read=Path, holds="file",
)  # fmt: skip
_HINTS = (
    Option("--url", "the article's URL, where it does not say", "URL", read=given.url),
    Option("--date", "its date, likewise", "YYYY-MM-DD", read=given.day),
)
_ORDER = Option(
    "--order", "turn round what was written newest first", choices=("as-written", "oldest-first")
)

READER = Command(
    "",
    "the full-screen reader; without PATH, the bundled articles",
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
        _RUBY, *SETTINGS,
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
            *_HINTS,
            Option("--width", "cells a line (the terminal's, or 80)", "N", read=given.width),
            _RUBY, _ORDER, *SETTINGS,
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
            *_HINTS,
            Option("--width", "cut lines to N cells", "N", read=given.width),
            _RUBY, _ORDER, *SETTINGS,
        ),
        examples=(
            ("newsreader timeline PATH | grep 会談", "find an update by a word of its heading"),
            ("newsreader timeline --since OLD NEW", "tell what changed between two versions"),
        ),
    ),
    Command(
        "settings",
        "print the settings in force, and where each comes from",
        "tui.command_line.settings_print:print_settings",
        options=(
            Option("--json", "as one JSON object", form="json"),
            Option("--keys", "the commands of the reader by name, with their keys", form="keys"),
            _RUBY, *SETTINGS,
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
