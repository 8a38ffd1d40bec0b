"""What happens before the first screen: nothing that could as well be done behind it."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable
from pathlib import Path

from conftest import NHK, OpenReader
from libraries import Library
from running import loaded_after

from library.finding import SEEDS
from tui import collector

FIRST_SCREEN = """
import asyncio
from pathlib import Path
import tui.__main__, tui.command_line.program, tui.command_line.start
import tui.command_line.full_screen, tui.terminal.driver
from tui.app import NewsreaderApp
from tui.command_line.settings_file import choose
from tui.command_line.words import command_of, paths_alone

async def look():
    async with NewsreaderApp({paths}).run_test(size=(120, 40)) as pilot:
        while not pilot.app.screen_stack[-1].query("ArticleView").first().article:
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()

choose(command_of([])[0], paths_alone(*command_of([])))
asyncio.run(look())
"""
# What a start on a library loads of our own, until the article that was left is on the screen, and
# what is to be kept of it is kept. What is not needed for that does not belong here.
ON_LIBRARY = """
library: clock container_names finding kept memory paths reading shelf visits whole
library.catalogue: asking catalogue connecting groups listing opening rows schema steady values
library.importing: lock progress
library.marks: acts marks places schema searches sources store values
library.search: naming phrases snippets
parsers: addresses article cells characters decode hostnames language patterns safe sentences
tui: __main__ app collector ending event_loop hearing key_names keymap keys messages nearest typed
    typed_ahead version
tui.command_line: commands complaining full_screen given library_commands marks_commands options
    printing program rows settings_file start words
tui.panes: addresses arrangement article asked day_strip drawing hints lines linking list_pane
    listing_rows notice page panes rows scroller sources timeline timeline_list title view
tui.reading: access density finder found keeping links opening places progress saving search
    searching session shelves stepping timeline_rows updates
tui.screens: asking at_hand carrying host keys_line library list_reader marking mending naming
    narrowing opening palette panes_screen pause place_keeper prompt reader searching updating
tui.settings: measure table values
tui.terminal: attributes backstop clipboard colours compositing driver endings frames jobs keyboard
    known leap modes osc8 outbox output sending substitutes substitution surroundings
tui.typesetting: facts folding kinsoku linebreak lists setting tables times together typeset
tui.wire: canvas cells features moves pacing pen pieces scrolling style wire
"""
# What a start on the bundled articles loads beside that, without the parsers.
ON_SEEDS = """
library: comparing keys
library.catalogue: filling
library.importing: extracting ids writer
library.marks: mending salvage
"""
# What is loaded behind the first screen, perhaps before this test has seen that it is there.
SOON = {"library.importing.starting"}
FOREIGN = {
    "argparse", "bs4", "budoux", "lxml", "markdown_it", "markdownify", "segno",
    "soupsieve", "tarfile", "tomllib", "zipfile", "zoneinfo",
    "textual.widgets._footer", "textual.widgets._markdown",
}  # fmt: skip


def own(modules: Iterable[str], rooms: tuple[str, ...] = ("library", "parsers", "tui")) -> str:
    """Modules of ours, a line for each package: the form of the lists above."""
    packages: dict[str, list[str]] = {}
    for package, _, name in (module.rpartition(".") for module in sorted(modules)):
        if package.partition(".")[0] in rooms:
            packages.setdefault(package, []).append(name)
    parted = {
        package: [name for name in names if f"{package}.{name}" not in packages]
        for package, names in packages.items()
    }
    return "\n".join(f"{package}: {' '.join(names)}" for package, names in sorted(parted.items()))


def listed(table: str) -> str:
    """A list above, each package on a line."""
    return re.sub(r"\n +", " ", table.strip())


def on_library(folder: Path) -> set[str]:
    """What is loaded where an article was left open, longer than the screen."""
    Library(folder, {}).add("NHK", 2, lines=60)
    loaded_after(FIRST_SCREEN.format(paths=[]))
    return loaded_after(FIRST_SCREEN.format(paths=[]))


def test_a_start_on_a_library_loads_what_the_first_screen_shows(tmp_path: Path) -> None:
    loaded = on_library(tmp_path)
    assert own(loaded - SOON) == listed(ON_LIBRARY)
    assert sorted(loaded & FOREIGN) == []


def test_a_start_on_the_bundled_articles_loads_little_beside(tmp_path: Path) -> None:
    loaded = loaded_after(FIRST_SCREEN.format(paths=f"[Path({str(SEEDS)!r})]"))
    assert own(loaded - on_library(tmp_path), ("library", "tui")) == listed(ON_SEEDS)
    assert sorted(loaded & FOREIGN - {"zoneinfo"}) == []


def test_nothing_of_tls_is_loaded_unless_it_is_asked_for() -> None:
    code = "from tui.event_loop import load_event_loop\nload_event_loop()\nimport textual.app"
    tls = {"ssl", "_ssl", "_hashlib"}
    assert not tls & loaded_after(code)
    assert {"ssl", "_ssl"} <= loaded_after(f"{code}\nimport ssl")


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
