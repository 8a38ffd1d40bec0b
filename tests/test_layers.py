"""The house: who may import whom, held by the imports themselves."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT, imports_of
from running import loaded_after

BELOW = {"parsers": {"parsers"}, "library": {"library", "parsers"}}
OURS = {"parsers", "library", "tui"}


@pytest.mark.parametrize("package", BELOW)
def test_nothing_points_upwards(package: str) -> None:
    for file in (ROOT / package).rglob("*.py"):
        used = imports_of(file)
        assert used & OURS <= BELOW[package], file
        assert not used & {"textual", "rich"}, file


# The rooms of what a person sees, and the rooms each of them may know.
ROOMS = {
    "settings": set[str](),
    "typesetting": {"settings"},
    "wire": set[str](),
    "terminal": {"settings", "typesetting", "wire"},
    "reading": {"settings", "typesetting", "terminal"},
    "panes": {"settings", "typesetting", "terminal", "reading"},
}


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_know_only_those_below_them(room: str) -> None:
    for file in (ROOT / "tui" / room).glob("*.py"):
        known = set(re.findall(r"^ *from tui\.(\w+)\.\w+ import", file.read_text(), re.MULTILINE))
        assert known <= {*ROOMS[room], room}, file


def test_panes_do_not_know_each_other() -> None:
    panes = {"sources", "article", "timeline"}
    for pane in panes:
        text = (ROOT / "tui" / "panes" / f"{pane}.py").read_text()
        for other in panes - {pane}:
            assert f"tui.panes.{other}" not in text


def test_the_parts_of_a_screen_know_no_screen() -> None:
    modules = {file.stem: file.read_text() for file in (ROOT / "tui" / "screens").glob("*.py")}
    parts = {name for name, text in modules.items() if "import Host\n" in text}
    assert {"library", "opening", "searching"} <= parts
    for part in parts:
        assert "textual.screen" not in modules[part], part
        known = set(re.findall(r"from tui\.screens\.(\w+) import", modules[part]))
        assert known <= {*parts, "host", "prompt", "at_hand"}, part


def test_parsers_and_library_load_neither_textual_nor_rich() -> None:
    code = "import library.shelf, library.export, parsers.registry, parsers.html, parsers.markdown"
    assert not {"textual", "rich"} & loaded_after(code)


def test_printing_a_timeline_loads_neither_textual_nor_the_html_parsers() -> None:
    code = "from tui.__main__ import main\nmain(['timeline', 'seeds/NHK'])"
    heavy = {"textual", "bs4", "lxml", "markdownify", "markdown_it", "asyncio"}
    assert not heavy & loaded_after(code)


def test_phrases_are_loaded_only_where_they_are_wanted() -> None:
    code = "from tui.__main__ import main\nmain(['show', '--width', '40', 'seeds/NHK'])"
    assert not {"budoux", "textual"} & loaded_after(code)
    code = (
        "from tui.typesetting.linebreak import Rules, break_lines\n"
        "list(break_lines('今日は天気がいいですね' * 9, 20, Rules(wrap='phrase')))"
    )
    assert "budoux" in loaded_after(code)
