"""Commands on a library, for scripts: what they print, in which form, and how they fail."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from terminals import terminal

from library.keys import read_key
from library.marks.marks import Marks
from library.paths import marks_file
from tui.__main__ import main

Run = Callable[..., tuple[int, str, str]]
TITLES = ("Harbour fire is out", "港の倉庫で火災", "港口仓库失火", "River rises again")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; give its exit status, and what it prints on standard output and error."""

    def run(*words: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


def write(folder: Path, day: int, title: str, body: str, source: str = "Harbour Post") -> Path:
    """Write an archived article of a day in March 2024."""
    file = folder / f"2024-03-{day:02}" / f"2024-03-{day:02}-{day}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    epoch = 1709251200 + (day - 1) * 86400
    file.write_text(
        f'---\nlayout: post\ntitle: "{title}"\nauthor: {source}\ntags: [ {source} ]\n'
        f"categories: [ {source} ]\n---\n<!--{epoch}000-->\n"
        f"[{title}](https://news.example/{day})\n------\n\n<div>\n<p>{body}</p>\n</div>\n"
    )
    return file


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Four articles of two sources, the first the newest."""
    folder = tmp_path / "archive"
    for day, title in zip((9, 8, 7, 6), TITLES, strict=True):
        write(
            folder,
            day,
            title,
            f"{title}. The pump was used on day {day}.",
            "Post" if day % 2 else "River",
        )
    return folder


@pytest.fixture
def library(archive: Path, run: Run) -> Path:
    """The archive, added."""
    assert run("add", archive)[0] == 0
    return archive


def rows(printed: str) -> list[list[str]]:
    return [line.split("\t") for line in printed.splitlines()]


def as_json(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


def test_list_is_a_line_an_article_the_newest_first(library: Path, run: Run) -> None:
    status, printed, told = run("list")
    assert (status, told) == (0, "")
    assert [row[1:] for row in rows(printed)] == [
        ["2024-03-09T00:00:00Z", "Post", TITLES[0]],
        ["2024-03-08T00:00:00Z", "River", TITLES[1]],
        ["2024-03-07T00:00:00Z", "Post", TITLES[2]],
        ["2024-03-06T00:00:00Z", "River", TITLES[3]],
    ]
    assert all(read_key(row[0]) for row in rows(printed))
    assert run("list", "--limit", "2")[1].splitlines() == printed.splitlines()[:2]
    assert [row[3] for row in rows(run("list", "source:River")[1])] == [TITLES[1], TITLES[3]]


def test_json_has_everything_the_list_knows(library: Path, run: Run) -> None:
    first = as_json(run("list", "--json")[1])[0]
    key = read_key(first["id"])
    assert key
    expected = {
        "id": first["id"],
        "path": str(library / "2024-03-09" / "2024-03-09-9.md"),
        "url": "https://news.example/9",
        "title": TITLES[0],
        "source": "Post",
        "moment": "2024-03-09T00:00:00Z",
        "live": False,
        "read": None,
        "starred": None,
        "failure": None,
    }
    assert first == expected
    marks = Marks(marks_file())
    marks.set_starred([(key, TITLES[0], None)], is_starred=True, told="starred")
    (starred,) = as_json(run("list", "--json", "is:starred")[1])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", starred["starred"])
    assert {**starred, "starred": None} == expected
    assert len(rows(run("list", "is:unread", "-is:starred")[1])) == 3


def test_search_finds_any_script_with_the_words_around(library: Path, run: Run) -> None:
    status, printed, told = run("search", "倉庫")
    assert (status, told) == (0, "")
    assert [row[3] for row in rows(printed)] == [TITLES[1], TITLES[2]]
    assert "港口仓库失火" in rows(printed)[1][4]
    (hit,) = as_json(run("search", "--json", "pump", "title:river")[1])
    assert hit["title"] == TITLES[3]
    assert "pump was used" in hit["snippet"]
    assert run("search", "volcano") == (0, "", "")


def test_a_word_with_a_hyphen_before_it_is_left_out(library: Path, run: Run) -> None:
    assert [row[3] for row in rows(run("search", "pump", "-港")[1])] == [TITLES[0], TITLES[3]]
    assert [row[3] for row in rows(run("list", "-harbour", "-港")[1])] == [TITLES[3]]
    assert run("list", "-h")[1].startswith("usage: newsreader list")


def test_on_a_terminal_the_words_are_bold(library: Path) -> None:
    with terminal("search", "pump", "倉庫") as screen:
        screen.see("The pump was used on day 7")
        assert screen.end() == 0
    assert b"\x1b[1mpump\x1b[22m" in screen.sent
    assert "\t" not in screen.sent.decode()
    with terminal("search", "pump", NO_COLOR="1") as screen:
        screen.see("The pump was used on day 6")
        assert screen.end() == 0
    assert b"\x1b" not in screen.sent


def test_by_relevance_titles_come_first(library: Path, run: Run) -> None:
    write(library, 20, "Notes of the day", "Among others, the river. " + "And this. " * 50)
    assert run("update")[0] == 0
    assert rows(run("search", "river")[1])[0][3] == "Notes of the day"
    assert rows(run("search", "river", "--relevance")[1])[0][3] == TITLES[3]


def test_before_the_index_is_ready_articles_are_read(archive: Path, run: Run) -> None:
    status, printed, _ = run("add", "--later", archive)
    assert status == 0
    assert "4 new" in printed
    status, printed, told = run("search", "pump", "--limit", "3")
    assert status == 0
    assert [row[3] for row in rows(printed)] == list(TITLES[:3])
    assert "not in the index yet" in told
    run("update")
    assert run("search", "pump", "--limit", "3") == (0, printed, "")


def test_show_and_timeline_take_ids(
    library: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = rows(run("list", "title:river")[1])[0][0]
    status, printed, told = run("show", number)
    assert (status, told) == (0, "")
    assert printed.startswith(TITLES[3])
    assert as_json(run("show", "--json", number)[1])[0]["title"] == TITLES[3]
    assert run("timeline", number) == (0, "", "")
    monkeypatch.chdir(library)
    Path(number).write_text("A file of that name\n\nIt comes first.")
    assert "It comes first." in run("show", number)[1]


def test_an_id_of_no_article_is_told_like_a_missing_file(library: Path, run: Run) -> None:
    status, printed, told = run("show", "aaaaaaaaaaaab")
    assert (status, printed) == (1, "")
    assert told.startswith("newsreader: aaaaaaaaaaaab: no such file")


def test_a_query_that_cannot_be_understood_is_wrong_usage(library: Path, run: Run) -> None:
    for command in (("list",), ("search",), ("export", "--json")):
        status, printed, told = run(*command, '"harbour')
        assert (status, printed) == (2, "")
        assert told.startswith("newsreader: the query cannot be understood: ")


@pytest.mark.parametrize(
    "words",
    [
        ("search",),
        ("list", "--limit", "0"),
        ("list", "--limit", "-1"),
        ("list", "--limit", "9" * 5000),
        ("search", "x", "--nonsense"),
        ("add",),
        ("export",),
        ("export", "--json", "--to", "x"),
        ("export", "--json", "--markdown"),
    ],
)
def test_wrong_usage(words: tuple[str, ...], run: Run) -> None:
    status, printed, told = run(*words)
    assert (status, printed) == (2, "")
    assert told.startswith("usage: ")


def test_without_a_library_that_is_told(run: Run) -> None:
    for command in (("list",), ("search", "x"), ("export", "--json")):
        status, printed, told = run(*command)
        assert (status, printed) == (1, "")
        assert "newsreader add PATH" in told


def test_nothing_that_a_terminal_obeys_is_printed(archive: Path, run: Run) -> None:
    write(archive, 12, "Tab\tand \x1b[2J\u202e\x9b31m in it", "Some \x1b]0;x\x07 pump", "S\x1b[1mx")
    os.rename(archive / "2024-03-09", archive / "2024-03-09\n\x1b[31m")  # noqa: PTH104
    run("add", archive)
    for words in (("list",), ("list", "--json"), ("search", "pump"), ("search", "--json", "pump"),
                  ("export", "--json"), ("export", "--markdown")):  # fmt: skip
        status, printed, told = run(*words)
        assert status == 0
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", printed + told)
    assert all(len(row) == 4 for row in rows(run("list")[1]))
