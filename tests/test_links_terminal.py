"""Links on a real terminal: the bytes that make words a link and that fill its clipboard."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path

import pytest
from terminals import Terminal, terminal

LONG = "https://b.example/%E7%81%AB?a=1%2F2"
PAGE = f"""# 港の火災

漁港で[火災](https://a.example/fire)が起きました。[いくつもの行にわたる長いリンクはどの行でも一つのリンク\
です](<{LONG}>)。

[火災](https://a.example/fire)
"""
OSC8 = re.compile(rb"\x1b\]8;id=([^;]*);([^\x1b\x07]+)\x1b\\")


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sit before a plain terminal, whoever runs the tests."""
    for name in ("TMUX", "STY", "DISPLAY", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.md"
    file.write_text(PAGE)
    return file


def ids(screen: Terminal) -> dict[bytes, set[bytes]]:
    """The ids under which each address was sent."""
    found: dict[bytes, set[bytes]] = {}
    for name, url in OSC8.findall(screen.sent):
        found.setdefault(url, set()).add(name)
    return found


def test_a_link_is_one_on_all_its_lines_and_the_clipboard_gets_it(page: Path) -> None:
    with terminal(page, columns=44, rows=20, NO_COLOR="1") as screen:
        screen.see("漁港で火災")
        screen.see("Help")
        assert len(OSC8.findall(screen.sent)) >= 2  # each is sent once for all its lines
        screen.erase()
        screen.keys("\x0c")
        screen.see("漁港で火災")
        links = ids(screen)
        assert set(links) == {LONG.encode(), b"https://a.example/fire"}
        assert all(len(names) == 1 for names in links.values())
        assert links[LONG.encode()] != links[b"https://a.example/fire"]
        screen.keys("f")
        screen.see("漁港でf 災")
        y, x = next(
            (y, line.index("f 災")) for y, line in enumerate(screen.lines) if "f 災" in line
        )
        cells = [screen._screen.buffer[y][n] for n in range(44)]
        assert [cell.data for cell in cells if cell.reverse] == ["f", "j"], x
        screen.keys("\x1b")
        screen.see("漁港で火災")
        screen.keys("fjy")
        screen.see("refuse:")
        screen.see("https://b.example/火?a=1%2F2")
        assert b"\x1b]52;c;" + b64encode(LONG.encode()) + b"\x07" in screen.sent
        assert ids(screen).keys() == links.keys()
        screen.keys("U")
        screen.see("1 of 2")
        screen.keys("Q")
        assert screen.end() == 0
        assert all(len(names) == 1 for names in ids(screen).values())


def test_no_link_is_sent_to_a_terminal_that_would_print_it(page: Path) -> None:
    with terminal(page, TERM="linux") as screen:
        screen.see("漁港で火災")
        screen.keys("fjoQ")
        assert screen.end() == 0
        assert b"\x1b]8;" not in screen.sent


def test_show_prints_links_for_a_terminal_only(page: Path) -> None:
    with terminal("show", page, columns=44) as screen:
        assert screen.end() == 0
        assert len(ids(screen)[LONG.encode()]) == 1
        assert screen.sent.count(LONG.encode()) == 2
    with terminal("show", page, TERM="linux") as screen:
        assert screen.end() == 0
        assert b"\x1b]8;" not in screen.sent
    with terminal("show", page, NO_COLOR="1") as screen:
        assert screen.end() == 0
        assert b"\x1b" not in screen.sent
        assert "漁港で火災" in screen.text
