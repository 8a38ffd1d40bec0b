"""A program on a pty, a link, and the terminal of a person at its other end."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.wire.cells import Cell
from benchmarks.wire.emulator import Emulator
from benchmarks.wire.link import Link, Wire
from benchmarks.wire.processes import is_busy

ROOT = Path(__file__).resolve().parent.parent.parent
Rows = tuple[tuple[Cell, ...], ...]
_AT_ONCE = 16_384
_LONGEST = 60.0
# Of the person who measures: their own settings have no part in what is measured.
_LEFT_OUT = {
    "PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "COLUMNS", "LINES", "LESS", "NO_COLOR",
    "TMUX", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "TERM_PROGRAM",
}  # fmt: skip


class Terminal:
    """A program, and what a person sees of it.

    `sent` counts the bytes that have come to the person, `last_at` is when (of `time.monotonic`),
    `seen_at` when the first words of the program stood on the screen.
    `is_silent`: the terminal answers nothing it is asked.
    """

    def __init__(
        self, command: Sequence[str], columns: int, rows: int, environment: Mapping[str, str],
        words: str, *, link: Link | None = None, is_silent: bool = False,
    ) -> None:  # fmt: skip
        self.sent = 0
        self.begun_at = self.last_at = time.monotonic()
        self.seen_at: float | None = None
        self._words = words
        self._emulator, wire = Emulator(columns, rows), Wire(link or Link())
        if not is_silent:
            self._emulator.answers = lambda data: wire.send_up(data, time.monotonic())
        self._wire = wire
        self._lock = threading.Lock()
        self._failure: Exception | None = None
        self._hint, self._waker = os.pipe()
        self._master, self._slave = pty.openpty()
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, size)
        self.process = self._start(command, environment)
        self._is_open = True
        self._relay = threading.Thread(target=self._carry, daemon=True)
        self._relay.start()

    def _start(
        self, command: Sequence[str], environment: Mapping[str, str]
    ) -> subprocess.Popen[bytes]:
        slave = self._slave
        kept = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        return subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, cwd=ROOT,
            env={**kept, **terminal, **environment}, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )  # fmt: skip

    # What a person sees and does

    def rows(self) -> Rows:
        """The cells as they are now."""
        with self._lock:
            return self._emulator.rows()

    @property
    def text(self) -> str:
        """The screen as it is now, for people."""
        with self._lock:
            return self._emulator.text

    def press(self, keys: str) -> float:
        """Type; give when."""
        now = time.monotonic()
        with self._lock:
            self._wire.send_up(keys.encode(), now)
        os.write(self._waker, b".")
        return now

    def rest(self, quiet: float) -> None:
        """Wait until for so many seconds nothing was under way, and the program did nothing."""
        begin = busy_at = time.monotonic()
        while time.monotonic() - max(busy_at, self.last_at) < quiet:
            if self._failure:
                raise self._failure
            if time.monotonic() - begin > _LONGEST:
                raise TimeoutError(f"no rest; the screen was:\n{self.text}")
            if self._is_under_way() or is_busy(self.process.pid):
                busy_at = time.monotonic()
            time.sleep(0.005)

    def _is_under_way(self) -> bool:
        with self._lock:
            return self._wire.next_at() is not None

    def see(self) -> float:
        """Wait until the first words stand on the screen; give how many seconds that took."""
        while self.seen_at is None:
            if self._failure:
                raise self._failure
            if time.monotonic() - self.begun_at > _LONGEST:
                raise TimeoutError(f"no {self._words!r} on the screen:\n{self.text}")
            time.sleep(0.002)
        return self.seen_at - self.begun_at

    def stall(self) -> None:
        """Let nothing through, either way."""
        with self._lock:
            self._wire.stall(time.monotonic())

    def go_on(self) -> None:
        """Let through what waited."""
        with self._lock:
            self._wire.go_on(time.monotonic())
        os.write(self._waker, b".")

    # The relay

    def _carry(self) -> None:
        try:
            while self._is_open and self._carry_some():
                pass
        except Exception as error:
            self._failure = error

    def _carry_some(self) -> bool:
        with self._lock:
            now = time.monotonic()
            for data in self._wire.typed(now):
                os.write(self._master, data)
            for data in self._wire.arrived(now):
                self.last_at = time.monotonic()
                self.sent += len(data)
                self._emulator.feed(data)
                if self.seen_at is None and self._words in self._emulator.text:
                    self.seen_at = self.last_at
            now = time.monotonic()
            next_at, room = self._wire.next_at(), self._wire.room(now)
        ready = self._wait(room, 1.0 if next_at is None else max(0.0, next_at - now))
        if self._hint in ready:
            os.read(self._hint, 100)
        if self._master not in ready:
            return True
        with suppress(OSError):
            if data := os.read(self._master, min(room, _AT_ONCE)):
                with self._lock:
                    self._wire.send_down(data, time.monotonic())
                return True
        return False

    def _wait(self, room: int, seconds: float) -> list[int]:
        sources = [self._hint, self._master] if room > 0 else [self._hint]
        # A full buffer empties without telling.
        return select.select(sources, [], [], seconds if room > 0 else min(seconds, 0.01))[0]

    def close(self) -> None:
        """Leave nothing running."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._is_open = False
        os.write(self._waker, b".")
        self._relay.join()
        for descriptor in (self._master, self._slave, self._hint, self._waker):
            os.close(descriptor)


@contextmanager
def terminal(
    command: Sequence[str], size: tuple[int, int], environment: Mapping[str, str], words: str,
    *, link: Link | None = None, is_silent: bool = False,
) -> Iterator[Terminal]:  # fmt: skip
    """Start a program in a terminal of so many columns and rows; end it afterwards."""
    opened = Terminal(command, *size, environment, words, link=link, is_silent=is_silent)
    try:
        yield opened
    finally:
        opened.close()
