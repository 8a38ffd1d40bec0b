"""A terminal is asked what it does: it may answer, late or never, and nothing of it is a key."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import closing

from conftest import SEEDS
from terminals import Terminal

READER = (sys.executable, "-m", "tui", SEEDS)
QUESTION = b"\x1b[6n"


class Silent(Terminal):
    """A terminal that answers only when the test does so for it."""

    cells = None

    def await_questions(self) -> int:
        """Wait for all questions; give how many positions are asked for."""
        self.wait(lambda: b"\x1b8" in self.sent, "the questions")
        return self.sent.count(QUESTION)

    def rest(self, seconds: float) -> None:
        """Say nothing for a while; what comes meanwhile is drawn."""
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > end, "a moment")


def opened(**settings: str) -> closing[Silent]:
    return closing(Silent(READER, 100, 30, **settings))


def test_late_answers_are_no_keys_and_what_is_typed_meanwhile_is_not_lost() -> None:
    with opened() as screen:
        count = screen.await_questions()
        screen.keys("/漢")
        screen.see("22 updates")
        screen.see("Find: 漢")
        background = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
        for char in background + "\x1b[24;2R" * (count - 1):  # each by itself, as a slow line may
            screen.keys(char)
        for part in ("\x1b", "[", "24;2R"):  # and cut by a lost packet
            screen.keys(part)
            screen.rest(0.3)
        screen.keys("字")
        screen.see("Find: 漢字")
        screen.keys("\x1b")
        screen.wait(lambda: "Find:" not in screen.text, "the end of the question")
        screen.keys("Q")
        assert screen.end() == 0
        assert screen.settings_now() == screen.attributes


def test_keys_between_the_answers_reach_the_reader() -> None:
    with opened() as screen:
        count = screen.await_questions()
        screen.keys("\x1b[24;2R/\x1b]11;rgb:0/0/0\x07x" + "\x1b[24;2R" * (count - 1))
        screen.see("Find: x")
        screen.see("22 updates")
        screen.keys("\x1b")
        screen.wait(lambda: "Find:" not in screen.text, "the end of the question")
        screen.keys("Q")
        assert screen.end() == 0


def test_a_signal_while_the_terminal_is_asked_leaves_it_as_it_was() -> None:
    with opened() as screen:
        screen.await_questions()
        screen.wait(lambda: screen.settings_now() != screen.attributes, "raw mode")
        screen.process.send_signal(signal.SIGTERM)
        assert screen.end() == 128 + signal.SIGTERM
        assert screen.settings_now() == screen.attributes
        assert "22 updates" not in screen.text


def test_a_signal_that_python_drops_ends_it_all_the_same() -> None:
    # As Python does where a module has just been loaded, and nobody can hear an exception.
    drops = (
        "import os, signal, sys\n"
        "from tui.terminal.probe import ask\n"
        "def load():\n"
        "    try: os.kill(os.getpid(), signal.SIGTERM)\n"
        "    except SystemExit: pass\n"
        "ask(meanwhile=load)\n"
        "print('went on')"
    )
    with closing(Terminal((sys.executable, "-c", drops), 80, 24)) as screen:
        assert screen.end() == 128 + signal.SIGTERM
        assert screen.settings_now() == screen.attributes
        assert "went on" not in screen.text


def test_keys_typed_before_there_is_an_article_wait_for_it() -> None:
    with closing(Terminal(READER, 100, 30)) as screen:
        screen.keys("@1430\r3]")  # at once: the terminal makes LF of Enter
        screen.wait(lambda: screen.lines[1].strip().startswith("13:48"), "three on")
        screen.keys("Q")
        assert screen.end() == 0


def first_line_of_title(cells: int) -> str:
    """What has room in the first line of the article's title, in a terminal of such cells."""
    with closing(Terminal(READER, 80, 24)) as screen:
        screen.cells = cells
        screen.see("22 updates")
        title = screen.lines[1].strip().partition("  ")[0]
        screen.keys("Q")
        assert screen.end() == 0
        return title


def test_less_has_room_where_ambiguous_characters_are_drawn_wide() -> None:
    assert len(first_line_of_title(2)) < len(first_line_of_title(1))
