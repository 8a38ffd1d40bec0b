"""Marks as a JSON document: what goes out comes in again, and nothing of what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from library.keys import key_of, shown_key
from library.marks.document import ExchangeError
from library.marks.exchange import Imported
from library.marks.marks import Marks
from library.marks.values import Mark, ReadingPlace

MADE = "2024-03-14T05:40:00Z"
LATER = "2024-03-15T05:40:00Z"
ID = shown_key(1)


def taken_in(file: Path, **document: object) -> Imported:
    """Take in a document that says so."""
    with closing(Marks(file)) as marks:
        return marks.import_(json.dumps({"version": 1, **document}).encode())


def exported(file: Path) -> dict[str, Any]:
    with closing(Marks(file)) as marks:
        document: dict[str, Any] = json.loads("\n".join(marks.exported()))
        return document


def mark(file: Path, key: int = 1) -> Mark:
    with closing(Marks(file)) as marks:
        return marks.of([key])[key]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "marks.db"


def test_an_empty_file_gives_a_document(file: Path) -> None:
    assert exported(file) == {
        "version": 1, "marks": [], "searches": [], "sources": [], "holdings": [],
    }  # fmt: skip


def test_what_a_document_says_is_what_is_exported(file: Path) -> None:
    document = {
        "version": 1,
        "marks": [
            {
                "id": ID, "url": "https://news.example/1", "title": "港の火災", "read": MADE,
                "starred": None, "place": {"section": "13-1", "block": 2, "offset": 40},
                "seen": {"13-1": "abc"}, "visited": LATER,
            },
        ],
        "searches": [{"name": "Storms", "query": "台風", "changed": MADE}],
        "sources": [
            {
                "name": "RFI", "shown": "EU/RFI", "position": 2, "removed": True, "changed": MADE,
            }
        ],
        "holdings": [{"path": "/archive/\udcff", "added": MADE}],
    }  # fmt: skip
    assert taken_in(file, **document) == Imported(1, 1, 1, 1)
    assert exported(file) == document
    assert taken_in(file, **document) == Imported(0, 0, 0, 0)
    assert mark(file).place == ReadingPlace("13-1", 2, 40)


def test_reads_and_stars_are_united_and_keep_their_first_time(file: Path) -> None:
    taken_in(file, marks=[{"id": ID, "read": LATER}])
    taken_in(file, marks=[{"id": ID, "read": MADE, "starred": LATER}])
    assert taken_in(file, marks=[{"id": ID, "read": LATER, "starred": None}]).marks == 0
    (only,) = exported(file)["marks"]
    assert (only["read"], only["starred"]) == (MADE, LATER)


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_visits_the_later_one_tells_the_place(file: Path, order: int) -> None:
    early = {"id": ID, "visited": MADE, "place": {"block": 1}, "seen": {"a": "1"}}
    late = {"id": ID, "visited": LATER, "place": {"block": 2}}
    for each in [early, late][::order]:
        taken_in(file, marks=[each])
    assert (mark(file).place, mark(file).seen) == (ReadingPlace(None, 2, 0), {})


def test_of_searches_and_sources_the_newer_stays(file: Path) -> None:
    for query, changed in (("two", LATER), ("one", MADE), ("none", None)):
        taken_in(
            file,
            searches=[{"name": "S", "query": query, "changed": changed}],
            sources=[{"name": "RFI", "shown": query, "changed": changed}],
        )
    document = exported(file)
    assert document["searches"][0]["query"] == "two"
    assert document["sources"][0]["shown"] == "two"


def test_an_article_may_be_named_by_its_address_alone(file: Path) -> None:
    url = "http://www.news.example/a%20b/"
    taken_in(file, marks=[{"url": url, "starred": MADE}])
    assert exported(file)["marks"][0]["id"] == shown_key(
        key_of("https://news.example/a b", "", None, None)
    )


def test_times_of_any_zone_are_told_in_utc(file: Path) -> None:
    taken_in(file, marks=[{"id": ID, "read": "2024-03-14T14:40:00+09:00"}])
    assert exported(file)["marks"][0]["read"] == MADE


def test_hostile_values_are_made_harmless(file: Path) -> None:
    taken_in(
        file,
        marks=[
            {"id": ID, "read": MADE, "title": "a\x1b[2J\ud800\n" + "b" * 999, "url": "javascript:x",
             "seen": {"\ud800": "\x1b"}, "unknown": {"deep": [[[1]]]}},
            {"id": shown_key(2), "title": "nothing marked"},
        ],
        searches=[{"name": "n\x07", "query": "q\x1b[m\u202e"}],
        more=[1e999],
    )  # fmt: skip
    document = exported(file)
    (only,) = document["marks"]
    assert only["title"].startswith("a b")
    assert len(only["title"]) <= 300
    assert only["url"] is None
    assert document["searches"][0] == {"name": "n", "query": "q", "changed": "1970-01-01T00:00:00Z"}
    with closing(Marks(file)) as marks:
        assert "\x1b" not in "\n".join(marks.exported())


def of_mark(**fields: object) -> bytes:
    good = {"id": shown_key(7), "read": MADE}
    return json.dumps({"version": 1, "marks": [good, {"id": ID, **fields}]}).encode()


def of(**parts: object) -> bytes:
    return json.dumps({"version": 1, "marks": [{"id": ID, "read": MADE}], **parts}).encode()


WRONG: list[tuple[bytes, str]] = [
    (b"", "not JSON: line 1, column 1"),
    (b'{"version": 1,\n"marks": [}', "not JSON: line 2, column 11"),
    (b"\xff\xfe", "not UTF-8, from byte 1"),
    (b"[" * 100_000, "nested too deeply"),
    (b'{"version": 1, "x": ' + b"9" * 5000 + b"}", "too many digits"),
    (b"[]", "an object is expected"),
    (b"{}", "version: 1 is expected, not null"),
    (of(version=2), "version: 1 is expected, not 2"),
    (of(version=True), "version: 1 is expected, not true"),
    (of(marks={}), "marks: a list is expected, not an object"),
    (of(marks=[[]]), "marks[0]: an object is expected, not a list"),
    (of_mark(id="x"), 'marks[1].id: an id of 13 letters and digits is expected, not "x"'),
    (of_mark(id=None), "marks[1].id: "),
    (of_mark(read=5), "marks[1].read: text is expected, not 5"),
    (of_mark(read="yesterday"), "marks[1].read: a time like 2023-09-13T10:40:00Z"),
    (of_mark(read="2024-03-14T05:40:00"), "marks[1].read: a time"),
    (of_mark(starred="1869-03-14T05:40:00Z"), "marks[1].starred: a time"),
    (of_mark(visited="0001-01-01T00:00:00+23:59"), "marks[1].visited: a time"),
    (of_mark(place=[1]), "marks[1].place: an object is expected, not a list"),
    (of_mark(place={"block": -1}), "marks[1].place.block: a whole number"),
    (of_mark(place={"offset": 2**70}), "marks[1].place.offset: a whole number"),
    (of_mark(place={"block": True}), "marks[1].place.block: a whole number"),
    (of_mark(place={"section": 1}), "marks[1].place.section: text"),
    (of_mark(seen={"a": 1}), "marks[1].seen: an object of texts"),
    (of_mark(title=["a\x1b"]), "marks[1].title: text is expected, not a list"),
    (of(searches=[{"name": "a//b", "query": "q"}]), "searches[0].name: "),
    (of(searches=[{"name": "a", "query": "\x1b"}]), "searches[0].query: text"),
    (of(sources=[{"name": ""}]), "sources[0].name: text"),
    (of(sources=[{"name": "a", "removed": 1}]), "sources[0].removed: true or false"),
    (of(sources=[{"name": "a", "position": 1.5}]), "sources[0].position: a whole number"),
    (of(holdings=[{"path": "relative"}]), "holdings[0].path: an absolute path"),
    (of(holdings=[{"path": "/a\0"}]), "holdings[0].path: an absolute path"),
    (of(holdings=[{"path": "/\ud800"}]), "holdings[0].path: an absolute path"),
]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_is_wrong_is_told_with_its_place_and_nothing_is_taken_in(
    file: Path, text: bytes, told: str
) -> None:
    with closing(Marks(file)) as marks, pytest.raises(ExchangeError) as error:
        marks.import_(text)
    line = str(error.value)
    assert told in line
    assert line.isprintable()
    assert len(line) < 200
    assert exported(file)["marks"] == []


TEXT = st.text(max_size=20)
KEYS = st.integers(1, 2**63 - 1)
DOINGS = st.lists(
    st.one_of(
        st.tuples(st.just("read"), KEYS, TEXT),
        st.tuples(st.just("star"), KEYS, TEXT),
        st.tuples(st.just("place"), KEYS, TEXT),
        st.tuples(st.just("search"), KEYS, TEXT.filter(lambda text: bool(text.strip()))),
        st.tuples(st.just("add"), KEYS, TEXT),
    ),
    max_size=10,
)
DO: dict[str, Callable[[Marks, int, str], object]] = {
    "read": lambda marks, key, text: marks.set_read([(key, text, None)], is_read=True, told=text),
    "star": lambda marks, key, text: marks.set_starred(
        [(key, text, f"https://news.example/{key}")], is_starred=True, told=text
    ),
    "place": lambda marks, key, text: marks.keep_place(
        key, text, None, ReadingPlace(text or None, key % 100, key % 1000), {text: text}
    ),
    "search": lambda marks, key, text: marks.keep_search(f"s{key}", f"q {text}"),
    "add": lambda marks, key, text: marks.add_holding(Path(f"/{key}")),
}


@settings(deadline=None, max_examples=50)
@given(doings=DOINGS)
def test_whatever_was_marked_is_the_same_after_export_and_import(
    tmp_path_factory: pytest.TempPathFactory, doings: list[tuple[str, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("marks")
    with closing(Marks(folder / "one.db")) as one, closing(Marks(folder / "two.db")) as two:
        for what, key, text in doings:
            DO[what](one, key, text)
        document = "\n".join(one.exported())
        two.import_(document.encode())
        assert "\n".join(two.exported()) == document
        keys = [key for _, key, _ in doings]
        assert two.of(keys) == one.of(keys)
