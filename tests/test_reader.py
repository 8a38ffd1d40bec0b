"""Reading full screen, by its keys: what a person presses, and what then stands there."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from conftest import NHK, RFI, SEEDS, OpenReader

import library.finding
from library.reading import read_article
from parsers.article import Ruby
from tui.settings.values import Settings

ARTICLE = read_article(NHK)


async def test_every_section_comes_to_the_top_line_the_last_one_too(
    open_reader: OpenReader,
) -> None:
    async with open_reader(size=(100, 24)) as reader:
        updates = [section.label for section in ARTICLE.updates]
        for label in updates:
            await reader.press("right_square_bracket")
            assert label[:8] in reader.top
            assert label[:5] in reader.marked
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


async def test_pages_keep_a_line_and_end_at_the_end(open_reader: OpenReader) -> None:
    async with open_reader(size=(100, 24)) as reader:
        last = reader.article_lines()[-1]
        await reader.press("space")
        assert reader.top == last
        await reader.press("b")
        assert reader.top.startswith("【詳しく】")
        await reader.press("G")
        assert reader.article_lines()[-1].endswith("首脳会談が行われました。")
        assert "Space: next unread" in reader.screen_text()
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


async def test_an_opened_article_is_never_hidden_in_a_fold(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("h", "g", "enter", "J", "K")
        assert len(reader.screen.panes.sources.rows.rows) == 4


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


@pytest.mark.parametrize(
    ("ruby", "expected"), [("brackets", "会談（かいだん）の日程"), ("omit", "会談の日程")]
)
async def test_readings_above_characters_are_shown_or_left_out(
    open_reader: OpenReader, tmp_path: Path, ruby: Ruby, expected: str
) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><h1>港の会談</h1><p><ruby>会談<rt>かいだん</rt></ruby>の日程が決まりました。</p></body></html>"
    )
    async with open_reader([page], settings=Settings(ruby=ruby)) as reader:
        assert expected in "\n".join(reader.article_lines())
