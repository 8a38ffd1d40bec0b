"""The ways a terminal can go, and come back: nothing spins, stays, or is left in disorder."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SEEDS
from terminals import Terminal, terminal

IDLE = 0.05
READER = f"{sys.executable} -m tui {SEEDS}"
MODES = (b"?1049", b"?1002", b"?1006", b"?2004")


@pytest.fixture
def reader() -> Iterator[Terminal]:
    """The reader, on the seeds, ready."""
    with terminal(SEEDS) as screen:
        screen.see("22 updates")
        yield screen


def is_as_found(screen: Terminal) -> bool:
    """Whether everything that was switched on the terminal is switched back."""
    pairs = [(b"\x1b[%bh" % mode, b"\x1b[%bl" % mode) for mode in MODES]
    pairs += [(b"\x1b[?25l", b"\x1b[?25h"), (b"\x1b[?7l", b"\x1b[?7h"), (b"\x1b[>1u", b"\x1b[<u")]
    return screen.settings_now() == screen.attributes and all(
        screen.sent.rfind(off) > screen.sent.rfind(on) for on, off in pairs if on in screen.sent
    )


def ends_in_time(screen: Terminal) -> int:
    """The status with which a program ends that nobody reads from; two seconds are its time."""
    return screen.process.wait(timeout=2.0)


def stall(screen: Terminal) -> None:
    """Make it draw so much, while nobody reads, that it cannot be written."""
    for _ in range(60):
        screen.keys("\x0c")
        time.sleep(0.02)


def test_idle_it_takes_no_processor_time_and_no_bytes(reader: Terminal) -> None:
    sent = len(reader.sent)
    assert reader.cpu() < IDLE
    assert len(reader.sent) == sent
    assert not {b"\x1b[?1003h", b"\x1b[?1004h", b"\x1b[?1016h"} & set(reader.sent.split(b"h"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGQUIT, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_and_the_terminal_is_as_found(
    reader: Terminal, number: signal.Signals
) -> None:
    reader.process.send_signal(number)
    assert ends_in_time(reader) == 128 + number
    reader.end()
    assert is_as_found(reader)


def test_a_hangup_ends_it(reader: Terminal) -> None:
    reader.hang_up()
    assert ends_in_time(reader) == 128 + signal.SIGHUP


def test_a_hangup_ends_it_although_hangups_are_ignored() -> None:
    with terminal("bash", "-c", f"trap '' HUP; exec {READER}") as screen:
        screen.see("22 updates")
        screen.hang_up()
        assert ends_in_time(screen) == 128 + signal.SIGHUP


def test_a_stalled_terminal_neither_holds_it_nor_is_left_in_disorder(reader: Terminal) -> None:
    stall(reader)
    assert reader.cpu() < IDLE
    reader.process.send_signal(signal.SIGTERM)
    assert ends_in_time(reader) == 128 + signal.SIGTERM
    reader.swallow()
    assert is_as_found(reader)


def test_after_a_stall_it_goes_on_with_the_newest_screen_and_the_keys(reader: Terminal) -> None:
    stall(reader)
    reader.keys("@1430\r")
    stall(reader)
    sent = len(reader.sent)
    reader.wait(lambda: reader.lines[1].strip().startswith("14:30  "), "14:30 on top")
    reader.see("Timeline")
    # What was drawn meanwhile would be twenty times as much.
    assert len(reader.sent) - sent < 400_000
    reader.keys("Q")
    assert reader.end() == 0


def test_a_storm_of_sizes_ends_with_the_right_layout(reader: Terminal) -> None:
    for step in range(200):
        reader.resize(*((1, 1), (10, 2), (200, 50), (20, 5), (81, 25))[step % 5])
    reader.resize(1, 1)
    reader.process.send_signal(signal.SIGWINCH)
    reader.resize(118, 28)
    reader.see("22 updates")
    reader.see("19:40 ロシア国営通信社")
    reader.wait(lambda: "? Help" in reader.lines[-1], "the keys at the bottom")
    reader.wait(lambda: "Articles" in reader.lines[0] and "Timeline" in reader.lines[0], "3 panes")
    reader.keys("Q")
    assert reader.end() == 0


def test_suspended_from_outside_resized_and_taken_up_again() -> None:
    still = "while jobs -r | grep -q .; do :; done; echo ba''ck"
    steps = f"set -m; {READER}; echo st''opped; read; bg; {still}; read; fg; echo d''one=$?"
    with terminal("bash", "-c", steps) as screen:
        screen.see("22 updates")
        child = int(Path(f"/proc/{screen.process.pid}/task/{screen.process.pid}/children")
                    .read_text().split()[0])  # fmt: skip
        os.kill(child, signal.SIGTSTP)
        screen.wait(lambda: b"stopped" in screen.sent, "the shell")
        assert is_as_found(screen)
        sent = len(screen.sent)
        screen.keys("\n")
        screen.wait(lambda: b"back" in screen.sent, "the job to stop in the background")
        assert b"\x1b[?1049h" not in screen.sent[sent:]
        screen.resize(60, 20)
        screen.erase()
        screen.keys("\n")
        screen.see("22 updates")
        screen.wait(lambda: "? Help" in screen.lines[-1], "the keys at the bottom")
        screen.keys("Q")
        screen.wait(lambda: b"done=0" in screen.sent, "the end")
        assert is_as_found(screen)
