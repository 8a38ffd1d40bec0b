"""Taking the library in anew beside reading; what is new in an article since the last visit."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import OpenReader, Reader
from listed import rows, title, under_cursor
from test_versions import ALARM, TWO, page

from library.importing.lock import only_writer
from library.importing.progress import Phase, Progress, write_progress
from library.importing.running import run_import
from library.marks.marks import Marks
from library.paths import index_file, marks_file
from tui.reading.progress import progress_told

_NOW = datetime(2024, 3, 1, 12, tzinfo=UTC)


def write(folder: Path, number: int, body: str = "静かな一日だった。") -> Path:
    """Write an article, each a day newer than the one of the number before."""
    front = f"layout: post\ntitle: 港の朝{number}\ndate: 2024-03-{number:02}T03:00:00.000Z"
    url = f"https://www3.nhk.or.jp/news/{number}.html"
    more = f"author: NHK\nfrom: {url}\ntags: [ NHK ]\ncategories: [ NHK ]"
    file = folder / f"2024-03-{number:02}.md"
    file.write_text(f"---\n{front}\n{more}\n---\n<div>{body}</div>\n")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of three articles."""
    for number in range(1, 4):
        write(tmp_path, number)
    with closing(Marks(marks_file())) as marks:
        marks.add_holding(tmp_path)
    run_import(index_file(), marks_file())
    return tmp_path


async def test_what_changed_meanwhile_is_taken_in_at_the_start(
    open_reader: OpenReader, folder: Path
) -> None:
    write(folder, 4)
    (folder / "2024-03-01.md").unlink()
    async with open_reader([]) as reader:
        assert reader.top == "港の朝3"
        await listed(reader, lambda: "港の朝4" in rows(reader))
        assert rows(reader)[1:4] == ["港の朝4", "港の朝3", "港の朝2"]
        assert under_cursor(reader) == "港の朝3"
        assert reader.top == "港の朝3"
        assert reader.notice == ""


async def test_all_and_the_source_are_updated_by_hand(
    open_reader: OpenReader, folder: Path
) -> None:
    async with open_reader([]) as reader:
        await listed(reader, lambda: not reader.screen.is_updating)
        write(folder, 4)
        await reader.press("R")
        await listed(reader, lambda: reader.notice == "Updated: 1 new article.")
        write(folder, 5)
        await reader.press("r")
        await listed(reader, lambda: reader.notice == "Updated: 1 new article.")
        assert "港の朝5" in rows(reader)
        await reader.press("r")
        await listed(reader, lambda: reader.notice == "Updated: nothing new.")


async def test_one_import_at_a_time(open_reader: OpenReader, folder: Path) -> None:
    del folder
    with only_writer(index_file()):
        async with open_reader([]) as reader:
            await reader.press("R")
            await listed(reader, lambda: reader.notice == "The library is being updated already.")


async def test_paths_that_were_not_added_are_no_library(
    open_reader: OpenReader, folder: Path
) -> None:
    async with open_reader([folder]) as reader:
        await reader.press("R")
        assert "newsreader add" in reader.notice


async def test_a_library_to_which_nothing_was_added_is_not_emptied(
    open_reader: OpenReader, folder: Path
) -> None:
    with closing(Marks(marks_file())) as marks:
        marks.remove_holding(folder)
    async with open_reader([]) as reader:
        await reader.press("R")
        await listed(reader, lambda: reader.notice != "" and not reader.screen.is_updating)
        assert reader.notice == "Nothing was added to the library."
        assert title(reader) == "Articles 2 of 3 unread"


async def test_how_far_another_import_is_stands_above_the_list(
    open_reader: OpenReader, folder: Path
) -> None:
    del folder
    async with open_reader([]) as reader:
        await listed(reader, lambda: not reader.screen.is_updating)
        started = datetime.now(UTC) - timedelta(seconds=90)
        at = started + timedelta(seconds=80)
        with only_writer(index_file()), closing(sqlite3.connect(index_file())) as connection:
            write_progress(connection, Progress("words", 40, 100, started, at))
            connection.commit()
            reader.screen.tell_progress()
            assert title(reader) == "Indexing 40%, 2 min left"
        reader.screen.tell_progress()
        assert title(reader) == "Articles 2 of 3 unread"


@pytest.mark.parametrize(
    ("phase", "done", "total", "seconds", "told"),
    [
        ("names", 0, 0, 5, "Looking for files .."),
        ("headers", 50, 200, 10, "Reading titles 25%, 30 s left"),
        ("words", 1, 200, 100, "Indexing 0%, 5.5 h left"),
        ("words", 0, 200, 5, "Indexing 0%"),
        ("words", 100, 200, 0.5, ""),
        ("done", 200, 200, 60, ""),
    ],
)
def test_progress_is_told_in_few_words(
    phase: Phase, done: int, total: int, seconds: float, told: str
) -> None:
    at = _NOW + timedelta(seconds=seconds)
    progress = Progress(phase, done, total, _NOW, at)
    assert progress_told(progress, at.timestamp()) == told


async def test_updates_that_came_since_the_last_visit_are_marked(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    live, other = tmp_path / "1.txt", tmp_path / "2.txt"
    live.write_text(page(TWO, "【随時更新】大雨"))
    other.write_text("港の朝\n\n静かな一日だった。\n")
    async with open_reader([tmp_path]) as reader:
        assert reader.top == "【随時更新】大雨"
        await reader.press("J")
        assert reader.top == "港の朝"
        live.write_text(page([ALARM, *TWO], "【随時更新】大雨"))
        await reader.press("K", "right_curly_bracket")
        assert ALARM.label in reader.top
        await reader.press("right_curly_bracket")
        assert reader.notice == "Nothing new or changed further down."
        # What was seen once is no news.
        await reader.press("J", "K", "right_curly_bracket")
        assert reader.notice == "Nothing here is new or changed since your last visit."


async def listed(reader: Reader, is_so: Callable[[], bool]) -> None:
    """Wait until what came of an import is on the screen."""
    for _ in range(20):
        await reader.settle()
        if is_so():
            return
    raise AssertionError(reader.screen_text())
