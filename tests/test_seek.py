"""Going to a time, going to the next update, finding words."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import NHK, ReadPlain

from library.reading import read_article
from tui.reading.finder import Finder
from tui.reading.search import find, fold
from tui.reading.seek import section_at_time
from tui.reading.updates import step_update
from tui.typesetting.setting import Place
from tui.typesetting.times import Times
from tui.typesetting.typeset import typeset

ARTICLE = read_article(NHK)


@pytest.mark.parametrize(
    ("typed", "section"),
    [
        ("1430", 24), ("14:30", 24), ("13日 14:30", 24), ("１４：３０", 24),
        ("14:29", 25), ("19:40", 1), ("23:59", 1), ("17:50", 5), ("13:00", 31),
        ("9:00", 37), ("13日 00:00", 37), ("14日 10:00", 1), ("13日", 1), ("12日 10:00", 37),
        ("12日", 37),
    ],
)  # fmt: skip
def test_the_update_at_or_just_before_a_time(typed: str, section: int) -> None:
    assert section_at_time(ARTICLE, typed, None) == section


def test_a_time_without_a_day_is_one_of_the_day_under_the_eyes(read_plain: ReadPlain) -> None:
    article = read_plain(
        "【随時更新】島\n\n※日本時間です。\n\n"
        + "".join(
            f"{stamp} 何か\n\n町です。\n\n"
            for stamp in ("14日 12:00", "9:00", "13日 12:00", "9:00")
        )
    )
    assert section_at_time(article, "10:00", None) == 1
    assert section_at_time(article, "10:00", 2) == 3
    assert section_at_time(article, "8:00", 0) == 2
    assert section_at_time(article, "13日 10:00", 0) == 3
    assert section_at_time(article, "15日 10:00", 0) == 0
    assert section_at_time(article, "12日 10:00", 0) is None


def stream(*stamps: str) -> str:
    """An invented live text with these stamps, from its top."""
    text = "".join(f"{stamp} 何か\n\n町です。\n\n" for stamp in stamps)
    return f"【随時更新】島\n\n※時刻の表記はすべて日本時間です。\n\n{text}"


@pytest.mark.parametrize("day", [None, date(2024, 2, 2)])
@pytest.mark.parametrize(
    ("typed", "section"),
    [
        ("31日", 4), ("31日 23:00", 4), ("1日", 2), ("1日 10:00", 3), ("2日 0:00", 2),
        ("30日", None), ("3日", 0), ("2日 9:00", 1),
    ],
)  # fmt: skip
def test_days_are_found_across_the_end_of_a_month(
    read_plain: ReadPlain, day: date | None, typed: str, section: int | None
) -> None:
    stamps = ("2日 12:00", "2日 9:00", "1日 12:00", "1日 9:00", "31日 12:00", "31日 9:00")
    assert section_at_time(read_plain(stream(*stamps), day), typed, None) == section
    turned = read_plain(stream(*stamps[::-1]), day)
    assert turned.order == "oldest-first"
    found = section_at_time(turned, typed, None)
    if ":" in typed or section is None:
        assert found == (None if section is None else 5 - section)


@pytest.mark.parametrize(
    ("typed", "section"),
    [
        ("1/31 23:00", 2), ("2024-01-31", 2), ("2/1", 0), ("1月31日 10:00", 3), ("1 Feb 9:30", 1),
        ("2024/1/30", None), ("12/31", None), ("3/1", 0),
    ],
)  # fmt: skip
def test_dates_are_found(read_plain: ReadPlain, typed: str, section: int | None) -> None:
    text = stream("1日 12:00", "1日 9:00", "31日 12:00", "31日 9:00")
    assert section_at_time(read_plain(text, date(2024, 2, 1)), typed, None) == section


def test_a_typed_time_is_one_as_it_is_told(read_plain: ReadPlain) -> None:
    article = read_plain(stream("14日 3:00", "1:00", "13日 22:00", "20:00"), date(2024, 3, 14))
    assert section_at_time(article, "1:30", None) == 1
    assert section_at_time(article, "16:30", None, Times.UTC) == 1
    assert section_at_time(article, "14日 1:30", None, Times.UTC) == 0
    assert section_at_time(article, "13日 12:00", None, Times.UTC) == 3


def test_what_is_no_time_is_told() -> None:
    with pytest.raises(ValueError, match="Not a time: soon"):
        section_at_time(ARTICLE, "soon", None)


def test_updates_are_stepped_through_with_counts() -> None:
    setting = typeset(ARTICLE, 60)
    assert step_update(ARTICLE, setting, 0, 1) == 1
    assert step_update(ARTICLE, setting, 0, 3) == 3
    assert step_update(ARTICLE, setting, setting.tops[3], 1) == 5
    assert step_update(ARTICLE, setting, setting.tops[5], -1) == 3
    assert step_update(ARTICLE, setting, setting.tops[5] + 1, -1) == 5
    assert step_update(ARTICLE, setting, 0, 99) == 37
    assert step_update(ARTICLE, setting, setting.tops[37], 1) is None
    assert step_update(ARTICLE, setting, 0, -1) is None


def test_words_are_found_whatever_their_case_or_width() -> None:
    assert fold("ＮＨＫ　İ") == fold("nhk i")
    setting = typeset(ARTICLE, 60)
    assert len(find(setting, "ｎｈｋ")) == len(find(setting, "NHK")) > 3
    assert find(setting, "") == []


def test_a_search_begins_below_the_line_and_goes_round() -> None:
    setting = typeset(ARTICLE, 60)
    finder = Finder()
    finder.look(setting, "ウラジオストク", setting.tops[30])
    assert finder.told == "2 of 2"
    finder.step(setting, 1, 0, len(setting.lines))
    assert finder.told == "1 of 2"
    finder.step(setting, -1, 0, len(setting.lines))
    assert finder.current == finder.matches[1]


def test_a_search_goes_on_from_where_the_eyes_are() -> None:
    setting = typeset(ARTICLE, 60)
    finder = Finder()
    finder.look(setting, "宇宙基地", 0)
    middle = setting.tops[25]
    finder.step(setting, 1, middle, middle + 20)
    assert finder.current is not None
    below = setting.line_of(Place(finder.current.key, finder.current.start))
    assert below >= middle
    turned = typeset(ARTICLE, 60, reverse=True)
    here = turned.line_of(Place(finder.current.key, finder.current.start))
    finder.step(turned, 1, here - 1, here + 20)
    assert finder.current is not None
    assert turned.line_of(Place(finder.current.key, finder.current.start)) >= here


def test_words_that_are_not_there_are_told() -> None:
    finder = Finder()
    finder.look(typeset(ARTICLE, 60), "ない言葉", 0)
    assert finder.told == "not found"
    assert not finder.matches
