"""Marks set by keys: seen at once, on the disk when told, undone, seen by other readers."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from conftest import OpenReader, Reader
from libraries import Library
from listed import rows, title, under_cursor

from library.marks.marks import Marks
from library.marks.values import Mark
from library.paths import marks_file


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Three sources, two of them in a folder."""
    return Library(tmp_path, {"NHK": 6, "Europe/RFI": 4, "Europe/DW": 9})


def mark_of(key: int) -> Mark:
    """What is on the disk."""
    with closing(Marks(marks_file())) as marks:
        return marks.of([key]).get(key, Mark())


def unread_of(reader: Reader, name: str) -> str:
    """The number behind a source."""
    row = next(row for row in rows(reader) if row.split()[0] == name)
    return row.removeprefix(name).strip()


async def test_the_open_article_is_marked_unread_and_read_again(
    open_reader: OpenReader, library: Library
) -> None:
    del library
    async with open_reader([]) as reader:
        assert (reader.top, unread_of(reader, "DW")) == ("港の火災19", "8")
        await reader.press("m")
        assert unread_of(reader, "DW") == "9"
        assert reader.notice == "Marked unread: 港の火災19"
        assert mark_of(19).read is None
        await reader.press("m")
        assert unread_of(reader, "DW") == "8"
        assert mark_of(19).read


async def test_in_the_list_the_row_under_the_cursor_is_marked(
    open_reader: OpenReader, library: Library
) -> None:
    del library
    async with open_reader([]) as reader:
        await reader.press("h", "j", "j", "s", "m")
        assert under_cursor(reader) == "* 港の火災17"
        assert mark_of(17).starred
        assert mark_of(17).read
        assert not mark_of(19).starred
        assert title(reader) == "Articles 17 of 19 unread"
        await reader.press("s")
        assert under_cursor(reader) == "港の火災17"
        assert not mark_of(17).starred


async def test_a_source_under_the_cursor_is_no_article(
    open_reader: OpenReader, library: Library
) -> None:
    del library
    async with open_reader([]) as reader:
        await reader.press("h", "g", "m")
        assert "A marks all of a source" in reader.notice
        assert title(reader) == "Articles 18 of 19 unread"


async def test_undoing_goes_back_mark_by_mark(open_reader: OpenReader, library: Library) -> None:
    del library
    async with open_reader([]) as reader:
        await reader.press("h", "j", "s", "j", "m")
        await reader.press("u")
        assert reader.notice == "Undone: read: 港の火災17"
        assert (unread_of(reader, "DW"), mark_of(17).read) == ("8", None)
        await reader.press("u")
        assert reader.notice == "Undone: starred: 港の火災18"
        assert not any(row.startswith("*") for row in rows(reader))
        await reader.press("u")
        assert reader.notice == "Undone: read: 港の火災19"
        await reader.press("u")
        assert reader.notice == "Nothing to undo."


async def test_a_source_is_marked_read_after_asking(
    open_reader: OpenReader, library: Library
) -> None:
    del library
    async with open_reader([]) as reader:
        await reader.press("A")
        assert "Mark 8 articles of Europe/DW read? y/n" in reader.screen_text()
        await reader.press("n")
        assert unread_of(reader, "DW") == "8"
        assert mark_of(12).read is None
        await reader.press("A", "y")
        assert reader.notice == "8 of Europe/DW marked read; u undoes it."
        assert unread_of(reader, "DW") == ""
        assert unread_of(reader, "Europe") == "4"
        assert mark_of(12).read
        await reader.press("A")
        assert reader.notice == "Nothing is unread in Europe/DW."
        await reader.press("u")
        assert unread_of(reader, "DW") == "8"
        assert mark_of(12).read is None


async def test_the_full_width_letter_of_an_input_method_agrees(
    open_reader: OpenReader, library: Library
) -> None:
    del library
    async with open_reader([]) as reader:
        await reader.press("A")
        await reader.type("ｙ")
        assert unread_of(reader, "DW") == ""


async def test_a_folder_is_marked_with_all_in_it(open_reader: OpenReader, library: Library) -> None:
    del library
    async with open_reader([]) as reader:
        await reader.press("h", "g", "A")
        assert "Mark 12 articles of Europe read? y/n" in reader.screen_text()
        await reader.press("y")
        assert title(reader) == "Articles 6 of 19 unread"
        assert mark_of(7).read
        assert mark_of(1).read is None


async def test_of_a_narrowed_list_only_what_is_listed_is_marked(
    open_reader: OpenReader, library: Library
) -> None:
    library.add("NHK", 3, title="鯨の群れ")
    async with open_reader([]) as reader:
        await reader.press("h", "slash", *"鯨", "enter", "g", "A")
        assert "Mark 2 articles of NHK read? y/n" in reader.screen_text()  # one of them is open
        await reader.press("y", "escape")
        assert title(reader) == "Articles 19 of 22 unread"
        assert mark_of(20).read
        assert mark_of(1).read is None


async def test_what_others_mark_turns_and_own_marks_stay(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader([]) as reader:
        library.read(18)
        await reader.press("h", "j", "j", "m")
        reader.screen.look_for_changes()
        await reader.settle()
        assert unread_of(reader, "DW") == "6"


async def test_marks_that_cannot_be_written_are_told(
    open_reader: OpenReader, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    del library
    async with open_reader([]) as reader:

        def refuse(*_: object, **__: object) -> int:
            from library.marks.store import MarksError

            raise MarksError("no space left")

        monkeypatch.setattr(Marks, "set_starred", refuse)
        await reader.press("s")
        assert reader.notice == "Not kept: no space left"
