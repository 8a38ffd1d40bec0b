"""Where the words of a query are in a text as it was written, and the lines around them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.search.folding import fold
from library.search.matching import Matcher
from library.search.query import parse_query
from library.search.tokens import index_text
from library.search.written import Folded
from library.shelf import Entry


def marked(query: str, text: str, *, is_title: bool = False) -> str:
    """Give the text with brackets around what was found."""
    for start, end in reversed(Matcher(parse_query(query)).places(text, is_title=is_title)):
        text = f"{text[:start]}<{text[start:end]}>{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("台积电", "今天<台積電>漲了，<台积电>又跌了"),
        ("キムハナ", "昨日、<キム・ハナ>さんは"),
        ("がす", "<ｶﾞｽ>と<ガス>と<がす>"),
        ("covid-19", "The <COVID 19> and the <Covid‑19>, covid; 19"),
        ("2.5", "<2.5>% and 12.5 and <2,5>"),
        ("co*", "<Covid> and <co> but not scope"),
        ("co", "Covid and <co> but not scope"),
        ("a b", "<A>, <b>."),
        ('"a b"', "<a b>, a. b <A-B>"),
        ('"你好，世界"', "<你好，世界> 你好世界 <你好。世界>"),
        ("中国 国家", "<中国家>"),
        ("-雨 風", "雨と<風>"),
        ("emile", "<E\u0301mile> <Émile> Emily"),
        ("佐佐木", "<佐々木>さん"),
        ("株", "<㈱>山田"),
        ("学校", "<学\u200b校>"),
        ("★", "晴れ<★>"),
        ("13:00", "<13:00>から"),
        ("is:unread", "is unread"),
        ("한국", "<한국> <한국>"),
    ],
)
def test_places_are_those_of_the_text_as_it_was_written(query: str, text: str) -> None:
    assert marked(query, text.replace("<", "").replace(">", "")) == text


def test_words_of_the_title_are_marked_there_alone() -> None:
    assert marked("title:rain sun", "rain and sun") == "rain and <sun>"
    assert marked("title:rain sun", "rain and sun", is_title=True) == "<rain> and <sun>"


@given(st.text("台臺電电ｶﾞがガ・a1.,-é\u0301\u200b\n 한。", max_size=12), st.data())
def test_what_is_marked_is_what_was_looked_for(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    wanted = text[start : start + data.draw(st.integers(1, 4))].replace("-", "")
    words = index_text(wanted).split()
    if not words:
        return
    for first, last in Matcher(parse_query(f'"{wanted}"')).places(text):
        assert 0 <= first < last <= len(text)
        assert set(words) <= set(index_text(fold(text[first:last])).split()) | {"¶"}


LONG = (
    "初めの文です。" * 30
    + "そこで台風が来ました。雨も降り、風も吹きました。"
    + "終わりの文です。" * 30
)


def test_a_snippet_begins_with_a_sentence_and_has_the_words() -> None:
    snippet = Matcher(parse_query("台風 雨 無い")).snippet(LONG, 40)
    assert snippet.text.startswith("…そこで台風が来ました。雨も降り")
    assert snippet.text.endswith("。…")
    assert [snippet.text[start:end] for start, end in snippet.places] == ["台風", "雨"]
    assert len(snippet.text) <= 42


def test_a_snippet_is_where_most_different_words_are() -> None:
    text = "rain rain rain. " + "nothing " * 50 + "rain and storm. " + "nothing " * 50
    snippet = Matcher(parse_query("rain storm")).snippet(text, 30)
    assert "rain and storm" in snippet.text


def test_a_snippet_is_one_line_and_whole_where_the_text_is_short() -> None:
    snippet = Matcher(parse_query("two")).snippet("One\n\n two\tthree\n", 60)
    assert (snippet.text, snippet.places) == ("One two three", ((4, 7),))


def test_a_snippet_without_words_is_the_beginning() -> None:
    snippet = Matcher(parse_query("is:unread")).snippet("Wind and weather for all of us", 11)
    assert (snippet.text, snippet.places) == ("Wind and…", ())


def test_a_snippet_cuts_no_character_and_no_word() -> None:
    text = "antidisestablishment " * 3 + "rain" + " e\u0301\u0301e\u0301" * 30
    for width in range(1, 60):
        snippet = Matcher(parse_query("rain")).snippet(text, width)
        assert "rain" in snippet.text
        assert not snippet.text.strip("…").startswith(("\u0301", "ntidis"))


@given(st.text("a台。\n é\u0301", max_size=60), st.integers(1, 30))
def test_places_of_a_snippet_hold_the_words(text: str, width: int) -> None:
    snippet = Matcher(parse_query("a 台")).snippet(text, width)
    assert "\n" not in snippet.text
    assert {fold(snippet.text[start:end]) for start, end in snippet.places} <= {"a", "台"}
    assert len(snippet.text) <= width + 25


@given(
    st.text("台臺ｶﾞがガ・é\u0301İß\u200b한 a", max_size=12), st.text("台ガガ・eis한a", max_size=3)
)
def test_parts_of_words_are_found_in_a_folded_text(text: str, wanted: str) -> None:
    folded = Folded(text)
    assert folded.text == fold(text)
    for start, end in folded.find(wanted):
        assert fold(wanted) in fold(text[start:end])


def test_parts_of_words_are_told_as_they_were_written() -> None:
    text = "Straßen, キム・ハナとｶﾞｽ"
    for words, written in (("sse", "ße"), ("きむはな", "キム・ハナ"), ("ガス", "ｶﾞｽ"), ("", None)):
        found = [text[start:end] for start, end in Folded(text).find(words)]
        assert found == ([written] if written else [])


def test_a_snippet_far_inside_is_found_however_it_is_written() -> None:
    for words, written in (
        ("台积电", "台積 電"),
        ("ガス", "ｶﾞｽ"),
        ("emile", "Émile"),
        ("cas*", "CASES"),
    ):
        text = "scast emilea 台 積 " * 200 + f" {written} " + "end " * 200
        snippet = Matcher(parse_query(words)).snippet(text, 40)
        assert [snippet.text[start:end] for start, end in snippet.places] == [written]


def test_without_a_text_only_what_is_certain_is_found() -> None:
    article = Entry(Path("a"), "Storm", "RFI")
    for query, is_found in (("storm", True), ("-storm", False), ("rain", False), ("-rain", False)):
        assert Matcher(parse_query(query)).matches("Storm", None, article) is is_found
