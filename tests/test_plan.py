"""What a query finds in a catalogue and its marks, and in which order."""

from __future__ import annotations

import pytest
from small_library import Invented, library_of

from library.search.plan import select
from library.search.query import parse_query
from tui.reading.searching import Search, hits_of

ARTICLES = [
    Invented("Storm over the bay", "Rain fell. Wind rose.", "DW", days=-40, is_read=True),
    Invented("颱風逼近", "氣象廳說，明天有雨。", "RFI", days=-3),
    Invented("台风走了", "雨停了。\n风还在吹", "rfi 2", days=0, is_starred=True, is_read=True),
    Invented("気象庁の発表", "キム・ハナさんは台風の話をした", "DW", days=1, is_live=True),
    Invented("Covid-19: storm of cases", "2.5% more; typhoon rain", "RFI", days=30),
    Invented("No day", "storm", "rfi 2", days=None),
    Invented("storm, an older version", "storm", "RFI", days=2, is_shown=False),
    Invented("storm of a source that was removed", "storm", "NHK", days=3),
    Invented("storm that is gone", "storm", "RFI", days=4, is_gone=True),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [5, 4, 3, 2, 1, 6]),
        ("storm", [5, 1, 6]),
        ("STORM", [5, 1, 6]),
        ("台风", [4, 3, 2]),
        ("臺風", [4, 3, 2]),
        ("气象厅", [4, 2]),
        ("雨", [3, 2]),
        ("雨风", []),
        ("有雨", [2]),
        ("说明", []),
        ("キムハナ", [4]),
        ("きむ・はな", [4]),
        ("covid", [5]),
        ("covid-19", [5]),
        ('"19 storm"', []),
        ("2.5", [5]),
        ("ｓｔｏｒｍ　ｒａｉｎ", [5, 1]),
        ("title:rain", []),
        ("title:storm", [5, 1]),
        ("ty*", [5]),
        ("storm -rain", [6]),
        ("-storm", [4, 3, 2]),
        ("-storm -台风", []),
        ("storm OR 台风 is:unread", [5, 4, 2, 6]),
        ("-(storm rain)", [4, 3, 2, 6]),
        ("storm OR is:live", [5, 4, 1, 6]),
        ("storm OR -台风", [5, 1, 6]),
        ("storm -(rain OR is:read)", [6]),
        ("is:read", [3, 1]),
        ("is:starred", [3]),
        ("is:live", [4]),
        ("source:RFI", [5, 2]),
        ("source:europe", [5, 4, 2, 1]),
        ("source:Europe/DW", [4, 1]),
        ("source:dw", [4, 1]),
        ('source:"rfi 2"', [3, 6]),
        ("source:2", [3, 6]),
        ("source:NHK", []),
        ("source:nobody", []),
        ("-source:europe", [3, 6]),
        ("date:2020-11-05", [3]),
        ("date:2020-11", [4, 3, 2]),
        ("date:2020-11-02..2020-11-05", [3, 2]),
        ("date:..2020-10", [1]),
        ("date:2020-12..", [5]),
        ("-date:2020-11", [5, 1, 6]),
        ("storm date:2020-12", [5]),
    ],
)
def test_what_is_found_newest_first(text: str, found: list[int]) -> None:
    with library_of(*ARTICLES) as library:
        ids = library.catalogue.ids(select(parse_query(text)))
        assert [entry.key for entry in library.catalogue.entries(ids)] == found
        assert library.found(parse_query(text)) == found


def test_only_so_many_are_taken_as_are_wanted() -> None:
    with library_of(*ARTICLES) as library:
        assert len(library.catalogue.ids(select(parse_query("storm")), 2)) == 2


def test_by_relevance_a_title_comes_first() -> None:
    articles = [
        Invented("Storm", "a b c d e f g", days=0),
        Invented("A day in the harbour", "a b c storm e f g", days=5),
        *(Invented(f"Other {n}", "nothing of it here", days=9) for n in range(9)),
    ]
    with library_of(*articles) as library:
        ids = library.catalogue.ids(select(parse_query("storm"), by_relevance=True))
        assert [entry.key for entry in library.catalogue.entries(ids)] == [1, 2]
        without_words = select(parse_query("is:unread"), by_relevance=True)
        assert len(library.catalogue.ids(without_words)) == len(articles)


def test_the_newest_are_found_without_sorting() -> None:
    with library_of(*ARTICLES) as library:
        for text in (
            "storm",
            "storm is:unread source:RFI date:2020",
            "台风 OR storm -rain",
            "-storm -台风",
        ):
            selection = select(parse_query(text))
            steps = library.steps(selection.sql, selection.parameters)
            assert not [step for step in steps if "ORDER BY" in step], text


@pytest.mark.parametrize(
    "text",
    [
        "storm OR is:starred",
        "is:starred OR is:live date:2020",
        "rain OR (storm is:starred) OR 台风",
    ],
)
def test_words_or_marks_are_lists_that_are_read_side_by_side(text: str) -> None:
    with library_of(*ARTICLES) as library:
        selection = select(parse_query(text))
        steps = library.steps(selection.sql, selection.parameters)
        assert steps[0] == "MERGE (UNION)"
        assert "SCAN a" not in steps


def test_nothing_is_found_by_what_is_not_known_of_it() -> None:
    articles = [Invented("A", "storm"), Invented("B", "rain"), Invented("C", "", is_indexed=False)]
    with library_of(*articles) as library:
        for text, keys in (("-storm", [2]), ("-storm OR is:read", [2]), ("is:unread", [3, 2, 1])):
            ids = library.catalogue.ids(select(parse_query(text)))
            assert [entry.key for entry in library.catalogue.entries(ids)] == keys


def test_many_are_counted_as_few_are_and_the_newest_come_first() -> None:
    articles = [Invented(f"Storm {n}", "", days=n % 7, is_read=n % 3 == 0) for n in range(2_400)]
    with library_of(*articles) as library:
        first, last = hits_of(library.catalogue, Search("storm"), lambda: False)
        assert not first.is_all
        assert list(first.ids) == list(last.ids)[: len(first.ids)]
        assert (len(last.ids), last.unread, last.is_all) == (2_400, 1_600, True)
        few = last.ids[:100]
        unread = library.catalogue.unread_among(last.ids)
        assert library.catalogue.unread_among(few) == unread.intersection(few)
