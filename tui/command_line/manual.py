"""The manual page, newsreader(1), made from the commands, the settings and the keys there are."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Iterator

from tui.command_line.arguments import DESCRIPTION
from tui.command_line.commands import COMMANDS, READER
from tui.command_line.options import SETTINGS
from tui.command_line.rows import Command, Option
from tui.command_line.settings_file import VARIABLE
from tui.settings.table import in_words, rows, toml
from tui.settings.values import Settings

# No date and no version: the page changes with what it tells, and with nothing else.
_HEAD = '\'\\" -*- coding: UTF-8 -*-\n.TH NEWSREADER 1 "" newsreader "User Commands"\n.ad l\n.nh'
_ABOUT = (
    "newsreader reads archived articles and live coverage in the terminal, by keyboard. An article "
    "that was written as a stream of updates is read as one: from update to update, to a time, "
    "folded to catch up, in the order of the page or its reverse.",
    "PATH is a file, a directory (all articles below it), or - for standard input. A first "
    "argument that names a command is the command; a file of that name is opened as ./COMMAND.",
)
_KEYS = (
    "All can be changed in the table [keys] of the settings: a command by its name, and its keys, "
    'parted by commas. Characters stand for themselves, "comma" for the comma; others are Space, '
    "Enter, Esc, Tab, Backspace, Home, End, PgUp, PgDn, Insert, Delete, Up, Down, Left, Right, F1 "
    "to F12, and letters with Ctrl, such as Ctrl+Y. No keys ("
    '""'
    ") leave a command to the palette. A name with a dot is written in quotes.",
    "A number before the key of the next or previous update repeats it.",
)
_PLAIN = (
    "newsreader --plain asks for a line, and prints what comes of it: nothing moves, and nothing "
    "but text is sent. A letter or a word is typed, then Enter; these letters stay what they are "
    "where keys are changed.",
)
_FILES = (
    ("$XDG_CONFIG_HOME/newsreader/settings.toml",
     "the settings; ~/.config/newsreader/settings.toml where the variable is not set, or the place "
     "of the platform. It need not be there. What is wrong in it is told with its line, and "
     "nothing is done."),
    ("$XDG_DATA_HOME/newsreader/marks.db",
     "marks, what was added to the library, saved searches, and what is remembered; else "
     "~/.local/share/newsreader/marks.db. Where it was damaged, it is put aside as "
     "marks.damaged-1.db, and what could be read of it carried over."),
    ("$XDG_CACHE_HOME/newsreader/",
     "the index of the library, the article and the screen that were left, copies of compressed "
     "archives; else ~/.cache/newsreader/. All of it can be deleted at any time."),
)  # fmt: skip
_ENVIRONMENT = (
    (VARIABLE, "another file of settings"),
    ("NO_COLOR", "where it is set, nothing is coloured"),
    ("TERM", "the terminal; the reader draws on none that is called dumb"),
    (
        "SSH_CONNECTION",
        "where it is set, links are shown and copied, not opened on this computer, "
        "and the mouse is left to the terminal",
    ),
    ("DISPLAY, WAYLAND_DISPLAY", "where neither is set, no browser is opened"),
    ("BROWSER", "the browser that is opened"),
    ("COLORTERM, COLORFGBG", "how many colours the terminal shows, and on which background"),
)
_STATUS = (
    ("0", "all went well"),
    ("1", "something could not be read; each failure is a line on standard error, and the rest is "
     "printed"),
    ("2", "wrong usage, a file of settings with errors, or no terminal for the reader"),
)  # fmt: skip


def print_page(options: Namespace, settings: Settings) -> int:
    """Print the manual page, for `man -l -`."""
    del options, settings
    sys.stdout.write(page())
    return 0


def page() -> str:
    """Give the manual page in roff."""
    parts = (
        _section("NAME", [f"newsreader \\- {_plain(DESCRIPTION[0].lower() + DESCRIPTION[1:-1])}"]),
        _section("SYNOPSIS", _synopsis()),
        _section("DESCRIPTION", _paragraphs(_ABOUT)),
        _section("COMMANDS", _commands()),
        _section("OPTIONS", _options()),
        _section("KEYS", [*_paragraphs(_KEYS), *_keys()]),
        _section("LINE BY LINE", [*_paragraphs(_PLAIN), *_line_commands()]),
        _section("SETTINGS", _settings()),
        _section("FILES", _terms(_FILES)),
        _section("ENVIRONMENT", _terms(_ENVIRONMENT)),
        _section("EXIT STATUS", _terms(_STATUS)),
        _section("EXAMPLES", _examples()),
    )
    return "\n".join([_HEAD, *(line for part in parts for line in part)]) + "\n"


def _section(name: str, lines: list[str] | Iterator[str]) -> Iterator[str]:
    yield f".SH {name}"
    yield from lines


def _plain(text: str) -> str:
    """Text that roff takes for nothing else."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    text = text.replace("^", "\\(ha").replace("~", "\\(ti").replace("`", "\\(ga")
    text = text.replace("'", "\\(aq")
    return f"\\&{text}" if text.startswith(".") else text


def _paragraphs(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        yield from (".PP", _plain(text))


def _terms(pairs: tuple[tuple[str, str], ...] | list[tuple[str, str]]) -> Iterator[str]:
    for term, what in pairs:
        yield from (".TP", f"\\fB{_plain(term)}\\fR", _plain(what))


def _synopsis() -> Iterator[str]:
    for command in (READER, *COMMANDS):
        shown = " ".join(argument.shown for argument in command.arguments)
        yield from (".PP" if command is READER else ".br", f"\\fB{command.words}\\fR")
        yield _italic(f"[OPTION ...] {shown}".strip())


def _italic(text: str) -> str:
    """Set what is to be replaced in italics: words in capitals."""
    return re.sub(r"[A-Z][A-Z\\-]+", lambda word: f"\\fI{word[0]}\\fR", _plain(text))


def _commands() -> Iterator[str]:
    for command in (READER, *COMMANDS):
        yield from (".TP", f"\\fB{command.words}\\fR", _plain(_told(command)))
        own = [option for option in command.options if option not in SETTINGS]
        if own:
            yield from (".RS", *_option_terms(own), ".RE")


def _told(command: Command) -> str:
    sentences = f"{command.what[0].upper()}{command.what[1:]}. {command.about}".strip()
    many = [f"{each.name}: {each.what}." for each in command.arguments if each.name != "PATH"]
    return " ".join([sentences, *many])


def _options() -> Iterator[str]:
    yield _plain("Besides those of the commands:")
    yield from _option_terms([
        *SETTINGS,
        Option("--help", "explain the command and its options; also -h"),
        Option("--version", "tell the version; without a command"),
    ])  # fmt: skip


def _option_terms(options: list[Option]) -> Iterator[str]:
    for option in options:
        flag, _, value = option.shown.partition(" ")
        values = f" \\fI{_plain(value)}\\fR" if value else ""
        yield from (".TP", f"\\fB{_plain(flag)}\\fR{values}", _plain(option.what))


def _keys() -> Iterator[str]:
    from tui.keymap import keys_shown, places

    for place in places():
        yield f".SS {_plain(place.name)}"
        for binding in place.commands:
            yield from (".TP", f"\\fB{_plain(keys_shown(binding, {}))}\\fR")
            yield _plain(f"{binding.tooltip or binding.description} ({binding.id})")


def _line_commands() -> Iterator[str]:
    from tui.line_mode.commands import COMMANDS as LINE_COMMANDS

    for command in LINE_COMMANDS:
        names, _, what = command.told.partition(": ")
        yield from (".TP", f"\\fB{_plain(names)}\\fR", _plain(what))


def _settings() -> Iterator[str]:
    yield _plain("The file is TOML: NAME = VALUE, a line each. newsreader settings prints them.")
    for row in rows():
        default = "" if row.name == "keys" else f"; default {toml(row.default)}"
        yield from (".TP", f"\\fB{row.name}\\fR = {_plain(in_words(row) + default)}")
        yield _plain(row.what)


def _examples() -> Iterator[str]:
    for command in (READER, *COMMANDS):
        yield from _terms(list(command.examples))
