"""The list of articles, or the marks, damaged or deleted while one reads; lists that fill late."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from conftest import OpenReader
from libraries import Library

from library.catalogue.opening import mend
from library.catalogue.steady import SteadyCatalogue
from library.marks.marks import Marks
from library.marks.store import MarksError
from library.paths import index_file, marks_file
from tui.reading.access import ALL


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two sources."""
    return Library(tmp_path, {"NHK": 6, "RFI": 4})


async def test_a_list_that_is_deleted_while_one_reads_is_made_anew(
    open_reader: OpenReader, library: Library
) -> None:
    del library
    async with open_reader([]) as reader:
        for ending in ("", "-wal", "-shm"):
            index_file().with_name(f"index.db{ending}").unlink(missing_ok=True)
        await reader.press("h", "A", "y")
        reader.screen.look_for_changes()
        await reader.settle()
        assert "it is made anew" in reader.notice
        assert index_file().exists()
        await reader.press("l", "j")
        assert reader.top == "港の火災10"


async def test_a_list_that_is_damaged_while_one_reads_ends_nothing(
    open_reader: OpenReader, library: Library
) -> None:
    del library
    async with open_reader([]) as reader:
        index_file().write_bytes(b"\xaa" * 200_000)
        await reader.press("h", "g", "enter", "j", "j", "enter", "G", "A", "y")
        reader.screen.look_for_changes()
        await reader.settle()
        assert reader.top.startswith("港の火災")
        assert mend(index_file()) is None


async def test_the_first_article_opens_when_the_list_has_one(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    library = Library(tmp_path, {})
    async with open_reader([]) as reader:
        library.add("NHK", 3)
        reader.screen.look_for_changes()
        await reader.settle()
        assert reader.top == "港の火災3"


async def test_the_article_that_was_open_last_opens_when_the_list_has_it(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    library = Library(tmp_path, {})
    with closing(Marks(marks_file())) as marks:
        marks.set_last_open(2)
    async with open_reader([]) as reader:
        library.add("NHK", 3)
        reader.screen.look_for_changes()
        await reader.settle()
        assert reader.top == "港の火災2"


def test_a_catalogue_that_cannot_be_read_gives_nothing_and_tells_why(library: Library) -> None:
    del library
    catalogue = SteadyCatalogue(index_file(), marks_file())
    assert len(catalogue.ids(ALL)) == 10
    assert catalogue.fault is None
    catalogue.close()
    assert list(catalogue.ids(ALL)) == []
    assert catalogue.entries([1]) == []
    assert catalogue.marked([1]) == {}
    assert catalogue.unread_among([1]) == set()
    assert catalogue.beside(ALL, None, 1) is None
    assert catalogue.fault is not None


def test_marks_that_were_mended_are_told_of_by_who_opens_them_next() -> None:
    marks_file().parent.mkdir(parents=True, exist_ok=True)
    marks_file().write_bytes(b"garbage" * 1000)
    Marks(marks_file()).close()
    with closing(Marks(marks_file())) as marks:
        assert marks.trouble is not None
        assert "put aside" in marks.trouble


async def test_marks_that_cannot_be_opened_are_told_and_the_reader_starts(
    open_reader: OpenReader, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    del library

    def fails(self: Marks, file: Path) -> None:
        raise MarksError(f"{file}: no space left on the disk")

    monkeypatch.setattr(Marks, "__init__", fails)
    async with open_reader([]) as reader:
        assert reader.top == "港の火災10"
        assert "no space left" in reader.screen_text()
