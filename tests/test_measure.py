"""How wide the text is, by which rules it is set, and that a long article is there at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import OpenReader
from running import newsreader
from textual.app import App, ComposeResult
from textual.geometry import Size

from library.memory import remember
from library.paths import marks_file
from parsers.article import Article, Block
from tui.panes.view import ArticleView
from tui.screens.sheet import Sheet
from tui.settings.values import Kinsoku, Settings, Wrap
from tui.typesetting.linebreak import cells_of
from tui.typesetting.setting import Place


def write(folder: Path, text: str) -> Path:
    file = folder / "news.txt"
    file.write_text(f"港の火災\n\n{text}")
    return file


def printed_settings() -> dict[str, object]:
    printed = json.loads(newsreader("settings", "--json", "--set", "measure=44").stdout)
    measure: dict[str, object] = printed["settings"]["measure"]
    return measure


async def test_the_measure_is_remembered_over_sessions(open_reader: OpenReader) -> None:
    for measure in (40, 36):
        async with open_reader(settings=Settings(measure=44)) as reader:
            await reader.press("<")
            assert reader.screen.panes.view.measure == measure
    again = printed_settings()
    assert (again["value"], again["from"]) == (36, "remembered")


async def test_a_measure_that_is_set_anew_holds(open_reader: OpenReader) -> None:
    async with open_reader(settings=Settings(measure=44)) as reader:
        await reader.press("<")
    async with open_reader(settings=Settings(measure=60)) as reader:
        assert reader.screen.panes.view.measure == 60


async def test_the_theme_chosen_in_the_palette_is_remembered(open_reader: OpenReader) -> None:
    async with open_reader(settings=Settings(colors="full")) as reader:
        assert reader.app.theme == "textual-dark"
        await reader.press("colon", *"theme", "enter")
        assert "Search for themes " in reader.screen_text()
        await reader.press(*"nord", "enter")
        assert reader.app.theme == "nord"
    printed = json.loads(newsreader("settings", "--json").stdout)["settings"]["theme"]
    assert (printed["value"], printed["from"]) == ("nord", "remembered")
    async with open_reader(settings=Settings(theme="light", colors="full")) as reader:
        assert reader.app.theme == "textual-light"
    async with open_reader(settings=Settings(colors="full")) as reader:
        assert reader.app.theme == "nord"
        # To choose the usual one is to choose no more.
        reader.app.theme = "textual-dark"
        await reader.settle()
    printed = json.loads(newsreader("settings", "--json").stdout)["settings"]["theme"]
    assert (printed["value"], printed["from"]) == ("auto", "default")


@pytest.mark.parametrize("remembered", ["wide", None, 7, 5000])
async def test_what_cannot_be_a_measure_is_none(
    open_reader: OpenReader, remembered: str | int | None
) -> None:
    remember("measure", {"chosen": remembered, "instead of": 50})
    async with open_reader(settings=Settings(measure=50)) as reader:
        wanted = {7: 32, 5000: 120}.get(remembered, 50) if isinstance(remembered, int) else 50
        assert reader.screen.panes.view.measure == wanted


async def test_a_reader_that_can_keep_nothing_still_reads(
    open_reader: OpenReader, own_places: Path
) -> None:
    marks_file().parent.parent.mkdir(exist_ok=True)
    marks_file().parent.write_text("no folder")
    async with open_reader() as reader:
        await reader.press("<", "<")
        assert max(map(cells_of, reader.article_lines())) <= 68


@pytest.mark.parametrize(("kinsoku", "start"), [("strict", "漢ャ"), ("loose", "ャ漢")])
async def test_kinsoku_is_as_strict_as_it_is_set(
    open_reader: OpenReader, tmp_path: Path, kinsoku: Kinsoku, start: str
) -> None:
    file = write(tmp_path, "漢" * 17 + "ャ" + "漢" * 30)
    async with open_reader([file], settings=Settings(measure=34, kinsoku=kinsoku)) as reader:
        assert next(li for li in reader.article_lines() if "ャ" in li).startswith(start)


@pytest.mark.parametrize(("wrap", "end"), [("plain", "天気"), ("phrase", "今日は")])
async def test_phrases_are_kept_where_it_is_set(
    open_reader: OpenReader, tmp_path: Path, wrap: Wrap, end: str
) -> None:
    file = write(tmp_path, "あ" * 11 + "、今日は天気がいいですね。明日も晴れるでしょう。")
    async with open_reader([file], settings=Settings(measure=34, wrap=wrap)) as reader:
        line = next(li for li in reader.article_lines() if "今日" in li)
        assert line.endswith(end)


class Host(App[None]):
    """A view on its own."""

    def compose(self) -> ComposeResult:
        yield ArticleView()


def long_article(blocks: int) -> Article:
    text = (
        "港の倉庫で起きた火災で、消防は消火にあたり、町は住民に窓を閉めるよう呼びかけました。" * 3
    )
    lead = tuple(Block("paragraph", f"{n}番目、{text}", "") for n in range(blocks))
    return Article("text", "長い記事", lead=lead)


async def test_of_a_long_article_the_first_lines_come_first_and_the_rest_by_itself() -> None:
    article = long_article(3000)
    async with Host().run_test(size=(80, 24)) as pilot:
        view = pilot.app.query_one(ArticleView)
        view.show(article)
        assert 24 < view.virtual_size.height < 200
        assert "長い記事" in view.render_line(0).text
        for _ in range(400):
            if view.virtual_size.height > 9000:
                break
            await pilot.pause(0.01)
        assert view.setting.lines[-1].piece.key == (-1, 3000)


async def test_a_key_in_a_long_article_does_not_wait_for_the_rest() -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        view = pilot.app.query_one(ArticleView)
        view.show(long_article(3000), Place((-1, 2000), 5))
        assert view.setting.lines[view.scroll_offset.y].piece.key == (-1, 2000)
        view.action_edge(1)
        assert "2999番目" in "".join(view.render_line(y).text for y in range(24))


async def test_a_page_further_in_a_long_article_does_not_wait_for_the_rest() -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        view = pilot.app.query_one(ArticleView)
        view.show(long_article(3000))
        height = view.virtual_size.height
        view.action_page(1)
        view.action_move(1)
        assert (view.scroll_offset.y, view.virtual_size.height) == (24, height)


async def test_of_a_long_article_set_anew_what_is_seen_comes_first() -> None:
    async with Host().run_test(size=(80, 24)) as pilot:
        view = pilot.app.query_one(ArticleView)
        view.show(long_article(3000), Place((-1, 1000), 5))
        whole = len(view.setting.lines)
        view.widen(-20)
        assert view.virtual_size.height < whole // 2
        assert view.place == Place((-1, 1000), 5)
        assert view.setting.lines[view.scroll_offset.y].piece.key == (-1, 1000)
        view.set_differently(is_reversed=True)
        assert view.setting.lines[view.scroll_offset.y].piece.key == (-1, 1000)


async def test_a_notice_is_set_like_any_text(open_reader: OpenReader) -> None:
    async with open_reader(size=(40, 20)) as reader:
        notice = reader.screen.notice
        notice.tell("港の倉庫で起きた火災で、消防は消火にあたりました。" * 2)
        await reader.settle()
        rows = [notice.render_line(y).text.strip() for y in range(notice.size.height)]
        assert "".join(rows) == notice.text
        assert all(row[0] not in "、。っ" for row in rows)
        assert notice.get_content_height(Size(40, 20), Size(40, 20), 38) == len(rows)


async def test_a_sheet_is_set_by_the_same_rules(open_reader: OpenReader) -> None:
    async with open_reader(settings=Settings(kinsoku="loose")) as reader:
        await reader.press("question_mark")
        sheet = reader.app.screen
        assert isinstance(sheet, Sheet)
        assert sheet.view.rules == reader.screen.panes.view.rules
        assert sheet.view.rules.kinsoku == "loose"
