"""The line mode: what is typed, and what is printed."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from conftest import article, update
from hypothesis import given
from hypothesis import strategies as st

from library.shelf import Entry, list_entries
from parsers.article import Block
from tui.line_mode.commands import COMMANDS, UnknownCommandError, read_command, tell_help
from tui.line_mode.pages import HEADINGS, page_end, page_start
from tui.line_mode.paper import Paper
from tui.line_mode.reader import LineReader
from tui.settings.values import DEFAULTS, Settings
from tui.typesetting.linebreak import cells_of
from tui.typesetting.typeset import typeset

LIVE = """\
港の火災 現場から

※時刻の表記はすべて日本時間です。

港で火災がありました。

14日 0:40 鎮火

消防は火が消えたと発表しました。けが人はいません。

14日 0:30 放水続く

放水が続いています。

住民の声

「こわかった」と話しています。

13日 20:10 出火

港で火が出ました。
"""


class Sitting:
    """The line mode without a terminal: type, and read what it printed since."""

    def __init__(
        self, *paths: Path, width: int | None = None, settings: Settings = DEFAULTS
    ) -> None:
        self._printed = StringIO()
        self.paper = Paper(self._printed, width)
        self.reader = LineReader(paths, settings, self.paper)
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

    def told(self, line: str) -> str:
        """Give the one line that comes of it."""
        (told,) = self.type(line)
        return told


@pytest.fixture
def live(tmp_path: Path) -> Path:
    file = tmp_path / "港" / "20240314-fire.txt"
    file.parent.mkdir()
    file.write_text(LIVE)
    return file


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A hundred articles in two folders, one of them unreadable."""
    for number in range(1, 101):
        folder = tmp_path / ("south" if number > 50 else "north")
        folder.mkdir(exist_ok=True)
        text = f"Story {number}\n\nWords of {number}.\n" if number != 3 else ""
        (folder / f"{number:03}.txt").write_text(text)
    return tmp_path


def test_the_only_article_is_opened_and_tells_how_to_go_on(live: Path) -> None:
    sitting = Sitting(live)
    assert sitting.first == [
        "港の火災 現場から",
        "港 | until 14日 0:40 JST | 3 updates",
        "※時刻の表記はすべて日本時間です。",
        "港で火災がありました。",
        "3 updates. Enter reads on, t lists them.",
        "? lists the commands, q quits.",
    ]
    assert sitting.reader.prompt == "article> "
    sitting.type("q")
    assert sitting.reader.is_over


def test_updates_are_listed_with_their_numbers_and_what_the_marks_say_in_words(live: Path) -> None:
    assert Sitting(live).type("t") == [
        "3 updates, newest first, times JST",
        "3月14日 (木):",
        "1  0:40 鎮火",
        "2  0:30 放水続く",
        "2.1  住民の声",
        "(4 h 20 min of silence)",
        "3月13日 (水):",
        "3  20:10 出火",
    ]


def test_numbers_steps_and_times_lead_to_updates_and_tell_where_one_is(live: Path) -> None:
    sitting = Sitting(live)
    assert sitting.type("2")[:2] == ["Update 2 of 3, 14日 0:30, 58 %", "14日 0:30  放水続く"]
    assert sitting.type("]")[0].startswith("Update 3 of 3, 13日 20:10, ")
    assert sitting.told("]") == "No update below."
    assert sitting.type("2[")[0].startswith("Update 1 of 3")
    assert sitting.type("2.1")[0].startswith("Heading 2.1, ")
    assert sitting.type("13日 21:00")[0].startswith("Update 3 of 3")
    assert sitting.type("@ 14日 0035")[0].startswith("Update 2 of 3")
    assert sitting.told(".").startswith("Update 2 of 3, 14日 0:30, ")
    assert sitting.told("9") == "No number 9 here: 3 updates. open 9 opens an article."
    assert sitting.told("@ 12日") == "No update at or before 12日."
    assert sitting.type("'")[0].startswith("Update 3 of 3")


def test_enter_reads_the_whole_article_once(live: Path) -> None:
    sitting = Sitting(live)
    sitting.type("page 1")
    sitting.type("g")
    read: list[str] = []
    for _ in range(30):
        read += sitting.type("")
    words = [line for line in LIVE.splitlines() if line]
    squeezed = "".join("".join(read).split())
    for line in words[3:]:
        assert squeezed.count("".join(line.split())) == 1
    assert "End of the article. It is the last one." in read
    assert read[-1] == "No article after this one."


def test_a_page_has_no_more_lines_than_wished_and_no_heading_at_its_end(live: Path) -> None:
    sitting = Sitting(live, width=20)
    sitting.type("page 5")
    sitting.type("g")
    pages = [sitting.type("") for _ in range(6)]
    for page in pages[:3]:
        text = [line for line in page if not re.match(r"(Update|Heading) \d|End of", line)]
        assert 0 < len(text) <= 5
        assert text[-1].endswith(("。", "、")) or not text[-1].startswith(("14日", "13日"))
    assert sitting.type("b")[:-1] or sitting.type("b")
    assert max(cells_of(line) for page in pages for line in page if "Enter" not in line) <= 32


@pytest.mark.parametrize("width", [0, 12, 20, 40])
def test_lines_are_broken_where_one_says_and_no_text_is_lost(live: Path, width: int) -> None:
    sitting = Sitting(live, width=width)
    sitting.type("page 200")
    lines = [line for line in [*sitting.type("g"), *sitting.type("")] if line]
    assert "消防は火が消えたと発表しました。けが人はいません。" in "".join(lines)
    if width:
        assert max(map(cells_of, lines)) <= width
    else:
        assert "消防は火が消えたと発表しました。けが人はいません。" in lines


def test_the_last_page_can_be_read_once_more_and_the_one_above(live: Path) -> None:
    sitting = Sitting(live)
    page = sitting.type("2")
    assert sitting.type("again")[:3] == page[:3]
    assert sitting.type("b")[0] == "港の火災 現場から"
    assert sitting.told("b") == "This is the beginning."


def test_words_are_found_and_their_paragraphs_read(live: Path) -> None:
    sitting = Sitting(live)
    found = sitting.type("/放水")
    assert found[:3] == ["Match 1 of 2.", "Update 2 of 3, 14日 0:30, 58 %", "14日 0:30  放水続く"]
    told, paragraph = sitting.type("n")
    assert told.startswith("Match 2 of 2. Update 2 of 3, 14日 0:30, ")
    assert paragraph == "放水が続いています。"
    assert sitting.type("n")[0] == "Match 1 of 2."
    assert sitting.told("/見つからない") == "Not found: 見つからない"
    assert sitting.type("/火")[0].startswith("Match ")
    assert Sitting(live).told("n").startswith("Nothing is looked for")


def test_the_order_is_turned_and_numbers_count_in_it(live: Path) -> None:
    sitting = Sitting(live)
    sitting.type("2")
    assert sitting.told("v").startswith("Order reversed. Update 2 of 3, 14日 0:30, ")
    listed = sitting.type("t")
    assert [line.split()[0] for line in listed if line[0].isdigit()][1:] == [
        "3月13日", "1", "2.1", "3月14日", "2", "3",
    ]  # fmt: skip
    assert sitting.type("1")[1].endswith("出火")


def test_the_timeline_is_narrowed_begun_at_a_number_and_told_with_sentences(live: Path) -> None:
    sitting = Sitting(live)
    assert sitting.type("t 放水") == [
        "3 updates, newest first, times JST", "3月14日 (木):", "2  0:30 放水続く",
    ]  # fmt: skip
    assert sitting.type("t 3")[-1] == "3  20:10 出火"
    sitting.type("2.1")
    assert sitting.type("t .")[1:3] == ["2.1  住民の声 (here)", "(4 h 20 min of silence)"]
    sitting.type("g")
    assert sitting.type("c")[2:4] == ["1  0:40 鎮火", "消防は火が消えたと発表しました。"]
    assert sitting.told("e") == "Timeline: only what tells a time."
    assert not any("2.1" in line for line in sitting.type("t"))


def test_times_are_told_in_another_zone(live: Path) -> None:
    sitting = Sitting(live)
    sitting.type("T")
    assert sitting.told("T") == "Times: UTC."
    assert sitting.type("1")[0].startswith("Update 1 of 3, 3月13日 (水) 15:40, ")


def test_the_list_is_paged_narrowed_and_leads_to_articles(many: Path) -> None:
    sitting = Sitting(many)
    assert sitting.first[0] == "north:"
    assert sitting.first[3] == "3  cannot be read: the document is empty: 003.txt"
    assert sitting.first[-2] == "Enter lists more."
    shown = len(sitting.first) - 3
    assert sitting.type("")[0] == f"{shown + 1}  Story {shown + 1}"
    assert sitting.type("b")[1] == "1  Story 1"
    assert sitting.told(".") == "List of articles. Articles."
    assert sitting.type("/story 9") == [
        "north:", "9  Story 9", "south:", *(f"{n}  Story {n}" for n in range(90, 100)),
        "100 articles, those with story 9 are listed.",
    ]  # fmt: skip
    assert sitting.type("95")[0] == "Story 95"
    assert sitting.type("J")[0] == "Story 96"
    assert sitting.type("K")[0] == "Story 95"
    assert sitting.told("q").startswith("List of articles")
    assert sitting.told("/nothing") == "No article with nothing; / alone lists all."
    sitting.type("/")
    assert sitting.type("G")[-2:] == ["100  Story 100", "Enter lists more."]
    assert sitting.told("") == "100 articles."
    assert sitting.told("101") == "No article 101. 100 articles."
    assert sitting.told("]") == "next is for an open article: a number opens one."


def test_what_cannot_be_read_is_told_in_a_line_and_passed_over(many: Path) -> None:
    sitting = Sitting(many)
    assert sitting.told("3") == "3 cannot be read: the document is empty: 003.txt"
    sitting.type("2")
    assert sitting.type("J")[:2] == [
        "3 cannot be read: the document is empty: 003.txt", "Story 4",
    ]  # fmt: skip


def test_an_article_is_taken_up_where_it_was_left(live: Path) -> None:
    (live.parent / "a.txt").write_text("Another\n\nWords.\n")
    sitting = Sitting(live.parent)
    sitting.type("1")
    sitting.type("2")
    sitting.type("open 2")
    assert sitting.type("open 1")[1].startswith("Where you left it: Update 2 of 3, 14日 0:30, ")
    assert sitting.type("'")[0] == "Another"


def test_enter_at_the_end_opens_the_next_article(many: Path) -> None:
    sitting = Sitting(many)
    assert sitting.type("1")[-1] == "End of the article. Enter opens the next one."
    assert sitting.type("")[0] == "Story 2"


def test_what_sets_an_update_apart_is_told_in_words(tmp_path: Path) -> None:
    file = tmp_path / "20240314.txt"
    file.write_text(LIVE.replace("14日 0:30", "14日(月) 0:30"))
    sitting = Sitting(file)
    assert "2  0:30 day contradicted: 放水続く" in sitting.type("t")
    assert ", day contradicted, " in sitting.type("2")[0]


def test_addresses_are_numbered_and_printed_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    url = "https://a.example/" + "long" * 20
    file.write_text(f"# Story\n\nWords and [a link]({url}) here.\n")
    sitting = Sitting(file, width=30)
    assert "".join(sitting.type("U")).replace("    ", "").endswith(url)
    assert sitting.told("y 1") == url
    assert sitting.told("y 2") == "No address 2: U lists 1."
    assert "its own address" in " ".join(sitting.type("y"))
    assert sitting.type("f") == sitting.type("U")
    file.write_text("# Story\n\nWords without an address.\n")
    assert [Sitting(file).told(word) for word in ("U", "y", "o")] == 3 * [
        "This article tells no address."
    ]
    assert "opens an article" not in Sitting(file).told("5.1")


def test_a_browser_is_opened_where_the_settings_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("tui.line_mode.in_article.open_in_browser", lambda url: opened.append(url))
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / "a.md"
    file.write_text("# Story\n\nWords and [a link](https://a.example/) here.\n")
    shown = Sitting(file, settings=Settings(browser="show")).type("o 1")
    assert shown == ["Not opened here. The address is:", "https://a.example/"]
    assert opened == []
    monkeypatch.delenv("DISPLAY")
    failed = Sitting(file, settings=Settings(browser="here")).type("o 1")
    assert failed[0].startswith("No browser opened.")
    assert opened == ["https://a.example/"]


def test_a_row_of_a_table_is_told_without_the_room_between_its_cells(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("# Story\n\n| town | dead |\n|---|---|\n| Long name | 3 |\n| B | 12 |\n")
    assert "B | 12" in Sitting(file).first
    assert "B            12" in Sitting(file, width=40).first


def test_an_article_without_headings_has_no_updates_to_go_to(many: Path) -> None:
    sitting = Sitting(many)
    sitting.type("1")
    for line in ("]", "t", "c"):
        assert sitting.told(line) == "This article has no updates and no headings."
    assert sitting.told("14:30") == "This article has no updates to go to."


SECTIONS = st.lists(st.lists(st.text("港火 a。", min_size=1, max_size=60), max_size=3), max_size=6)


@given(texts=SECTIONS, limit=st.integers(1, 12), width=st.integers(4, 40))
def test_pages_follow_each_other_without_a_gap_and_are_no_longer_than_wished(
    texts: list[list[str]], limit: int, width: int
) -> None:
    sections = tuple(
        replace(update(n, 13, "1:00", "見出し"), blocks=tuple(Block("paragraph", t, t) for t in ts))
        for n, ts in enumerate(texts)
    )
    lines = typeset(article(*sections), width).lines
    at = 0
    while at < len(lines):
        end = page_end(lines, at, limit, lambda _: 1, len(lines))
        assert at < end <= (at + limit if limit > 1 else len(lines))
        is_heading = lines[end - 1].piece.role in HEADINGS and lines[end - 1].end
        is_last = end == len(lines) or lines[end].piece.key[0] != lines[end - 1].piece.key[0]
        assert not is_heading or is_last or end - at == limit or limit == 1
        assert 0 <= page_start(lines, end, limit, lambda _: 1) < end
        at = end


# What is typed


@pytest.mark.parametrize(
    ("line", "word", "argument"),
    [
        ("", "more", ""), ("   ", "more", ""), ("3]", "next", "3"), ("[[", "previous", "2"),
        ("５", "number", "5"), ("」", "next", "1"), ("／火災", "find", "火災"),
        ("ｔ", "timeline", ""), ("t ＡＢ", "timeline", "ＡＢ"), ("l20", "list", "20"),
        ("QUIT", "quit", ""), ("T", "times", ""), ("Timeline", "timeline", ""),
        ("@1430", "time", "1430"), ("9/13 14:30", "time", "9/13 14:30"),
        ("?width", "help", "width"),
        ("width 0", "width", "0"), ("/", "find", ""), ("$", "bottom", ""), ("exit", "quit", ""),
    ],
)  # fmt: skip
def test_a_line_is_read_as_a_command(line: str, word: str, argument: str) -> None:
    typed = read_command(line)
    assert (typed.word, typed.argument) == (word, argument)


def test_what_is_no_command_names_the_nearest_one() -> None:
    with pytest.raises(UnknownCommandError, match=r"^No command widht\. The nearest is width\."):
        read_command("widht 40")
    with pytest.raises(UnknownCommandError, match=r"^No command ⌘\. \? lists them\.$"):
        read_command("⌘")


def test_no_two_commands_have_a_letter_or_word_in_common() -> None:
    names = [n for c in COMMANDS for n in (*c.letters, c.word, *c.also)]
    assert len(names) == len(set(names))


def test_the_help_tells_every_command_and_each_does_something(live: Path) -> None:
    told = "\n".join(tell_help(""))
    for command in COMMANDS:
        assert command.what in told
        sitting = Sitting(live)
        sitting.type(command.word if command.word not in ("more", "number") else "1")
    assert list(tell_help("]")) == ["], next: the next update; 3] goes three on"]


def test_settings_of_width_and_page_are_told_and_refused(live: Path) -> None:
    sitting = Sitting(live)
    assert sitting.told("width") == "A paragraph is one line."
    assert sitting.told("width 40") == "Lines of 40 cells."
    sitting.type("width auto")
    assert sitting.told("width wide") == "width takes cells from 0 to 10000, or auto."
    assert sitting.told("page 1") == "Enter reads a paragraph."
    assert sitting.told("page 0") == "page takes a number of lines from 1, or auto."


def test_ctrl_c_amid_a_search_for_articles_loses_none(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(paths: list[Path]) -> Iterator[Entry]:
        for number, entry in enumerate(list_entries(paths)):
            if number == 60:
                os.kill(os.getpid(), signal.SIGINT)
            yield entry

    monkeypatch.setattr("tui.line_mode.articles.list_entries", pressed)
    sitting = Sitting(many)
    with pytest.raises(KeyboardInterrupt):
        sitting.type("100")
    assert sitting.type("100")[0] == "Story 100"
