"""The command line, taken apart as the table of commands says; and what `--help` tells."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from parsers.safe import shown_name
from tui.command_line.commands import COMMANDS, NAMED, READER
from tui.command_line.rows import Argument, Command, Option
from tui.settings.values import Settings
from tui.version import __version__

DESCRIPTION = "Read archived news and live coverage in the terminal."
_COLUMN = 34
_USAGE = "newsreader [OPTION ...] [PATH ...]\n       newsreader COMMAND ..."
_GENERAL = """\
PATH is a file, a directory (all articles below it), or - for standard input.
"newsreader COMMAND --help" tells the options of a command; a file of that name is
opened as ./COMMAND. Press ? in the reader for its keys.
"""


class Parser(argparse.ArgumentParser):
    """A parser of arguments that never repeats a control character it was given."""

    def error(self, message: str) -> NoReturn:
        """End with status 2, and tell why."""
        super().error(shown_name(message))


def parser_of(command: Command) -> Parser:
    """Make the parser for what follows a command's name."""
    parser = Parser(
        command.words,
        # That of the reader does not tell that there are commands.
        usage=_USAGE if command is READER else None,
        description=_description(command),
        epilog=_epilog(command),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    for argument in command.arguments:
        _add_argument(parser, argument)
    if forms := [option for option in command.options if option.form]:
        _add_forms(parser, forms)
    for option in command.options:
        if not option.form:
            _add_option(parser, option)
    if command is READER:
        parser.add_argument("--version", action="version", version=f"newsreader {__version__}")
    return parser


def _add_argument(parser: Parser, argument: Argument) -> None:
    parser.add_argument(
        f"{argument.name.lower()}s" if argument.count in "*+" else argument.name.lower(),
        nargs=None if argument.count == "1" else argument.count,
        type=argument.read,
        choices=argument.choices or None,
        metavar=argument.name,
        help=argument.what,
    )


def _add_forms(parser: Parser, options: Sequence[Option]) -> None:
    one_of = parser.add_mutually_exclusive_group()
    for option in options:
        one_of.add_argument(
            option.flag, dest="form", action="store_const", const=option.form, help=option.what
        )


def _add_option(parser: Parser, option: Option) -> None:
    if not option.takes_value:
        parser.add_argument(option.flag, action="store_true", help=option.what)
    else:
        parser.add_argument(
            option.flag,
            action="append" if option.is_repeated else "store",
            type=option.read,
            choices=option.offered or None,
            metavar=option.value or None,
            help=option.what,
        )


def print_help(options: argparse.Namespace, settings: Settings) -> int:
    """Explain a command, or list them all. The exit status is 2 where there is no such command."""
    del settings
    command = NAMED.get(options.command) if options.command else READER
    if command is None:
        parser_of(NAMED["help"]).error(_no_command(options.command))
    sys.stdout.write(parser_of(command).format_help())
    return 0


def _no_command(word: str) -> str:
    from tui.command_line.commands import nearest_command

    near = nearest_command(word)
    hint = f'did you mean "{near}"?' if near else f"there are {', '.join(NAMED)}"
    return f'"{word}" is no command; {hint}'


def _description(command: Command) -> str:
    if command is READER:
        return DESCRIPTION
    what = command.what[0].upper() + command.what[1:]
    return "\n".join(filter(None, (f"{what}.", command.about)))


def _epilog(command: Command) -> str:
    parts = [f"examples:\n{_columns(command.examples)}"] if command.examples else []
    if command is READER:
        synopses = [(_synopsis(each), each.what) for each in (READER, *COMMANDS)]
        parts = [f"commands:\n{_columns(synopses)}", *parts, _GENERAL]
    elif command.name == "settings":
        from tui.settings.table import as_text

        parts += [as_text()]
    return "\n".join(parts)


def _synopsis(command: Command) -> str:
    return " ".join([command.words, *(argument.shown for argument in command.arguments)])


def _columns(rows: Sequence[tuple[str, str]]) -> str:
    lines = []
    for left, right in rows:
        gap = "\n" + " " * (_COLUMN + 2) if len(left) > _COLUMN - 2 else ""
        lines.append(f"  {left if gap else left.ljust(_COLUMN)}{gap}{right}\n")
    return "".join(lines)
