"""Links: chosen by letters, listed, opened or shown, sent to the terminal; invented addresses."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import OpenReader, Reader
from hypothesis import given
from hypothesis import strategies as st

from tui.panes.hints import LETTERS, labels, spread
from tui.reading.links import open_in_browser, opens_here
from tui.screens.link_sheet import LinkSheet
from tui.screens.qr import QrSheet
from tui.settings.values import Browser, OnOff, Settings
from tui.terminal.osc8 import are_sent
from tui.typesetting.linebreak import cells_of

FIRE = "https://a.example/fire"
BLOG = "https://live.example/storm"
LONG = "https://a.example/%E7%81%AB%E7%81%BD/a%20b?x=1%2F2"
PAGE = f"""# 港の火災

漁港で[火災]({FIRE})が起きました。[消防の発表]({LONG})によると、けが人はいません。**[太字の長いリンク\
はいくつもの行にわたることがありますので印はどの行でも同じでなければなりません](https://b.example/)**。

![煙](https://a.example/smoke.jpg)

[1](https://c.example/1)[2](https://c.example/2)[3](https://c.example/3) と [また火災]({FIRE})
"""


@pytest.fixture(autouse=True)
def at_a_plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be neither in a multiplexer nor before a display, whoever runs the tests."""
    for name in ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.md"
    file.write_text(PAGE)
    return file


def many_links(folder: Path, count: int) -> Path:
    file = folder / "many.md"
    words = " ".join(f"[語{n}](https://n.example/{n})" for n in range(count))
    file.write_text(f"# 一覧\n\n{words}\n")
    return file


# Letters over links


async def test_letters_over_the_links_choose_one_and_move_no_word(
    open_reader: OpenReader, page: Path
) -> None:
    async with open_reader([page]) as reader:
        before = [cells_of(line) for line in screen_lines(reader)]
        text = reader.article_lines()
        await reader.press("f")
        hinted = reader.article_lines()
        assert [cells_of(line) for line in screen_lines(reader)] == before
        assert hinted[3].startswith("漁港でf 災が起きました。j 防の発表")
        assert "sal と g た火災" in hinted
        assert "letters" in reader.notice
        await reader.press("j")
        assert reader.article_lines() == text
        assert reader.notice.endswith("https://a.example/火災/a%20b?x=1%2F2")
        assert inverse_words(reader) == "消防の発表"


async def test_the_chosen_link_is_followed_copied_and_left(
    open_reader: OpenReader, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 5000 192.0.2.2 22")
    async with open_reader([page]) as reader:
        for key in ("enter", "o", "y"):
            await reader.press("f", "j")
            reader.app.copy_to_clipboard("")
            await reader.press(key)
            assert reader.app.clipboard == LONG
            assert "may refuse" in reader.notice
        await reader.press("escape")
        assert inverse_words(reader) == ""
        assert reader.at == "article"
        await reader.press("enter")
        assert "No link is chosen" in reader.notice


@pytest.mark.parametrize("keys", [["escape"], ["q"], ["w", "escape"], ["down"]])
async def test_letters_are_left_without_a_choice(
    open_reader: OpenReader, page: Path, keys: list[str]
) -> None:
    async with open_reader([page]) as reader:
        text = reader.article_lines()
        await reader.press("t", "f", *keys)
        assert reader.article_lines() == text
        assert reader.at == "article"
        assert reader.screen.panes.view.chosen is None


async def test_more_links_than_letters_have_two_each_and_backspace_takes_one_back(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    async with open_reader([many_links(tmp_path, 40)]) as reader:
        await reader.press("f")
        assert reader.article_lines()[3].startswith("ff0 fj1 fd2 fk3")
        await reader.press("j")
        assert reader.article_lines()[3].startswith("語0 語1")
        # The next key is still a letter, whatever it does elsewhere: that stays told.
        assert reader.notice == "Type its letters."
        await reader.press("backspace", "f", "Ｄ")
        assert reader.notice.endswith("https://n.example/2")


async def test_what_is_no_longer_in_sight_is_not_chosen(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    file = tmp_path / "long.md"
    file.write_text("# 題\n\n[火災](https://a.example/)\n\n" + "本文です。\n\n" * 60)
    async with open_reader([file], size=(100, 20)) as reader:
        await reader.press("f", "f", "G", "enter")
        assert "No link is chosen" in reader.notice
        await reader.press("g", "enter")
        assert "a.example" in reader.notice
        await reader.press("G", "f")
        assert "U lists" in reader.notice


async def test_letters_follow_their_links_when_the_screen_changes(
    open_reader: OpenReader, page: Path
) -> None:
    async with open_reader([page]) as reader:
        await reader.press("f")
        await reader.pilot.resize_terminal(40, 20)
        await reader.settle()
        assert any("j 防の発表" in line for line in reader.article_lines())
        await reader.press("j")
        assert "a%20b" in reader.notice
        assert "letters" not in reader.notice


async def test_letters_work_on_the_smallest_screen_after_a_long_notice(
    open_reader: OpenReader, page: Path
) -> None:
    async with open_reader([page], size=(20, 8)) as reader:
        await reader.press("j", "j", "Y", "f", "f")
        assert reader.notice.endswith(FIRE)


async def test_a_link_below_the_notice_that_tells_its_address_is_chosen(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    url = "https://a.example/" + "-".join(["page"] * 20)
    file = tmp_path / "p" / "page.md"  # the folder's name stands above the text
    file.parent.mkdir()
    file.write_text("# 題\n\n" + "本文です。\n\n" * 3 + f"[火災]({url})\n")
    async with open_reader([file], size=(24, 12)) as reader:
        await reader.press("f", "f")
        assert not any("火災" in line for line in reader.article_lines())
        await reader.press("y")
        assert url in reader.notice
        assert reader.app.clipboard == url
        await reader.press("f")
        assert any("f 災" in line for line in reader.article_lines())


@given(st.integers(1, 800))
def test_no_label_is_the_beginning_of_another(count: int) -> None:
    made = labels(count)
    assert len(set(made)) == count
    assert len({len(label) for label in made}) == 1
    assert set("".join(made)) <= set(LETTERS)
    assert (count <= len(LETTERS)) == (len(made[0]) == 1)


@given(st.lists(st.integers(0, 39), unique=True, max_size=20).map(sorted), st.integers(1, 2))
def test_labels_lie_on_the_line_and_not_on_each_other(cells: list[int], size: int) -> None:
    places = spread(cells, size, 40)
    assert all(place + size <= 40 for place in places)
    assert all(there - here >= size for here, there in pairwise(places))
    assert len(cells) * size > 40 or all(place >= 0 for place in places)


# The list


async def test_the_list_has_each_address_once_and_carries_it(
    open_reader: OpenReader, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 5000 192.0.2.2 22")
    async with open_reader([page], size=(80, 24)) as reader:
        await reader.press("U")
        lines = [line.strip() for line in screen_lines(reader)]
        assert lines[1] == "1  火災  https://a.example/fire"
        assert lines[4] == "4  [picture] 煙  https://a.example/smoke.jpg"
        assert lines[3].startswith("3  太字の長いリンク")
        assert lines[3].endswith("  https://b.example/")
        assert lines[7] == "7  3  https://c.example/3"
        assert lines[8] == ""
        sheet = reader.app.screen
        assert isinstance(sheet, LinkSheet)
        for key in ("y", "o", "enter"):
            reader.app.copy_to_clipboard("")
            await reader.press(*["g", "j", key] if key == "y" else [key])
            assert reader.app.clipboard == LONG
            assert sheet.notice.text.endswith("https://a.example/火災/a%20b?x=1%2F2")
        assert "2 of 7" in reader.screen_text()
        await reader.press("colon", *"qr code", "enter")
        await reader.settle()
        assert isinstance(reader.app.screen, QrSheet)
        await reader.press("space")
        await reader.press("q")
        assert reader.at == "article"


async def test_the_list_begins_with_the_article_itself(open_reader: OpenReader) -> None:
    async with open_reader(size=(100, 24)) as reader:
        await reader.press("U")
        assert "has no links" in reader.notice
        await reader.press("J", "U")
        lines = screen_lines(reader)
        assert "1  日本对俄朝首脑会谈表示关注与担忧  https://www.rfi.fr/cn/亚洲/" in lines[1]


async def test_updates_have_addresses_of_their_own(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 5000 192.0.2.2 22")
    posts = [
        {
            "@type": "BlogPosting", "headline": f"Road {n} closed", "url": f"{BLOG}?post={n}",
            "datePublished": f"2024-03-14T0{n}:10:00+09:00", "articleBody": f"Words on road {n}.",
        }
        for n in (5, 4, 3, 2)
    ]  # fmt: skip
    data = {
        "@type": "LiveBlogPosting", "headline": "Storm", "url": BLOG, "liveBlogUpdate": posts,
        "datePublished": "2024-03-14T01:00:00+09:00",
    }  # fmt: skip
    texts = "".join(f"<h2>{post['headline']}</h2><p>{post['articleBody']}</p>" for post in posts)
    file = tmp_path / "storm.html"
    file.write_text(
        f'<title>Storm</title><script type="application/ld+json">{json.dumps(data)}</script>{texts}'
    )
    async with open_reader([file], size=(100, 24)) as reader:
        await reader.press("right_square_bracket", "right_square_bracket", "Y")
        assert reader.app.clipboard.splitlines()[1] == f"{BLOG}?post=4"
        await reader.press("y")
        assert reader.app.clipboard == BLOG
        await reader.press("U")
        lines = [line.strip() for line in screen_lines(reader)]
        assert lines[1] == f"1  Storm  {BLOG}"
        assert lines[2].endswith(f"5:10 Road 5 closed  {BLOG}?post=5")
        assert "1 of 5" in lines[0]


async def test_a_long_list_is_listed_whole(open_reader: OpenReader, tmp_path: Path) -> None:
    async with open_reader([many_links(tmp_path, 3000)]) as reader:
        await reader.press("U", "G")
        assert "3000 of 3000" in reader.screen_text()
        assert "https://n.example/2999" in reader.screen_text()


async def test_a_narrow_list_shows_something_of_words_and_addresses(
    open_reader: OpenReader, page: Path
) -> None:
    async with open_reader([page], size=(40, 15)) as reader:
        await reader.press("U")
        lines = screen_lines(reader)
        assert {cells_of(line) for line in lines} == {40}
        assert "太字の" in lines[3]
        assert "b.example" in lines[3]
        await reader.press("j", "y")
        text = reader.screen_text().replace("\n", "")
        assert "https://a.example/火災/a%20b?x=1%2F2" in text


# Opening


async def test_an_address_that_is_shown_fills_whole_lines(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 5000 192.0.2.2 22")
    url = "https://a.example/" + "-".join(["page"] * 30)
    file = tmp_path / "page.md"
    file.write_text(f"# 題\n\n[火災]({url})\n")
    async with open_reader([file], size=(40, 15)) as reader:
        await reader.press("f", "f", "o")
        lines = screen_lines(reader)
        start = next(n for n, line in enumerate(lines) if line.startswith("https://a.example"))
        assert "".join(lines[start:]).strip() == url
        await reader.pilot.resize_terminal(60, 15)
        await reader.settle()
        assert url in reader.screen_text().replace("\n", "")


async def test_where_there_is_little_room_the_address_comes_first(
    open_reader: OpenReader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 5000 192.0.2.2 22")
    url = "https://a.example/" + "-".join(["page"] * 7)
    file = tmp_path / "page.md"
    file.write_text(f"# 題\n\n[火災]({url})\n")
    async with open_reader([file], size=(20, 5)) as reader:
        await reader.press("U", "o")
        assert url in reader.screen_text().replace("\n", "")


async def test_a_browser_is_opened_where_it_is_seen(
    open_reader: OpenReader, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_it(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr("tui.screens.carrying.open_in_browser", open_it)
    async with open_reader([page], settings=Settings(browser="here")) as reader:
        await reader.press("f", "j", "enter")
        assert opened == [LONG]
        assert reader.notice.startswith("Opened https://a.example/火災")
    async with open_reader([page], settings=Settings(browser="show")) as reader:
        await reader.press("f", "j", "enter")
        assert opened == [LONG]
        assert reader.app.clipboard == LONG


@pytest.mark.parametrize(
    ("setting", "environ", "expected"),
    [("auto", {"DISPLAY": ":0"}, True), ("auto", {}, sys.platform == "darwin"),
     ("auto", {"DISPLAY": ":0", "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}, False),
     ("here", {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}, True),
     ("show", {"DISPLAY": ":0"}, False)],
)  # fmt: skip
def test_where_links_are_opened(
    monkeypatch: pytest.MonkeyPatch,
    setting: Browser,
    environ: dict[str, str],
    expected: bool,
) -> None:
    for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert opens_here(setting, environ) is expected


def test_a_browser_gets_the_address_and_neither_screen_nor_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, log = tmp_path / "browser", tmp_path / "log"
    browser.write_text(f'#!/bin/sh\necho noise\ntest -t 0 && echo tty\necho "$1" > {log}\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    assert open_in_browser(LONG)
    assert log.read_text() == f"{LONG}\n"
    browser.write_text("#!/bin/sh\nexit 1\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not open_in_browser(LONG)


# Links of the terminal's


@pytest.mark.parametrize(
    ("setting", "environ", "expected"),
    [("auto", {"TERM": "xterm-256color"}, True), ("auto", {"TERM": "linux"}, False),
     ("auto", {"TERM": "screen-256color"}, False), ("auto", {}, False),
     ("auto", {"TERM": "screen-256color", "TMUX": "/tmp/x,1,0"}, True),
     ("auto", {"TERM": "screen.xterm", "STY": "1.x"}, False),
     ("on", {"TERM": "linux"}, True), ("off", {"TERM": "xterm-256color"}, False)],
)  # fmt: skip
def test_where_links_are_sent(
    setting: OnOff,
    environ: dict[str, str],
    expected: bool,
) -> None:
    assert are_sent(setting, environ) is expected


# A code for a phone


async def test_the_code_on_the_screen_is_that_of_the_link(
    open_reader: OpenReader, page: Path
) -> None:
    import segno

    for size in ((120, 50), (80, 24)):
        async with open_reader([page], size=size) as reader:
            await reader.press("f", "j", "colon", *"qr code", "enter")
            await reader.settle()
            assert isinstance(reader.app.screen, QrSheet)
            code = segno.make_qr(LONG, error="l")
            expected = [list(row) for row in code.matrix_iter(border=4)]
            assert modules(reader, len(expected)) == expected
            assert reader.screen_text().startswith("https://a.example/火災")
            await reader.press("x")
            assert not isinstance(reader.app.screen, QrSheet)


async def test_a_code_that_does_not_fit_tells_how_much_room_it_needs(
    open_reader: OpenReader, page: Path
) -> None:
    async with open_reader([page], size=(40, 15)) as reader:
        await reader.press("f", "j", "colon", *"qr code", "enter")
        await reader.settle()
        assert "columns x" in reader.screen_text()
        assert "40 x 15" in " ".join(reader.screen_text().split())


def modules(reader: Reader, size: int) -> list[list[int]]:
    """The code read off the screen: 1 where a cell, or half of one, is dark."""
    rows: list[list[int]] = []
    for strip in reader.app.screen._compositor.render_strips()[1:]:
        halves: list[tuple[int, int]] = []
        for text, style, _ in strip:
            if style and style.color and style.color.name in ("#ffffff", "#000000"):
                for char in text:
                    is_light = bool(style.reverse)
                    upper = is_light if char == " " else not is_light
                    halves.append((int(not upper), int(not is_light)))
        if len(halves) == 2 * size:
            rows.append([upper for upper, _ in halves[::2]])
        elif len(halves) == size:
            rows += [[upper for upper, _ in halves], [lower for _, lower in halves]]
    return rows[:size]


# Reading the screen


def screen_lines(reader: Reader) -> list[str]:
    return reader.screen_text().split("\n")


def inverse_words(reader: Reader) -> str:
    """What stands inverted in the article."""
    view = reader.screen.panes.view
    segments = [s for y in range(view.size.height) for s in view.render_line(y)]
    return "".join(s.text for s in segments if s.style and s.style.reverse).strip()


def test_the_program_that_makes_codes_is_loaded_for_a_code_only() -> None:
    code = "import sys, tui.app; print('segno' in sys.modules, 'tui.screens.qr' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"
