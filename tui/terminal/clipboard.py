"""The ways to the clipboard of the computer a person sits at: its terminal (OSC 52), and tmux."""

from __future__ import annotations

import subprocess
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from parsers.safe import one_line
from tui.settings.values import Clipboard

Way = Literal["terminal", "tmux", "none"]

MOST_BYTES = 74_994
"""What OSC 52 carries: 100,000 bytes of sequence in the terminals that take most."""
_SECONDS = 2.0
# GNU screen takes 768 bytes at once, and prints the rest.
_SCREEN_TAKES = 700
_CHUNK = 512


class ClipboardError(Exception):
    """Something cannot be copied; the message is the reason, in words."""


class Multiplexers(NamedTuple):
    """What stands between the reader and the terminal, as far as the environment tells."""

    is_tmux: bool
    is_screen: bool
    may_be_either: bool

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> Multiplexers:
        """Read the environment.

        Over SSH only the terminal's name tells of a multiplexer at the other end, and not which:
        tmux calls itself `screen`, too.
        """
        is_tmux, is_screen = bool(environ.get("TMUX")), bool(environ.get("STY"))
        is_named = environ.get("TERM", "").startswith(("screen", "tmux"))
        return cls(is_tmux, is_screen and not is_tmux, is_named and not (is_tmux or is_screen))


def way(setting: Clipboard, around: Multiplexers) -> Way:
    """Give the way to go: as set, or through tmux where it runs.

    tmux takes a sequence only with `set-clipboard on`, its own command always.
    """
    if setting == "off":
        return "none"
    if setting == "tmux" or (setting == "auto" and around.is_tmux):
        return "tmux"
    return "terminal"


class Sequences(NamedTuple):
    """What is sent to a terminal for it to copy: OSC 52 as it is, something wrapped, or both."""

    is_plain: bool
    wrapped: str


def sequences(text: str, around: Multiplexers) -> Sequences:
    """Tell what is sent for a text to be copied. Raises ClipboardError.

    screen itself obeys no OSC 52 and prints the end of a long one. Where it may also be tmux, a
    short one does no harm to the former and what is wrapped none to the latter.
    """
    size = len(text.encode())
    if size > MOST_BYTES:
        most = f"a terminal takes {MOST_BYTES:,}"
        raise ClipboardError(f"Too long for the clipboard: {size:,} bytes, and {most}.")
    if not (around.is_screen or around.may_be_either):
        return Sequences(is_plain=True, wrapped="")
    carried = b64encode(text.encode()).decode()
    is_short = len(carried) < _SCREEN_TAKES
    return Sequences(around.may_be_either and is_short, _through_screen(carried))


def _through_screen(carried: str) -> str:
    """OSC 52 in pieces: what stands in a DCS, screen hands to the terminal as it is."""
    chunks = [carried[start : start + _CHUNK] for start in range(0, len(carried), _CHUNK)]
    pieces = ["\x1b]52;c;", *chunks, "\a"]
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


Run = Callable[..., subprocess.CompletedProcess[bytes]]


def load_into_tmux(text: str, run: Run = subprocess.run) -> str:
    """Give a text to tmux, which hands it on to its terminal; takes up to some seconds.

    Gives what tmux lacks for that, in words, or nothing. Raises ClipboardError.
    """
    _tmux(run, ["load-buffer", "-w", "-"], text.encode())
    try:
        told = _tmux(run, ["show-messages", "-T"], b"")
    except ClipboardError:
        return ""
    return lack_in(told.decode(errors="replace"))


def lack_in(messages: str) -> str:
    """Tell what tmux lacks, by its messages of terminals (`show-messages -T`), or nothing."""
    lacks = "Ms: [missing]" in messages and "Ms: (string)" not in messages
    return "tmux keeps it: \"set -as terminal-features ',*:clipboard'\" is missing" * lacks


def missing_in_tmux(run: Run = subprocess.run) -> str:
    """Tell what tmux lacks to let a sequence through, in words, or nothing."""
    try:
        value = _tmux(run, ["show-options", "-sv", "set-clipboard"], b"").decode().strip()
    except ClipboardError:
        return ""
    return "" if value == "on" else f"tmux drops it: set-clipboard is {value}, not on"


def _tmux(run: Run, words: list[str], given: bytes) -> bytes:
    try:
        done = run(["tmux", *words], input=given, capture_output=True, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        raise ClipboardError(f"tmux did not answer within {_SECONDS:.0f} seconds") from None
    except OSError as error:
        raise ClipboardError(f"tmux cannot be run: {error.strerror}") from None
    if done.returncode:
        reason = one_line(done.stderr.decode(errors="replace")) or f"status {done.returncode}"
        raise ClipboardError(f"tmux refused: {reason}")
    return done.stdout
