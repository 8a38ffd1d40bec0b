"""The commands of the line mode: one table, from which they are read and the help is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.safe import one_line
from tui.nearest import nearest
from tui.reading.question import read_question
from tui.typed import as_ascii

_STEPS = re.compile(r"(\d{0,4})\s*(\]+|\[+)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WORD = re.compile(r"([A-Za-z][A-Za-z-]*)\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its word, the letters that stand for it, what may follow, what it does."""

    word: str
    letters: str
    what: str
    argument: str = ""
    also: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The command as the help tells it: `], next: the next update; 3] goes three on`."""
        names = [*self.letters, self.word] if self.word not in _WORDLESS else [self.argument]
        behind = f" {self.argument}" if self.argument and self.word not in _WORDLESS else ""
        return f"{', '.join(names)}{behind}: {self.what}"


_WORDLESS = ("number", "more")

COMMANDS = (
    Command("more", "", "read on, or list more", "Enter", ("continue",)),
    Command("number", "", "in the list: open that article; in an article: go to that update or "
            "heading (5, 5.1)", "a number"),
    Command("next", "]", "the next update; 3] goes three on"),
    Command("previous", "[", "the previous update"),
    Command("back", "b-", "the page above"),
    Command("again", "a", "the last page once more", also=("repeat", "print")),
    Command("where", ".", "tell where you are", also=("position",)),
    Command("top", "g", "to the beginning", also=("beginning", "start")),
    Command("bottom", "G$", "to the last update, or the end of the list", also=("end",)),
    Command("timeline", "t", "the updates and headings with their numbers; from a number on (. is "
            "here), or those with the words", "[NUMBER or WORDS]", ("updates", "contents")),
    Command("headings", "e", "every heading in the timeline, or only those with a time"),
    Command("catch-up", "c", "the timeline with the first sentence of each update",
            "[NUMBER or WORDS]", ("catchup", "fold")),
    Command("time", "@", "to the update at or before a time: @ 14:30; 14:30 alone does it too",
            "TIME"),
    Command("find", "/", "in an article: find words; in the list: only articles with them, / "
            "alone lists all again", "WORDS", ("filter",)),
    Command("search", "\\", "search the whole library: date:2021 is:unread, words; the newest come "
            "first, \\ alone lists all again", "QUERY"),
    Command("next-match", "n", "the next place of the words found"),
    Command("previous-match", "p", "the one before"),
    Command("next-article", "J", "open the next article of the list"),
    Command("previous-article", "K", "open the one before"),
    Command("list", "lh", "the articles, from the one read last or from a number on", "[NUMBER]",
            ("articles", "sources", "headers")),
    Command("open", "", "open the article of that number, wherever you are", "NUMBER",
            ("article", "type", "read")),
    Command("mark", "m", "mark the open article, or that of a number, as read or unread again",
            "[NUMBER]"),
    Command("star", "s", "star it, or take its star", "[NUMBER]"),
    Command("undo", "u", "undo the last mark"),
    Command("return", "'", "back to where you were before the last jump"),
    Command("times", "T", "times as written, local, UTC", also=("zone", "zones")),
    Command("flip", "v", "turn the order of the article round", also=("reverse",)),
    Command("details", "i", "where each part of a date comes from, the source, the file",
            also=("info",)),
    Command("urls", "Uf", "the addresses in the article, numbered", also=("links",)),
    Command("url", "y", "print the article's address, or that of a number of U", "[NUMBER]",
            ("link", "copy")),
    Command("reference", "Y", "print title, address and the time of the update"),
    Command("browse", "o", "open it in a browser here; where there is none, print it", "[NUMBER]",
            ("browser",)),
    Command("width", "", "break lines at so many cells; 0: never, a paragraph is one line; auto: "
            "as wide as the terminal", "N"),
    Command("page", "", "lines that Enter reads at once; 1: a paragraph; auto: as many as the "
            "terminal has", "N"),
    Command("help", "?", "all commands, or one", "[COMMAND]"),
    Command("out", "q", "one level out: from an article to the list; from the list: quit",
            also=("close",)),
    Command("quit", "Q", "quit at once; so does Ctrl+D", also=("exit", "bye")),
)  # fmt: skip
"""Every command, in the order in which the help tells them."""

_BY_LETTER = {letter: command for command in COMMANDS for letter in command.letters}
_BY_WORD = {name: command for command in COMMANDS for name in (command.word, *command.also)}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: the word of a command, and what followed it. A count is the argument."""

    word: str
    argument: str = ""


class UnknownCommandError(Exception):
    """What was typed is no command; the message says so and names the nearest one."""


def read_command(line: str) -> Typed:
    """Read a line that was typed. Raises UnknownCommandError.

    The command may be typed with an input method left on; what follows it is left as it is.
    """
    line = line.strip()
    sign = as_ascii(line[:1])
    plain = "".join(map(as_ascii, line))
    if not line or plain == "+":
        return Typed("more")
    if match := _STEPS.fullmatch(plain):
        count = int(match[1] or 1) * len(match[2])
        return Typed("next" if match[2][0] == "]" else "previous", str(count))
    if _NUMBER.fullmatch(plain):
        return Typed("number", plain)
    if sign in _BY_LETTER and (sign in "/@" or len(plain) == 1 or not sign.isalpha()):
        return Typed(_BY_LETTER[sign].word, line[1:].strip())
    return _read_words(plain, line)


def _read_words(plain: str, line: str) -> Typed:
    """A command's word or letter and what follows, or else a time."""
    match = _WORD.match(plain)
    if match and (command := command_named(match[1])):
        return Typed(command.word, line[match.start(2) :])
    if read_question(plain):
        return Typed("time", line)
    raise UnknownCommandError(_tell_unknown(match[1] if match else plain))


def command_named(name: str) -> Command | None:
    """Give the command of a letter or a word."""
    return _BY_LETTER.get(name) if len(name) == 1 else _BY_WORD.get(name.lower())


def _tell_unknown(name: str) -> str:
    name = one_line(name)
    near = nearest(name, _BY_WORD, 0.5)
    hint = f" The nearest is {near}." if near else ""
    return f"No command {name}.{hint} ? lists them." if name else "No command. ? lists them."


def tell_help(name: str) -> Iterator[str]:
    """Yield the help: a line for each command, or for one. Raises UnknownCommandError."""
    name = "".join(map(as_ascii, name))
    command = command_named(name) if name else None
    if name and command is None:
        raise UnknownCommandError(_tell_unknown(name))
    yield from (each.told for each in ([command] if command else COMMANDS))
    if not name:
        yield "A letter or a word is typed, then Enter. Ctrl+C breaks off a listing."
