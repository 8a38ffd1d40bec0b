"""The timeline pane: what is listed, the strip, the marks; and that it stays quick."""

from __future__ import annotations

import time as clock
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import SEEDS, TWO_DAYS, OpenReader, Reader, article, untimed, update
from textual.geometry import Region

from parsers.article import Article
from tui.typesetting.setting import Place

SIZES = [(120, 40), (80, 24), (40, 15)]


async def shown_in(reader: Reader, shown: Article) -> None:
    reader.screen.panes.show(shown, None)
    await reader.settle()


async def test_the_strip_shows_the_day_under_the_eyes(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await shown_in(reader, TWO_DAYS)
        strip = reader.screen.panes.timeline.strip
        assert strip.render().plain.split() == ["0:30", ".", ".", "0:40"]
        await reader.press("4", "right_square_bracket")
        assert strip.render().plain.split() == ["14:10", ".", "..", "23:50"]
        (place,) = strip.render().spans
        assert strip.render().plain[place.start : place.end + 6] == ".. 23:5"
        few = article(*TWO_DAYS.sections[:3])
        await shown_in(reader, few)
        assert not strip.display


@pytest.mark.parametrize("size", SIZES)
async def test_headings_without_a_time_are_hidden_and_shown(
    open_reader: OpenReader, size: tuple[int, int]
) -> None:
    async with open_reader(size=size) as reader:
        before = reader.article_lines()
        await reader.press("t", "e")
        assert reader.notice == "Timeline: 22 timed of 39 headings."
        assert "22 of 39" in reader.screen_text()
        assert not any(line.startswith("- ") for line in reader.timeline_lines())
        await reader.press("j", "j", "j")
        assert reader.marked.startswith("18:30")
        await reader.press("e")
        assert any(line.startswith("- ") for line in reader.timeline_lines())
        assert reader.marked.startswith("18:30")
        await reader.press("t", "g")
        assert reader.article_lines() == before


async def test_a_hidden_heading_is_marked_at_the_time_above(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await reader.press("e", "t", "j", "j", "j", "t")
        await reader.press(*["j"] * 12)
        section = reader.screen.panes.view.section
        assert section is not None
        assert reader.marked.startswith("18:30")


async def test_where_nothing_is_timed_all_stays(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await shown_in(reader, article(untimed(0, "一"), untimed(1, "二")))
        await reader.press("e")
        assert "all stay listed" in reader.notice
        assert reader.timeline_lines()[:2] == ["一", "二"]


async def test_days_and_silences_cannot_be_chosen(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await shown_in(reader, TWO_DAYS)
        await reader.press("t")
        seen = []
        for _ in range(7):
            await reader.press("j")
            seen.append(reader.marked.split()[0])
        assert seen == ["0:40", "-", "0:30", "23:50", "23:30", "14:10", "14:10"]
        await reader.pilot.click(reader.screen.panes.timeline.rows, offset=(3, 4))
        assert reader.marked.startswith("14:10")
        await reader.pilot.click(reader.screen.panes.timeline.rows, offset=(3, 3))
        await reader.settle()
        assert reader.top.startswith("0:30")
        assert reader.at == "article"


async def test_turning_the_page_turns_days_and_silences(open_reader: OpenReader) -> None:
    async with open_reader() as reader:
        await shown_in(reader, TWO_DAYS)
        await reader.press("v")
        assert [" ".join(line.split()) for line in reader.timeline_lines()[:9]] == [
            "3月13日 (水)", "14:10 出火", "9 h 20 min", "23:30 消防が会見", "23:50 火の勢い弱まる",
            "3月14日 (木)", "0:30 放水続く", "- 住民の声", "0:40 鎮火",
        ]  # fmt: skip


async def test_the_day_of_the_first_row_stays_in_sight(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        title = reader.screen.panes.timeline.title
        assert title.render().plain.startswith("Timeline")
        await reader.press("t", "G")
        assert title.render().plain.startswith("9月13日 (水)")
        await reader.press("g")
        assert title.render().plain.startswith("Timeline")


async def test_above_the_first_section_the_list_is_at_its_top(open_reader: OpenReader) -> None:
    async with open_reader(size=(80, 24)) as reader:
        await reader.press("t", "G", "t", "g")
        assert "上川" in reader.timeline_lines()[0]
        await reader.press("t", "G", "J", "K", "g")
        assert "上川" in reader.timeline_lines()[0]


async def test_turning_the_zone_turns_days_and_clocks(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Etc/GMT+5")
    clock.tzset()
    async with open_reader() as reader:
        await shown_in(reader, TWO_DAYS)
        assert "3月14日 (木)" in reader.timeline_lines()
        await reader.press("T", "T")
        assert "3月14日 (木)" not in reader.timeline_lines()
        assert reader.timeline_lines()[1] == "15:40 鎮火"
        await reader.press("at", *"15:35", "enter")
        assert "15:30" in reader.top


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("words", "rows"), [("19:4", 1), ("ﾛｼｱ大統領", 1), ("ぷーちん", 14), ("１６：", 2)]
)
async def test_narrowing_knows_the_clock_and_every_kind_of_kana(
    open_reader: OpenReader, size: tuple[int, int], words: str, rows: int
) -> None:
    async with open_reader(size=size) as reader:
        await reader.press("t", "slash", *words)
        left = [row for row in reader.screen.panes.timeline.rows.rows if row.section is not None]
        assert len(left) == rows
        assert f"{rows} of 39" in reader.screen.panes.timeline.title.render().plain
        if left[0].stamp != "-":
            assert reader.timeline_lines()[0] == "9月13日 (水)"


async def test_moving_draws_only_the_two_rows(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_reader() as reader:
        await reader.press("t", "j")
        rows = reader.screen.panes.timeline.rows
        drawn: list[Region] = []
        refresh: Callable[..., object] = rows.refresh

        def watched(*regions: Region, **how: bool) -> object:
            drawn.extend(regions or [rows.region])
            return refresh(*regions, **how)

        monkeypatch.setattr(rows, "refresh", watched)
        await reader.press("j")
        assert [(region.y, region.height) for region in drawn] == [(0, 1), (2, 1)]


async def test_thousands_of_updates_are_jumped_through(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    stamps = (f"{n // 60 % 24}:{n % 60:02}" for n in range(2999, -1, -1))
    text = "".join(f"{stamp} 続報{n}\n\n本文です。\n\n" for n, stamp in enumerate(stamps))
    (tmp_path / "20240313-x.txt").write_text(f"【随時更新】島\n\n{text}")
    async with open_reader([tmp_path]) as reader:
        await reader.press("9", "9", "9", "right_square_bracket")
        assert "続報998" in reader.top
        assert "続報998" in reader.marked
        await reader.press("t", "G")
        assert "続報2999" in reader.top


async def test_a_long_article_shows_its_first_lines_at_once(open_reader: OpenReader) -> None:
    sections = [
        update(n, 13, f"{n // 60 % 24}:{n % 60:02}", f"続報{n}") for n in range(1200, 0, -1)
    ]
    long = article(*(replace(section, index=n) for n, section in enumerate(sections)))
    async with open_reader() as reader:
        view = reader.screen.panes.view
        view.show(long)
        assert "港の火災" in view.render_line(0).text
        assert len(view.setting.tops) == 1200
        place = Place((900, 1), 0)
        view.show(long, place)
        assert "続報300の本文" in view.render_line(0).text
        await reader.settle()
        assert "続報300の本文" in reader.top
        assert view.place == place
        await reader.press("right_square_bracket")
        assert "続報299" in reader.top


async def test_an_article_without_sections_tells_its_moment(open_reader: OpenReader) -> None:
    async with open_reader([SEEDS / "RFI"]) as reader:
        assert reader.timeline_lines()[0] == "9月12日 周二 13:15"
        await reader.press("at", *"14:30", "enter")
        assert "no updates" in reader.notice
