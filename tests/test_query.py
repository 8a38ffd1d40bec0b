"""The language of searches: what is understood, what is told to be wrong, how it is written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.search.query import QueryError, parse_query
from library.search.terms import All, AnyOf, Days, Named, Not, Part, State, Words

A, B, C = Words(("a",)), Words(("b",)), Words(("c",))


def parts(text: str, *, typing: bool = False) -> tuple[Part, ...]:
    return parse_query(text, typing=typing).root.parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("  　", ()),
        ("a 、 - ()", (A,)),
        ("a b", (A, B)),
        ("A　Ｂ", (A, B)),
        ('"a b"', (Words(("a", "b")),)),
        ("“a b”", (Words(("a", "b")),)),
        ("＂a b＂", (Words(("a", "b")),)),
        ("「a b」", (Words(("a", "b")),)),
        ("台積電", (Words(("台", "积", "电")),)),
        ("covid-19", (Words(("covid", "19")),)),
        ("cov*", (Words(("cov",), is_prefix=True),)),
        ('"a b"*', (Words(("a", "b"), is_prefix=True),)),
        ("台*", (Words(("台",)),)),
        ("ｔｉｔｌｅ：a", (Words(("a",), in_title=True),)),
        ('title: "a b"', (Words(("a", "b"), in_title=True),)),
        ("-a", (Not(A),)),
        ("－a", (Not(A),)),
        ("-source:RFI", (Not(Named("rfi")),)),
        ("a OR b", (AnyOf((A, B)),)),
        ("a|b ｜ c", (AnyOf((A, B, C)),)),
        ("a or", (A, Words(("or",)))),
        ("c a OR b", (C, AnyOf((A, B)))),
        ("(a b) OR c", (AnyOf((All((A, B)), C)),)),
        ("-（a OR b）", (Not(AnyOf((A, B))),)),
        ("((a b))", (A, B)),
        ("is:unread IS:Starred", (State.UNREAD, State.STARRED)),
        ('source:"Deutsche Welle" source:Ｅurope/', (Named("deutsche welle"), Named("europe"))),
        ("13:00 https://x.org Note: a:", None),
        ("date:2020-11..2021-02", (Days(date(2020, 11, 1), date(2021, 3, 1)),)),
        ("date:2020", (Days(date(2020, 1, 1), date(2021, 1, 1)),)),
        ("date:2020-12", (Days(date(2020, 12, 1), date(2021, 1, 1)),)),
        ("date:2020/2/29", (Days(date(2020, 2, 29), date(2020, 3, 1)),)),
        ("date:2020年11月5日", (Days(date(2020, 11, 5), date(2020, 11, 6)),)),
        ("date:２０２０年１１月～2021", (Days(date(2020, 11, 1), date(2022, 1, 1)),)),
        ("date:..2020", (Days(None, date(2021, 1, 1)),)),
        ("date:2020..", (Days(date(2020, 1, 1), None),)),
    ],
)
def test_what_is_understood(text: str, found: tuple[Part, ...] | None) -> None:
    if found is None:
        assert all(isinstance(part, Words) for part in parts(text))
    else:
        assert parts(text) == found


@pytest.mark.parametrize(
    ("text", "reason", "column"),
    [
        ("a tilte:b", "there is no field “tilte:”, there are title:, source:, date:, is:", 2),
        ("a is:new", "is: wants unread, read, starred, live", 2),
        ("date:yesterday", "date: wants days such as 2020-11..2021-02", 0),
        ("date:2020-13", "date: wants", 0),
        ("date:2021..2020", "date: wants", 0),
        ("date:..", "date: wants", 0),
        ("source:", "source: wants the name of a source", 0),
        ("title:", "title: wants a word behind it", 6),
        ('a "b', "a quotation is not closed", 2),
        ("a (b", "a bracket is not closed", 2),
        ("a)", "a bracket is closed that was not opened", 1),
        ("OR a", "OR stands between two words", 0),
        ("a OR", "OR stands between two words", 4),
        ("a OR OR b", "OR stands between two words", 5),
        ("%", "there is no letter or digit to look for", 0),
        ("\ud800\0", "there is no letter or digit to look for", 0),
        ('"。" -', "there is no letter or digit to look for", 0),
        ("(" * 90 + "a", "this search is too long", 21),
        ("a " * 900, "this search is too long", 200),
        ("a" * 3000, "a search of more than 2000 characters", 2000),
    ],
)
def test_what_is_wrong_is_told(text: str, reason: str, column: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text)
    assert caught.value.reason.startswith(reason)
    assert caught.value.column == column


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a cov", (A, Words(("cov",), is_prefix=True))),
        ("cov ", (Words(("cov",)),)),
        ("台", (Words(("台",)),)),
        ('a "b cd', (A, Words(("b", "cd"), is_prefix=True))),
        ('"b"', (B,)),
        ("b", (B,)),
        ("a title:", (A,)),
        ("a title:bc", (A, Words(("bc",), is_prefix=True, in_title=True))),
        ("a OR", (A,)),
        ("a OR ", (A,)),
        ("OR", ()),
        ("a -", (A,)),
        ("a (bc", (A, Words(("bc",), is_prefix=True))),
        ("a is:unr", (A,)),
        ("a date:2020-", (A,)),
        ("source:", ()),
    ],
)
def test_what_is_unfinished_is_no_error_while_one_types(text: str, found: tuple[Part, ...]) -> None:
    assert parts(text, typing=True) == found


def test_words_to_be_marked_are_those_that_are_looked_for() -> None:
    query = parse_query("a -b (c OR a) is:read -(x -title:d)")
    assert query.words == (A, C, Words(("d",), in_title=True))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("台風　“a b”", '台風 "a b"'),
        ("-(a|b) c*", "-(a OR b) c*"),
        ("title:Ｒａｉｎ OR source:RFI", "title:Rain OR source:rfi"),
        ("a b a -c -c", "a b -c"),
        ('"a “b” c" “a "b c”', '"a  b  c"'),
        ('"OR" (a b) OR c', '"OR" ((a b) OR c)'),
        ("date:2020/11 is:READ", "date:2020-11-01..2020-11-30 is:read"),
        ("date:..2020-11-05 covid-19", 'date:..2020-11-05 "covid-19"'),
    ],
)
def test_how_a_query_is_written(text: str, written: str) -> None:
    assert str(parse_query(text)) == written


def test_an_empty_query_finds_everything() -> None:
    assert parse_query(" ").is_empty
    assert not parse_query("is:read").is_empty


SIGNS = [*'ab台積がー。、 　()（|｜"“”「」*-－:：.…~']
FIELDS = "title: source: date: is: x: 2020 -11 .. 年 unread live RFI / « ㍿ ¶".split()
PIECES = st.sampled_from([*SIGNS, *FIELDS, " OR ", "\x1f", "\0", "\ud800"])
TYPED = st.lists(PIECES | st.characters(), max_size=30).map("".join)


@given(TYPED, st.booleans())
def test_what_is_written_of_a_query_is_parsed_to_the_same(text: str, typing: bool) -> None:
    try:
        query = parse_query(text, typing=typing)
    except QueryError:
        return
    assert parse_query(str(query)) == query
    assert str(parse_query(str(query))) == str(query)
