"""What this terminal can do, and the ways a program on it may have to end."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from select import select
from types import FrameType
from typing import TYPE_CHECKING

from tui.terminal.surroundings import is_remote

if TYPE_CHECKING:
    from tui.settings.values import OnOff

SECONDS_TO_LEAVE = 1.4
"""For leaving in good order; the rest of the two seconds is for leaving at all."""
_MOST_WAITING = 65_536
ENDING = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)
"""The signals by which a terminal or someone else ends a program."""


def why_no_full_screen(paths: Sequence[Path]) -> str | None:
    """Tell why the full-screen reader cannot run here; None where it can."""
    streams = [sys.__stdout__] if Path("-") in paths else [sys.__stdout__, sys.__stdin__]
    if not all(stream is not None and stream.isatty() for stream in streams):
        return "the full-screen reader needs a terminal"
    if sys.__stdin__ is None or sys.__stderr__ is None:
        # The first file that is opened would take its place, and get what is meant for it.
        return "standard input or error is closed"
    if os.environ.get("TERM", "") in ("", "dumb"):
        return f"the full-screen reader cannot draw here (TERM={os.environ.get('TERM', '')})"
    return None


def speak_utf8() -> None:
    """Write Unicode whatever the locale says; what cannot be encoded must not end the program.

    Where standard error is closed, what is complained of goes nowhere.
    """
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def take_terminal_as_input() -> None:
    """Read keys from the terminal although standard input was a pipe. Raises OSError."""
    terminal = os.open("/dev/tty", os.O_RDONLY)
    os.dup2(terminal, 0)
    os.close(terminal)


def what_waits_in(terminal: int, seconds: float = 0) -> bytes:
    """Give what was typed and not read so far; nothing where nothing comes within `seconds`."""
    try:
        return os.read(terminal, _MOST_WAITING) if select([terminal], [], [], seconds)[0] else b""
    except OSError:
        return b""


def end_within(seconds: float, status: int, last: Callable[[], object] | None = None) -> None:
    """End the process by then, whatever a thread may still be reading or waiting for.

    `last` is what is still to be done then.
    """

    def end() -> None:
        try:
            if last:
                last()
        finally:
            os._exit(status)

    watchdog = threading.Timer(seconds, end)
    watchdog.daemon = True
    watchdog.start()


def stop_no_more() -> None:
    """Be stopped no more for setting the terminal from the background: who ends gives it back."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})


def leave_on_signals(
    leave: Callable[[int], object],
    rescue: Callable[[], object] | None = None,
    *,
    numbers: Sequence[signal.Signals] = ENDING,
) -> None:
    """Call `leave` with the exit status when the terminal hangs up or someone ends us.

    The event loop may be stuck: then the watchdog calls `rescue` from another thread, and ends us.
    Who ignores hangups (nohup) has no use for a reader without a terminal either.
    """

    def end(number: int, frame: FrameType | None) -> None:
        del frame
        stop_no_more()
        end_within(SECONDS_TO_LEAVE, 128 + number, rescue)
        leave(128 + number)

    for number in numbers:
        signal.signal(number, end)


def wants_mouse(setting: OnOff) -> bool:
    """Whether the mouse is heard. Over SSH it is left to the terminal, for links and selecting."""
    return not is_remote(os.environ) if setting == "auto" else setting == "on"
