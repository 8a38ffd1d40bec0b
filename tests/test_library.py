"""Finding articles, reading them, and the reasons why some cannot be read."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from conftest import NHK, RFI, SEEDS

from library.finding import Unreadable, find_articles
from library.paths import settings_file, state_folder
from library.reading import Hints, ReadError, date_in_name, read_article, read_headline
from library.shelf import list_entries
from parsers.article import ParseError


def test_a_directory_is_all_articles_below_it_by_name(tmp_path: Path) -> None:
    for name in ("b/2.md", "b/1.txt", "a.html", ".git/x.md", "b/.hidden.md", "c/picture.jpg"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    found = [str(p.relative_to(tmp_path)) for p in find_articles([tmp_path]) if isinstance(p, Path)]
    assert found == ["a.html", "b/1.txt", "b/2.md"]


def test_a_directory_without_articles_is_told(tmp_path: Path) -> None:
    assert list(find_articles([tmp_path])) == [
        Unreadable(tmp_path, "no articles below this directory")
    ]


def test_a_file_that_is_named_is_taken_whatever_its_name(tmp_path: Path) -> None:
    file = tmp_path / "notes"
    file.write_text("題\n\n本文です。\n")
    assert read_article(file).title == "題"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("20230913-summit.txt", date(2023, 9, 13)),
        ("2023-09-13 summit.txt", date(2023, 9, 13)),
        ("20231345-x.txt", None),
        ("202309131-x.txt", None),
        ("summit-20230913.txt", None),
    ],
)
def test_a_date_at_the_head_of_a_name_is_a_hint(name: str, expected: date | None) -> None:
    assert date_in_name(name) == expected


def test_where_a_date_comes_from_is_kept(tmp_path: Path) -> None:
    text = "祭り\n\n祭りが始まりました。\n"
    named, nameless = tmp_path / "20240203-x.txt", tmp_path / "x.txt"
    for file in (named, nameless):
        file.write_text(text)
    published = read_article(named).published
    assert published is not None
    assert (published.date, published.date_from) == (date(2024, 2, 3), "file")
    told = read_article(named, Hints(date=date(2024, 5, 6))).published
    assert told is not None
    assert (told.date, told.date_from) == (date(2024, 5, 6), "hint")
    assert read_article(nameless).published is None


def test_reasons_are_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_article(tmp_path / "missing.txt")
    with pytest.raises(ReadError, match="is a directory"):
        read_article(tmp_path)
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\0\1\2")
    with pytest.raises(ParseError, match="binary"):
        read_article(binary)
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        os.truncate(file.fileno(), 50_000_000)
    with pytest.raises(ParseError, match="more than 16 MB"):
        read_article(huge)


def test_headlines_are_read_from_the_head_of_a_file(tmp_path: Path) -> None:
    assert read_headline(NHK).source == "NHK"
    assert read_headline(RFI).title == "日本对俄朝首脑会谈表示关注与担忧"
    long = tmp_path / "long.txt"
    long.write_text("題\n" + "字" * 200_000)
    assert read_headline(long).title == "題"
    one_line = tmp_path / "line.txt"
    one_line.write_text("字" * 200_000)
    assert read_headline(one_line).title.startswith("字字字")


def test_entries_tell_what_cannot_be_opened_and_go_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("題\n\n本文です。\n")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "cut.md").write_text("<!--1694520901000-->\n[日本")
    entries = {e.path.name: e for e in list_entries([tmp_path, tmp_path / "missing.txt"])}
    assert entries["good.txt"].failure is None
    assert entries["good.txt"].title == "題"
    assert entries["empty.txt"].failure == "the document is empty"
    assert "cut off" in (entries["cut.md"].failure or "")
    assert entries["missing.txt"].failure == "no such file"


def test_a_name_may_contain_anything(tmp_path: Path) -> None:
    file = tmp_path / "a\n\x1b[2Jb.txt"
    file.write_text("")
    (entry,) = list_entries([file])
    assert entry.title == "a��[2Jb.txt"


def test_the_seeds_are_two_articles_of_two_sources() -> None:
    assert [(entry.source, entry.failure) for entry in list_entries([SEEDS])] == [
        ("NHK", None), ("RFI", None),
    ]  # fmt: skip


def test_a_path_that_cannot_be_looked_at_is_told(tmp_path: Path) -> None:
    (entry,) = list_entries([Path("x" * 300)])
    assert entry.failure == "file name too long"


def test_a_pipe_among_articles_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "b.txt")
    (tmp_path / "c.txt").write_text("題")
    assert [entry.path.name for entry in list_entries([tmp_path])] == ["c.txt"]


def test_a_surprise_in_one_file_is_a_line_in_the_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "<!--" + "1" * 5000 + "-->\n[t](https://a.example/)\n------\n\nx\n"
    )
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "c.txt").write_text("題")
    assert [entry.title for entry in list_entries([tmp_path])][-1] == "題"
    (entry,) = list_entries([tmp_path / "b.txt"])
    assert "symbolic links" in (entry.failure or "")


def test_settings_and_memory_lie_where_the_platform_says(own_places: Path) -> None:
    assert settings_file() == own_places / "newsreader" / "settings.toml"
    assert state_folder() == own_places / "newsreader"


def test_an_absurd_title_is_cut_in_the_list(tmp_path: Path) -> None:
    text = f"<!--1-->\n[{'題' * 4_000}](https://a.example/)\n------\n\n<p>本文。</p>"
    (tmp_path / "a.md").write_text(text)
    (entry,) = list_entries([tmp_path])
    assert entry.title == "題" * 300
