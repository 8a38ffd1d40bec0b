"""A real terminal: what is drawn on it, what is sent to it, and how it is left."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from conftest import NHK, RFI, SEEDS
from terminals import terminal


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
        screen.keys("g/会談\rnn")
        screen.see("3 of 30")
        screen.keys("t/13:1")
        screen.see("2 of 39")
        screen.see("Updates with: 13:1")  # a frame may come in two parts
        screen.keys("\x1b")
        screen.wait(lambda: "Updates with:" not in screen.text, "the end of the question")
        screen.keys("Q")
        assert screen.end() == 0
