"""The commands about sources and marks, on a library of invented sources."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from conftest import ROOT
from running import newsreader
from terminals import terminal

from library.catalogue import schema
from library.catalogue.catalogue import Catalogue
from library.keys import shown_key
from library.marks.marks import Marks
from library.paths import index_file, marks_file
from tui.__main__ import main

Run = Callable[..., tuple[int, str, str]]
READ = [(1, "First", None), (2, "Second", None)]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; give its exit status, and what it prints on standard output and error."""

    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(words)
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def catalogue_of(counts: dict[str, int], holding: Path) -> None:
    """Make a catalogue with so many articles of each source; their keys count from 1."""
    index_file().parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(index_file())) as connection, connection:
        schema.create(connection)
        connection.execute("INSERT INTO holding VALUES (1, ?)", (os.fsencode(holding),))
        key = 0
        for number, (name, count) in enumerate(counts.items(), 1):
            connection.execute("INSERT INTO source (id, name) VALUES (?, ?)", (number, name))
            for _ in range(count):
                key += 1
                connection.execute(
                    "INSERT INTO article (id, holding, path, size, modified, key, source, title) "
                    "VALUES (?, 1, ?, 1, 1, ?, ?, ?)",
                    (schema.FIRST_DATED + key, f"{key}.md".encode(), key, number, f"Title {key}"),
                )


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of one folder: three sources, of which two articles of the first are read."""
    folder = tmp_path / "archive"
    folder.mkdir()
    catalogue_of({"港湾新聞": 3, "Bridge": 2, "Canal": 1200}, folder)
    with closing(Marks(marks_file())) as marks:
        marks.add_holding(folder)
        marks.set_read(READ, is_read=True, told="read")
    return folder


def names(run: Run, *words: str) -> list[str]:
    status, out, _ = run("sources", *words)
    assert status == 0
    return [line.split("\t")[0] for line in out.splitlines()]


@pytest.mark.usefixtures("library")
def test_sources_are_listed_for_programs(run: Run) -> None:
    assert run("sources") == (0, "Bridge\t2\t2\nCanal\t1200\t1200\n港湾新聞\t1\t3\n", "")
    status, out, _ = run("sources", "--json")
    assert status == 0
    assert [json.loads(line) for line in out.splitlines()][2] == {
        "name": "港湾新聞", "unread": 1, "total": 3, "told": ["港湾新聞"], "position": None,
        "removed": False,
    }  # fmt: skip


@pytest.mark.usefixtures("library")
def test_on_a_terminal_the_columns_are_aligned() -> None:
    with terminal("sources", LANG="C.UTF-8") as screen:
        assert screen.end() == 0
        lines = [line.rstrip() for line in screen.text.splitlines() if "unread" in line]
    assert lines == [
        "Bridge        2 unread      2", "Canal     1,200 unread  1,200",
        "港湾新聞      1 unread      3",
    ]  # fmt: skip


@pytest.mark.parametrize("words", [("sources",), ("rename", "a", "b"), ("remove", "a"), ("order",)])
def test_without_a_library_it_is_told_how_to_get_one(run: Run, words: Sequence[str]) -> None:
    status, out, err = run(*words)
    assert (status, out) == (1, "")
    assert "newsreader add PATH" in err


@pytest.mark.usefixtures("library")
def test_sources_are_renamed_into_folders_and_folders_are_renamed(run: Run) -> None:
    assert run("rename", "港湾新聞", "Asia/港湾") == (0, "", "")
    assert run("rename", "Canal", "Asia/Canal") == (0, "", "")
    assert run("rename", "Asia", "Far/East") == (0, "", "")
    assert names(run) == ["Bridge", "Far/East/Canal", "Far/East/港湾"]
    assert run("rename", "Far/East/", "East") == (0, "", "")
    assert run("rename", "East/港湾", "港湾新聞") == (0, "", "")
    assert names(run) == ["Bridge", "East/Canal", "港湾新聞"]
    assert run("sources")[1].endswith("港湾新聞\t1\t3\n")


@pytest.mark.usefixtures("library")
def test_a_name_there_is_already_joins_the_two(run: Run) -> None:
    status, _, err = run("rename", "Bridge", "港湾新聞")
    assert (status, err) == (0, 'newsreader: there was a source "港湾新聞": the two are one now\n')
    assert run("sources")[1] == "Canal\t1200\t1200\n港湾新聞\t3\t5\n"
    assert run("rename", "港湾新聞", "News")[0] == 0
    assert run("sources")[1] == "Canal\t1200\t1200\nNews\t3\t5\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Bridge", "", "a name is empty"),
        ("Bridge", "\x1b", "a name is empty"),
        ("Bridge", "a//b", '"a//b": a part is empty'),
        ("Bridge", "/a", '"/a": a part is empty'),
        ("Bridge", "Canal/Bridge", '"Canal" is a source, and holds no others'),
        ("Bridge", "Asia", '"Asia" is a folder; a source in it is "Asia/..'),
        ("Asia", "Asia/Asia", 'the folder "Asia" cannot be put into itself'),
        ("Bridge", "x" * 301, "300 characters at most"),
        ("Bridg", "B", 'no source is called "Bridg"; did you mean "Bridge"?'),
        ("Asai", "B", 'no source is called "Asai"; did you mean "Asia"?'),
        ("zzzzzz", "B", '"newsreader sources" lists them'),
    ],
)
@pytest.mark.usefixtures("library")
def test_names_that_cannot_be_are_refused_in_words(run: Run, old: str, new: str, told: str) -> None:
    run("rename", "港湾新聞", "Asia/港湾新聞")
    before = run("sources")
    status, out, err = run("rename", old, new)
    assert (status, out) == (1, "")
    assert told in err
    assert "\x1b" not in err
    assert run("sources") == before


@pytest.mark.usefixtures("library")
def test_what_is_put_first_stays_first(run: Run) -> None:
    assert run("order", "港湾新聞", "Canal") == (0, "", "")
    assert names(run) == ["港湾新聞", "Canal", "Bridge"]
    assert run("order", "Bridge") == (0, "", "")
    assert names(run) == ["Bridge", "港湾新聞", "Canal"]
    status, _, err = run("order", "Canal", "Brigde")
    assert (status, 'did you mean "Bridge"' in err) == (1, True)
    assert names(run) == ["Bridge", "港湾新聞", "Canal"]
    assert run("order") == (0, "", "")
    assert names(run) == ["Bridge", "Canal", "港湾新聞"]


@pytest.mark.usefixtures("library")
def test_a_folder_is_put_first_as_a_whole(run: Run) -> None:
    for name in ("港湾新聞", "Canal"):
        run("rename", name, f"Zone/{name}")
    assert run("order", "Zone")[0] == 0
    assert names(run) == ["Zone/Canal", "Zone/港湾新聞", "Bridge"]


@pytest.mark.usefixtures("library")
def test_sources_are_taken_out_of_the_list_and_put_back(run: Run) -> None:
    run("rename", "Canal", "Zone/Canal")
    assert run("remove", "Bridge") == (0, "", "")
    assert run("remove", "Zone") == (0, "", "")
    assert names(run) == ["港湾新聞"]
    assert run("sources", "--removed")[1] == "Bridge\t2\t2\nZone/Canal\t1200\t1200\n"
    status, _, err = run("remove", "Bridge")
    assert (status, "it was removed" in err) == (1, True)
    assert run("restore", "Zone", "Bridge") == (0, "", "")
    assert names(run) == ["Bridge", "Zone/Canal", "港湾新聞"]
    status, _, err = run("restore", "Bridge")
    assert (status, "it is in the list" in err) == (1, True)


@pytest.mark.usefixtures("library")
def test_of_several_names_the_good_ones_are_done(run: Run) -> None:
    status, _, err = run("remove", "Bridge", "Cannal", "港湾新聞")
    assert status == 1
    assert 'no source is called "Cannal"; did you mean "Canal"?' in err
    assert names(run) == ["Canal"]


def test_a_path_leaves_the_library_and_its_marks_stay(run: Run, library: Path) -> None:
    with closing(Marks(marks_file())) as marks:
        marks.add_holding(library.parent / "other")
    status, _, err = run("remove", str(library / "1.md"))
    assert status == 1
    assert "no source is called" in err
    (library / "1.md").touch()
    assert f"but with {library}" in run("remove", str(library / "1.md"))[2]
    assert run("remove", f"{library}/") == (0, "", "")
    assert names(run) == []
    with closing(Marks(marks_file())) as marks:
        assert marks.holdings() == [library.parent / "other"]
        assert marks.of([1])[1].read
    with closing(Catalogue(index_file(), marks_file())) as catalogue:
        assert catalogue.with_key(1) is None


def test_marks_go_out_and_come_in(
    run: Run, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "marks.json"
    assert run("marks", "export", str(file)) == (0, "", "")
    text = file.read_text()
    assert run("marks", "export") == (0, text, "")
    assert json.loads(text)["marks"][0]["id"] == shown_key(1)
    assert run("marks", "import", str(file)) == (0, "nothing in it was new\n", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "elsewhere"))
    assert run("marks", "import", str(file)) == (0, "new or newer: 2 marks, 1 path\n", "")
    assert run("marks", "export")[1] == text
    assert library.is_dir()


def test_what_cannot_be_taken_in_is_told_in_a_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "marks\x1b.json"
    status, out, err = run("marks", "import", str(file))
    assert (status, out) == (1, "")
    assert err.endswith("no such file\n")
    file.write_text('{"version": 1, "marks": [{"id": 5}]}')
    status, out, err = run("marks", "import", str(file))
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.endswith("nothing was taken in: marks[0].id: text is expected, not 5\n")
    assert "\x1b" not in err
    status, _, err = run("marks", "export", str(tmp_path / "nowhere" / "x"))
    assert (status, "no such file" in err) == (1, True)


def test_an_export_that_fails_leaves_what_was_there(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "marks.json"
    folder.mkdir()
    status, _, err = run("marks", "export", str(folder))
    assert (status, "directory" in err) == (1, True)
    assert list(tmp_path.iterdir()) == [folder]


def test_marks_go_through_pipes() -> None:
    text = newsreader("marks", "export").stdout
    assert json.loads(text)["marks"] == []
    assert newsreader("marks", "exprot").returncode == 2
    done = newsreader("marks", "import")
    assert (done.returncode, "import needs a FILE" in done.stderr) == (2, True)
    done = subprocess.run(
        [sys.executable, "-m", "tui", "marks", "import", "-"],
        input=text, capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "nothing in it was new\n")


@pytest.mark.usefixtures("library")
def test_unread_counts_follow_what_others_mark_at_once() -> None:
    def unread() -> dict[str, int]:
        return {source.name: source.unread for source in catalogue.sources()}

    with (
        closing(Catalogue(index_file(), marks_file())) as catalogue,
        closing(Marks(marks_file())) as marks,
    ):
        before = unread()
        canal = [(key, f"Title {key}", None) for key in range(6, 1206)]
        marks.set_read([(6, "Title 6", None), (99999, "gone", None)], is_read=True, told="two")
        assert unread() == {**before, "Canal": 1199}
        marks.set_read(canal, is_read=True, told="all of Canal")
        assert unread() == {**before, "Canal": 0}
        assert marks.undo() == "all of Canal"
        assert unread() == {**before, "Canal": 1199}
        marks.undo()
        assert unread() == before
