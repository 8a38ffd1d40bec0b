"""The catch-up view: headings and first lines, one section opened at a time, the place kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import NHK, RFI, OpenReader, Reader

from library.reading import read_article
from parsers.article import Block
from tui.reading.search import find
from tui.typesetting.linebreak import cells_of
from tui.typesetting.setting import Role, Setting
from tui.typesetting.typeset import typeset

ARTICLE = read_article(NHK)
EVERY = range(len(ARTICLE.sections))
SIZES = [(120, 40), (80, 24), (40, 15)]


def lines_of(setting: Setting) -> list[str]:
    return [line.indent + line.text for line in setting.lines]


@pytest.mark.parametrize("width", [20, 40, 76])
def test_a_folded_section_is_its_heading_and_one_line(width: int) -> None:
    setting = typeset(ARTICLE, width, folded=EVERY)
    assert max(map(cells_of, lines_of(setting))) <= width
    for section in ARTICLE.sections:
        top = setting.tops[section.index]
        assert section.label[:4] in setting.lines[top].text
    folded = [line for line in setting.lines if line.piece.role is Role.FOLDED]
    assert len(folded) == len(ARTICLE.sections)


def test_the_line_is_the_first_sentence() -> None:
    section = ARTICLE.sections[1]
    texts = ["短い文です。あとの文です。", "It rose 2.5% to 3. Then it fell.", "見出しの列\n次の行"]
    starts = []
    for text in texts:
        short = replace(section, index=0, blocks=(Block("paragraph", text, text),))
        starts.append(lines_of(typeset(ARTICLE._replace(sections=(short,)), 60, folded=[0]))[-1])
    assert starts == ["  短い文です。", "  It rose 2.5% to 3.", "  見出しの列"]


def test_what_is_hidden_is_found_at_its_heading() -> None:
    whole, folded = typeset(ARTICLE, 60), typeset(ARTICLE, 60, folded=EVERY)
    assert find(folded, "ウラジオストク") == find(whole, "ウラジオストク") != []
    place = whole.place_at(whole.tops[5] + 3)
    assert folded.line_of(place) == folded.tops[5]


@pytest.mark.parametrize("size", SIZES)
async def test_folding_keeps_the_section_and_unfolding_the_line(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(size=size) as reader:
        await reader.press("5", "right_square_bracket", "j", "j", "j")
        before, section = reader.top, reader.screen.panes.view.section
        await reader.press("c")
        assert reader.notice == "Folded to first lines. Enter opens one, c all."
        assert reader.top.startswith("17:45")
        assert reader.screen.panes.view.section == section
        await reader.press("c")
        assert reader.top == before
        assert reader.notice == "Every section is open."


@pytest.mark.parametrize("size", SIZES)
async def test_enter_opens_a_section_and_folds_it(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(size=size) as reader:
        await reader.press("2", "right_square_bracket", "c")
        folded = reader.article_lines()
        await reader.press("enter")
        opened = reader.article_lines()
        assert opened[0] == folded[0]
        assert opened[-1] != folded[-1]
        assert "".join(opened).find("北朝鮮のキム・ジョンウン総書記との首脳会談を終えた") > 0
        await reader.press("enter")
        assert reader.article_lines()[: len(folded)] == folded


async def test_line_by_line_every_folded_section_comes_to_the_top(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 60)) as reader:
        await reader.press("c", *["j"] * 100)
        assert "ボストーチヌイ宇宙基地とは" in "".join(reader.article_lines()[:2])
        await reader.press("k", "enter")
        assert reader.screen.panes.view.section in (37, 38)


async def jumps(reader: Reader) -> list[str]:
    """The top lines after jumps of every kind."""
    tops = []
    for keys in (["3", "right_square_bracket"], ["left_square_bracket"], ["at", *"14:30", "enter"],
                 ["t", "j"], ["enter"], ["apostrophe"]):  # fmt: skip
        await reader.press(*keys)
        tops.append(reader.top[:12])
    return tops


async def test_jumps_lead_to_the_same_headings(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        whole = await jumps(reader)
        await reader.press("g", "c")
        assert await jumps(reader) == whole


@pytest.mark.parametrize(
    "keys", [["v"], ["T", "T"], ["less_than_sign"], ["greater_than_sign"], ["z"], ["z", "v", "T"]]
)
async def test_a_folded_article_is_set_anew_like_any(
    open_reader: OpenReader, keys: list[str]
) -> None:
    async with open_reader(size=(110, 30)) as reader:
        await reader.press("7", "right_square_bracket", "c", *keys)
        assert "夕食会の会場・メニューは" in reader.top
        assert reader.screen.panes.view.section == 9
        for size in [(120, 40), (50, 15), (80, 24)]:
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
        assert "夕食会の会場・メニューは" in "".join(reader.article_lines()[:2])


async def test_a_search_opens_what_it_finds_and_leaves_it_open(open_reader: OpenReader) -> None:
    async with open_reader(size=(100, 24)) as reader:
        await reader.press("c", "slash", *"不滅")
        assert any("不滅" in line for line in reader.article_lines())
        await reader.press("escape")
        assert reader.top.startswith("【詳しく】")
        folded = reader.screen.panes.view.setting.hidden
        assert len(folded) == len(ARTICLE.sections)
        await reader.press("slash", *"ウラジオストク", "enter")
        assert any("ウラジオストク" in line for line in reader.article_lines())
        await reader.press("n")
        assert "2 of 2" in reader.screen_text()
        assert any("ウラジオストク" in line for line in reader.article_lines())
        await reader.press("escape")
        assert any("ウラジオストク" in line for line in reader.article_lines())
        assert len(reader.screen.panes.view.setting.hidden) == len(ARTICLE.sections) - 1


async def test_the_next_article_is_open(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("c", "J", "K")
        assert not reader.screen.panes.view.setting.hidden


async def test_where_there_is_nothing_to_fold_it_is_said(open_reader: OpenReader) -> None:
    async with open_reader([RFI]) as reader:
        await reader.press("c")
        assert reader.notice == "Nothing to fold: this article has no headings."
    async with open_reader([NHK]) as reader:
        await reader.press("enter")
        assert "nothing is folded here" in reader.notice
