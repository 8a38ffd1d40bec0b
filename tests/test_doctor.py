"""The doctor, and what the environment tells of a terminal."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from terminals import terminal

from tui.command_line.findings import Finding, Patient, examine
from tui.settings.values import Settings
from tui.terminal.probe import Answer
from tui.terminal.replies import Replies, background_of
from tui.terminal.surroundings import (
    Ask,
    clipboard,
    hyperlinks,
    is_remote,
    locale_of,
    multiplexers,
    program,
)  # fmt: skip


def asking(**answers: str) -> Ask:
    """Programs that answer; `tmux_V` is `tmux -V`."""

    def ask(words: Sequence[str]) -> str | None:
        return answers.get("_".join(word.strip("-#{}") for word in words).replace("-", "_"))

    return ask


NOTHING = asking()


@pytest.mark.parametrize(
    ("environment", "told", "started_by", "found"),
    [
        ({}, {}, ["bash", "sshd"], []),
        ({"TMUX": "/tmp/tmux-0/default,1,0"}, {"tmux_V": "tmux 3.3a"}, [], ["tmux 3.3a"]),
        ({"TMUX": "x"}, {}, [], ["tmux"]),
        ({"STY": "1.x"}, {"screen_v": "Screen version 4.09.00 (GNU) 30-Jan-22"}, [],
         ["screen 4.09.00"]),
        ({"ZELLIJ": "0"}, {"zellij_version": "zellij 0.41.2"}, [], ["zellij 0.41.2"]),
        ({"TMUX": "x"}, {"mosh_server_version": "mosh-server (mosh 1.4.0) [build mosh 1.4.0]"},
         ["bash", "mosh-server"], ["tmux", "mosh 1.4.0"]),
    ],
)  # fmt: skip
def test_multiplexers(
    environment: dict[str, str], told: dict[str, str], started_by: list[str], found: list[str]
) -> None:
    assert list(map(str, multiplexers(environment, asking(**told), started_by))) == found


IN_TMUX = {"TMUX": "x", "TERM": "tmux-256color"}
FEATURES, SET_CLIPBOARD = "tmux_display_p_client_termfeatures", "tmux_show_sv_set_clipboard"


@pytest.mark.parametrize(
    ("environment", "told", "is_open", "why"),
    [
        (IN_TMUX, {"tmux_V": "tmux 3.3a"}, False, "3.4"),
        (IN_TMUX, {"tmux_V": "tmux 3.5", FEATURES: "256,RGB,title"}, False,
         "set -as terminal-features ',*:hyperlinks'"),
        (IN_TMUX | {"VTE_VERSION": "7200"}, {"tmux_V": "tmux 3.5", FEATURES: "hyperlinks,RGB"},
         True, "VTE 7200"),
        ({"STY": "1", "TERM": "screen"}, {}, False, "screen drops"),
        ({"TERM": "xterm-kitty"}, {}, True, "xterm-kitty"),
        ({"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"}, {}, False, "xterm"),
        ({"TERM": "xterm-256color"}, {}, None, "xterm-256color"),
    ],
)  # fmt: skip
def test_links(
    environment: dict[str, str], told: dict[str, str], is_open: bool | None, why: str
) -> None:
    ask = asking(**told)
    passage = hyperlinks(environment, multiplexers(environment, ask, []), ask)
    assert passage.is_open is is_open
    assert why in passage.why


@pytest.mark.parametrize(
    ("environment", "told", "is_open", "why"),
    [
        (IN_TMUX, {SET_CLIPBOARD: "external"}, False, "missing: set -s set-clipboard on"),
        (IN_TMUX, {SET_CLIPBOARD: "on"}, None, "never confirms"),
        ({"STY": "1"}, {}, False, "screen"),
        ({"TERM": "linux"}, {}, False, "console"),
        ({"TERM": "xterm"}, {}, None, "never confirms"),
    ],
)
def test_the_clipboard(
    environment: dict[str, str], told: dict[str, str], is_open: bool | None, why: str
) -> None:
    ask = asking(**told)
    passage = clipboard(environment, multiplexers(environment, ask, []), ask)
    assert passage.is_open is is_open
    assert why in passage.why


def test_what_variables_tell() -> None:
    assert locale_of({"LANG": "ja_JP.UTF-8", "LC_ALL": "C", "LC_CTYPE": ""}) == "C"
    assert locale_of({}) == ""
    assert is_remote({"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"})
    assert not is_remote({"SSH_CONNECTION": ""})
    assert program({"TERM_PROGRAM": "WezTerm", "TERM_PROGRAM_VERSION": "2024"}) == "WezTerm 2024"
    assert program({"TERM_PROGRAM": "tmux", "VTE_VERSION": "7200"}) == "VTE 7200"


# Answers


@given(st.text("a/[;R1\x1b]漢", max_size=20), st.lists(st.integers(1, 9), max_size=4), st.data())
def test_answers_are_told_apart_from_what_is_typed_however_they_come(
    typed: str, columns: list[int], data: st.DataObject
) -> None:
    typed = typed.replace("\x1b", "")
    answers = ["\x1b]11;rgb:ffff/8080/00\x1b\\", *(f"\x1b[24;{column}R" for column in columns)]
    points = sorted(data.draw(st.lists(st.integers(0, len(typed)), min_size=len(answers),
                                       max_size=len(answers))))  # fmt: skip
    stream = "".join(
        typed[start:end] + answer
        for start, end, answer in zip([0, *points], points, answers, strict=False)
    ) + typed[points[-1] :]  # fmt: skip
    replies = Replies(len(columns))
    size = data.draw(st.integers(1, 8))
    pieces = [stream[start : start + size] for start in range(0, len(stream), size)]
    assert "".join(map(replies.take, pieces)) + replies.release() == typed or not columns
    assert replies.columns == columns
    if columns:
        assert replies.background == pytest.approx((1, 0.502, 0), abs=0.001)


def test_an_escape_that_is_typed_is_given_back() -> None:
    replies = Replies(1)
    assert replies.take("a\x1b") + replies.release() == "a\x1b"
    assert replies.take("\x1b[A\x1b[1;2R") == "\x1b[A"
    # What comes after all answers is typed: F3 with Shift looks like an answer.
    assert replies.take("\x1b[1;2R") == "\x1b[1;2R"


def test_light_and_dark() -> None:
    assert background_of((1, 1, 0.9)) == "light"
    assert background_of((0.1, 0.1, 0.4)) == "dark"


# The doctor


def found(name: str, settings: Settings | None = None, **given: object) -> Finding:
    """What the doctor finds of one matter."""
    environment = given.pop("environment", {"TERM": "xterm", "LANG": "C.UTF-8"})
    ask = given.pop("ask", NOTHING)
    between = multiplexers(environment, ask, [])  # type: ignore[arg-type]
    values = {"size": (100, 30), "answer": None, **given}
    patient = Patient(settings or Settings(), environment, ask, between, **values)  # type: ignore[arg-type]
    return next(finding for finding in examine(patient) if finding.name == name)


def test_widths_are_told_with_what_to_do_about_them() -> None:
    narrow = dict.fromkeys(("quotes", "lines", "emoji style", "joined emoji", "skin tone"), 1)
    name = "ambiguous width"
    assert found(name, answer=Answer(narrow)).found == "1"
    wide = found(name, answer=Answer(narrow | {"quotes": 2}))
    assert wide.found == "2 (quotes)"
    hidden = found(name, answer=Answer(narrow), environment=IN_TMUX)
    assert "ambiguous = 'substitute'" in hidden.does
    silent = found(name, answer=Answer())
    assert silent.is_trouble
    assert "ambiguous_width = 1 or 2" in silent.does
    by_hand = found(name, Settings(ambiguous_width=2, ambiguous="substitute"), answer=Answer())
    assert "ambiguous_width = 2" in by_hand.does
    assert not by_hand.is_trouble


def test_a_small_window_and_a_locale_without_unicode_are_trouble() -> None:
    assert found("size", size=(15, 4)).is_trouble
    assert not found("size", size=(40, 10)).is_trouble
    assert found("encoding", environment={"LANG": "C"}).is_trouble
    assert found("background", answer=Answer(background=(1, 1, 1))).found == "light"
    tput = asking(tput_T_vt100_colors="-1")
    none = found("colours", environment={"NO_COLOR": "1", "TERM": "vt100"}, ask=tput)
    assert none.found == "COLORTERM=not set, terminfo not known, NO_COLOR is set"
    assert none.does == "No colours are sent."


def test_what_is_done_is_what_the_reader_does() -> None:
    tmux = IN_TMUX | {"TERM": "tmux-256color"}
    silent = found(
        "clipboard (OSC 52)", environment=tmux, ask=asking(**{SET_CLIPBOARD: "external"})
    )
    assert "missing: set -s set-clipboard on" in silent.found
    assert "tmux's own command" in silent.does
    assert not silent.is_trouble
    lacking = asking(tmux_show_messages_T="Ms: [missing]")
    assert found("clipboard (OSC 52)", environment=tmux, ask=lacking).is_trouble
    off = found("clipboard (OSC 52)", Settings(clipboard="off"))
    assert off.does == "Nothing is copied, as it is set."
    for term, settings, sent in [("linux", Settings(), False), ("xterm-kitty", Settings(), True),
                                 ("xterm-kitty", Settings(links="off"), False)]:  # fmt: skip
        told = found("links (OSC 8)", settings, environment={"TERM": term})
        assert told.does.startswith("Sent") == sent


def test_what_saves_bytes_is_told_and_the_file_of_settings_that_is_read() -> None:
    cells = dict.fromkeys(("quotes", "emoji style", "joined emoji", "skin tone"), 1)
    able = Answer(cells, repeats=True, has_sides=True)
    assert found("wire", answer=able).found == "repeats, scrolls between any columns"
    assert found("wire", answer=Answer(cells)).found == "nothing more"
    assert found("wire").found == "not asked"
    assert "wire = 'plain'" in found("wire", Settings(wire="plain"), answer=able).does
    named = {"NEWSREADER_SETTINGS": "/nowhere/mine.toml"}
    assert found("settings", environment=named).found == "/nowhere/mine.toml"


def doctor(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui", "doctor", *words],
        capture_output=True, text=True, cwd=ROOT, stdin=subprocess.DEVNULL, timeout=20,
        env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", **environment},
    )  # fmt: skip


def test_without_a_terminal_it_tells_what_it_can_and_asks_nothing(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    done = doctor(
        "--json", TERM="xterm\x1b[2J", SSH_TTY="/dev/pts/1", XDG_DATA_HOME=str(file / "below")
    )
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    report = {finding["name"]: finding for finding in json.loads(done.stdout)["findings"]}
    assert report["ssh"]["found"] == "the reader runs on another computer"
    assert report["ambiguous width"]["found"] == "not asked"
    assert report["memory"]["is_trouble"]


def test_on_a_terminal_it_asks() -> None:
    with terminal("doctor", LANG="C.UTF-8", COLORTERM="", columns=90, rows=50) as screen:
        assert screen.end() == 0
        assert "ambiguous width     1" in screen.text
        assert "COLORTERM=not set, terminfo 256" in screen.text
        assert screen.settings_now() == screen.attributes
    with terminal("doctor", TERM="dumb") as screen:
        assert screen.end() == 1
        assert b"\x1b" not in screen.sent
