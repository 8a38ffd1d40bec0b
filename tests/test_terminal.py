"""A real terminal: what is drawn on it, what is sent to it, and how it is left."""

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
from conftest import NHK, RFI, ROOT, SEEDS

SECONDS = 20.0


class Terminal:
    """A program on a pty, and an emulator that shows what it draws."""

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
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )  # fmt: skip
        self._slave = slave

    @property
    def lines(self) -> list[str]:
        """The screen, a wide character being one character."""
        cells = range(self._screen.columns)
        rows = range(self._screen.lines)
        return ["".join(self._screen.buffer[y][x].data for x in cells) for y in rows]

    def erase(self) -> None:
        """Lose what is on the screen, as a stray program may do."""
        while self._take(0.3):
            pass
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

    def see(self, words: str) -> None:
        """Wait until words stand on the screen."""
        self.wait(lambda: words in self.text, words)

    def end(self) -> int:
        """Wait until the program has ended; give its status."""
        self.wait(lambda: self.process.poll() is not None, "the end")
        while self._take(0.05):
            pass
        return self.process.returncode

    def settings_now(self) -> list[object]:
        """How the terminal is set at the moment."""
        return termios.tcgetattr(self._slave)

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


def test_the_seeds_are_drawn_and_the_terminal_is_left_as_it_was() -> None:
    with terminal(SEEDS) as screen:
        screen.see("until 13日 19:40 JST | 22 updates")
        screen.see("19:40 ロシア国営通信社")
        screen.keys("3]")
        screen.wait(lambda: screen.lines[1].strip().startswith("18:30  ロシア国営"), "18:30 on top")
        screen.keys("Q")
        assert screen.end() == 0
        assert screen.settings_now() == screen.attributes
        for switched_on, switched_off in (
            (b"\x1b[?1049h", b"\x1b[?1049l"),
            (b"\x1b[?25l", b"\x1b[?25h"),
        ):
            assert screen.sent.rindex(switched_off) > screen.sent.rindex(switched_on)


def test_ctrl_l_draws_everything_anew() -> None:
    with terminal(SEEDS) as screen:
        screen.see("22 updates")
        screen.erase()
        assert "22 updates" not in screen.text
        screen.keys("\x0c")
        screen.see("22 updates")
        screen.see("Timeline")


def test_suspended_and_taken_up_again() -> None:
    with terminal(
        "bash", "-mc", f"{sys.executable} -m tui {SEEDS}; echo st''opped; read; fg; echo d''one"
    ) as screen:
        screen.see("22 updates")
        screen.keys("\x1a")
        screen.wait(lambda: b"stopped" in screen.sent, "the shell")
        screen.erase()
        screen.keys("\n")
        screen.see("22 updates")
        screen.keys("Q")
        screen.wait(lambda: b"done" in screen.sent, "the end")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_ends_it_cleanly(number: signal.Signals) -> None:
    with terminal(SEEDS) as screen:
        screen.see("22 updates")
        screen.process.send_signal(number)
        assert screen.end() in (128 + number, -number)
        assert screen.settings_now() == screen.attributes
        assert b"\x1b[?1049l" in screen.sent


def test_a_lost_connection_ends_it() -> None:
    with terminal(SEEDS) as screen:
        screen.see("22 updates")
        screen.hang_up()
        screen.process.wait(timeout=SECONDS)


def test_standard_input_is_read_and_the_keys_come_from_the_terminal() -> None:
    with terminal("bash", "-c", f"{sys.executable} -m tui - < {RFI}") as screen:
        screen.see("日本对俄朝首脑会谈")
        screen.keys("?")
        screen.see("Next update")
        screen.keys("qQ")
        assert screen.end() == 0


def test_quitting_does_not_wait_for_what_is_being_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("題\n\n本文です。\n")
    late = tmp_path / "b.txt"
    late.write_text("遅い\n")
    with terminal(tmp_path, columns=120) as screen:
        screen.see("遅い")
        late.unlink()
        os.mkfifo(late)
        screen.keys("J")
        screen.see("opening ..")
        screen.keys("Q")
        assert screen.end() == 0
        assert screen.settings_now() == screen.attributes


@pytest.mark.parametrize("name", ["dumb", ""])
def test_a_terminal_that_cannot_draw_is_told(name: str) -> None:
    with terminal(NHK, TERM=name) as screen:
        assert screen.end() == 2
        assert "newsreader show" in screen.text.replace("\n", "")


def test_a_path_that_is_not_there_is_told_before_anything_is_drawn() -> None:
    with terminal("missing.txt") as screen:
        assert screen.end() == 1
        assert "newsreader: missing.txt: no such file" in screen.text
        assert b"\x1b[?1049h" not in screen.sent


def test_headings_are_bold_on_a_terminal_and_plain_without_colour() -> None:
    with terminal("show", NHK) as screen:
        assert screen.end() == 0
        assert b"\x1b[1m" in screen.sent
    with terminal("show", NHK, NO_COLOR="1") as screen:
        assert screen.end() == 0
        assert b"\x1b" not in screen.sent


def test_what_is_typed_ahead_reaches_the_prompt_and_not_the_panes() -> None:
    with terminal(SEEDS) as screen:
        screen.see("22 updates")
        screen.keys("/qqQc1")
        screen.see("Find: qqQc1")
        screen.keys("\x1b")
        screen.wait(lambda: "Find:" not in screen.text, "the end of the question")
        screen.keys("@1430\r")
        screen.wait(lambda: screen.lines[1].strip().startswith("14:30  "), "14:30 on top")
        screen.keys("t/13:1")
        screen.see("2 of 39")
        screen.see("Updates with: 13:1")  # a frame may come in two parts
        screen.keys("\x1b")
        screen.wait(lambda: "Updates with:" not in screen.text, "the end of the question")
        screen.keys("Q")
        assert screen.end() == 0
