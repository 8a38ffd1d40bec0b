"""The words of the command line: which command they name, and what they say where that is plain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from tui.command_line.commands import NAMED, READER
from tui.command_line.options import SETTINGS
from tui.command_line.rows import Command

if TYPE_CHECKING:
    from argparse import Namespace

_EXCLUDED = re.compile(r"-[^-]")
_BEFORE = frozenset(option.flag for option in SETTINGS)


def command_of(words: Sequence[str]) -> tuple[Command, Sequence[str]]:
    """Give the command that the words name, and the words for it; the reader where they do not.

    The options that every command with settings has may stand before it.
    """
    before = 0
    while words[before:] and (flag := words[before].partition("="))[0] in _BEFORE:
        before += 1 if flag[1] else 2
    if words[before:] and (command := NAMED.get(words[before])):
        return command, [*words[:before], *words[before + 1 :]]
    return READER, words


def shielded(command: Command, words: Sequence[str]) -> list[str]:
    """Give the words for a command so that one of a query that begins with a hyphen is no option.

    `-h` and what begins with two hyphens are options still.
    """
    if not any(argument.holds == "query" for argument in command.arguments):
        return list(words)
    return [f" {word}" if _EXCLUDED.match(word) and word != "-h" else word for word in words]


def paths_alone(command: Command, words: Sequence[str]) -> Namespace | None:
    """Give what is said to the reader by nothing but paths, if any; None where there is more.

    Most starts are such, and do without the parser: it takes a while to load, and to be made.
    """
    if command is not READER or any(word.startswith("-") for word in words):
        return None
    options = {option.name: None if option.takes_value else False for option in command.options}
    return cast("Namespace", SimpleNamespace(paths=[Path(word) for word in words], **options))
