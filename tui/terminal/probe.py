"""The terminal is asked, once, how wide it draws what terminals disagree about, and its colour.

Each sample is followed by a request for the cursor's position; all go out in one write, so that
the answers take one round trip. A terminal that is too slow is not waited for: what it answers
later means no key (`tui.terminal.keyboard`).
"""

from __future__ import annotations

import codecs
import os
import select
import signal
import sys
import termios
import time
import tty
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType, MappingProxyType
from typing import NamedTuple, NoReturn, TextIO

from tui.terminal.endings import stop_no_more
from tui.terminal.replies import Colour, Replies
from tui.terminal.surroundings import is_old_terminal, is_remote
from tui.terminal.widths import SAMPLES

_SECONDS_HERE, _SECONDS_OVER_SSH = 0.5, 1.0
EMOJI: Mapping[str, str] = MappingProxyType(
    {"emoji style": "❤\ufe0f", "joined emoji": "👨\u200d👩\u200d👧", "skin tone": "👍🏽"}
)
"""Sequences of which terminals make one picture or several; in articles they are never joined."""
# The widest sample, where every part of it is drawn for itself.
_ROOM = 8
# Seen on the other screen only, where the terminal has one; else on a line that is erased.
_BEGIN, _END = "\x1b7\x1b[?1049h", "\r\x1b[K\x1b[?1049l\x1b8"
_HOME = "\x1b[H"
_ASK_BACKGROUND, _ASK_POSITION = "\x1b]11;?\x1b\\", "\x1b[6n"
# Whether margins at the sides can be switched on (DECRQM).
_ASK_SIDES = "\x1b[?69$p"
_REPEATED = "repeated"
# One character, and twice the same again where the terminal can repeat (ECMA-48 8.3.103).
_REPEATING, _CELLS_REPEATED = "-\x1b[2b", 3


class Answer(NamedTuple):
    """What the terminal told. `cells` of each sample, none where it did not answer in time.

    `typed` is what came from the person meanwhile, and the beginning of an answer that was cut.
    `is_awaited` while the terminal has not told all. `repeats` and `has_sides` are features of
    `tui.wire.features`.
    """

    cells: Mapping[str, int] = MappingProxyType({})
    background: Colour | None = None
    typed: str = ""
    is_awaited: bool = False
    repeats: bool = False
    has_sides: bool = False


def ask(
    *,
    widths: bool = True,
    emoji: bool = False,
    background: bool = True,
    features: bool = False,
    limit: float | None = None,
    meanwhile: Callable[[], object] = lambda: None,
    over: str = "",
) -> Answer:
    """Ask the terminal; give what it answered within `limit` seconds, by default one over SSH.

    `meanwhile` is done while the terminal thinks. Nothing is asked of what is no terminal or has
    no room for the samples. The terminal's attributes are as before afterwards, also when a signal
    ends the program meanwhile. The samples are drawn on the other screen, or in the first row of
    the screen that is shown: then `over` paints that row again.
    """
    source, target = sys.__stdin__, sys.__stdout__
    if not (widths or background or features) or not (
        source and target and _is_roomy_terminal(source) and target.isatty()
    ):
        meanwhile()
        return Answer()
    samples = {**SAMPLES, **(EMOJI if emoji else {})} if widths else {"nothing": ""}
    samples |= {_REPEATED: _REPEATING} if features else {}
    question = _question(samples.values(), background=background, features=features)
    replies = Replies(len(samples))
    with _raw(source.fileno()):
        _write(target.fileno(), _HOME + question + over if over else _BEGIN + question + _END)
        meanwhile()
        typed = _await(source.fileno(), replies, time.monotonic() + (limit or _patience()))
    if not replies.are_complete:
        return Answer(typed=typed + replies.release(), is_awaited=True)
    cells = {name: column - 1 for name, column in zip(samples, replies.columns, strict=True)}
    repeats = cells.pop(_REPEATED, 0) == _CELLS_REPEATED
    return Answer(
        cells if widths else {}, replies.background, typed,
        repeats=repeats, has_sides=replies.has_sides,
    )  # fmt: skip


def _question(samples: Iterable[str], *, background: bool, features: bool) -> str:
    """What is asked before the positions comes first: with the last of them all has come."""
    is_old = is_old_terminal(os.environ)
    others = _ASK_BACKGROUND * (background and not is_old) + _ASK_SIDES * (features and not is_old)
    return others + "".join(f"\r{sample}{_ASK_POSITION}" for sample in samples)


def _patience() -> float:
    return _SECONDS_OVER_SSH if is_remote(os.environ) else _SECONDS_HERE


def _is_roomy_terminal(stream: TextIO) -> bool:
    try:
        return os.get_terminal_size(stream.fileno()).columns > _ROOM
    except OSError:
        return False


def _await(descriptor: int, replies: Replies, end: float) -> str:
    """Read until all answers have come, or until `end`; give what was typed between them."""
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    typed = ""
    while not replies.are_complete:
        seconds = max(0.0, end - time.monotonic())
        if not select.select([descriptor], [], [], seconds)[0]:
            break
        data = os.read(descriptor, 4096)
        if not data:
            break
        typed += replies.take(decode(data))
    return typed


def _write(descriptor: int, text: str) -> None:
    data = text.encode()
    while data:
        data = data[os.write(descriptor, data) :]


@contextmanager
def _raw(descriptor: int) -> Iterator[None]:
    """Let every byte through as it comes; what was typed before stays there to be read."""
    before = termios.tcgetattr(descriptor)
    with _signals_raise():
        try:
            tty.setraw(descriptor, termios.TCSANOW)
            yield
        finally:
            termios.tcsetattr(descriptor, termios.TCSANOW, before)


@contextmanager
def _signals_raise() -> Iterator[None]:
    """Let a signal end the program by an exception, so that what has been begun is undone.

    Python drops one that is raised in some places, such as where a module has just been loaded:
    then the program ends when all is done.
    """
    heard: list[int] = []

    def leave(number: int, frame: FrameType | None) -> NoReturn:
        del frame
        stop_no_more()
        heard.append(number)
        raise SystemExit(128 + number)

    numbers = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)
    before = [signal.signal(number, leave) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
    if heard:
        raise SystemExit(128 + heard[0])
