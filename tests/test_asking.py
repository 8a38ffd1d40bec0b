"""Asking the reader: for words, for a time, for help, for an address; and what it tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import NHK, RFI, OpenReader
from textual import events
from textual.widgets import Input

from library.reading import read_article
from tui.app import NewsreaderApp
from tui.keys import bindings_of
from tui.panes.panes import Panes
from tui.panes.rows import RowList
from tui.panes.timeline_list import TimelineList
from tui.panes.view import ArticleView
from tui.screens.reader import ReaderScreen
from tui.screens.sheet import Sheet
from tui.settings.values import Settings


@pytest.mark.parametrize(
    ("typed", "top"),
    [("1430", "14:30"), ("14:29", "14:25"), ("13日 14:30", "14:30"), ("１２：００", "12:00すぎ")],
)
async def test_going_to_a_time(open_reader: OpenReader, typed: str, top: str) -> None:
    async with open_reader() as reader:
        await reader.press("at")
        await reader.type(typed)
        await reader.press("enter")
        assert reader.top.startswith(top)
        assert reader.at == "article"


async def test_what_is_no_time_is_told_and_nothing_moves(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("at", "x", "enter")
        assert "Not a time: x" in reader.notice
        await reader.press("at", *"3日", "enter")
        assert "No update at or before 3日" in reader.notice
        assert reader.top.startswith("【詳しく】")


async def test_finding_words_in_the_article(open_reader: OpenReader) -> None:
    async with open_reader(size=(100, 24)) as reader:
        await reader.press("slash")
        await reader.type("ウラジオストク")
        await reader.press("enter")
        assert any("ウラジオストク" in line for line in reader.article_lines())
        assert "1 of 2" in reader.screen_text()
        await reader.press("n")
        assert any("ウラジオストクから" in line for line in reader.article_lines())
        await reader.press("p")
        assert "1 of 2" in reader.screen_text()
        await reader.press("escape")
        assert "1 of 2" not in reader.screen_text()
        assert reader.at == "article"


async def test_keys_typed_into_a_prompt_are_words(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("slash", "q", "Q", "slash", "question_mark", "3", "j")
        assert reader.screen.prompt.input.value == "qQ/?3j"
        await reader.press("escape")
        assert not reader.screen.prompt.display
        assert reader.top.startswith("【詳しく】")


async def test_lists_are_narrowed_while_typing(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("h", "slash")
        await reader.type("俄朝")
        assert reader.screen.panes.sources.rows.rows[0].text == "RFI"
        await reader.press("escape")
        assert len(reader.screen.panes.sources.rows.rows) == 4
        await reader.press("t", "slash")
        await reader.type("夕食会")
        rows = reader.screen.panes.timeline.rows
        assert len(rows.rows) == 3
        await reader.press("enter", "escape")
        assert len(rows.rows) == 41


async def test_help_and_details_are_read_like_articles(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 72)) as reader:
        await reader.press("question_mark")
        assert isinstance(reader.app.screen, Sheet)
        text = reader.screen_text()
        assert "]                     Next update" in text
        assert "Ctrl+D" in text
        await reader.press("question_mark", "right_square_bracket", "i")
        text = reader.screen_text()
        assert "day: heading, line 17; month and year: file name" in text
        assert "zone: +09:00 (stated in a note)" in text
        await reader.press("escape")
        assert not isinstance(reader.app.screen, Sheet)


async def test_the_help_can_be_read_on_a_narrow_screen(open_reader: OpenReader) -> None:
    async with open_reader(size=(40, 15)) as reader:
        await reader.press("question_mark", "space", *["j"] * 9)
        lines = [line[1:].rstrip() for line in reader.screen_text().splitlines()]
        to = lines.index("t                     To the timeline,")
        # The words go on below each other, not below the keys.
        assert lines[to + 1] == " " * 22 + "and back"
        await reader.pilot.resize_terminal(20, 15)
        await reader.settle()
        assert " h Left  Pane to" in reader.screen_text()


async def test_every_key_of_the_help_is_bound(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        bound = set()
        for keys in (["h"], ["l"], ["t"]):
            await reader.press(*keys)
            bound |= {binding.id for _, binding, *_ in reader.app.screen.active_bindings.values()}
        for node in (NewsreaderApp, ReaderScreen, Panes, ArticleView, RowList, TimelineList):
            ids = [binding.id for binding in bindings_of(node)]
            assert len(ids) == len(set(ids))
            assert set(ids) <= bound


async def test_the_palette_lists_the_commands(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        commands = {command.title for command in reader.app.get_system_commands(reader.app.screen)}
        assert {"Next update", "Go to a time", "Theme"} <= commands
        await reader.press("colon", *"narrower", "enter")
        await reader.settle()
        assert reader.screen.panes.article.view.measure < 60


async def test_enter_pressed_twice_at_once_ends_the_palette_and_no_more(
    open_reader: OpenReader,
) -> None:
    async with open_reader() as reader:
        await reader.press("colon", *"narrower")
        await reader.settle()
        for _ in range(3):
            reader.app.post_message(events.Key("enter", "\r"))
        await reader.settle()
        await reader.press("j")
        assert reader.app.screen is reader.screen


@pytest.mark.parametrize("opens", ["app.command_palette", "screen.help", "screen.details"])
async def test_what_is_closed_before_it_is_there_does_nothing_any_more(
    open_reader: OpenReader, opens: str
) -> None:
    async with open_reader() as reader:
        await reader.app.run_action(opens)
        reader.app.screen.dismiss()
        await reader.settle()
        await reader.press("j")
        assert reader.app.screen is reader.screen


@pytest.mark.parametrize("opens", ["app.command_palette", "screen.search"])
async def test_where_one_types_nothing_blinks(open_reader: OpenReader, opens: str) -> None:
    async with open_reader() as reader:
        await reader.app.run_action(opens)
        await reader.settle()
        assert isinstance(reader.app.focused, Input)
        assert not reader.app.focused.cursor_blink


async def test_a_url_is_copied_and_told(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 5000 192.0.2.2 22")
    async with open_reader([RFI]) as reader:
        for key in ("y", "o"):
            reader.app._clipboard = ""
            await reader.press(key)
            assert reader.app.clipboard == read_article(RFI).url
            assert "https://www.rfi.fr/cn/亚洲/20230912-" in reader.notice
        await reader.press("Y")
        assert reader.app.clipboard.startswith("日本对俄朝首脑会谈表示关注与担忧\nhttps://")
    async with open_reader([NHK]) as reader:
        await reader.press("y")
        assert "does not tell its URL" in reader.notice
        await reader.press("right_square_bracket", "Y")
        assert reader.app.clipboard.endswith(
            "2023-09-13T19:40:00+09:00 ロシア国営通信社“プーチン大統領が基地出発”"
        )


async def test_full_width_letters_are_their_ascii_forms(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("３")
        # A terminal sends the character with the key's name; Pilot would leave it out.
        reader.app.post_message(events.Key("fullwidth_right_square_bracket", "］"))
        await reader.settle()
        assert reader.top.startswith("18:30")
        await reader.press("ｔ")
        assert reader.at == "timeline"


async def test_a_notice_gives_way_to_the_next_key(open_reader: OpenReader) -> None:
    async with open_reader(size=(40, 15)) as reader:
        await reader.press("y")
        assert "does not tell its URL" in reader.notice
        await reader.press("at")
        assert reader.notice == ""
        await reader.type("0915")
        assert "0915" in reader.screen_text()


async def test_a_list_without_a_match_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("h", "slash", *"俄朝")
        assert reader.screen.panes.sources.title.render().plain.endswith("1")
        await reader.press(*"zz")
        assert reader.screen.panes.sources.title.render().plain.endswith("none")


@pytest.mark.parametrize("key", ["ctrl+p", "colon"])
async def test_the_palette_opens_by_both_its_keys(open_reader: OpenReader, key: str) -> None:
    async with open_reader() as reader:
        await reader.press(key)
        assert type(reader.app.screen).__name__ == "Palette"


@pytest.mark.parametrize("keys", [["tab"], ["shift+tab"], ["tab", "tab", "x"]])
async def test_tab_does_not_lead_out_of_a_prompt(open_reader: OpenReader, keys: list[str]) -> None:
    async with open_reader() as reader:
        await reader.press("slash", *keys, "escape")
        assert not reader.screen.prompt.display
        await reader.press("J")
        assert reader.top == "日本对俄朝首脑会谈表示关注与担忧"


async def test_a_click_elsewhere_leaves_a_prompt(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("slash", "x")
        await reader.pilot.click(RowList)
        await reader.settle()
        assert not reader.screen.prompt.display


async def test_a_search_begins_where_one_was_whatever_is_typed(open_reader: OpenReader) -> None:
    async with open_reader(size=(100, 24)) as reader:
        await reader.press("slash", *"アンガ", *["backspace"] * 3, *"会談", "enter")
        assert "1 of " in reader.screen_text()
        await reader.press("escape", "g", "slash", *"アンガ")
        assert not reader.top.startswith("【詳しく】")
        await reader.press("escape")
        assert reader.top.startswith("【詳しく】")
        await reader.press("slash", *"不滅", "enter", "apostrophe")
        assert reader.top.startswith("【詳しく】")


async def test_what_was_found_stays_found_in_another_setting(open_reader: OpenReader) -> None:
    async with open_reader(size=(100, 24)) as reader:
        await reader.press("slash", *"国営通信社", "enter", "T", "T", "v")
        view = reader.screen.panes.article.view
        assert view._matches
        for matches in view._matches.values():
            for match in matches:
                piece = next(p for p in view.setting.pieces() if p.key == match.key)
                assert piece.text[match.start : match.end] == "国営通信社"
        # It was the first one, in the newest heading; below that stands one more, in its text.
        assert "8 of 9" in reader.screen_text()


async def test_an_ideographic_space_is_a_space(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("slash", "会")
        reader.app.post_message(events.Key("ideographic_space", "\u3000"))
        await reader.settle()
        await reader.press("談")
        assert reader.screen.prompt.input.value == "会 談"


async def test_a_notice_of_one_line_takes_no_line_from_the_article(open_reader: OpenReader) -> None:
    async with open_reader(size=(100, 24)) as reader:
        await reader.press("G")
        before = reader.article_lines()
        await reader.press("T")
        assert reader.notice == "Times: local"
        assert len(reader.article_lines()) == len(before)
        await reader.press("space")
        assert reader.top == "日本对俄朝首脑会谈表示关注与担忧"
        assert "Help" in reader.screen_text()


async def test_times_are_told_from_the_start_as_the_settings_say(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    async with open_reader([NHK, RFI], settings=Settings(times="utc")) as reader:
        assert " UTC" in reader.screen_text().splitlines()[0]
        await reader.press("right_square_bracket")
        assert "10:40" in reader.top
        await reader.press("T")
        assert "as written" in reader.notice
    file = tmp_path / "page.txt"
    file.write_text(
        "A fire\n\n14:10 It began\n\nWords.\n\n14:30 It ends\n\nWords.\n\n15:00 Over\n\nX.\n"
    )
    async with open_reader([file], settings=Settings(times="utc")) as reader:
        # Without a date and a zone they stay as written, and nothing else is told of them.
        assert "UTC" not in reader.screen_text()
