"""The line mode on the library: what is marked, kept, and found."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import NoReturn

import pytest
from archives import Archive
from libraries import Library

from library.importing.running import run_import
from library.marks.marks import Marks
from library.marks.store import MarksError
from library.paths import index_file, marks_file
from tui.line_mode.paper import Paper
from tui.line_mode.reader import LineReader
from tui.settings.values import DEFAULTS


class Sitting:
    """The line mode, without a terminal."""

    def __init__(self, *paths: Path) -> None:
        self._printed = StringIO()
        self.reader = LineReader(paths, DEFAULTS, Paper(self._printed))
        self.reader.begin()
        self.first = self._take()

    def _take(self) -> list[str]:
        lines = self._printed.getvalue().splitlines()
        self._printed.seek(0)
        self._printed.truncate()
        return lines

    def type(self, line: str) -> list[str]:
        """Give the lines that come of a line that is typed."""
        self.reader.take(line)
        return self._take()

    def end(self) -> None:
        """End it, as when the program ends."""
        self.reader.close()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path, {"NHK": 3, "RFI": 2})


def marks_of(*keys: int) -> list[tuple[bool, bool]]:
    """Whether articles are read, and whether starred."""
    marks = Marks(marks_file())
    found = marks.of(keys)
    marks.close()
    return [
        (key in found and found[key].read is not None, key in found and bool(found[key].starred))
        for key in keys
    ]


def test_an_article_that_is_opened_is_read_and_was_open_last(library: Library) -> None:
    sitting = Sitting()
    assert sitting.first[1] == "1  港の火災5"
    sitting.type("2")
    assert marks_of(5, 4) == [(False, False), (True, False)]
    sitting.type("q")
    assert sitting.type("l1")[1:3] == ["1  港の火災5", "2  港の火災4 (read)"]
    sitting.end()
    again = Sitting()
    assert "Open last: 2  港の火災4" in again.first


def test_stars_and_reading_are_turned_and_undone(library: Library) -> None:
    sitting = Sitting()
    assert sitting.type("s 3") == ["Starred: 港の火災3"]
    assert sitting.type("m5") == ["Marked read: 港の火災1"]
    assert marks_of(3, 1) == [(False, True), (True, False)]
    assert "3  港の火災3 (starred)" in sitting.type("l")
    assert sitting.type("m 5") == ["Marked unread: 港の火災1"]
    assert sitting.type("u") == ["Undone: unread: 港の火災1"]
    sitting.type("3")
    assert sitting.type("s") == ["No star: 港の火災3"]
    assert sitting.type("star") == ["Starred: 港の火災3"]
    assert sitting.type("m") == ["Marked unread: 港の火災3"]
    assert marks_of(3, 1) == [(False, True), (True, False)]
    assert sitting.type("s 9") == ["No article 9. 5 articles."]
    sitting.type("q")
    assert sitting.type("s") == ["In the list a number tells which: m 5, s 5."]


def test_the_place_is_kept_for_the_next_sitting(tmp_path: Path) -> None:
    library = Library(tmp_path, {"NHK": 1})
    library.add("NHK", lines=30)
    sitting = Sitting()
    sitting.type("page 4")
    sitting.type("1")
    assert sitting.type("")[0] == "3行目です。"
    sitting.end()
    lines = Sitting().type("1")
    assert lines[1].startswith("Where you left it: ")
    assert lines[2] == "3行目です。"


def test_what_is_new_since_the_last_visit_is_told(tmp_path: Path) -> None:
    file = tmp_path / "20240314-fire.txt"
    updates = [f"14日 {9 - n}:30 放水{n}\n\n放水は{n}回目です。" for n in range(6)]
    file.write_text("\n\n".join(["港の火災", *updates[1:]]) + "\n")
    first = Sitting(file)
    assert not [line for line in first.first if line.startswith("Since")]
    first.end()
    file.write_text("\n\n".join(["港の火災", *updates]) + "\n")
    assert "Since your last visit: 1 new." in Sitting(file).first


def test_marks_that_cannot_be_kept_are_told_once(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = Sitting()

    def refused(*_: object, **__: object) -> None:
        raise MarksError("the disk fails")

    monkeypatch.setattr(Marks, "set_read", refused)
    assert "The marks cannot be kept: the disk fails" in sitting.type("1")
    assert "The marks cannot be kept: the disk fails" not in sitting.type("2")


def test_files_that_are_only_opened_are_marked_under_their_lasting_keys(archive: Archive) -> None:
    one = archive.write("20201101-a.md", "First")
    archive.write("20201102-b.md", "Second")
    sitting = Sitting(one)
    assert sitting.type("s") == ["Starred: First"]
    sitting.end()
    archive.keep_holdings([archive.folder])
    run_import(index_file(), archive.marks)
    assert Sitting(archive.folder).type("\\ first") == [
        "Only the library is searched; / narrows the list of these files."
    ]
    add(archive)
    assert "2  First (read, starred)" in Sitting().first


def add(archive: Archive) -> None:
    """Take an archive into the library."""
    marks = Marks(marks_file())
    marks.add_holding(archive.folder)
    marks.close()
    run_import(index_file(), marks_file())


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def searched(archive: Archive) -> Archive:
    for day in range(1, 29):
        text = "A storm came." if day % 9 == 0 else "Nothing came."
        archive.write(f"202011{day:02}-a.md", f"Story {day}", text=text)
    add(archive)
    return archive


def test_what_is_found_in_the_library_is_listed_newest_first_and_opened(searched: Archive) -> None:
    sitting = Sitting()
    found = ["2  Story 27", "11  Story 18", "20  Story 9"]
    assert sitting.type("\\ storm")[1:] == [*found, "3 articles found for storm."]
    assert sitting.type("11")[0] == "Story 18"
    assert sitting.type("J")[0] == "Story 9"
    assert sitting.type("J")[0] == "No article found for storm after this one."
    assert sitting.type("search is:unread title:27")[1:] == [
        "2  Story 27", "1 article found for is:unread title:27.",
    ]  # fmt: skip
    assert sitting.type("\\ hail") == ["No article found for hail; / alone lists all."]
    assert sitting.type("\\ is:x") == [
        "The search cannot be understood: is: wants unread, read, starred, live, at character 1."
    ]
    assert sitting.type("\\")[1] == "1  Story 28"


def test_what_is_not_indexed_yet_is_read(searched: Archive) -> None:
    searched.write("20201201-a.md", "Story 29", text="Another storm.")
    run_import(index_file(), marks_file(), with_words=False)
    sitting = Sitting()
    lines = sitting.type("\\ storm")
    assert lines[0] == "Not in the index yet, and read one by one: 1 article."
    assert lines[2:4] == ["1  Story 29", "3  Story 27"]
    sitting.type("\\ storm")
    assert sitting.type("G")[1] == "1  Story 29"


def test_ctrl_c_amid_a_search_drops_it(searched: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    searched.write("20201201-a.md", "Story 29", text="Another storm.")
    run_import(index_file(), marks_file(), with_words=False)

    def pressed(path: Path) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("library.search.scanning.read_document", pressed)
    sitting = Sitting()
    with pytest.raises(KeyboardInterrupt):
        sitting.type("\\ storm")
    assert "2  Story 28" in sitting.type("l1")
