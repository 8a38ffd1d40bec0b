"""The ways a terminal can go, and come back: nothing spins, stays, or is left in disorder."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from conftest import SEEDS
from terminals import Terminal, is_running, terminal

IDLE = 0.05
READER = f"{sys.executable} -m tui {SEEDS}"
MODES = (b"?1049", b"?1000", b"?1006", b"?2004")


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


def child_of(screen: Terminal) -> int:
    """The process that the shell on a terminal runs."""
    shell = screen.process.pid
    return int(Path(f"/proc/{shell}/task/{shell}/children").read_text().split()[0])


def stall(screen: Terminal) -> None:
    """Make it draw so much, while nobody reads, that it cannot be written."""
    for _ in range(60):
        screen.keys("\x0c")
        time.sleep(0.02)


def test_idle_it_takes_no_processor_time_and_no_bytes(reader: Terminal) -> None:
    sent = len(reader.sent)
    assert reader.cpu() < IDLE
    assert len(reader.sent) == sent
    unwanted = (b"1002", b"1003", b"1004", b"1016")
    assert not [mode for mode in unwanted if b"\x1b[?" + mode + b"h" in reader.sent]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGQUIT, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_and_the_terminal_is_as_found(
    reader: Terminal, number: signal.Signals
) -> None:
    reader.process.send_signal(number)
    assert ends_in_time(reader) == 128 + number
    reader.end()
    assert is_as_found(reader)


@pytest.mark.parametrize("step", [b"\x1b[?1049h\x1b[?25l", b"\x1b[?2004h"])
def test_a_signal_while_it_starts_ends_it_without_a_word(step: bytes) -> None:
    with terminal(SEEDS) as screen:
        screen.wait(lambda: step in screen.sent, "the start")
        screen.process.send_signal(signal.SIGTERM)
        assert ends_in_time(screen) == 128 + signal.SIGTERM
        screen.end()
        assert is_as_found(screen)
        assert b"newsreader: " not in screen.sent


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


def test_another_size_for_a_moment_leaves_nothing_out(reader: Terminal) -> None:
    reader.draw_rest()
    before = reader.lines
    reader.resize(20, 5)
    reader.resize(100, 30)
    reader.wait(lambda: reader.lines == before, "the whole screen again")


@pytest.mark.parametrize("leaving", ["Q", "\x1a"])
def test_a_late_answer_is_not_typed_into_the_shell(leaving: str) -> None:
    steps = f"set -m; {READER}; echo st''opped; read -r line; printf 'got=%q.' \"$line\""
    with terminal("bash", "-c", steps) as screen:
        screen.see("22 updates")
        screen.cells = None
        sent = len(screen.sent)
        screen.keys("v")
        screen.wait(lambda: b"\x1b[6n" in screen.sent[sent:], "a question")
        asked = screen.sent[sent:].count(b"\x1b[6n")
        screen.keys(leaving)
        screen.wait(lambda: b"\x1b[?1049l" in screen.sent[sent:], "the other screen")
        screen.keys("\x1b[3;4R" * asked)
        screen.wait(lambda: b"stopped" in screen.sent, "the shell")
        screen.keys("typed\n")
        screen.wait(lambda: b"got=" in screen.sent, "what was typed")
        assert "got=typed." in screen.text


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
        child = child_of(screen)
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
        screen.see("9月13日")
        screen.wait(lambda: "? Help" in screen.lines[-1], "the keys at the bottom")
        screen.keys("Q")
        screen.wait(lambda: b"done=0" in screen.sent, "the end")
        assert is_as_found(screen)


@pytest.mark.parametrize("gone", ["<&-", ">&-", "2>&-", "</dev/null", "<&- >&- 2>&-", "| cat"])
def test_without_input_output_or_errors_it_refuses(gone: str) -> None:
    with terminal("bash", "-c", f"{READER} {gone}; echo status=${{PIPESTATUS[0]}}") as screen:
        assert screen.end() == 0
        assert b"status=2" in screen.sent
        assert b"\x1b[?1049h" not in screen.sent


def test_behind_another_job_it_is_stopped_and_ends_in_time_all_the_same() -> None:
    # timeout puts what it runs behind itself, and sends SIGTERM and SIGCONT.
    with terminal("bash", "-c", f"timeout 1 {READER}; echo status=$?") as screen:
        screen.wait(lambda: b"status=124" in screen.sent, "the end")
        assert is_as_found(screen)


def test_errors_may_go_to_a_file(tmp_path: Path) -> None:
    with terminal("bash", "-c", f"{READER} 2>{tmp_path / 'log'}; echo status=$?") as screen:
        screen.see("22 updates")
        screen.keys("Q")
        screen.wait(lambda: b"status=0" in screen.sent, "the end")
        assert (tmp_path / "log").read_text() == ""


def test_one_that_lost_its_shell_is_not_stopped_for_ever() -> None:
    with terminal(SEEDS) as screen:  # alone in its session: nobody could continue it
        screen.see("22 updates")
        screen.keys("\x1a]")
        screen.wait(lambda: screen.lines[1].strip().startswith("13日 19:40"), "an update")
        screen.keys("Q")
        assert screen.end() == 0


def test_without_a_locale_it_speaks_utf_8() -> None:
    with terminal(SEEDS, LC_ALL="C", PYTHONIOENCODING="ascii", LANG="C") as screen:
        screen.see("【詳しく】プーチン大統領")
        screen.keys("Q")
        assert screen.end() == 0


def broken_reader(details: str) -> AbstractContextManager[Terminal]:
    """The reader, whose `i` does something that is not meant to happen."""
    code = (
        "import time; from tui.screens.reader import ReaderScreen\n"
        f"def fail(self): {details}\n"
        "ReaderScreen.action_details = fail\n"
        f"from tui.__main__ import main\nraise SystemExit(main([{str(SEEDS)!r}]))\n"
    )
    return terminal("bash", "-c", f'exec {sys.executable} -c "{code}"')


def test_an_unforeseen_error_leaves_the_terminal_as_found() -> None:
    with broken_reader("raise RuntimeError('unforeseen')") as screen:
        screen.see("22 updates")
        screen.keys("i")
        assert screen.end() != 0
        assert is_as_found(screen)


def test_a_reader_that_is_stuck_is_ended_and_leaves_the_terminal_as_found() -> None:
    with broken_reader("time.sleep(60)") as screen:
        screen.see("22 updates")
        screen.keys("i")
        assert screen.cpu(0.5) < IDLE
        screen.process.send_signal(signal.SIGTERM)
        assert ends_in_time(screen) == 128 + signal.SIGTERM
        screen.swallow()
        assert is_as_found(screen)


def test_a_hangup_while_it_is_suspended_ends_it() -> None:
    steps = f"set -m; {READER}; echo st''opped; read"
    with terminal("bash", "-c", steps) as screen:
        screen.see("22 updates")
        child = child_of(screen)
        screen.keys("\x1a")
        screen.wait(lambda: b"stopped" in screen.sent, "the shell")
        screen.hang_up()
        end = time.monotonic() + 2.0
        while is_running(child):
            assert time.monotonic() < end
            time.sleep(0.01)


def test_the_mouse_is_heard_where_it_is_wanted_and_only_clicks_are() -> None:
    with terminal(SEEDS, columns=120) as screen:
        screen.see("22 updates")
        screen.see("日本对俄朝")
        assert b"\x1b[?1006h" in screen.sent
        row = next(n for n, line in enumerate(screen.lines) if "日本对俄朝" in line) + 1
        screen.keys(f"\x1b[<0;5;{row}M\x1b[<0;5;{row}m")
        screen.see("RFI | ")
        screen.keys("\x1b[<65;50;10M" * 3)
        screen.wait(lambda: "日本对俄朝" not in screen.lines[1], "the text to scroll")
        screen.keys("Q")
        assert screen.end() == 0
    with terminal(SEEDS, SSH_CONNECTION="192.0.2.1 50000 192.0.2.2 22") as screen:
        screen.see("22 updates")
        assert b"\x1b[?100" not in screen.sent


@pytest.mark.parametrize(
    ("settings", "colours"),
    [
        ({"NO_COLOR": "1"}, b""),
        ({"NO_COLOR": "", "TERM": "xterm-256color"}, b"5"),
        ({"TERM": "linux"}, b""),
        ({"TERM": "vt220"}, b""),
        ({"COLORTERM": "truecolor"}, b"2"),
    ],
)  # fmt: skip
def test_no_more_colours_are_sent_than_there_are(settings: dict[str, str], colours: bytes) -> None:
    with terminal(SEEDS, columns=100, rows=30, **{"COLORTERM": "", **settings}) as screen:
        screen.see("22 updates")
        screen.keys("/プーチン\r")
        screen.see("1 of ")
        screen.keys("Q")
        assert screen.end() == 0
    kinds = set(re.findall(rb"[\[;][34]8;([25]);", screen.sent))
    assert kinds == ({colours} if colours else set())
    if settings.get("NO_COLOR") or settings.get("TERM") == "vt220":
        assert not re.search(rb"\x1b\[(?:\d+;)*(?:3|4|9|10)[0-7](?:;\d+)*m", screen.sent)
