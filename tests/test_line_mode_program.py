"""The line mode as a program: in a script, at a terminal, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import NHK, ROOT, SEEDS
from running import loaded_after
from terminals import terminal

from tui.typesetting.linebreak import cells_of


def script(commands: str, *words: str | Path, shell: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", f'"$@" {shell}', "-", sys.executable, "-m", "tui",
         "--plain", *map(str, words)],
        input=commands, capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip


def test_a_script_of_commands_is_done_and_ends_quietly() -> None:
    done = script("1\n]\n\x07\n.\n", "--width", "40", SEEDS)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Update 1 of 22, 13日 19:40, " in done.stdout
    assert "list>" not in done.stdout
    assert not set(done.stdout) & set(map(chr, [*range(10), *range(11, 32), 127]))


def test_hostile_text_and_what_is_no_text_come_to_nothing(tmp_path: Path) -> None:
    text = "\x1b]0;t\x07題\x9b2J [/b]\n\n13日 1:00 \x1b[2J一。\u202e\n\n本文\x1b[31m\x07です。\n"
    for name in ("a\x1b[2J", "b\x9b"):
        (tmp_path / name).with_suffix(".txt").write_text(text)
        (tmp_path / f"{name}.md").write_bytes(b"\0")
    commands = b"1\n\nt\ni\nJ\nJ\n/\x1b]0;x\x07\n\xff\n\x9b\n@ \x1b[c\nl\n"
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--plain", tmp_path],
        input=commands, capture_output=True, check=False, cwd=ROOT,
        env={**os.environ, "LC_ALL": "en_US.UTF-8", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    printed = (done.stdout + done.stderr).decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "本文です。" in printed
    assert not [c for c in printed if (ord(c) < 32 or 127 <= ord(c) < 160) and c != "\n"]
    assert "\u202e" not in printed


def test_nobody_reading_on_is_no_error_and_nothing_to_read_is_one() -> None:
    done = script("t\n" * 3000, NHK, shell="| head -1")
    assert (done.returncode, done.stderr) == (0, "")
    done = script("t\n", NHK, shell=">&-")
    assert (done.returncode, done.stderr) == (1, "")
    done = script("", "/missing")
    assert (done.returncode, done.stderr) == (1, "newsreader: /missing: no such file\n")


def test_the_line_mode_loads_no_textual() -> None:
    code = (
        "import io, sys\n"
        "sys.stdin = io.StringIO('1 ] t c i U /x 14:30 ? xyz'.replace(' ', chr(10)))\n"
        "from tui.__main__ import main\nmain(['--plain', 'seeds/NHK'])"
    )
    assert not {"textual", "asyncio", "bs4", "lxml", "markdownify", "readline"} & loaded_after(code)


def test_the_refusal_of_the_full_screen_names_the_line_mode() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", NHK], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 2
    assert "newsreader --plain" in done.stderr


@pytest.mark.parametrize("name", ["dumb", "xterm-256color"])
def test_at_a_terminal_not_one_escape_sequence_is_sent(name: str) -> None:
    with terminal("--plain", SEEDS, columns=60, TERM=name) as screen:
        screen.see("list>")
        screen.keys("1\n")
        screen.see("article>")
        assert max(map(cells_of, screen.text.splitlines())) < 60
        screen.keys("half a line")
        screen.see("article> half a line")
        screen.interrupt(lambda: screen.text.count("article>") >= 2, "a new prompt")
        screen.keys("]\n")
        screen.see("Update 1 of 22")
        screen.keys("\x04")
        assert screen.end() == 0
        assert b"\x1b" not in screen.sent
        assert screen.settings_now() == screen.attributes


def test_suspended_and_taken_up_again() -> None:
    command = f"{sys.executable} -m tui --plain {NHK}; echo st''opped; read; fg; echo d''one"
    with terminal("bash", "-mc", command, TERM="dumb") as screen:
        screen.see("article>")
        screen.keys("\x1a")
        screen.see("stopped")
        screen.keys("\n")
        screen.wait(lambda: screen.text.count("article>") == 2, "the prompt once more")
        screen.keys(".\n")
        screen.see("Beginning, ")
        screen.keys("Q\n")
        screen.see("done")


def test_standard_input_is_read_and_the_commands_come_from_the_terminal() -> None:
    with terminal(
        "bash", "-c", f"{sys.executable} -m tui --plain - < {NHK}", TERM="dumb"
    ) as screen:
        screen.see("article>")
        screen.keys("22\n")
        screen.see("Update 22 of 22, 12日")
        screen.keys("q\n")
        assert screen.end() == 0


def test_ended_from_outside_it_ends_at_once() -> None:
    with terminal("--plain", NHK, TERM="dumb") as screen:
        screen.see("article>")
        screen.process.send_signal(signal.SIGTERM)
        assert screen.end() == 128 + signal.SIGTERM
        assert screen.settings_now() == screen.attributes


@pytest.mark.parametrize("name", ["dumb", "xterm"])
def test_a_hangup_ends_it(name: str) -> None:
    with terminal("--plain", NHK, TERM=name) as screen:
        screen.see("article>")
        screen.hang_up()
        assert screen.process.wait(timeout=20) in (128 + signal.SIGHUP, -signal.SIGHUP, 0, 1, 120)
