"""The screen that was left is seen again before anything is loaded, and nothing is lost by it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from running import loaded_after, newsreader
from terminals import Terminal, terminal

from tui.terminal.leap import kept_file

# What stands there instead of a reader: it ends at once, or waits for ever.
_INSTEAD = (
    "import sys, types, signal; program = types.ModuleType('program');"
    "program.run = lambda arguments: {};"
    "sys.modules['tui.command_line.program'] = program"
)
ENDING, WAITING = _INSTEAD.format("3"), _INSTEAD.format("signal.pause()")
MAIN = "from tui.__main__ import main; sys.exit(main())"
ARTICLE = """<!--1604577600000-->
[{title}](https://news.example/{name})
------
<p>{text}</p>
"""


@pytest.fixture
def library(tmp_path: Path) -> None:
    """A library of two articles."""
    folder = tmp_path / "archive" / "NHK"
    folder.mkdir(parents=True)
    for name, title in (("a", "港で祭りが始まる"), ("b", "橋が完成")):
        text = f"{title}という知らせが町に届きました。" * 20
        (folder / f"{name}.md").write_text(ARTICLE.format(name=name, title=title, text=text))
    assert newsreader("add", folder.parent).returncode == 0


def left(keys: str, seen: str, *words: str, **settings: str) -> str:
    """Read, type, and leave with Q; give the screen that was left."""
    with terminal(*words, columns=80, rows=24, **settings) as screen:
        screen.see(seen)
        screen.keys(keys)
        screen.wait(lambda: "Q" in keys or screen.text.count("知らせ") > 2, "an article")
        shown = screen.text
        screen.keys("Q")
        assert screen.end() == 0
        return shown


@contextmanager
def program(code: str, columns: int = 80, rows: int = 24, **settings: str) -> Iterator[Terminal]:
    """The program, in which something else happens than a reader."""
    opened = Terminal((sys.executable, "-c", f"{code}; {MAIN}"), columns, rows, **settings)
    try:
        yield opened
    finally:
        opened.close()


def test_what_was_left_is_painted_where_nothing_can_be_loaded(library: None) -> None:
    shown = left("", "知らせ")
    with program(ENDING) as screen:
        screen.wait(lambda: screen.text == shown, "the screen that was left")
        assert screen.end() == 3
        assert screen.settings_now() == screen.attributes
        assert screen.sent.count(b"\x1b[?1049h") == screen.sent.count(b"\x1b[?1049l") == 1
        assert b"\x1b[?25h" in screen.sent


def test_a_signal_before_there_is_a_reader_leaves_the_terminal_as_it_was(library: None) -> None:
    shown = left("", "知らせ")
    for number in (signal.SIGTERM, signal.SIGHUP):
        with program(WAITING) as screen:
            screen.wait(lambda: screen.text == shown, "the screen that was left")
            screen.process.send_signal(number)
            assert screen.end() == 128 + number
            assert screen.settings_now() == screen.attributes
            assert b"\x1b[?1049l" in screen.sent


def test_the_reader_goes_on_from_what_is_painted(library: None) -> None:
    shown = left("", "知らせ")
    with terminal(columns=80, rows=24) as screen:
        screen.wait(lambda: screen.text == shown, "the screen that was left")
        # Keys do not wait for ever for an article: on a busy machine they may come before it.
        screen.wait(lambda: screen.cpu(0.3) < 0.05, "rest")
        screen.keys("/")
        screen.see("Find:")
        assert screen.sent.count(b"\x1b[2J") == 1  # it was cleared for what is painted only
        assert screen.sent.count("知らせ".encode()) == shown.count("知らせ")
        screen.keys("\x1b")
        screen.wait(lambda: "Find:" not in screen.text, "the end of the question")
        screen.keys("Q")
        assert screen.end() == 0
        assert screen.settings_now() == screen.attributes


def test_keys_typed_at_once_are_the_readers(library: None) -> None:
    left("", "知らせ")
    with terminal(columns=80, rows=24) as screen:
        screen.keys("/祭り")
        screen.see("Find: 祭り")
        screen.keys("\x1b")
        screen.wait(lambda: "Find:" not in screen.text, "the end of the question")
        screen.keys("Q")
        assert screen.end() == 0


@pytest.mark.parametrize(
    ("columns", "settings"),
    [
        (100, {}),
        (80, {"TERM": "vt220"}),
        (80, {"NO_COLOR": "1"}),
        (80, {"NEWSREADER_SETTINGS": "other.toml"}),
    ],
)
def test_elsewhere_it_is_not_painted(library: None, columns: int, settings: dict[str, str]) -> None:
    left("", "知らせ")
    with program(ENDING, columns, 24, **settings) as screen:
        assert screen.end() == 3
        assert "知らせ" not in screen.sent.decode()


def test_another_connection_and_another_tmux_are_no_other_terminal(library: None) -> None:
    shown = left("", "知らせ", SSH_CONNECTION="::1 50001 ::1 22", TMUX="/tmp/tmux,1,0")
    then = {"SSH_CONNECTION": "::1 50002 ::1 22", "TMUX": "/tmp/tmux,2,0"}
    with program(ENDING, 80, 24, **then) as screen:
        screen.wait(lambda: screen.text == shown, "the screen that was left")
        assert screen.end() == 3


def test_with_other_words_it_is_not_painted(library: None, tmp_path: Path) -> None:
    left("", "知らせ")
    with terminal(tmp_path / "archive", columns=80, rows=24) as screen:
        screen.see("知らせ")
        assert screen.sent.count(b"\x1b[2J") == 1
        assert screen.sent.index(b"\x1b[6n") < screen.sent.index("知らせ".encode())
        screen.keys("Q")
        assert screen.end() == 0


@pytest.mark.parametrize("garbage", [b"", b"12", b"1,2 x\n", b"\xff" * 100, b"a,b ()\n\x1b]0;x\a"])
def test_a_file_that_is_damaged_is_passed_over(library: None, garbage: bytes) -> None:
    left("", "知らせ")
    Path(kept_file()).write_bytes(garbage)
    with program(ENDING) as screen:
        assert screen.end() == 3
        assert b"\x1b[" not in screen.sent


def test_a_sheet_that_was_left_is_not_what_comes_again(library: None) -> None:
    left("", "知らせ")
    with terminal(columns=80, rows=24) as screen:
        screen.see("知らせ")
        screen.keys("?")
        screen.see("In every pane")
        screen.keys("Q")
        assert screen.end() == 0
    with program(ENDING) as screen:
        assert screen.end() == 3
        assert "知らせ" not in screen.sent.decode()


def test_painting_loads_nothing_that_takes_long() -> None:
    loaded = loaded_after("import tui.terminal.leap")
    heavy = {"textual", "rich", "typing", "dataclasses", "pathlib", "re", "json", "asyncio"}
    assert not heavy & loaded
