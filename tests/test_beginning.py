"""The first article on the screen, where the list was deleted or is not made yet."""

from __future__ import annotations

import asyncio
from contextlib import closing
from pathlib import Path

import pytest
from conftest import OpenReader, Reader
from test_updating import write

from library.importing.running import run_import
from library.marks.marks import Marks
from library.paths import index_file, marks_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three articles that was added to the library; nothing is listed yet."""
    for number in range(1, 4):
        write(tmp_path, number)
    with closing(Marks(marks_file())) as marks:
        marks.add_holding(tmp_path)
    return tmp_path


def delete_list() -> None:
    """Delete the index, which holds nothing that the files do not."""
    for file in index_file().parent.glob(f"{index_file().name}*"):
        file.unlink()


async def begun(reader: Reader) -> str:
    """Wait for an article; give its first line."""
    async with asyncio.timeout(60):
        while not reader.top:
            reader.screen.look_for_changes()
            await reader.settle()
    return reader.top


async def test_the_newest_article_opens_when_the_first_import_lists_it(
    open_reader: OpenReader, folder: Path
) -> None:
    del folder
    async with open_reader([]) as reader:
        assert await begun(reader) == "港の朝3"


async def test_a_list_made_anew_leads_on_where_one_was(
    open_reader: OpenReader, folder: Path
) -> None:
    del folder
    run_import(index_file(), marks_file())
    async with open_reader([]) as reader:
        await reader.press("J")
        assert reader.top == "港の朝2"
    delete_list()
    async with open_reader([]) as reader:
        assert await begun(reader) == "港の朝2"


async def test_the_newest_opens_where_the_last_one_did_not_come_back(
    open_reader: OpenReader, folder: Path
) -> None:
    run_import(index_file(), marks_file())
    async with open_reader([]) as reader:
        assert reader.top == "港の朝3"
    delete_list()
    (folder / "2024-03-03.md").unlink()
    async with open_reader([]) as reader:
        assert await begun(reader) == "港の朝2"
