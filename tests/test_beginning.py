"""The first article on the screen, where the list was deleted or is not made yet."""

from __future__ import annotations

import asyncio
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from conftest import OpenReader, Reader
from test_updating import write

from library.finding import SEEDS
from library.importing.running import run_import
from library.marks.marks import Marks
from library.paths import index_file, marks_file
from tui.app import NewsreaderApp
from tui.reading.opening import Opened, open_entry
from tui.screens import opening, panes_screen


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


@pytest.mark.parametrize(("patience", "is_drawn"), [(60.0, False), (0.001, True)])
async def test_the_panes_wait_for_an_article_but_not_long(
    monkeypatch: pytest.MonkeyPatch, patience: float, *, is_drawn: bool
) -> None:
    may_go_on = Event()

    def opened_late(*args: Any, **named: Any) -> Opened:  # noqa: ANN401
        may_go_on.wait(60)
        return open_entry(*args, **named)

    monkeypatch.setattr(panes_screen, "_SECONDS_UNDRAWN", patience)
    monkeypatch.setattr(opening, "open_entry", opened_late)
    app = NewsreaderApp([SEEDS])
    try:
        async with app.run_test(size=(120, 40)) as pilot, asyncio.timeout(60):
            reader = Reader(app, pilot)
            while "Articles" not in reader.screen_text() or reader.screen.is_current != is_drawn:
                await pilot.pause()
            may_go_on.set()
            while not (reader.top and reader.screen.is_current):
                await pilot.pause()
    finally:
        may_go_on.set()
