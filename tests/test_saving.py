"""`w`: the article as Markdown in a file, and no file lost for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import NHK, OpenReader
from hypothesis import given
from hypothesis import strategies as st

from library.reading import read_article
from parsers.markdown import write
from parsers.safe import clean, safe_file_name


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_an_article_is_saved_and_never_over_another(
    here: Path, open_reader: OpenReader
) -> None:
    async with open_reader([NHK]) as reader:
        await reader.press("w")
        offered = reader.screen.prompt.input.value
        assert offered.endswith(".md")
        await reader.press("enter")
        assert reader.notice == f"Saved as {here / offered}"
        assert (here / offered).read_text() == write(read_article(NHK))
        await reader.press("w")
        assert reader.screen.prompt.input.value == offered.replace(".md", " 2.md")
        reader.screen.prompt.input.value = offered
        (here / offered).write_text("mine")
        await reader.press("enter")
        assert reader.notice.startswith("Not saved: a file of this name is there already")
        assert (here / offered).read_text() == "mine"
        assert [path.name for path in here.iterdir()] == [offered]


async def test_a_folder_takes_the_offered_name_and_a_wrong_one_is_told(
    here: Path, open_reader: OpenReader
) -> None:
    (here / "kept").mkdir()
    async with open_reader([NHK]) as reader:
        for typed in ("kept", "nowhere/a.md", "nowhere/", "~nobody-of-this-name/a.md"):
            await reader.press("w")
            reader.screen.prompt.input.value = typed
            await reader.press("enter")
            if typed == "kept":
                assert len(list((here / "kept").iterdir())) == 1
            else:
                assert reader.notice == f"Not saved: no such folder: {typed}"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc-passwd.md"),
        (".hidden", "hidden.md"),
        ("-rf *", "rf.md"),
        ("~root", "root.md"),
        ("a\x1b]0;x\x07\nb\u202egpj", "a bgpj.md"),
        ("con", "article con.md"),
        ("AUX.txt", "article AUX.txt.md"),
        ("", "article.md"),
        ("詳しく" * 99, "詳しく" * 21 + "詳し" + ".md"),
    ],
)
def test_a_title_makes_a_harmless_name(title: str, name: str) -> None:
    assert safe_file_name(title, ".md") == name


@given(st.text())
def test_any_title_makes_a_name_in_this_folder(title: str) -> None:
    name = safe_file_name(title, ".md")
    assert Path(name).name == name
    assert len(name.encode()) <= 200
    assert name[0] not in ".-~ "
    assert clean(name) == name
