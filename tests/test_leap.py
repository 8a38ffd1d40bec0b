"""The screen that was left is seen again before anything is loaded, and nothing is lost by it."""

from __future__ import annotations

import os
import re
import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from conftest import article
from running import loaded_after, newsreader
from terminals import SECONDS, Terminal, terminal

from library.kept import keep_article
from library.marks.marks import Marks
from library.paths import index_file, marks_file
from tui.terminal.leap import kept_file
from tui.terminal.leaving import keep
from tui.wire.features import SURE
from tui.wire.style import PLAIN

# What stands there instead of a reader: it ends at once, or waits for ever.
_INSTEAD = (
    "import sys, types, signal; program = types.ModuleType('program');"
    "program.run = lambda arguments: {};"
    "sys.modules['tui.command_line.program'] = program"
)
ENDING, WAITING = _INSTEAD.format("3"), _INSTEAD.format("[signal.pause() for _ in iter(int, 1)]")
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


def shows_nothing() -> bool:
    """Whether a start paints nothing."""
    with program(ENDING) as screen:
        assert screen.end() == 3
        return b"\x1b[" not in screen.sent


@pytest.mark.parametrize(
    "garbage", [b"", b"12", b"1,2,3 x\n", b"\xff" * 100, b"a,b,c ()\n\x1b]0;x\a"]
)
def test_a_file_that_is_damaged_is_passed_over(library: None, garbage: bytes) -> None:
    left("", "知らせ")
    Path(kept_file()).write_bytes(garbage)
    assert shows_nothing()


def test_a_file_that_was_cut_or_grew_is_passed_over(library: None) -> None:
    left("", "知らせ")
    file = Path(kept_file())
    whole = file.read_bytes()
    for damaged in (whole[:-1], whole[: len(whole) // 4], whole + b"\0", whole[len(whole) // 2 :]):
        file.write_bytes(damaged)
        assert shows_nothing()
    file.write_bytes(
        re.sub(rb"^(\d+),(\d+)", lambda m: b"-9,%d" % (int(m[1]) + int(m[2]) + 9), whole)
    )
    assert shows_nothing()


def test_what_is_no_file_of_ours_is_passed_over(library: None) -> None:
    left("", "知らせ")
    file = Path(kept_file())
    file.unlink()
    os.mkfifo(file)
    assert shows_nothing()  # and nobody is waited for
    file.unlink()
    file.mkdir()
    assert shows_nothing()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_what_another_user_wrote_is_passed_over(library: None) -> None:
    left("", "知らせ")
    os.chown(kept_file(), 65534, -1)
    assert shows_nothing()


def test_after_a_source_was_removed_nothing_of_it_is_kept(library: None, tmp_path: Path) -> None:
    left("", "知らせ")
    last_article = index_file().with_name("last-article")
    assert Path(kept_file()).exists()
    assert last_article.exists()
    assert newsreader("remove", "news.example").returncode == 0
    assert not Path(kept_file()).exists()
    assert not last_article.exists()


def test_an_article_of_a_removed_source_does_not_come_again(library: None) -> None:
    with terminal(columns=80, rows=24) as screen:
        screen.see("知らせ")
        assert newsreader("remove", "news.example").returncode == 0
        screen.keys("Q")
        assert screen.end() == 0
    assert not Path(kept_file()).exists()
    with terminal(columns=80, rows=24) as screen:
        screen.wait(lambda: screen.cpu(0.3) < 0.05 and "Help" in screen.text, "rest")
        assert "知らせ" not in screen.text
        screen.keys("Q")
        screen.end()


def test_who_marks_something_elsewhere_may_change_what_comes(library: None) -> None:
    left("", "知らせ")
    with closing(Marks(marks_file())) as marks:
        marks.set_starred([(1, "橋が完成", None)], is_starred=True, told="starred")
    assert shows_nothing()


def test_two_readers_the_one_that_opened_last_is_gone_on_from(library: None) -> None:
    with terminal(columns=80, rows=24) as first:
        first.see("祭りが始まるという知らせ")
        with terminal(columns=80, rows=24) as second:
            second.see("祭りが始まるという知らせ")
            second.wait(lambda: second.cpu(0.3) < 0.05, "rest")
            second.keys("J")
            second.see("橋が完成という知らせ")
            second.keys("Q")
            assert second.end() == 0
        first.keys("Q")
        assert first.end() == 0
    assert shows_nothing()


@pytest.mark.parametrize("keys", ["h", "t", "/", "s", "\\祭り\r"])
def test_it_is_left_as_a_start_begins(library: None, keys: str) -> None:
    with terminal(columns=80, rows=24) as screen:
        screen.see("知らせ")
        screen.wait(lambda: screen.cpu(0.3) < 0.05, "rest")
        begun = screen.text
        screen.keys(keys)
        screen.wait(lambda: screen.text != begun and screen.cpu(0.3) < 0.05, "something else")
        screen.process.send_signal(signal.SIGTERM)  # a prompt takes Q for an answer
        assert screen.end() == 128 + signal.SIGTERM
        assert screen.settings_now() == screen.attributes
    with program(WAITING) as screen:
        screen.see("知らせ")
        painted = screen.text
    with terminal(columns=80, rows=24) as screen:
        screen.keys("/")
        screen.see("Find:")  # there is a reader now
        screen.keys("\x1b")
        screen.wait(lambda: screen.text == painted, "what was painted")
        screen.keys("Q")
        assert screen.end() == 0


def test_a_zoom_that_was_left_is_not_what_comes_again(library: None) -> None:
    with terminal(columns=80, rows=24) as screen:
        screen.see("知らせ")
        screen.wait(lambda: screen.cpu(0.3) < 0.05, "rest")
        begun = screen.text
        screen.keys("z")
        screen.wait(lambda: screen.text != begun, "the zoom")
        screen.keys("Q")
        assert screen.end() == 0
    assert shows_nothing()


def test_stopped_before_there_is_a_reader_the_shell_has_its_terminal(library: None) -> None:
    shown = left("", "知らせ")
    command = f"{sys.executable} -c {shlex.quote(f'{WAITING}; {MAIN}')}"
    steps = f"set -m; {command}; echo st''opped; read; fg; echo d''one=$?"
    with terminal("bash", "-c", steps, columns=80, rows=24) as screen:
        screen.wait(lambda: screen.text == shown, "the screen that was left")
        screen.keys("\x1a")
        screen.wait(lambda: b"stopped" in screen.sent, "the shell")
        assert screen.sent.index(b"\x1b[?1049l") < screen.sent.index(b"stopped")
        assert screen.settings_now() == screen.attributes
        screen.erase()
        screen.keys("\n")
        screen.wait(lambda: screen.text == shown, "the screen that was left, again")
        screen.draw_rest()
        screen.interrupt(lambda: b"done=130" in screen.sent, "the end")
        assert screen.settings_now() == screen.attributes


def test_a_terminal_that_takes_nothing_does_not_keep_it_from_ending(library: None) -> None:
    left("", "知らせ")
    file = Path(kept_file())
    head, _, rest = file.read_bytes().partition(b"\n")
    sizes, _, told = head.partition(b" ")
    first, painting, cells = map(int, sizes.split(b","))
    much = b" " * 1_000_000  # more than the kernel takes for a terminal that nobody reads
    size = b"%d,%d,%d" % (first, painting + len(much), cells)
    file.write_bytes(b"".join((size, b" ", told, b"\n", rest[:first], much, rest[first:])))
    with program(WAITING) as screen:
        screen.wait(lambda: bool(screen.sent), "the beginning")
        screen.process.send_signal(signal.SIGTERM)
        assert screen.process.wait(SECONDS) == 128 + signal.SIGTERM


def test_the_bundled_articles_are_painted_too_where_the_first_is_shown() -> None:
    with terminal(columns=80, rows=24) as screen:
        screen.see("22 updates")
        screen.wait(lambda: screen.cpu(0.3) < 0.05, "rest")
        screen.draw_rest()
        shown = screen.text
        screen.keys("Q")
        assert screen.end() == 0
    with program(ENDING) as screen:
        screen.wait(lambda: screen.text == shown, "the screen that was left")
        assert screen.end() == 3
    with terminal(columns=80, rows=24) as screen:
        screen.see("22 updates")
        screen.wait(lambda: screen.cpu(0.3) < 0.05, "rest")
        screen.keys("J")
        screen.wait(lambda: "22 updates" not in screen.text, "another article")
        screen.keys("Q")
        assert screen.end() == 0
    assert shows_nothing()


def test_nothing_is_kept_of_what_a_path_names(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(ARTICLE.format(name="a", title="橋", text="秘密の知らせ。" * 20))
    with terminal(file, columns=80, rows=24) as screen:
        screen.see("秘密")
        screen.keys("Q")
        assert screen.end() == 0
    assert not Path(kept_file()).exists()
    cache = Path(kept_file()).parent
    assert not [f for f in cache.rglob("*") if f.is_file() and "秘密".encode() in f.read_bytes()]


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


def test_what_cannot_be_kept_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "a.md"
    file.write_text(ARTICLE.format(name="a", title="橋", text="知らせ"))
    cache = Path(kept_file()).parent
    cache.mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr("tui.terminal.leaving.conditions", str)
    monkeypatch.setattr(Path, "replace", lambda *_: Path("/nowhere/at/all").stat())
    keep([], [[("知", PLAIN), ("", PLAIN)]], SURE, {})
    keep_article(file, "brackets", article())
    assert list(cache.iterdir()) == []
