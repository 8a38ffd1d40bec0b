"""Hostile documents of every format, in every pane and on every stream: no byte is not ours."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from conftest import ROOT
from hostile import documents, strangers, unsafe_strings, write_all
from terminals import Terminal

from parsers.article import Document
from parsers.registry import parse
from parsers.safe import safe_url


@pytest.fixture(scope="module")
def hostile_paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_all(tmp_path_factory.mktemp("hostile"))


def run(*words: str | Path, **settings: str) -> tuple[bytes, bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "tui", *words],
        capture_output=True, cwd=ROOT, env={**os.environ, **settings}, timeout=60,
    )  # fmt: skip
    return done.stdout, done.stderr


@pytest.mark.parametrize("name", documents())
def test_each_document_is_read_as_what_it_is(name: str) -> None:
    text, form = documents()[name]
    article = parse(Document(text, name))
    assert article.format == form
    assert article.title.startswith(f"{name.partition('.')[0]}番目")
    assert unsafe_strings(article) == []
    assert article.url is None or safe_url(article.url) == article.url


@pytest.mark.parametrize(
    "command",
    [
        ["show"], ["show", "--width", "30"], ["show", "--markdown"], ["show", "--json"],
        ["timeline"], ["timeline", "--json"],
    ],
)  # fmt: skip
def test_nothing_hostile_is_printed(command: Sequence[str], hostile_paths: list[Path]) -> None:
    out, err = run(*command, *hostile_paths)
    assert strangers(out, full_screen=False) == []
    assert strangers(err, full_screen=False) == []
    assert b"\x1b" not in out + err
    assert "題" in out.decode()
    assert err.decode().count("\n") == 2  # one line for each that cannot be read
    if "--json" in command:
        assert all(isinstance(json.loads(line), dict) for line in out.decode().splitlines())


# As if nothing were made safe when it is parsed.
WITHOUT_FIRST_NET = (
    "import re, parsers.safe; parsers.safe._SUSPECT = parsers.safe._UNSAFE = re.compile('(?!)');"
    "from tui.__main__ import main; raise SystemExit(main())"
)


def ask(screen: Terminal, keys: str, question: str, answer: str) -> None:
    """Have something asked, and leave the question; Esc by itself, or it would be Alt."""
    screen.keys(keys)
    screen.see(f"{question} {answer}")
    screen.keys("\x1b")
    screen.wait(lambda: question not in screen.text, "the end of the question")


def open_sheet(screen: Terminal, key: str, words: str) -> None:
    screen.keys(key)
    screen.see(words)
    screen.keys("Gq")
    screen.wait(lambda: words not in screen.text, "the end of the sheet")


def try_prompts(screen: Terminal) -> None:
    ask(screen, "hh/題", "Articles with:", "題")
    ask(screen, "l/題", "Find:", "題")
    screen.keys("@題")
    screen.see("Time: 題")
    screen.keys("\r")
    screen.see("Not a time: 題")


def shows_title(screen: Terminal, title: re.Pattern[str]) -> bool:
    return bool(title.search(screen.lines[0]))


def visit(screen: Terminal, paths: Sequence[Path]) -> None:
    """Walk through the articles, and in each through panes, sheets, notices and prompts."""
    for number, path in enumerate(paths, 1):
        title = f"{number}番目" if path.name[0] != "z" else path.name[0] + "\ufffd"
        title_line = re.compile(f"{title}.*(%|: next| end)")
        screen.wait(partial(shows_title, screen, title_line), title)
        open_sheet(screen, "i", "This article\n")
        screen.keys("yYoY")
        screen.see("Sent to the terminal's clipboard")
        screen.keys("gtjj]TTTvvcc")
        if number in (1, 3):
            try_prompts(screen)
        screen.keys("J")


@pytest.mark.parametrize("first_net", [True, False])
def test_nothing_hostile_reaches_the_terminal(
    hostile_paths: list[Path], *, first_net: bool
) -> None:
    program = ["-m", "tui"] if first_net else ["-c", WITHOUT_FIRST_NET]
    screen = Terminal([sys.executable, *program, *hostile_paths], 130, 40, SSH_CONNECTION="1")
    try:
        visit(screen, hostile_paths if first_net else hostile_paths[:3])
        open_sheet(screen, "?", "In every pane")
        screen.keys(":")
        screen.see("Search for commands")
        screen.keys("\x1b")
        screen.wait(lambda: "Search for commands" not in screen.text, "the end of the palette")
        screen.keys("Q")
        assert screen.end() == 0
    finally:
        screen.close()
    _, end_of_questions, sent = screen.sent.partition(b"\x1b[?1049l\x1b8")
    assert end_of_questions
    assert strangers(sent) == []


def test_a_cell_that_says_it_spans_a_thousand_columns_spans_twenty() -> None:
    rows = "<tr><td colspan=1000>広い<tr><td colspan=99999999999>広<tr><td colspan=3>狭い<td>隣"
    page = f"<!doctype html><title>表</title><p>前</p><table>{rows}</table>"
    table = next(b for b in parse(Document(page, "a.html")).lead if b.kind == "table")
    assert [line.count("|") for line in table.text.splitlines()] == [19, 19, 19]
    assert "狭い |  |  | 隣" in table.text
