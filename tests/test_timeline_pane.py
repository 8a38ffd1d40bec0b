"""The timeline pane: days, silences, marks, the strip; what is listed, and that it stays quick."""

from __future__ import annotations

import time as clock
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from conftest import SEEDS, OpenReader, Reader
from textual.geometry import Region

from parsers.article import Article, Block, Moment, Order, Section
from tui.density import strip_of
from tui.details import details_page
from tui.setting import Place
from tui.timeline_rows import RowKind, items_of, rows_of, stamp_width, tell_length
from tui.times import Times

SIZES = [(120, 40), (80, 24), (40, 15)]


def update(index: int, day: int, at: str, label: str, *, is_dated: bool = True) -> Section:
    """An invented update of a day in March 2024."""
    hour, minute = map(int, at.split(":"))
    moment = Moment(
        at, f"{day}日 {at}", date(2024, 3, day) if is_dated else None, day, time(hour, minute),
        zone="+09:00" if is_dated else None, date_from="inherited", clock=at,
    )  # fmt: skip
    block = Block("paragraph", f"{label}の本文です。続きです。", "")
    return Section(index, None, "timed", f"{at} {label}", label, moment, f"{day}-{index}", (block,))


def untimed(index: int, label: str) -> Section:
    return Section(index, None, "untimed", label, label, None, str(index), ())


def article(*sections: Section, order: Order | None = "newest-first") -> Article:
    return Article("timeline", "港の火災", language="ja", live=True, order=order, zone="+09:00",
                   sections=sections)  # fmt: skip


TWO_DAYS = article(
    update(0, 14, "0:40", "鎮火"),
    untimed(1, "住民の声"),
    update(2, 14, "0:30", "放水続く"),
    update(3, 13, "23:50", "火の勢い弱まる"),
    update(4, 13, "23:30", "消防が会見"),
    update(5, 13, "14:10", "出火"),
)


def rows_in_words(shown: Article, times: Times = Times.AS_WRITTEN) -> list[str]:
    """The rows of an article's timeline, each in one line."""
    items = items_of(shown, times)
    return [
        f"{row.stamp} {row.marks}{row.text}".strip() for row in rows_of(items, shown.order, items)
    ]


def test_days_and_silences_stand_between_the_updates() -> None:
    assert rows_in_words(TWO_DAYS) == [
        "3月14日 (木)", "0:40 鎮火", "- 住民の声", "0:30 放水続く",
        "3月13日 (水)", "23:50 火の勢い弱まる", "23:30 消防が会見",
        "9 h 20 min", "14:10 出火",
    ]  # fmt: skip


def test_days_move_with_the_zone_and_silences_stay() -> None:
    assert rows_in_words(TWO_DAYS, Times.UTC) == [
        "3月13日 (水)", "15:40 鎮火", "- 住民の声", "15:30 放水続く",
        "14:50 火の勢い弱まる", "14:30 消防が会見", "9 h 20 min", "05:10 出火",
    ]  # fmt: skip


def test_a_day_says_how_sure_it_is() -> None:
    inferred, weak, bare = (update(n, 13, "9:00", "何か", is_dated=n < 2) for n in range(3))
    assert inferred.moment
    assert weak.moment
    inferred = replace(inferred, moment=replace(inferred.moment, date_from="inferred"))
    weak = replace(weak, moment=replace(weak.moment, anchor_from="archive"))
    days = [rows_in_words(article(section))[0] for section in (inferred, weak, bare)]
    assert days == ["~3月13日 (水)", "3月13日 (水)?", "13日"]


def test_a_silence_is_told_only_where_it_is_known() -> None:
    apart = [
        update(0, 14, "9:00", "朝", is_dated=False),
        update(1, 13, "9:00", "前の朝", is_dated=False),
    ]
    assert rows_in_words(article(*apart)) == ["14日", "9:00 朝", "13日", "9:00 前の朝"]
    long = [update(n, 13, f"{18 - 4 * n}:00", "定時") for n in range(4)]
    assert not any("h" in row for row in rows_in_words(article(*long)))
    mixed = article(*TWO_DAYS.sections, order="mixed")
    assert not any(" h " in row for row in rows_in_words(mixed))
    assert [tell_length(n) for n in (200, 240, 1440, 2940)] == [
        "3 h 20 min",
        "4 h",
        "1 day",
        "2 days 1 h",
    ]


def test_marks_tell_what_is_apart() -> None:
    key, odd, wrong, coming, pinned = (update(n, 13, f"1{9 - n}:00", "語") for n in range(5))
    shown = article(
        replace(pinned, index=0, kind="pinned"),
        replace(key, index=1, is_key=True),
        replace(odd, index=2, flags=("out_of_order",)),
        replace(wrong, index=3, flags=("conflict",)),
        replace(coming, index=4, kind="scheduled"),
    )
    assert rows_in_words(shown) == [
        "15:00 ^語", "3月13日 (水)", "19:00 *語", "18:00 ~語", "17:00 !語", "16:00 +語",
    ]  # fmt: skip


def test_what_is_marked_is_told_in_the_details() -> None:
    sections = list(TWO_DAYS.sections)
    sections[3] = replace(sections[3], flags=("out_of_order", "conflict"), is_key=True)
    page = details_page(article(*sections), Path("x.txt"), 3)
    told = [block.text for block in page.sections[1].blocks]
    assert told[-3:] == [
        "* a key event of the outlet's",
        "~ out of order: it stands between 14日 0:30 and 13日 23:30",
        "! its day contradicts that of another update",
    ]
    sections[0] = replace(sections[0], flags=("out_of_order",), kind="pinned")
    page = details_page(article(*sections), Path("x.txt"), 0)
    told = [block.text for block in page.sections[1].blocks]
    assert "~ out of order: it stands between the beginning and 14日 0:30" in told
    assert any(line.startswith("^ pinned") for line in told)


def test_a_range_shows_its_beginning() -> None:
    section = update(0, 13, "22:45", "停電")
    assert section.moment
    moment = replace(section.moment, clock="22:45 - 23:14", until=time(23, 14))
    assert rows_in_words(article(replace(section, moment=moment)))[1] == "22:45 停電"


def test_the_column_is_as_wide_as_most_clocks() -> None:
    rows = list(rows_of(items := items_of(TWO_DAYS, Times.AS_WRITTEN), None, items))
    assert stamp_width(rows) == 5
    assert stamp_width([replace(row, stamp="9:48 p.m.") for row in rows]) == 9
    assert stamp_width([replace(row, stamp="") for row in rows]) == 0


def test_a_strip_is_to_scale() -> None:
    strip = strip_of([600, 600, 605, 900, 1200], 11)
    assert strip is not None
    assert (strip.first, strip.cells, strip.last) == (600, "-    .    .", 1200)
    assert [strip.place(minute) for minute in (600, 900, 1200, 1201, None)] == [
        0,
        5,
        10,
        None,
        None,
    ]
    crowded = strip_of([600] * 70 + [700], 5)
    assert crowded is not None
    assert crowded.cells == "#   ."
    assert strip_of([], 10) is None
    assert strip_of([600], 0) is None


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


def test_rows_know_what_they_are() -> None:
    items = items_of(TWO_DAYS, Times.AS_WRITTEN)
    kinds = {row.text: row.kind for row in rows_of(items, "newest-first", items)}
    assert kinds["9 h 20 min"] is RowKind.GAP
    assert kinds["住民の声"] is RowKind.FAINT
    assert kinds["鎮火"] is RowKind.UPDATE
