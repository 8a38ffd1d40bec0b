"""Searching the library: hits above the list, their words marked, saved searches, filters."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conftest import OpenReader, Reader
from listed import marked_words, rows, title, under_cursor

from library.importing.running import run_import
from library.marks.marks import Marks
from library.paths import index_file, marks_file

_PLAIN = "静かな一日だった。"
# Title and body, the newest last.
_ARTICLES = (
    ("港の朝", "港に船が着いた。"),
    ("台風の備え", f"{_PLAIN}台風が来る。港は閉まる。"),
    ("市場の声", _PLAIN),
    ("颱風去る", "\n\n".join([_PLAIN] * 80 + ["颱風は去った。", "港も開く。"])),
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Four articles whose words are in the index, of one source."""
    for number, (name, body) in enumerate(_ARTICLES, 1):
        day = f"2024-03-{number:02}"
        url = f"https://www3.nhk.or.jp/news/{number}.html"
        front = f"layout: post\ntitle: {name}\ndate: {day}T03:00:00.000Z\nauthor: NHK\nfrom: {url}"
        paragraphs = "".join(f"<p>{line}</p>" for line in body.split("\n\n"))
        text = f"---\n{front}\ntags: [ NHK ]\ncategories: [ NHK ]\n---\n<div>{paragraphs}</div>\n"
        (tmp_path / f"{day}-{number}.md").write_text(text)
    with closing(Marks(marks_file())) as marks:
        marks.add_holding(tmp_path)
    run_import(index_file(), marks_file())
    return tmp_path


async def search(reader: Reader, words: str) -> None:
    """Ask for words in the whole library."""
    await reader.press("backslash", *words, "enter")


async def test_hits_stand_above_the_list_the_newest_first(
    open_reader: OpenReader, library: Path
) -> None:
    del library
    async with open_reader([]) as reader:
        await search(reader, "港")
        assert rows(reader)[0].startswith("Search: 港")
        assert rows(reader)[1:4] == ["颱風去る", "台風の備え", "港の朝"]
        assert (reader.at, under_cursor(reader)) == ("sources", "颱風去る")
        assert title(reader) == "3 hits"
        assert marked_words(reader, 3) == "港"
        await reader.press("escape")
        assert title(reader) == "Articles 3 of 4 unread"
        assert not any(row.startswith("Search") for row in rows(reader))


async def test_kinds_of_characters_and_widths_are_one(
    open_reader: OpenReader, library: Path
) -> None:
    del library
    async with open_reader([]) as reader:
        await search(reader, "台风 -市場")
        assert rows(reader)[1:3] == ["颱風去る", "台風の備え"]
        assert marked_words(reader, 2) == "台風"
        await reader.press("j", "enter", "slash", *"ﾀｲ", "escape", "slash", *"颱风")
        assert "of 2" in reader.screen.panes.article.title.render().plain


async def test_words_are_walked_through_from_article_to_article(
    open_reader: OpenReader, library: Path
) -> None:
    del library
    async with open_reader([]) as reader:
        await search(reader, "港")
        await reader.press("enter")
        # The only place is far below: it was brought into sight.
        assert any("港も開く" in line for line in reader.article_lines())
        await reader.press("n")
        assert reader.top == "台風の備え"
        assert reader.notice == "Hit 2 of 3: 台風の備え"
        await reader.press("n")
        assert reader.top == "港の朝"
        await reader.press("n")  # from the title to the text
        assert reader.notice == ""
        await reader.press("n")
        assert reader.notice == "This is the last hit."
        await reader.press("p", "p", "p")
        assert any("港も開く" in line for line in reader.article_lines())
        await reader.press("p")
        assert reader.notice == "This is the first hit."


async def test_n_opens_the_first_hit_and_escape_ends_the_walk(
    open_reader: OpenReader, library: Path
) -> None:
    del library
    async with open_reader([]) as reader:
        await search(reader, "台風")
        await reader.press("n")
        assert "1 of 2" in reader.screen.panes.article.title.render().plain
        await reader.press("l", "escape")
        assert reader.at == "article"
        assert "1 of 2" not in reader.screen.panes.article.title.render().plain
        await reader.press("n")
        assert not reader.notice.startswith("Hit")


async def test_what_cannot_be_understood_is_told_and_can_be_mended(
    open_reader: OpenReader, library: Path
) -> None:
    del library
    async with open_reader([]) as reader:
        await search(reader, "is:new")
        assert reader.notice.startswith("Not understood: is: wants unread")
        await reader.press(*["backspace"] * 6, *"港", "enter")
        assert title(reader) == "3 hits"


async def test_nothing_found_is_told(open_reader: OpenReader, library: Path) -> None:
    del library
    async with open_reader([]) as reader:
        await search(reader, "鯨")
        assert reader.notice == "Nothing in the library is found by 鯨"
        assert title(reader) == "0 hits"


async def test_snippets_stand_where_there_is_room(open_reader: OpenReader, library: Path) -> None:
    del library
    async with open_reader([]) as reader:
        await search(reader, "閉まる")
        assert "港は閉まる" not in reader.screen_text()
        await reader.press("z")
        await reader.settle()
        assert rows(reader)[1].startswith("台風の備え")
        assert "港は閉まる" in rows(reader)[1]
        assert marked_words(reader, 1) == "閉まる"


def lose_index() -> None:
    """Let no article be in the index, and no import begin that would mend that."""
    with sqlite3.connect(index_file()) as connection:
        connection.execute("UPDATE article SET is_indexed = 0")
        connection.execute("DELETE FROM words WHERE 0")
        connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
    with closing(Marks(marks_file())) as marks:
        for holding in marks.holdings():
            marks.remove_holding(holding)


async def test_before_the_index_is_ready_articles_are_read(
    open_reader: OpenReader, library: Path
) -> None:
    del library
    lose_index()
    async with open_reader([]) as reader:
        await search(reader, "港")
        assert rows(reader)[1:4] == ["颱風去る", "台風の備え", "港の朝"]
        assert title(reader) == "3 hits"


async def test_a_search_is_saved_and_dropped(open_reader: OpenReader, library: Path) -> None:
    del library
    async with open_reader([]) as reader:
        await search(reader, "is:unread 港")
        await reader.screen.run_action("save_search")
        await reader.press(*["backspace"] * 20, *"Port", "enter")
        await reader.press("escape")
        assert rows(reader)[0].split() == ["Port", "2"]
        await reader.press("g", "enter", "j", "enter")
        assert reader.top == "台風の備え"
        with closing(Marks(marks_file())) as marks:
            assert [(s.name, s.query) for s in marks.searches()] == [("Port", "is:unread 港")]
    async with open_reader([]) as reader:
        await reader.press("h", "g")
        assert rows(reader)[0].split() == ["Port", "1"]
        await reader.screen.run_action("drop_search")
        await reader.settle()
        assert "is:unread 港" in reader.notice
        assert rows(reader)[0].startswith("NHK")


async def test_a_saved_search_tells_that_the_index_is_not_ready(
    open_reader: OpenReader, library: Path
) -> None:
    del library
    with closing(Marks(marks_file())) as marks:
        marks.keep_search("Port", "港")
        marks.keep_search("Unread", "is:unread")
    async with open_reader([]) as reader:
        # The article that the reader begins with may have been counted as read by now.
        assert [row.split()[0] for row in rows(reader)[:2]] == ["Port", "Unread"]
        assert "(so far)" not in "".join(rows(reader))
    lose_index()
    async with open_reader([]) as reader:
        assert [row.split()[:3] for row in rows(reader)[:2]] == [
            ["Port", "(so", "far)"], ["Unread", "3"],
        ]  # fmt: skip


async def test_a_source_is_renamed_into_a_folder(open_reader: OpenReader, library: Path) -> None:
    del library
    async with open_reader([]) as reader:
        await reader.screen.run_action("rename")
        await reader.press("home", *"Asia/", "enter")
        assert [row.split()[0] for row in rows(reader)[:2]] == ["Asia", "NHK"]
        assert reader.notice == "NHK is Asia/NHK now."


async def test_a_filter_stays_until_it_is_taken_away(
    open_reader: OpenReader, library: Path
) -> None:
    del library
    async with open_reader([]) as reader:
        await reader.press("equals_sign", *"title:風", "enter")
        assert title(reader) == "Only title:風 2"
        assert rows(reader)[1:3] == ["颱風去る", "台風の備え"]
        # Within it, the list is narrowed further, and widened again.
        await reader.press("slash", *"閉", "enter")
        assert rows(reader)[1:3] == ["台風の備え", ""]
        await reader.press("escape")
        assert title(reader) == "Only title:風 2"
        await reader.press("equals_sign")
        assert reader.screen.prompt.input.value == "title:風"
        await reader.press("escape", "escape")
        assert title(reader) == "Articles 3 of 4 unread"


async def test_the_best_hits_come_first_where_that_is_wanted(
    open_reader: OpenReader, library: Path
) -> None:
    del library
    async with open_reader([]) as reader:
        await search(reader, "港")
        await reader.screen.run_action("search_by_relevance")
        await reader.settle()
        assert rows(reader)[0].startswith("By relevance: 港")
        assert rows(reader)[1] == "港の朝"  # it is in its title
        await reader.press("enter")
        assert "1 of 2" in reader.screen.panes.article.title.render().plain
