"""What happens before the first screen: nothing that could as well be done behind it."""

from __future__ import annotations

import gc

from conftest import NHK, OpenReader
from running import loaded_after

from tui import collector

FIRST_SCREEN = """
import asyncio
import tui.__main__, tui.command_line.start, tui.command_line.full_screen, tui.terminal.driver
from tui.app import NewsreaderApp

async def look():
    async with NewsreaderApp([]).run_test(size=(120, 40)) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

asyncio.run(look())
"""
LATER = {
    "bs4", "lxml", "markdown_it", "markdownify", "budoux", "segno", "zoneinfo",
    "tarfile", "zipfile",
    "textual.widgets._footer", "textual.widgets._markdown",
    "parsers.registry", "parsers.moments", "parsers.markdown", "parsers.html",
    "library.comparing", "library.containers", "library.export", "library.history",
    "library.catalogue.filling", "library.importing.extracting", "library.importing.writer",
    "library.search.folding", "library.search.query", "library.search.tokens",
    "tui.reading.question", "tui.reading.seek", "tui.typesetting.typeset",
    "tui.screens.details", "tui.screens.details_sheet", "tui.screens.help",
    "tui.screens.link_sheet", "tui.screens.qr", "tui.screens.sheet",
}  # fmt: skip


def test_what_the_first_screen_of_a_library_does_not_show_is_not_loaded() -> None:
    loaded = loaded_after(FIRST_SCREEN)
    assert {"tui.screens.reader", "library.catalogue.opening"} <= loaded
    assert sorted(LATER & loaded) == []


async def test_garbage_is_searched_for_again_once_there_is_an_article(
    open_reader: OpenReader,
) -> None:
    collector.rest()
    assert not gc.isenabled()
    try:
        async with open_reader([NHK]):
            assert gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()
