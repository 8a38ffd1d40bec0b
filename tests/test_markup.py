"""No text from outside is read as markup: `[AP]`, `[/速報]`, `[@click=app.quit]` are just text."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from conftest import ROOT, OpenReader, imports_of

WORDS = "[AP] [/速報] [@click=app.quit]x[/] [b]y[/b] [a=b] [link='http://x']"
# What reads a text as markup unless it is told otherwise, by the name under which it is called.
READERS = {"Static", "Label", "Button", "Option", "Collapsible", "TabPane", "Checkbox", "notify",
           "from_markup", "OptionList", "SelectionList", "RichLog", "Tooltip", "Toast"}  # fmt: skip
SETTERS = {"tooltip", "border_title", "border_subtitle"}


WITH_WIDGETS = [
    file for file in sorted((ROOT / "tui").rglob("*.py")) if "textual" in imports_of(file)
]


@pytest.mark.parametrize("file", WITH_WIDGETS, ids=lambda p: p.name)
def test_no_widget_is_given_markup(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            is_base = isinstance(called, ast.Attribute) and name == "__init__"
            told = {
                k.arg
                for k in node.keywords
                if isinstance(k.value, ast.Constant) and not k.value.value
            }
            assert name not in READERS or is_base or "markup" in told, f"{file}:{node.lineno}"
        if isinstance(node, ast.Assign):
            names = {t.attr for t in node.targets if isinstance(t, ast.Attribute)}
            assert not names & SETTERS, f"{file}:{node.lineno}"
        if isinstance(node, ast.ClassDef) and {"Static", "Label"} & {
            getattr(base, "id", "") for base in node.bases
        }:
            assert "super().__init__(markup=False" in ast.unparse(node), f"{file}:{node.lineno}"


async def test_brackets_are_text_wherever_they_stand(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    folder = tmp_path / "[AP] [b]f"
    folder.mkdir()
    updates = "".join(f"{hour}:00 {WORDS[:22]}\n\n本文{WORDS}。\n\n" for hour in (9, 8, 7, 6))
    (folder / "a.txt").write_text(f"題{WORDS}\n\n{updates}")
    (folder / "z[@click=app.quit]x[b].txt").write_bytes(b"\0")
    async with open_reader([folder], size=(240, 40)) as reader:
        text = reader.screen_text()
        assert "[AP] [b]f" in text
        assert f"題{WORDS}" in text
        assert f"9:00  {WORDS[:22]}" in text
        assert "! z[@click=app.quit]x" in text
        await reader.press("i")
        assert f"title: 題{WORDS}" in "\n".join(
            "".join(segment.text for segment in strip)
            for strip in reader.app.screen._compositor.render_strips()
        )
        await reader.press("q", "Y")
        assert WORDS in reader.notice
        assert WORDS in reader.screen_text()
        await reader.press("@", *"[/]", "enter")
        assert "[/]" in reader.notice
        assert "Not a time: [/]" in reader.screen_text()
        await reader.press("h", "/", *"[/]")
        assert "Articles with [/]" in reader.screen_text()
