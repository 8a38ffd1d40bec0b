"""The panes at every size, zoomed, narrow and wide: the place in the text always stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import OpenReader

from tui.typesetting.linebreak import cells_of

SIZES = [(200, 60), (120, 40), (109, 24), (80, 24), (60, 24), (59, 24), (40, 15)]


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


async def test_an_article_that_is_opened_behind_a_zoomed_list_is_moved_through(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    for name, hours in (("a", 1), ("b", 9)):
        updates = "".join(f"## {hour:02d}:15 update {hour}\n\ntext\n\n" for hour in range(hours))
        (tmp_path / f"{name}.md").write_text(f"# Article {name}\n\n{updates}")
    async with open_reader([tmp_path], size=(120, 40)) as reader:
        await reader.press("g", "t", "z", "J", "right_square_bracket", "z", "l")
        await reader.settle()
        assert "Article b" in reader.screen_text()
        await reader.press("h", "z", "K", "z")
        await reader.settle()
        assert "Article a" in reader.screen_text()


async def test_the_app_works_in_twenty_by_five(open_reader: OpenReader) -> None:
    async with open_reader(size=(20, 5)) as reader:
        await reader.press(
            "right_square_bracket", "t", "j", "h", "question_mark", "escape", "at", "escape"
        )
        assert reader.app.is_running
        assert reader.at == "article"


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


async def test_narrower_and_wider_undo_each_other_in_any_pane(open_reader: OpenReader) -> None:
    async with open_reader(size=(120, 24)) as reader:
        await reader.press("z")
        before = reader.article_lines()
        await reader.press("z", "less_than_sign", "less_than_sign", *["greater_than_sign"] * 3, "z")
        assert reader.article_lines() == before


async def test_a_long_notice_leaves_room_in_twenty_by_five(open_reader: OpenReader) -> None:
    async with open_reader(size=(20, 5)) as reader:
        await reader.press("right_square_bracket", "Y")
        assert reader.article_lines()[0].startswith("13日 19:40")
        await reader.press("j")
        assert not reader.article_lines()[0].startswith("13日 19:40")
        assert len({cells_of(line) for line in reader.screen_text().split("\n")}) == 1


async def test_the_line_of_keys_shows_only_whole_ones(open_reader: OpenReader) -> None:
    async with open_reader(size=(40, 15)) as reader:
        await reader.press("t")
        assert reader.screen_text().split("\n")[-1].rstrip() == "Enter Read ? Help ] Next update"
        await reader.pilot.resize_terminal(80, 24)
        await reader.settle()
        last = reader.screen_text().split("\n")[-1]
        assert "t Timeline" in last
        assert last.rstrip().endswith("/ Find")
