"""The library on the screen: groups, marks that turn at once, the way back to where one was."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS, OpenReader, Reader
from libraries import Library
from terminals import terminal

from library.catalogue.values import Source
from library.marks.marks import Marks
from library.paths import marks_file


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Three sources, two of them in a folder."""
    return Library(tmp_path, {"NHK": 6, "Europe/RFI": 4, "Europe/DW": 90})


def rows(reader: Reader) -> list[str]:
    """The rows of the list as they are on the screen, without white space at the ends."""
    lines = reader.screen.panes.sources.rows
    return [lines.render_line(y).text.strip() for y in range(lines.size.height)]


def under_cursor(reader: Reader) -> str:
    """The row under the cursor."""
    lines = reader.screen.panes.sources.rows
    return lines.render_line(lines.cursor - lines.scroll_offset.y).text.strip()


async def test_the_newest_unread_article_opens_in_its_source(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader([]) as reader:
        assert reader.top == "港の火災100"
        assert rows(reader)[:3] == [
            "Europe" + " " * 18 + "93",
            "DW" + " " * 20 + "89",
            "港の火災100",
        ]
        assert under_cursor(reader) == "港の火災100"
        assert "99 of 100 unread" in reader.screen_text()
        # A folded source is one row.
        assert rows(reader).count("港の火災6") == 0
    library.read(100, 99, 98)
    async with open_reader([]) as reader:
        assert reader.top == "港の火災100"  # where one was


async def test_articles_of_every_source_are_stepped_through(
    open_reader: OpenReader, library: Library
) -> None:
    library.read(*range(12, 101))
    async with open_reader([]) as reader:
        assert reader.top == "港の火災11"
        await reader.press("J")
        assert reader.top == "港の火災10"
        assert under_cursor(reader) == "港の火災10"
        await reader.press("J", "J", "J", "J")
        assert reader.top == "港の火災6"
        await reader.press("K")
        assert reader.top == "港の火災7"


async def test_unread_articles_are_stepped_through_over_all_sources(
    open_reader: OpenReader, library: Library
) -> None:
    library.read(*range(2, 9), *range(12, 101))
    async with open_reader([]) as reader:
        assert reader.top == "港の火災11"
        for title in ("10", "9", "1"):
            await reader.press("n")
            assert reader.top == f"港の火災{title}"
        await reader.press("n")
        assert "No other article is unread" in reader.notice
        assert reader.top == "港の火災1"


async def test_a_page_further_at_the_end_goes_on_to_an_unread_one(
    open_reader: OpenReader, library: Library
) -> None:
    library.read(*range(2, 100))
    async with open_reader([]) as reader:
        assert "Space: next unread" in reader.screen_text()
        await reader.press("space")
        assert reader.top == "港の火災1"
        assert "next unread" not in reader.screen_text()
        await reader.press("K")
        assert "Space: next article" in reader.screen_text()


async def test_a_group_opens_and_folds(open_reader: OpenReader, library: Library) -> None:
    del library
    async with open_reader([]) as reader:
        await reader.press("h", "g", "enter")
        assert [row.split()[0] for row in rows(reader) if row] == ["Europe", "NHK"]
        await reader.press("G", "enter")
        assert rows(reader)[2:4] == ["港の火災6", "港の火災5"]
        await reader.press("enter", "g", "enter")
        assert rows(reader)[1].startswith("DW")


async def test_what_others_read_is_seen(open_reader: OpenReader, library: Library) -> None:
    async with open_reader([]) as reader:
        assert rows(reader)[0].endswith("99") or rows(reader)[0].endswith("93")
        library.read(1, 7, 8, 50)
        reader.screen.look_for_changes()
        await reader.settle()
        assert rows(reader)[0].endswith("90")
        assert "95 of 100 unread" in reader.screen_text()


async def test_articles_that_come_do_not_move_what_one_looks_at(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader([], size=(120, 20)) as reader:
        await reader.press("h", *["j"] * 30)
        seen, cursor = rows(reader), under_cursor(reader)
        assert cursor == "港の火災70"
        library.add("Europe/DW", 5)
        library.add("Asia/CNA", 3)
        reader.screen.look_for_changes()
        await reader.settle()
        assert (rows(reader), under_cursor(reader)) == (seen, cursor)
        assert reader.top == "港の火災100"
        await reader.press("g")
        assert rows(reader)[0].startswith("Asia")
        assert "港の火災105" in rows(reader)


async def test_an_article_that_went_leaves_the_list(
    open_reader: OpenReader, library: Library
) -> None:
    async with open_reader([]) as reader:
        library.remove(99)
        reader.screen.look_for_changes()
        await reader.settle()
        assert rows(reader)[2:4] == ["港の火災100", "港の火災98"]
        assert "98 of 99 unread" in reader.screen_text()


async def test_the_list_is_narrowed_as_one_types_and_widens(
    open_reader: OpenReader, library: Library
) -> None:
    library.add("NHK", title="鯨の群れ")
    async with open_reader([]) as reader:
        await reader.press("h", "slash", *"鯨")
        assert rows(reader)[0].startswith("NHK")
        assert rows(reader)[1].startswith("鯨の群れ101")
        assert reader.screen.panes.sources.title.render().plain.endswith("1")
        await reader.press("enter", "j", "enter")
        assert reader.top == "鯨の群れ101"
        await reader.press("h", "escape")
        assert under_cursor(reader).startswith("鯨の群れ101")
        assert any(row.startswith("Europe") for row in rows(reader))


async def test_dates_stand_where_there_is_room(open_reader: OpenReader, library: Library) -> None:
    del library
    async with open_reader([]) as reader:
        assert not any("2024" in row for row in rows(reader))
        await reader.press("h", "z")
        assert rows(reader)[2].endswith("  2024-03-01")
    async with open_reader([], size=(50, 20)) as reader:
        await reader.press("h")
        assert rows(reader)[2].endswith("  2024-03")


async def test_what_is_opened_is_plain_and_what_is_not_is_bold(
    open_reader: OpenReader, library: Library
) -> None:
    library.read(98)
    async with open_reader([]) as reader:
        lines = reader.screen.panes.sources.rows
        styles = [next(iter(lines.render_line(y))).style for y in (3, 4)]
        assert [bool(style and style.bold) for style in styles] == [True, False]


async def test_where_one_was_is_where_one_begins(open_reader: OpenReader, library: Library) -> None:
    (key,) = library.add("NHK", lines=200)
    library.add("NHK", 600)
    async with open_reader([]) as reader:
        while reader.top != f"港の火災{key}":
            reader.screen.panes.sources.narrow(f"災{key}")
            await reader.settle()
            await reader.press("J")
        await reader.press("space", "space", "space")
        top = reader.top
    async with open_reader([]) as reader:
        assert reader.top == top
        assert under_cursor(reader) == f"港の火災{key}"
        await reader.press("K", "J")
        assert reader.top == top


async def test_an_article_whose_file_is_gone_is_told_and_passed(
    open_reader: OpenReader, library: Library, tmp_path: Path
) -> None:
    (tmp_path / "00100.txt").unlink()
    library.read(*range(1, 99))
    async with open_reader([]) as reader:
        assert "no such file" in " ".join(reader.article_lines())
        assert any(row.startswith("! 港の火災100") for row in rows(reader))
        await reader.press("n")
        assert reader.top == "港の火災99"
        await reader.press("n")
        assert "No other article" in reader.notice


async def test_a_place_in_an_article_that_is_named_is_kept_too(open_reader: OpenReader) -> None:
    async with open_reader([SEEDS]) as reader:
        await reader.press("5", "right_square_bracket")
        top = reader.top
    async with open_reader([SEEDS]) as reader:
        assert reader.top == top


async def test_what_is_named_is_listed_though_its_source_was_taken_out(
    open_reader: OpenReader,
) -> None:
    with closing(Marks(marks_file())) as marks:
        marks.remove_source("NHK", [Source("NHK", ("NHK",), 1, 1)])
    async with open_reader([SEEDS]) as reader:
        assert rows(reader)[0].startswith("NHK")
        assert "22 updates" in reader.screen_text()


async def test_marks_that_cannot_be_kept_are_told(
    open_reader: OpenReader, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    del library
    file = marks_file()
    file.chmod(0o400)
    monkeypatch.setattr("os.access", lambda *_: False)
    async with open_reader([]) as reader:
        assert "cannot be written to" in reader.notice
        assert reader.top == "港の火災100"


def test_read_quit_and_come_back(library: Library) -> None:
    (key,) = library.add("NHK", lines=300)
    with terminal(columns=120) as screen:
        screen.see(" 1行目です。")
        screen.keys("   ")
        screen.see("53行目です。")
        top = screen.lines[1][28:80]
        screen.keys("Q")
        assert screen.end() == 0
    library.add("NHK", 3)
    with terminal(columns=120) as screen:
        screen.see("53行目です。")
        assert screen.lines[1][28:80] == top
        screen.see(f"港の火災{key}")
        before = block_kept(key)
        screen.keys(" ")
        screen.wait(lambda: block_kept(key) > before, "the place to be kept")
        top = screen.lines[1][28:80]
        screen.process.kill()
    with terminal(columns=120) as screen:
        screen.see("66行目です。")
        assert screen.lines[1][28:80] == top
        screen.keys("Q")
        assert screen.end() == 0


def block_kept(key: int) -> int:
    """The paragraph at which reading stopped, as it is on the disk."""
    marks = Marks(marks_file())
    place = marks.of([key])[key].place
    marks.close()
    return place.block if place else 0


def test_line_by_line_the_library_is_listed_page_by_page(library: Library) -> None:
    library.add("NHK", 900, lines=2)
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--plain"], input="/ 火災77\n1000\nq\n", text=True,
        capture_output=True, cwd=ROOT, check=True,
    )  # fmt: skip
    assert done.stderr == ""
    assert "港の火災1000" in done.stdout
    assert "港の火災770" in done.stdout
    assert "港の火災500" not in done.stdout
    assert "1行目です。" in done.stdout
