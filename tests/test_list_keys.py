"""Going about in a list of many articles: from source to source, up, into a filter and out."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import OpenReader
from libraries import Library
from listed import rows, under_cursor


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Three sources, two of them in a folder; the newest article is in a long one."""
    return Library(tmp_path, {"NHK": 6, "Europe/RFI": 4, "Europe/DW": 900})


async def test_left_of_an_article_is_its_source_which_then_folds(
    open_reader: OpenReader, library: Library
) -> None:
    del library
    async with open_reader([]) as reader:
        await reader.press("h", *["space"] * 5)
        assert under_cursor(reader).startswith("港の火災")
        await reader.press("left")
        assert (reader.at, under_cursor(reader).split()[0]) == ("sources", "DW")
        await reader.press("h")
        assert [row.split()[0] for row in rows(reader) if row] == ["Europe", "DW", "RFI", "NHK"]
        await reader.press("h")
        assert under_cursor(reader).startswith("Europe")
        await reader.press("h", "h")
        assert [row.split()[0] for row in rows(reader) if row] == ["Europe", "NHK"]
        assert under_cursor(reader).startswith("Europe")


async def test_from_source_to_source_past_all_their_articles(
    open_reader: OpenReader, library: Library
) -> None:
    del library
    async with open_reader([]) as reader:
        await reader.press("h", "right_parenthesis")
        assert under_cursor(reader).startswith("RFI")
        await reader.press("enter", "right_parenthesis", "right_parenthesis")
        assert under_cursor(reader).startswith("NHK")
        await reader.press("left_parenthesis", "j", "left_parenthesis")
        assert under_cursor(reader).startswith("RFI")
        await reader.press(*["left_parenthesis"] * 5)
        assert rows(reader)[0] == under_cursor(reader)


async def test_a_source_that_is_jumped_to_is_seen_with_its_articles(
    open_reader: OpenReader, library: Library
) -> None:
    library.add("Asia", 60)
    async with open_reader([]) as reader:
        await reader.press("h", "right_parenthesis", "right_parenthesis", "enter")
        await reader.press("left_parenthesis", "left_parenthesis", "j", "space")
        await reader.press("right_parenthesis")
        assert rows(reader)[0].startswith("Europe")
        assert rows(reader)[1].startswith("DW")


async def test_the_cursor_goes_to_what_was_found_and_back_where_it_was(
    open_reader: OpenReader, library: Library
) -> None:
    library.add("NHK", title="鯨の群れ")
    async with open_reader([]) as reader:
        await reader.press("h", *["j"] * 3)
        here = under_cursor(reader)
        await reader.press("slash", *"群れ")
        assert under_cursor(reader).startswith("鯨の群れ")
        await reader.press("escape")
        assert under_cursor(reader) == here
        await reader.press("slash", *"港")
        assert rows(reader)[2] == under_cursor(reader) == "港の火災910"


async def test_what_a_filter_found_is_under_the_cursor_when_all_is_listed_again(
    open_reader: OpenReader, library: Library
) -> None:
    library.add("NHK", title="鯨の群れ")
    library.add("Europe/DW", 600)
    async with open_reader([]) as reader:
        await reader.press("h", "g", "enter")
        assert [row.split()[0] for row in rows(reader) if row] == ["Europe", "NHK"]
        await reader.press("equals_sign", *"title:災", "enter", "G", "enter", "G", "k")
        assert under_cursor(reader) == "港の火災2"
        await reader.press("escape")
        assert under_cursor(reader) == "港の火災2"
        assert any(row.startswith("鯨の群れ") for row in rows(reader))


async def test_a_source_folds_though_the_list_is_narrowed(
    open_reader: OpenReader, library: Library
) -> None:
    library.add("NHK", title="鯨の群れ")
    async with open_reader([]) as reader:
        await reader.press("h", "slash", *"鯨", "enter", "h", "h")
        assert [row.split()[0] for row in rows(reader) if row] == ["NHK"]
        await reader.press("enter")
        assert rows(reader)[1].startswith("鯨の群れ")


async def test_on_wide_screens_the_list_has_room_for_months(
    open_reader: OpenReader, library: Library
) -> None:
    del library
    async with open_reader([], size=(159, 20)) as reader:
        assert reader.screen.panes.sources.size.width == 28
    async with open_reader([], size=(160, 20)) as reader:
        assert rows(reader)[2].endswith("2024-03")
        assert reader.screen.panes.article.view.size.width > 76
        await reader.press("h", "z")
        assert reader.screen.panes.sources.size.width == 160
