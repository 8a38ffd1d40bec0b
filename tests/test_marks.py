"""Marks: set, seen by all at once, undone, and never in one another's way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from library.marks.marks import Marks
from library.marks.sources import NamingError
from library.marks.store import MarksError
from library.marks.values import Mark, Marked, ReadingPlace
from library.paths import marks_file

HARBOUR: Marked = (11, "港の火災", "https://news.example/harbour")
BRIDGE: Marked = (12, "A bridge is closed", None)
PLACE = ReadingPlace("13-1", 2, 40)


@pytest.fixture
def marks() -> Iterator[Marks]:
    opened = Marks(marks_file())
    yield opened
    opened.close()


@pytest.fixture
def other(marks: Marks) -> Iterator[Marks]:
    """Another reader of the same file."""
    opened = Marks(marks.file)
    yield opened
    opened.close()


def read(marks: Marks) -> set[int]:
    return {key for key, mark in marks.of([11, 12, 13]).items() if mark.read}


def starred(marks: Marks) -> set[int]:
    return {key for key, mark in marks.of([11, 12, 13]).items() if mark.starred}


def test_a_mark_is_there_for_all_who_read_the_file(marks: Marks, other: Marks) -> None:
    assert marks.set_read([HARBOUR], is_read=True, told="read") == 1
    assert marks.set_starred([HARBOUR, BRIDGE], is_starred=True, told="starred") == 2
    assert (read(other), starred(other)) == ({11}, {11, 12})
    assert marks.trouble is None


def test_what_is_marked_already_is_no_act(marks: Marks) -> None:
    marks.set_read([HARBOUR], is_read=True, told="first")
    when = marks.of([11])[11].read
    assert marks.set_read([HARBOUR, HARBOUR], is_read=True, told="again") == 0
    assert marks.set_starred([BRIDGE], is_starred=False, told="never was") == 0
    assert marks.of([11])[11].read == when
    assert marks.undo() == "first"
    assert marks.undo() is None


def test_a_mark_with_nothing_left_is_gone(marks: Marks) -> None:
    marks.set_read([HARBOUR], is_read=True, told="read")
    marks.set_read([HARBOUR], is_read=False, told="unread")
    assert marks.of([11]) == {}
    assert marks.undo() == "unread"
    assert read(marks) == {11}


def test_the_place_in_an_article_is_kept_and_is_no_act(marks: Marks, other: Marks) -> None:
    marks.keep_place(*HARBOUR, PLACE, {"13-1": "abc"})
    mark = other.of([11])[11]
    assert (mark.place, mark.seen, mark.read) == (PLACE, {"13-1": "abc"}, None)
    assert mark.visited is not None
    assert marks.undo() is None
    marks.set_read([HARBOUR], is_read=True, told="read")
    marks.undo()
    assert marks.of([11])[11] == mark
    marks.keep_place(*HARBOUR, None, {})
    assert marks.of([11])[11].place is None


def test_undoing_leaves_what_another_reader_changed_since(marks: Marks, other: Marks) -> None:
    marks.set_read([HARBOUR, BRIDGE], is_read=True, told="both read")
    other.set_read([BRIDGE], is_read=False, told="unread after all")
    other.set_starred([HARBOUR], is_starred=True, told="starred")
    other.undo()  # of the star alone
    marks.set_starred([BRIDGE], is_starred=True, told="star")
    assert marks.undo() == "star"
    assert (read(marks), starred(marks)) == ({11}, set())
    marks.set_read([HARBOUR], is_read=False, told="unread")
    other.set_read([HARBOUR], is_read=True, told="read anew")
    other.keep_place(*HARBOUR, PLACE, {})
    assert [marks.undo() for _ in range(4)] == [
        "read anew", "unread", "unread after all", "both read",
    ]  # fmt: skip
    assert marks.of([11, 12]).keys() == {11}
    assert marks.of([11])[11].place == PLACE


def test_the_acts_of_long_ago_are_dropped(marks: Marks) -> None:
    for key in range(1, 206):
        marks.set_read([(key, "t", None)], is_read=True, told=f"act {key}")
    assert marks.undo() == "act 205"
    for key in range(204, 5, -1):
        assert marks.undo() == f"act {key}"
    assert marks.undo() is None


def test_many_are_marked_at_once_and_undone(marks: Marks) -> None:
    many = [(7919 * n + 1, f"Title {n}", f"https://news.example/{n}") for n in range(3000)]
    keys = [key for key, _, _ in many]
    marks.set_read(many[:10], is_read=True, told="ten")
    before = marks.of(keys)
    assert marks.set_read(many, is_read=True, told="all") == 2990
    assert len(marks.of(keys)) == 3000
    assert marks.set_read(many, is_read=False, told="none") == 3000
    assert (marks.undo(), len(marks.of(keys))) == ("none", 3000)
    assert (marks.undo(), marks.of(keys)) == ("all", before)


ARTICLES: list[Marked] = [(key, f"Title {key}", None) for key in range(1, 6)]
ACTS = st.lists(
    st.tuples(
        st.booleans(), st.booleans(), st.lists(st.sampled_from(ARTICLES), min_size=1, max_size=5)
    ),
    max_size=12,
)


def act(marks: Marks, *, is_star: bool, is_on: bool, on: list[Marked]) -> bool:
    if is_star:
        return marks.set_starred(on, is_starred=is_on, told="act") > 0
    return marks.set_read(on, is_read=is_on, told="act") > 0


@settings(deadline=None, max_examples=60)
@given(first=ACTS, then=ACTS)
def test_acts_undone_one_by_one_give_what_was_before(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[tuple[bool, bool, list[Marked]]],
    then: list[tuple[bool, bool, list[Marked]]],
) -> None:
    marks = Marks(tmp_path_factory.mktemp("marks") / "marks.db")
    try:
        for is_star, is_on, on in first:
            act(marks, is_star=is_star, is_on=is_on, on=on)
        before = [list(marks.exported())]
        for is_star, is_on, on in then:
            if act(marks, is_star=is_star, is_on=is_on, on=on):
                before.append(list(marks.exported()))
        while len(before) > 1:
            assert list(marks.exported()) == before.pop()
            assert marks.undo() == "act"
        assert list(marks.exported()) == before.pop()
    finally:
        marks.close()


def test_the_article_that_was_open_is_remembered(marks: Marks, other: Marks) -> None:
    assert marks.last_open() is None
    marks.set_last_open(2**63 - 1)
    assert other.last_open() == 2**63 - 1
    marks.set_last_open(None)
    assert other.last_open() is None


def test_searches_are_saved_in_their_order(marks: Marks, other: Marks) -> None:
    marks.keep_search("Storms", "台風 OR typhoon")
    marks.keep_search("Asia/Bridges", "橋")
    marks.keep_search("Storms", "台風")
    assert [(s.name, s.query) for s in other.searches()] == [
        ("Storms", "台風"), ("Asia/Bridges", "橋"),
    ]  # fmt: skip
    assert marks.drop_search("Storms")
    assert not marks.drop_search("Storms")
    assert [search.name for search in other.searches()] == ["Asia/Bridges"]
    for name, query in (("", "x"), ("a//b", "x"), ("name", " \x1b ")):
        with pytest.raises(NamingError):
            marks.keep_search(name, query)


def test_holdings_are_paths_of_any_bytes(marks: Marks, tmp_path: Path) -> None:
    odd = tmp_path / "a\nb\udcff"
    assert marks.add_holding(odd)
    assert not marks.add_holding(tmp_path / "x" / ".." / odd.name)
    assert marks.add_holding(tmp_path)
    assert marks.holdings() == [odd, tmp_path]
    assert marks.remove_holding(odd)
    assert not marks.remove_holding(odd)
    assert marks.holdings() == [tmp_path]


def test_titles_from_anywhere_are_kept_safe(marks: Marks) -> None:
    marks.set_read([(1, "a\x1b[31m\udc80\nb" + "c" * 1000, "https://x/\ud800")], is_read=True,
                   told="\x1b]0;t\x07told\ud800")  # fmt: skip
    marks.keep_place(2, "\ud800", None, ReadingPlace("\ud800", 0, 0), {"\ud800": "\udfff"})
    text = "\n".join(marks.exported())
    assert '"a b' in text
    assert "\x1b" not in text
    text.encode()
    assert marks.of([2])[2].place == ReadingPlace("\ud800", 0, 0)
    assert marks.undo() == "told"


def test_where_nothing_can_be_written_marks_last_for_this_sitting(own_places: Path) -> None:
    (own_places / "newsreader").write_text("a file where the folder should be")
    marks, other = Marks(marks_file()), Marks(marks_file())
    assert "for this sitting only" in (marks.trouble or "")
    assert (marks.is_writable, marks.is_kept) == (True, False)
    marks.set_read([HARBOUR], is_read=True, told="read")
    assert read(other) == {11}
    assert marks.file.exists()
    marks.close()
    other.close()


def test_a_file_of_a_newer_version_is_shown_and_left_alone(marks: Marks) -> None:
    import sqlite3

    marks.set_read([HARBOUR], is_read=True, told="read")
    marks.close()
    connection = sqlite3.connect(marks.file)
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    before = marks.file.read_bytes()
    newer = Marks(marks.file)
    assert "newer version" in (newer.trouble or "")
    assert (newer.is_writable, newer.is_kept) == (False, False)
    assert read(newer) == {11}
    with pytest.raises(MarksError, match="newer version"):
        newer.set_read([BRIDGE], is_read=True, told="read")
    newer.close()
    assert marks.file.read_bytes() == before


def test_no_mark_is_an_empty_mark(marks: Marks) -> None:
    assert marks.of([99]) == {}
    assert Mark() == Mark(None, None, None, {}, None)
