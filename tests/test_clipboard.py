"""The ways to the clipboard: what is sent to a terminal, to screen, to tmux, and what is told."""

from __future__ import annotations

import re
import subprocess
from base64 import b64decode
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from conftest import OpenReader, Reader
from hypothesis import given
from hypothesis import strategies as st
from textual.drivers.headless_driver import HeadlessDriver

from tui.settings.values import Clipboard, Settings
from tui.terminal.clipboard import (
    MOST_BYTES,
    ClipboardError,
    Multiplexers,
    Run,
    load_into_tmux,
    missing_in_tmux,
    sequences,
    way,
)

BARE = {"TERM": "xterm-256color"}
TMUX = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux,1,0"}
SCREEN = {"TERM": "screen.xterm", "STY": "1.pts-0"}
ABROAD = {"TERM": "screen-256color"}


@pytest.mark.parametrize(
    ("setting", "environ", "expected"),
    [("auto", BARE, "terminal"), ("auto", TMUX, "tmux"), ("auto", SCREEN, "terminal"),
     ("osc52", TMUX, "terminal"), ("tmux", BARE, "tmux"), ("off", TMUX, "none")],
)  # fmt: skip
def test_which_way_is_gone(setting: Clipboard, environ: Mapping[str, str], expected: str) -> None:
    assert way(setting, Multiplexers.of(environ)) == expected


@given(st.text(st.characters(codec="utf-8"), max_size=3000))
def test_screen_gets_pieces_it_can_hold_and_the_terminal_the_whole(text: str) -> None:
    sent = sequences(text, Multiplexers.of(SCREEN))
    assert not sent.is_plain
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", sent.wrapped, re.DOTALL)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == sent.wrapped
    assert max(map(len, pieces)) < 768
    carried = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\a", "".join(pieces))
    assert carried is not None
    assert b64decode(carried[1]).decode() == text


def test_screen_is_never_sent_what_it_would_print() -> None:
    assert sequences("語" * 9, Multiplexers.of(ABROAD)).is_plain
    long = sequences("語" * 900, Multiplexers.of(ABROAD))
    assert not long.is_plain
    assert long.wrapped
    assert sequences("語" * 900, Multiplexers.of(BARE)).wrapped == ""


def test_what_no_terminal_takes_is_refused_in_words() -> None:
    sequences("a" * MOST_BYTES, Multiplexers.of(BARE))
    with pytest.raises(ClipboardError, match="75,000 bytes"):
        sequences("語" * 25_000, Multiplexers.of(BARE))


def tmux(answers: Mapping[str, str | Exception]) -> tuple[Run, list[bytes]]:
    """A tmux that answers so to each of its commands, and what it was given."""
    given: list[bytes] = []

    def run(words: Sequence[str], **how: object) -> subprocess.CompletedProcess[bytes]:
        assert how["timeout"]
        answer = answers[words[1]]
        if isinstance(answer, Exception):
            raise answer
        given.append(how["input"] if isinstance(how["input"], bytes) else b"")
        failed = answer.startswith("!")
        out = b"" if failed else answer.encode()
        return subprocess.CompletedProcess(words, int(failed), out, answer[1:].encode())

    return run, given


def test_tmux_is_given_the_text() -> None:
    run, given = tmux({"load-buffer": "", "show-messages": " 192: Ms: (string) \\033]52;"})
    assert load_into_tmux("題\n火災", run) == ""
    assert given[0].decode() == "題\n火災"


def test_what_tmux_lacks_is_told() -> None:
    run, _ = tmux({"load-buffer": "", "show-messages": " 192: Ms: [missing]"})
    assert "terminal-features" in load_into_tmux("火災", run)
    run, _ = tmux({"show-options": "external\n"})
    assert "set-clipboard is external" in missing_in_tmux(run)
    run, _ = tmux({"show-options": "on\n"})
    assert missing_in_tmux(run) == ""


@pytest.mark.parametrize(
    ("answer", "reason"),
    [("!unknown option -- w\x1b[2J", "refused: unknown option -- w"),
     (FileNotFoundError(2, "No such file"), "cannot be run"),
     (subprocess.TimeoutExpired("tmux", 2), "did not answer")],
)  # fmt: skip
def test_a_failure_of_tmux_is_told_in_words(answer: str | Exception, reason: str) -> None:
    run, _ = tmux({"load-buffer": answer})
    with pytest.raises(ClipboardError, match=reason) as told:
        load_into_tmux("火災", run)
    assert "\x1b" not in str(told.value)


# In the reader


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.md"
    file.write_text("# 港の火災\n\n漁港で[火災](https://a.example/fire)が起きました。\n")
    return file


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written to the terminal."""
    sent: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "write", lambda self, data: sent.append(data))
    return sent


def be_at(monkeypatch: pytest.MonkeyPatch, environ: Mapping[str, str]) -> None:
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)


async def copy_link(reader: Reader) -> str:
    await reader.press("f", "f", "y")
    return reader.notice


async def test_in_screen_the_sequence_is_wrapped(
    open_reader: OpenReader, page: Path, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    be_at(monkeypatch, SCREEN)
    async with open_reader([page]) as reader:
        assert "may refuse" in await copy_link(reader)
    sent = "".join(written)
    assert "\x1bP\x1b]52;c;\x1b\\" in sent
    assert sent.count("\x1b]52;") == 1


async def test_where_tmux_fails_the_terminal_is_tried(
    open_reader: OpenReader, page: Path, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    be_at(monkeypatch, TMUX)
    monkeypatch.setenv("PATH", "/nonexistent")
    async with open_reader([page]) as reader:
        notice = await copy_link(reader)
        assert "tmux cannot be run" in notice
        assert reader.app.clipboard == "https://a.example/fire"
    assert "\x1b]52;c;" in "".join(written)


async def test_tmux_itself_carries_and_is_asked_what_it_lacks(
    open_reader: OpenReader, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be_at(monkeypatch, TMUX)
    program, buffer = tmp_path / "tmux", tmp_path / "buffer"
    program.write_text(
        f'#!/bin/sh\ncase "$1" in load-buffer) cat > {buffer};; show-options) echo off;; esac\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    async with open_reader([page]) as reader:
        assert "Sent through tmux" in await copy_link(reader)
        assert buffer.read_text() == "https://a.example/fire"
        assert reader.app.clipboard == ""
    async with open_reader([page], settings=Settings(clipboard="osc52")) as reader:
        assert "set-clipboard is off" in await copy_link(reader)


async def test_nothing_is_sent_where_the_clipboard_is_off(
    open_reader: OpenReader, page: Path, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    be_at(monkeypatch, BARE)
    async with open_reader([page], settings=Settings(clipboard="off")) as reader:
        notice = await copy_link(reader)
        assert "off" in notice
        assert "https://a.example/fire" in notice
    assert "\x1b]52;" not in "".join(written)


@pytest.mark.parametrize("key", ["y", "ctrl+c"])
async def test_what_is_selected_is_copied_first(
    open_reader: OpenReader, page: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    be_at(monkeypatch, BARE)
    async with open_reader([page], size=(100, 24)) as reader:
        view = reader.screen.panes.article.view
        await reader.press("f", "f")
        await reader.pilot.mouse_down(view, offset=(1, 0))
        await reader.pilot.hover(view, offset=(6, 0))
        await reader.pilot.mouse_up(view, offset=(6, 0))
        await reader.settle()
        await reader.press(key)
        assert reader.app.clipboard.startswith("港の火")
        assert "characters" in reader.notice
        await reader.press("y")
        assert reader.app.clipboard == "https://a.example/fire"
