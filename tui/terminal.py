"""What this terminal can do, and the ways a program on it may have to end."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

_SECONDS_TO_LEAVE = 2.0
_REMOTE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")


def why_no_full_screen(paths: Sequence[Path]) -> str | None:
    """Tell why the full-screen reader cannot run here; None where it can."""
    streams = [sys.__stdout__, sys.__stderr__]
    if Path("-") not in paths:
        streams.insert(0, sys.__stdin__)
    if not all(stream is not None and stream.isatty() for stream in streams):
        return "the full-screen reader needs a terminal"
    if os.environ.get("TERM", "") in ("", "dumb"):
        return f"the full-screen reader cannot draw here (TERM={os.environ.get('TERM', '')})"
    return None


def speak_utf8() -> None:
    """Write Unicode whatever the locale says; what cannot be encoded must not end the program."""
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def is_remote() -> bool:
    """Whether the person sits at another computer than this one."""
    return any(os.environ.get(name) for name in _REMOTE)


def take_terminal_as_input() -> None:
    """Read keys from the terminal although standard input was a pipe. Raises OSError."""
    terminal = os.open("/dev/tty", os.O_RDONLY)
    os.dup2(terminal, 0)
    os.close(terminal)


def end_within(seconds: float, status: int) -> None:
    """End the process by then, whatever a thread may still be reading or waiting for."""
    watchdog = threading.Timer(seconds, os._exit, (status,))
    watchdog.daemon = True
    watchdog.start()


def leave_on_signals(leave: Callable[[int], object]) -> None:
    """Call `leave` with the exit status when the terminal hangs up or someone ends us.

    The event loop may be stuck writing to a terminal that does not read: then only the watchdog
    gets us out.
    """

    def end(number: int, frame: FrameType | None) -> None:
        del frame
        end_within(_SECONDS_TO_LEAVE, 128 + number)
        leave(128 + number)

    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT):
        signal.signal(number, end)
