"""Searching with and without an index: both find the same, in the same order, at any time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from hypothesis import given, reject
from hypothesis import strategies as st
from small_library import SOURCES, Invented, library_of

from library.search.folding import fold
from library.search.plan import select
from library.search.query import Query, QueryError, parse_query
from library.search.scanning import find, text_of

SIGNS = ["。", "，", "\n", "★", "a b"]
WORDS = st.sampled_from(
    [*"台積電 台积 电 covid-19 covid co 19 雨。 風 ガス がす a b ab".split(), *SIGNS]
)
TEXTS = st.lists(WORDS, max_size=6).map("".join)
DAYS = st.none() | st.sampled_from([-5, -1, 0, 1, 26])
ARTICLES = st.lists(
    st.builds(
        Invented, TEXTS, TEXTS, st.sampled_from([*SOURCES]), DAYS,
        st.booleans(), st.booleans(), st.booleans(), st.booleans(),
        st.sampled_from([True, True, True, False]), st.sampled_from([False, False, False, True]),
    ),
    max_size=6,
)  # fmt: skip
LEAVES = st.one_of(
    WORDS.map(lambda word: f'"{word}"'),
    WORDS.map(lambda word: f'title:"{word}"'),
    st.sampled_from(["co*", "cov*", "a*", "title:c*", "台*", "1*"]),
    st.sampled_from("is:unread is:read is:starred is:live".split()),
    st.sampled_from("source:RFI source:europe source:w source:none source:NHK".split()),
    st.sampled_from(
        "date:2020-11 date:2020-11-05..2020-11-06 date:..2020-11-04 date:2020-12..".split()
    ),
)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(lambda part: f"-({part})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' '.join(parts)})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
    ),
    max_leaves=5,
)


def asked(text: str) -> Query:
    """Parse a query; one that has nothing to look for is no example."""
    try:
        return parse_query(text)
    except QueryError:
        reject()


@given(ARTICLES, QUERIES)
def test_the_index_finds_what_reading_finds(articles: list[Invented], text: str) -> None:
    query = asked(text)
    indexed = [replace(a, is_indexed=True) for a in articles]
    unread = [replace(a, is_indexed=False) for a in articles]
    with library_of(*articles) as mixed, library_of(*indexed) as ready, library_of(*unread) as new:
        ids = ready.catalogue.ids(select(query))
        found = [entry.key for entry in ready.catalogue.entries(ids)]
        assert list(ids) == sorted(ids, reverse=True)
        assert sorted(ready.catalogue.ids(select(query, by_relevance=True))) == sorted(ids)
        assert found == ready.found(query) == new.found(query) == mixed.found(query)
        assert not ready.read


@given(ARTICLES, QUERIES)
def test_of_long_phrases_a_part_is_asked_for_and_the_rest_read(
    articles: list[Invented], text: str
) -> None:
    query = asked(text)
    indexed = [replace(a, is_indexed=True) for a in articles]
    unread = [replace(a, is_indexed=False) for a in articles]
    with library_of(*indexed) as ready, library_of(*unread) as new:
        with (
            patch("library.search.phrases.AT_ONCE", 2),
            patch("library.search.scanning.text_of", ready.text_of),
        ):
            ids = ready.catalogue.ids(select(query))
            ranked = ready.catalogue.ids(select(query, by_relevance=True))
        found = [entry.key for entry in ready.catalogue.entries(ids)]
        assert sorted(ranked) == sorted(ids)
        assert found == new.found(query)


def test_no_more_is_read_for_a_long_phrase_than_what_has_a_part_of_it() -> None:
    texts = ["的" * 15, "的" * 40, "的" * 20 + "雨", "雨" * 40]
    with (
        library_of(*(Invented("", text) for text in texts)) as library,
        patch("library.search.scanning.text_of", library.text_of),
    ):
        assert library.found(parse_query("的" * 30)) == [2]
        assert sorted(library.read) == [2, 3]
        assert library.found(parse_query(f"-{'的' * 30}")) == [4, 3, 1]
        assert library.found(parse_query(f"{'的' * 17}雨")) == [3]
        assert library.found(parse_query(f"title:{'的' * 17}")) == []


@given(
    st.lists(st.text("台臺湾灣气氣象电電a", max_size=8), max_size=5),
    st.text("台臺湾灣气氣象", min_size=1),
)
def test_han_are_found_as_in_the_folded_text(texts: list[str], wanted: str) -> None:
    with library_of(*(Invented("", text) for text in texts)) as library:
        expected = [n for n, text in enumerate(texts, 1) if fold(wanted) in fold(text)]
        assert library.found(parse_query(wanted)) == expected[::-1]


def test_what_is_waiting_is_read_and_comes_in_its_place() -> None:
    with library_of(
        Invented("old", "rain", days=1),
        Invented("read now", "rain", days=2, is_indexed=False),
        Invented("new", "rain", days=3),
    ) as library:
        assert library.found(parse_query("rain")) == [3, 2, 1]
        assert library.read == [2]


def test_no_text_is_read_that_need_not_be() -> None:
    waiting = [Invented("storm", "rain", is_indexed=False, is_read=n > 0) for n in range(3)]
    with library_of(*waiting) as library:
        assert library.found(parse_query("rain is:unread")) == [1]
        assert library.found(parse_query("storm")) == [3, 2, 1]
        assert library.found(parse_query("is:read")) == [3, 2]
        assert library.found(parse_query("title:rain")) == []
        assert library.read == [1]


def test_what_the_index_knows_does_not_wait_for_what_is_older() -> None:
    waiting = [Invented("", "sun", days=n, is_indexed=False) for n in range(50)]
    with library_of(*waiting, Invented("new", "rain", days=60)) as library:
        found = find(library.catalogue, parse_query("rain"),
                     text_of=library.text_of)  # fmt: skip
        assert next(found).title == "new"
        assert library.read == []


def test_a_search_can_be_stopped() -> None:
    waiting = [Invented("", "sun", days=n, is_indexed=False) for n in range(50)]
    with library_of(*waiting) as library:
        found = find(library.catalogue, parse_query("rain"),
                     text_of=library.text_of, is_stopped=lambda: len(library.read) > 3)  # fmt: skip
        assert list(found) == []
        assert len(library.read) == 4


def test_the_words_of_a_file_that_cannot_be_read_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain\n\nA storm came.", "utf-8")
    assert "A storm came." in text_of(tmp_path / "a.txt")
    assert text_of(tmp_path / "missing.txt") == ""
