"""The rows of a timeline: days, silences and marks; and a day to scale."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

from conftest import TWO_DAYS, article, update

from parsers.article import Article, Moment
from tui.reading.density import strip_of
from tui.reading.timeline_rows import RowKind, items_of, rows_of, stamp_width, tell_length
from tui.screens.details import details_page
from tui.typesetting.times import Times


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
    inferred = replace(inferred, moment=inferred.moment._replace(date_from="inferred"))
    weak = replace(weak, moment=weak.moment._replace(anchor_from="archive"))
    days = [rows_in_words(article(section))[0] for section in (inferred, weak, bare)]
    assert days == ["~3月13日 (水)", "3月13日 (水)?", "13日"]


def test_a_silence_is_told_only_where_it_is_known() -> None:
    apart = [
        update(0, 14, "9:00", "朝", is_dated=False),
        update(1, 13, "9:00", "前の朝", is_dated=False),
    ]
    assert rows_in_words(article(*apart)) == ["14日", "9:00 朝", "13日", "9:00 前の朝"]
    often = [update(n, 13, f"{18 - 2 * n}:00", "定時") for n in range(4)]
    assert not any("h" in row for row in rows_in_words(article(*often)))
    seldom = [update(n, 13, f"{18 - 4 * n}:00", "定時") for n in range(4)]
    assert [row for row in rows_in_words(article(*seldom)) if "h" in row] == ["4 h"] * 3


def test_what_has_no_day_does_not_stand_below_one() -> None:
    moment = Moment("9:00", "9:00", time=time(9), clock="9:00")
    lost = replace(update(1, 13, "9:00", "昼"), moment=moment)
    rows = rows_in_words(article(update(0, 13, "10:00", "朝"), lost))
    assert rows == ["3月13日 (水)", "10:00 朝", "day not told", "9:00 昼"]


def test_a_long_clock_is_told_in_digits() -> None:
    long = update(0, 13, "22:15", "夜")
    assert long.moment is not None
    moment = long.moment._replace(clock="午後10時15分ごろ", approx="about")
    assert "22:15ごろ 夜" in rows_in_words(article(replace(long, moment=moment)))
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
        "! its day contradicts another one, or its weekday",
    ]
    sections[0] = replace(sections[0], flags=("out_of_order",), kind="pinned")
    page = details_page(article(*sections), Path("x.txt"), 0)
    told = [block.text for block in page.sections[1].blocks]
    assert "~ out of order: it stands between the beginning and 14日 0:30" in told
    assert any(line.startswith("^ pinned") for line in told)


def test_a_range_shows_its_beginning() -> None:
    section = update(0, 13, "22:45", "停電")
    assert section.moment
    moment = section.moment._replace(clock="22:45 - 23:14", until=time(23, 14))
    assert rows_in_words(article(replace(section, moment=moment)))[1] == "22:45 停電"


def test_the_column_is_as_wide_as_most_clocks() -> None:
    rows = list(rows_of(items := items_of(TWO_DAYS, Times.AS_WRITTEN), None, items))
    assert stamp_width(rows) == 5
    assert stamp_width([row._replace(stamp="9:48 p.m.") for row in rows]) == 9
    assert stamp_width([row._replace(stamp="") for row in rows]) == 0


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


def test_rows_know_what_they_are() -> None:
    items = items_of(TWO_DAYS, Times.AS_WRITTEN)
    kinds = {row.text: row.kind for row in rows_of(items, "newest-first", items)}
    assert kinds["9 h 20 min"] is RowKind.GAP
    assert kinds["住民の声"] is RowKind.FAINT
    assert kinds["鎮火"] is RowKind.UPDATE
