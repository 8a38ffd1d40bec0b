"""A damaged file of marks: put aside, told, and all that can be read of it carried over."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from libraries import Library

from library.marks.marks import Marks
from library.marks.store import MarksError
from library.marks.values import ReadingPlace
from library.paths import marks_file

COUNT = 600
KEYS = range(1, COUNT + 1)
PLACE = ReadingPlace("13-1", 2, 40)
SEEN = {f"13-{n}": "x" * 30 for n in range(400)}


def filled(file: Path) -> None:
    """Make a file of several pages, with something in each table."""
    marks = Marks(file)
    articles = [(key, f"記事 {key} " + "題" * 60, f"https://news.example/{key}") for key in KEYS]
    marks.set_read(articles, is_read=True, told="all read")
    marks.keep_place(*articles[0], PLACE, SEEN)
    marks.keep_search("Storms", "台風")
    marks.add_holding(Path("/archive"))
    marks.rename_source("RFI", "EU/RFI", [Told("RFI")])
    marks.remember("measure", 60)
    marks.close()


class Told:
    """A source as the catalogue tells it."""

    position = None

    def __init__(self, name: str) -> None:
        self.name = name
        self.told = (name,)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "marks.db"
    filled(file)
    return file


def kept(marks: Marks) -> int:
    return sum(mark.read is not None for mark in marks.of(KEYS).values())


def assert_works(marks: Marks) -> None:
    marks.set_starred([(5000, "Later", None)], is_starred=True, told="starred")
    assert marks.of([5000])[5000].starred
    marks.check()


def overwrite(file: Path, page: int, content: bytes = b"\xa5" * 4096) -> None:
    with file.open("r+b") as stream:
        stream.seek(4096 * page)
        stream.write(content)


def leaf_of_marks(file: Path) -> int:
    """The number of a page, from 0, in which marks stand."""
    content = file.read_bytes()
    pages = range(1, len(content) // 4096)
    return next(
        n for n in pages
        if content[4096 * n] == 13 and "記事".encode() in content[4096 * n : 4096 * n + 4096]
    )  # fmt: skip


def test_a_page_in_the_middle_costs_what_stood_in_it(file: Path) -> None:
    before = file.read_bytes()
    page = leaf_of_marks(file)
    overwrite(file, page)
    damaged = file.read_bytes()
    marks = Marks(file)
    marks.check()
    assert "damaged and put aside as marks.damaged-1.db" in (marks.trouble or "")
    lost = int.from_bytes(before[4096 * page + 3 : 4096 * page + 5], "big")
    assert kept(marks) == COUNT - lost
    assert (file.parent / "marks.damaged-1.db").read_bytes() == damaged
    assert [search.query for search in marks.searches()] == ["台風"]
    assert marks.holdings() == [Path("/archive")]
    assert marks.recall("measure") == 60
    assert_works(marks)
    marks.close()


def test_damage_that_is_met_while_reading_is_mended_too(file: Path) -> None:
    marks = Marks(file)
    overwrite(file, leaf_of_marks(file))
    other = Marks(file)
    assert other.trouble is None
    assert 0 < kept(other) < COUNT
    assert "marks.damaged-1.db" in (other.trouble or "")
    assert kept(marks) == kept(other)
    assert_works(marks)
    marks.close()
    other.close()


@pytest.mark.parametrize("page", range(1, 8))
def test_whatever_page_is_damaged_most_marks_stay(file: Path, page: int) -> None:
    overwrite(file, page)
    marks = Marks(file)
    marks.check()
    assert kept(marks) >= COUNT - 40
    assert_works(marks)
    marks.close()


def test_without_its_first_page_the_marks_are_read_still(file: Path) -> None:
    overwrite(file, 0)
    marks = Marks(file)
    assert "600 marks could be kept" in (marks.trouble or "")
    assert kept(marks) == COUNT
    assert marks.of([1])[1].place == PLACE
    assert marks.of([1])[1].seen == SEEN
    assert marks.undo() == "all read"
    assert_works(marks)
    marks.close()


def test_of_a_truncated_file_what_is_left_is_read(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) * 2 // 3 + 77])
    marks = Marks(file)
    assert "put aside" in (marks.trouble or "")
    assert kept(marks) > COUNT // 4
    assert_works(marks)
    marks.close()


def test_what_is_in_the_journal_only_is_carried_over(file: Path, tmp_path: Path) -> None:
    marks = Marks(file)
    marks.set_starred([(5001, "夜の記事", None)], is_starred=True, told="starred")
    folder = tmp_path / "copy"
    folder.mkdir()
    for name in ("marks.db", "marks.db-wal"):
        shutil.copy(tmp_path / name, folder / name)
    marks.close()
    overwrite(folder / "marks.db", 0)
    overwrite(folder / "marks.db", leaf_of_marks(folder / "marks.db"))
    mended = Marks(folder / "marks.db")
    assert mended.of([5001])[5001].starred
    assert kept(mended) > COUNT // 2
    mended.close()


def garbage(file: Path) -> None:
    file.write_bytes(b"not a database at all, but long enough " * 300)


def nothing_but_a_header(file: Path) -> None:
    file.write_bytes(b"SQLite format 3\0" + b"\xff" * 4080)


def folder(file: Path) -> None:
    file.mkdir()
    (file / "something").write_text("of somebody's")


def another_program(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE recipes (name)")
    connection.close()


@pytest.mark.parametrize("make", [garbage, nothing_but_a_header, folder, another_program])
def test_what_is_no_file_of_marks_is_put_aside(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "marks.db")
    marks = Marks(tmp_path / "marks.db")
    assert "0 marks could be kept" in (marks.trouble or "")
    assert (tmp_path / "marks.damaged-1.db").exists()
    assert_works(marks)
    marks.close()


def test_an_empty_file_is_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "marks.db").touch()
    marks = Marks(tmp_path / "marks.db")
    assert marks.trouble is None
    assert_works(marks)
    marks.close()


def test_a_file_that_was_emptied_is_mended_at_once_while_others_have_it_open(file: Path) -> None:
    reader = Marks(file)
    reader.set_starred([(5001, "夜の記事", None)], is_starred=True, told="starred")
    other = sqlite3.connect(file)
    other.execute("SELECT count(*) FROM mark").fetchone()
    os.truncate(file, 0)
    marks = Marks(file)
    assert "put aside as marks.damaged-1.db" in (marks.trouble or "")
    assert marks.of([5001])[5001].starred  # it was in the journal still
    assert_works(marks)
    marks.close()
    assert_works(reader)
    reader.close()
    other.close()


def test_what_was_added_is_known_from_the_list_where_the_marks_are_lost(tmp_path: Path) -> None:
    Library(tmp_path, {"NHK": 2})
    for make in (garbage, lambda file: os.truncate(file, 0)):
        make(marks_file())
        marks = Marks(marks_file())
        assert marks.holdings() == [tmp_path]
        assert (marks.trouble or "").endswith("known from its list.")
        marks.close()


def test_a_damaged_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "marks.damaged-1.db").write_text("kept")
    for number in (2, 3):
        (tmp_path / "marks.db").write_bytes(bytes([number]) * 5000)
        Marks(tmp_path / "marks.db").close()
        aside = tmp_path / f"marks.damaged-{number}.db"
        assert aside.read_bytes() == bytes([number]) * 5000
    assert (tmp_path / "marks.damaged-1.db").read_text() == "kept"


def test_what_was_taken_out_does_not_come_back(file: Path) -> None:
    marks = Marks(file)
    articles = [(key, "t", None) for key in KEYS]
    marks.set_read(articles[300:], is_read=False, told="unread")
    marks.close()
    overwrite(file, len(file.read_bytes()) // 4096, b"")
    before = file.read_bytes()
    file.write_bytes(before[:16] + b"\0\0" + before[18:])  # no size of a page
    mended = Marks(file)
    assert "put aside" in (mended.trouble or "")
    assert set(mended.of(KEYS)) <= set(range(1, 301))
    mended.close()


def test_where_it_cannot_be_mended_it_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overwrite(file, 0)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(MarksError, match="cannot be mended"):
        Marks(file)
    assert file.exists()
