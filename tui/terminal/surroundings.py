"""What the environment tells of the terminal: its name, what stands before it, where a person sits.

But for `run` and `ancestors`, which look into the system, functions of a mapping (the environment)
and of a way to ask other programs: no real multiplexer is needed to try them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

Environment = Mapping[str, str]
Ask = Callable[[Sequence[str]], str | None]
"""Runs a program and gives what it printed, without white space around it; None if it failed."""
Name = Literal["tmux", "screen", "zellij", "mosh"]

_SECONDS_TO_ANSWER = 1.0
_OLD = ("linux", "vt", "ansi", "cons")
_REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_VERSION = re.compile(r"(\d+)\.(\d+)(?:\.\d+)*\w*")
_MOST_ANCESTORS = 30


class Multiplexer(NamedTuple):
    """A program that draws for us on the real terminal, and answers in its place."""

    name: Name
    version: tuple[int, int] | None = None
    told: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.told}".strip()


def run(words: Sequence[str]) -> str | None:
    """Run a program that answers at once. Never raises, never waits long."""
    import subprocess

    try:
        done = subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS_TO_ANSWER
        )
    except (OSError, subprocess.SubprocessError):
        return None
    # GNU screen tells its version with status 1.
    output = done.stdout.decode(errors="replace").strip()
    return output if done.returncode == 0 or output.startswith("Screen version") else None


def ancestors() -> list[str]:
    """Give the names of the programs that started this one, as far as the system tells them."""
    names: list[str] = []
    process = "self"
    while len(names) < _MOST_ANCESTORS:
        try:
            told = Path("/proc", process, "stat").read_text(errors="replace")
        except OSError:
            break
        name, _, rest = told.partition("(")[2].rpartition(")")
        names.append(name)
        process = rest.split()[1]
    return names


def is_remote(environment: Environment) -> bool:
    """Whether the person sits at another computer than this one."""
    return any(environment.get(name) for name in _REMOTE)


def is_old_terminal(environment: Environment) -> bool:
    """Whether it is a terminal that may print the questions it does not know."""
    return environment.get("TERM", "").startswith(_OLD)


def multiplexers(
    environment: Environment, ask: Ask, started_by: Sequence[str]
) -> list[Multiplexer]:
    """Give what stands between us and the terminal; in which order, nobody tells."""
    found: list[Multiplexer] = []
    if environment.get("TMUX"):
        found.append(_told("tmux", ask(["tmux", "-V"])))
    if environment.get("STY"):
        found.append(_told("screen", ask(["screen", "-v"])))
    if environment.get("ZELLIJ"):
        found.append(_told("zellij", ask(["zellij", "--version"])))
    if "mosh-server" in started_by:
        found.append(_told("mosh", ask(["mosh-server", "--version"])))
    return found


def may_be_multiplexed(environment: Environment) -> bool:
    """Whether the terminal's name is that of tmux or screen, which may run on another computer."""
    return environment.get("TERM", "").startswith(("tmux", "screen"))


def _told(name: Name, told: str | None) -> Multiplexer:
    match = _VERSION.search(told or "")
    if match is None:
        return Multiplexer(name)
    return Multiplexer(name, (int(match[1]), int(match[2])), match[0])


def program(environment: Environment) -> str:
    """Give the terminal's own name and version, where it tells them."""
    name = environment.get("TERM_PROGRAM", "")
    if name and name != "tmux":
        return f"{name} {environment.get('TERM_PROGRAM_VERSION', '')}".strip()
    for variable, own in _OWN_VARIABLES.items():
        if value := environment.get(variable):
            return f"{own} {value}" if value[:1].isdigit() else own
    return ""


_OWN_VARIABLES = {
    "XTERM_VERSION": "xterm", "VTE_VERSION": "VTE", "KONSOLE_VERSION": "Konsole",
    "KITTY_WINDOW_ID": "kitty", "WT_SESSION": "Windows Terminal",
    "ALACRITTY_WINDOW_ID": "Alacritty",
}  # fmt: skip


def terminfo_colours(environment: Environment, ask: Ask) -> str:
    """Give the number of colours that terminfo knows of the terminal, or that it knows none."""
    told = ask(["tput", "-T", environment.get("TERM") or "unknown", "colors"])
    return told if told and told.isdecimal() else "not known"


def locale_of(environment: Environment) -> str:
    """Give the locale that decides how characters are encoded (POSIX: the first one set)."""
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    return next((environment[name] for name in names if environment.get(name)), "")


# What the terminal passes on


class Passage(NamedTuple):
    """Whether something gets to the terminal: yes, no, or not known; and why."""

    is_open: bool | None
    why: str


def hyperlinks(environment: Environment, between: Sequence[Multiplexer], ask: Ask) -> Passage:
    """Tell whether links that the terminal opens itself (OSC 8) come through."""
    for one in between:
        if one.name == "tmux":
            if one.version and one.version < (3, 4):
                return Passage(False, f"tmux {one.told} drops links; tmux 3.4 passes them on")
            features = ask(["tmux", "display", "-p", "#{client_termfeatures}"])
            if features is not None and "hyperlinks" not in features.split(","):
                line = "set -as terminal-features ',*:hyperlinks'"
                return Passage(False, f"tmux drops links; missing in its settings: {line}")
        elif one.name != "zellij":
            return Passage(False, f"{one.name} drops links")
    name = program(environment)
    if environment.get("TERM") == "linux" or name.startswith(("Apple_Terminal", "xterm")):
        return Passage(False, f"{name or 'the console'} shows the words of a link only")
    known = ("iTerm", "WezTerm", "vscode", "ghostty", "VTE", "Konsole", "kitty", "Windows")
    is_known = name.startswith(known) or environment.get("TERM", "") in _LINKING_TERMS
    return Passage(True if is_known else None, name or environment.get("TERM", ""))


_LINKING_TERMS = ("xterm-kitty", "foot", "foot-direct", "alacritty", "xterm-ghostty", "wezterm")


def clipboard(environment: Environment, between: Sequence[Multiplexer], ask: Ask) -> Passage:
    """Tell whether what is copied (OSC 52) comes to the clipboard of the person's computer."""
    for one in between:
        if one.name == "tmux":
            value = ask(["tmux", "show", "-sv", "set-clipboard"])
            if value != "on":
                told = f"is {value}" if value else "is not known"
                return Passage(
                    False, f"tmux: set-clipboard {told}; missing: set -s set-clipboard on"
                )
        elif one.name == "screen":
            return Passage(False, "screen does not pass it on by itself")
        elif one.name == "mosh":
            return Passage(None, "mosh passes it on from version 1.4, to some terminals")
    if environment.get("TERM") == "linux":
        return Passage(False, "the console has no clipboard")
    if program(environment).startswith(("VTE", "Apple_Terminal")):
        return Passage(False, f"{program(environment)} does not take it")
    return Passage(None, "the terminal never confirms, and some refuse")
