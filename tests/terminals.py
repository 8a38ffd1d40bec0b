"""A real terminal for tests: a pty, a program on it, and an emulator that draws."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyte
import pytest
from conftest import ROOT

SECONDS = 20.0


def cpu_seconds(process: int) -> float:
    """The processor time a process has taken so far; none where it has ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def is_running(process: int) -> bool:
    """Whether a process is there, and no zombie."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False


def _take_terminal() -> None:
    """Be the one in front of the terminal; hear Ctrl+C, which who runs the tests may ignore."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Terminal:
    """A program on a pty, and an emulator that shows what it draws.

    `cells` is how wide it says that it draws anything it is asked for; None: it never answers.
    """

    cells: int | None = 1

    def __init__(
        self, words: Sequence[str | Path], columns: int, rows: int, **settings: str
    ) -> None:
        self.sent = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.attributes = termios.tcgetattr(slave)
        environment = {
            **os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **settings,
        }  # fmt: skip
        self.process = subprocess.Popen(
            list(map(str, words)),
            stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=ROOT,
            start_new_session=True,
            preexec_fn=_take_terminal,
        )  # fmt: skip
        self._slave = slave

    @property
    def lines(self) -> list[str]:
        """The screen, a wide character being one character."""
        cells = range(self._screen.columns)
        rows = range(self._screen.lines)
        return ["".join(self._screen.buffer[y][x].data for x in cells) for y in rows]

    def draw_rest(self) -> None:
        """Draw what is still on its way."""
        while self._take(0.3):
            pass

    def erase(self) -> None:
        """Lose what is on the screen, as a stray program may do."""
        self.draw_rest()
        self._screen.erase_in_display(2)

    @property
    def text(self) -> str:
        """The screen as one text, without white space at the ends of lines."""
        return "\n".join(line.rstrip() for line in self.lines)

    def keys(self, text: str) -> None:
        """Type."""
        os.write(self._master, text.encode())

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Draw what the program sends until something holds."""
        end = time.monotonic() + SECONDS
        while not until():
            if time.monotonic() > end:
                pytest.fail(f"waited for {what}; the screen was:\n{self.text}")
            self._take(0.05)

    def interrupt(self, until: Callable[[], bool], what: str) -> None:
        """Press Ctrl+C until something holds: one that comes just before Python waits is lost."""
        pressed = 0.0

        def holds() -> bool:
            nonlocal pressed
            if not until() and time.monotonic() > pressed + 1:
                pressed = time.monotonic()
                self.keys("\x03")
            return until()

        self.wait(holds, what)

    def see(self, words: str) -> None:
        """Wait until words stand on the screen."""
        self.wait(lambda: words in self.text, words)

    def end(self) -> int:
        """Wait until the program has ended; give its status."""
        self.wait(lambda: self.process.poll() is not None, "the end")
        while self._take(0.05):
            pass
        return self.process.returncode

    def swallow(self) -> None:
        """Read what is still to be read without drawing it: after a cut, pyte may fail on it."""
        while select.select([self._master], [], [], 0.1)[0]:
            try:
                self.sent += os.read(self._master, 65536)
            except OSError:
                return

    def settings_now(self) -> list[object]:
        """How the terminal is set at the moment."""
        return termios.tcgetattr(self._slave)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the kernel tells the program."""
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)

    def cpu(self, seconds: float = 1.0) -> float:
        """The share of a processor that the program takes, over some seconds."""
        before, start = cpu_seconds(self.process.pid), time.monotonic()
        time.sleep(seconds)
        return (cpu_seconds(self.process.pid) - before) / (time.monotonic() - start)

    def hang_up(self) -> None:
        """Close the terminal, as a broken connection does."""
        os.close(self._slave)
        os.close(self._master)
        self._master = -1

    def _take(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.sent += data
        if self.cells is not None and (asked := data.count(b"\x1b[6n")):
            self.keys(f"\x1b[1;{1 + self.cells}R" * asked)
        self._stream.feed(data)
        return bool(data)

    def close(self) -> None:
        """Leave nothing running."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self._master >= 0:
            os.close(self._slave)
            os.close(self._master)


@contextmanager
def terminal(
    *words: str | Path, columns: int = 100, rows: int = 30, **settings: str
) -> Iterator[Terminal]:
    """The reader, or another command, on a terminal."""
    command = words if words and str(words[0]) == "bash" else (sys.executable, "-m", "tui", *words)
    opened = Terminal(command, columns, rows, **settings)
    try:
        yield opened
    finally:
        opened.close()
