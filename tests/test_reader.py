"""The full-screen reader, by its keys: what a person presses, and what then stands there."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from conftest import NHK, RFI, SEEDS, OpenReader
from textual import events

import library.finding
from library.reading import read_article
from tui.app import NewsreaderApp
from tui.keys import bindings_of
from tui.linebreak import cells_of
from tui.panes.panes import Panes
from tui.panes.rows import RowList
from tui.panes.timeline import TimelineList
from tui.panes.view import ArticleView
from tui.reader import ReaderScreen
from tui.sheet import Sheet

SIZES = [(200, 60), (120, 40), (109, 24), (80, 24), (60, 24), (59, 24), (40, 15)]
ARTICLE = read_article(NHK)


@pytest.mark.parametrize("size", SIZES)
async def test_the_seeds_open_at_every_size(open_reader: OpenReader, size: tuple[int, int]) -> None:
    async with open_reader(size=size) as reader:
        assert reader.at == "article"
        assert reader.top.startswith("【詳しく】プーチン大統領とキム総")
        lines = reader.screen_text().split("\n")
        assert len(lines) == size[1]
        assert {cells_of(line) for line in lines} == {size[0]}


@pytest.mark.parametrize(
    ("width", "shown"),
    [(110, "sources article timeline"), (109, "article timeline"), (60, "article timeline"),
     (59, "article")],
)  # fmt: skip
async def test_panes_are_shown_as_far_as_there_is_room(
    open_reader: OpenReader, width: int, shown: str
) -> None:
    async with open_reader(size=(width, 24)) as reader:
        panes = reader.screen.panes.children
        assert " ".join(str(pane.id) for pane in panes if pane.display) == shown
        await reader.press("h")
        assert reader.at == "sources"
        assert reader.screen.panes.sources.display
        assert reader.screen.panes.article.display == (width >= 60)
        await reader.press("l", "l")
        assert reader.at == "timeline"
        assert reader.screen.panes.timeline.display


async def test_every_section_comes_to_the_top_line_the_last_one_too(
    open_reader: OpenReader,
) -> None:
    async with open_reader(size=(100, 24)) as reader:
        updates = [section.label for section in ARTICLE.updates]
        for label in updates:
            await reader.press("right_square_bracket")
            assert label[:8] in reader.top
            assert label[:8] in reader.marked
        await reader.press("t")
        for section in ARTICLE.sections[-2:]:
            await reader.press("G", "k") if section is ARTICLE.sections[-2] else await reader.press(
                "G"
            )
            assert section.label[:8] in reader.top


async def test_counts_repeat_a_step(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("3", "right_square_bracket")
        assert reader.top.startswith("18:30")
        await reader.press("1", "0", "right_square_bracket")
        assert reader.top.startswith("13:53")
        await reader.press("2", "left_square_bracket")
        assert reader.top.startswith("14:30")
        await reader.press("5", "j", "right_square_bracket")
        assert reader.top.startswith("14:25")


async def test_the_mark_follows_the_scrolling(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        assert reader.marked == ""
        await reader.press(*["j"] * reader.screen.panes.article.view.setting.tops[0])
        assert "上川外務大臣" in reader.marked
        await reader.press("right_square_bracket", "k")
        assert "上川外務大臣" in reader.marked
        await reader.press("j")
        assert reader.marked.startswith("19:40")
        await reader.press("g")
        assert reader.marked == ""


async def test_moving_in_the_timeline_moves_the_article(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("t")
        assert reader.at == "timeline"
        await reader.press("j")
        assert reader.top.startswith("上川外務大臣")
        await reader.press("j", "j")
        assert reader.top.startswith("19:20")
        await reader.press("enter")
        assert reader.at == "article"
        assert reader.top.startswith("19:20")
        await reader.press("t", "G")
        assert reader.top == "ボストーチヌイ宇宙基地とは"
        await reader.press("t")
        assert reader.at == "article"


async def test_resizing_keeps_the_line_under_the_eyes(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 40)) as reader:
        await reader.press("5", "right_square_bracket", "j", "j", "j")
        place = reader.screen.panes.article.view.place
        words = reader.top[:6]
        for size in [(80, 24), (40, 15), (200, 60), (64, 30)]:
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
            assert words in "".join(reader.article_lines()[:2])
        await reader.pilot.resize_terminal(120, 40)
        await reader.settle()
        assert reader.screen.panes.article.view.place == place


async def test_pages_keep_a_line_and_end_at_the_end(open_reader: OpenReader) -> None:
    async with open_reader(size=(100, 24)) as reader:
        last = reader.article_lines()[-1]
        await reader.press("space")
        assert reader.top == last
        await reader.press("b")
        assert reader.top.startswith("【詳しく】")
        await reader.press("G")
        assert reader.article_lines()[-1].endswith("首脳会談が行われました。")
        assert "Space: next article" in reader.screen_text()
        await reader.press("space")
        assert reader.top == "日本对俄朝首脑会谈表示关注与担忧"
        await reader.press("G", "space")
        assert reader.screen.panes.article.view.article is not None
        assert reader.screen.panes.article.view.article.source == "RFI"


async def test_articles_are_changed_from_any_pane_and_places_kept(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("right_square_bracket", "right_square_bracket", "t", "J")
        assert reader.top == "日本对俄朝首脑会谈表示关注与担忧"
        assert reader.at == "timeline"
        await reader.press("K")
        assert reader.top.startswith("19:20")
        await reader.press("K")
        assert reader.top.startswith("19:20")


async def test_an_article_is_chosen_in_the_list(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("h", "j", "j", "enter")
        assert reader.at == "article"
        assert reader.top == "日本对俄朝首脑会谈表示关注与担忧"
        text = reader.screen_text()
        assert "9月12日 周二 13:15" in text
        assert "CEST" in text


async def test_a_source_folds_and_unfolds(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("h", "g", "enter")
        assert [row.text.strip() for row in reader.screen.panes.sources.rows.rows][:2] == [
            "NHK",
            "RFI",
        ]
        await reader.press("enter")
        assert len(reader.screen.panes.sources.rows.rows) == 4


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
        assert rows.option_count == 3
        await reader.press("enter", "escape")
        assert rows.option_count == 41


async def test_flipping_reverses_and_keeps_the_place(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("3", "right_square_bracket", "v")
        assert reader.top.startswith("18:30")
        await reader.press("right_square_bracket")
        assert reader.top.startswith("19:20")
        await reader.press("v", "right_square_bracket")
        assert reader.top.startswith("18:30")


async def test_times_turn_through_zones_with_their_dates(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Etc/GMT+5")
    time.tzset()
    async with open_reader() as reader:
        await reader.press("right_square_bracket", "T")
        assert reader.top.startswith("9月13日 (水) 05:40")
        assert "local" in reader.screen_text()
        await reader.press("T")
        assert reader.top.startswith("9月13日 (水) 10:40")
        assert reader.marked.startswith("10:40")
        assert "UTC" in reader.screen_text()
        await reader.press("T")
        assert reader.top.startswith("13日 19:40")


async def test_times_without_a_date_stay_as_written(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    file = tmp_path / "nhk.txt"
    file.write_bytes(NHK.read_bytes())
    async with open_reader([file]) as reader:
        await reader.press("T")
        assert "unknown" in reader.notice
        assert "13日" in reader.screen_text()
        assert "9月" not in reader.screen_text()


async def test_the_measure_is_changed_and_the_place_kept(open_reader: OpenReader) -> None:
    async with open_reader(size=(200, 40)) as reader:
        await reader.press("4", "right_square_bracket")
        before = max(cells_of(line) for line in reader.article_lines())
        await reader.press(*["less_than_sign"] * 5)
        assert max(cells_of(line) for line in reader.article_lines()) <= 56 < before
        assert reader.top.startswith("17:45")
        await reader.press(*["greater_than_sign"] * 20)
        assert 100 < max(cells_of(line) for line in reader.article_lines()) <= 120


async def test_zoom_gives_a_pane_the_whole_screen(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("z")
        panes = reader.screen.panes
        assert [p.id for p in panes.children if p.display] == ["article"]
        await reader.press("t")
        assert [p.id for p in panes.children if p.display] == ["timeline"]
        await reader.press("escape")
        assert len([p for p in panes.children if p.display]) == 3


async def test_back_returns_from_a_jump_and_forth_again(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("j", "j", "j")
        before = reader.top
        await reader.press("9", "right_square_bracket")
        there = reader.top
        await reader.press("apostrophe")
        assert reader.top == before
        await reader.press("apostrophe")
        assert reader.top == there


async def test_escape_leaves_layer_by_layer_and_never_quits(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("t", "escape")
        assert reader.at == "article"
        await reader.press("escape")
        assert reader.at == "sources"
        await reader.press("escape", "escape")
        assert reader.app.is_running


@pytest.mark.parametrize("keys", [["t", "q", "q", "q"], ["Q"], ["t", "Q"]])
async def test_quitting(open_reader: OpenReader, keys: list[str]) -> None:
    async with open_reader() as reader:
        for key in keys:
            assert reader.app.return_code is None
            await reader.pilot.press(key)
        assert reader.app.return_code == 0


async def test_help_and_details_are_read_like_articles(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 60)) as reader:
        await reader.press("question_mark")
        assert isinstance(reader.app.screen, Sheet)
        text = reader.screen_text()
        assert "]                     Next update" in text
        assert "Ctrl+D" in text
        await reader.press("question_mark", "right_square_bracket", "i")
        text = reader.screen_text()
        assert "day: written in the heading" in text
        assert "month and year: the file's name" in text
        assert "zone: +09:00 (stated in a note)" in text
        await reader.press("escape")
        assert not isinstance(reader.app.screen, Sheet)


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


async def test_an_article_that_cannot_be_read_is_shown_as_such(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    (tmp_path / "1.txt").write_text("題\n\n本文です。\n")
    (tmp_path / "2.txt").write_bytes(b"\0")
    (tmp_path / "3.html").write_text("<html><title>三</title></html>")
    async with open_reader([tmp_path]) as reader:
        rows = [row.text for row in reader.screen.panes.sources.rows.rows]
        assert "! 2.txt: a binary file, not text" in rows
        await reader.press("J")
        assert "a binary file, not text" in " ".join(reader.article_lines())
        await reader.press("J")
        assert "an HTML page without text" in " ".join(reader.article_lines())
        assert any("without text" in row.text for row in reader.screen.panes.sources.rows.rows)
        await reader.press("K", "K")
        assert reader.top == "題"


async def test_text_from_outside_is_never_markup(open_reader: OpenReader, tmp_path: Path) -> None:
    title = "[AP] [/速報] [@click=app.quit]x[/] [b"
    file = tmp_path / "20240102-x.txt"
    stamps = "".join(f"{hour}:00 {title}\n\n本文 {title}。\n\n" for hour in (9, 8, 7, 6))
    file.write_text(f"{title}\n\n{stamps}")
    async with open_reader([file], size=(160, 30)) as reader:
        assert reader.top == title
        text = reader.screen_text()
        assert text.count("[/速報]") > 8
        await reader.press("i", "escape", "slash", "left_square_bracket", "escape", "y", "t", "j")
        assert title[:20] in reader.marked


async def test_the_app_works_in_twenty_by_five(open_reader: OpenReader) -> None:
    async with open_reader(size=(20, 5)) as reader:
        await reader.press(
            "right_square_bracket", "t", "j", "h", "question_mark", "escape", "at", "escape"
        )
        assert reader.app.is_running
        assert reader.at == "article"


async def test_a_large_list_is_drawn_line_by_line(open_reader: OpenReader, tmp_path: Path) -> None:
    for number in range(1200):
        (tmp_path / f"{number:04}.txt").write_text(f"題{number}\n\n本文です。\n")
    async with open_reader([tmp_path]) as reader:
        await reader.press("h", "G", "enter")
        assert reader.top == "題1199"
        await reader.press("K")
        assert reader.top == "題1198"
        assert f" {tmp_path.name}"[:10] in reader.screen_text()


async def test_selected_text_is_that_of_the_article(open_reader: OpenReader) -> None:
    async with open_reader([RFI], size=(100, 24)) as reader:
        view = reader.screen.panes.article.view
        await reader.pilot.mouse_down(view, offset=(1, 0))
        await reader.pilot.hover(view, offset=(7, 0))
        await reader.pilot.mouse_up(view, offset=(7, 0))
        await reader.settle()
        assert reader.screen.get_selected_text() in ("日本对", "日本对俄")


def test_the_reader_looks_for_the_seeds_where_they_are() -> None:
    assert library.finding.SEEDS == SEEDS
    assert [p.name for p in sorted(SEEDS.iterdir()) if p.is_dir()] == ["NHK", "RFI"]


async def test_moving_past_the_ends_of_the_timeline_moves_nothing(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("t", "k")
        assert reader.top.startswith("【詳しく】")
        await reader.press("j", "k", "k")
        assert reader.top.startswith("上川外務大臣")
        await reader.press("G", "j", "j")
        assert reader.top == "ボストーチヌイ宇宙基地とは"


async def test_a_notice_gives_way_to_the_next_key(open_reader: OpenReader) -> None:
    async with open_reader(size=(40, 15)) as reader:
        await reader.press("y")
        assert "does not tell its URL" in reader.notice
        await reader.press("at")
        assert reader.notice == ""
        await reader.type("0915")
        assert "0915" in reader.screen_text()


async def test_narrower_begins_at_the_width_that_is_shown(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        before = max(cells_of(line) for line in reader.article_lines())
        await reader.press("greater_than_sign", "greater_than_sign", "less_than_sign")
        assert max(cells_of(line) for line in reader.article_lines()) < before


async def test_on_a_narrow_screen_what_moves_comes_to_the_front(open_reader: OpenReader) -> None:
    async with open_reader(size=(40, 15)) as reader:
        await reader.press("h", "right_square_bracket")
        assert reader.at == "article"
        await reader.press("h", "at", *"1430", "enter")
        assert reader.at == "article"
        assert reader.top.startswith("14:30")


async def test_a_list_without_a_match_says_so(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("h", "slash", *"俄朝")
        assert reader.screen.panes.sources.title.render().plain.endswith("1")
        await reader.press(*"zz")
        assert reader.screen.panes.sources.title.render().plain.endswith("none")


async def test_an_opened_article_is_never_hidden_in_a_fold(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("h", "g", "enter", "J", "K")
        assert len(reader.screen.panes.sources.rows.rows) == 4


@pytest.mark.parametrize("key", ["ctrl+p", "colon"])
async def test_the_palette_opens_by_both_its_keys(open_reader: OpenReader, key: str) -> None:
    async with open_reader() as reader:
        await reader.press(key)
        assert type(reader.app.screen).__name__ == "CommandPalette"


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


async def test_an_article_named_twice_is_listed_once(open_reader: OpenReader) -> None:
    async with open_reader([NHK, NHK, SEEDS]) as reader:
        await reader.press("J")
        assert reader.top == "日本对俄朝首脑会谈表示关注与担忧"


async def test_back_leads_to_the_article_before(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("3", "right_square_bracket", "J", "apostrophe")
        assert reader.top.startswith("18:30")
        await reader.press("apostrophe")
        assert reader.top == "日本对俄朝首脑会谈表示关注与担忧"


@pytest.mark.parametrize("keys", [["z"], ["v"], ["t", "z", "z", "t"], ["h"]])
async def test_resizing_keeps_the_place_in_every_arrangement(
    open_reader: OpenReader, keys: list[str]
) -> None:
    async with open_reader(size=(100, 30)) as reader:
        await reader.press("7", "right_square_bracket", *keys)
        for size in [(120, 40), (50, 15), (80, 24), (200, 50)]:
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
        view = reader.screen.panes.article.view
        assert view.section == 9
        assert reader.top.startswith("16:44")


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
        for matches in view._matches.values():
            for match in matches:
                piece = next(p for p in view.setting.pieces() if p.key == match.key)
                assert piece.text[match.start : match.end] == "国営通信社"
        # It was the first one, in the newest heading; below that stands one more, in its text.
        assert "8 of 9" in reader.screen_text()


async def test_narrower_and_wider_undo_each_other_in_any_pane(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 24)) as reader:
        await reader.press("z")
        before = reader.article_lines()
        await reader.press("z", "less_than_sign", "less_than_sign", *["greater_than_sign"] * 3, "z")
        assert reader.article_lines() == before


async def test_an_ideographic_space_is_a_space(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("slash", "会")
        reader.app.post_message(events.Key("ideographic_space", "\u3000"))
        await reader.settle()
        await reader.press("談")
        assert reader.screen.prompt.input.value == "会 談"


async def test_a_long_notice_leaves_room_in_twenty_by_five(open_reader: OpenReader) -> None:
    async with open_reader(size=(20, 5)) as reader:
        await reader.press("right_square_bracket", "Y")
        assert reader.article_lines()[0].startswith("13日 19:40")
        await reader.press("j")
        assert not reader.article_lines()[0].startswith("13日 19:40")
        assert len({cells_of(line) for line in reader.screen_text().split("\n")}) == 1


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
