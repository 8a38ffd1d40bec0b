"""The house: who may import whom, held by the imports themselves."""

from __future__ import annotations

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


def test_panes_do_not_know_each_other() -> None:
    panes = {"sources", "article", "timeline"}
    for pane in panes:
        text = (ROOT / "tui" / "panes" / f"{pane}.py").read_text()
        for other in panes - {pane}:
            assert f"tui.panes.{other}" not in text


def test_parsers_and_library_load_neither_textual_nor_rich() -> None:
    code = "import library.shelf, library.export, parsers.registry, parsers.html, parsers.markdown"
    assert not {"textual", "rich"} & loaded_after(code)


def test_printing_a_timeline_loads_neither_textual_nor_the_html_parsers() -> None:
    code = "from tui.__main__ import main\nmain(['timeline', 'seeds/NHK'])"
    heavy = {"textual", "bs4", "lxml", "markdownify", "markdown_it", "asyncio"}
    assert not heavy & loaded_after(code)
