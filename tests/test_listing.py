"""Which row of a list is what: groups, folders, the articles of open ones."""

from __future__ import annotations

from array import array
from contextlib import closing, suppress
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from libraries import Library

from library.catalogue.catalogue import Catalogue
from library.catalogue.groups import Group, grouped, with_unread
from library.catalogue.listing import Listing, Seat, place_in
from library.catalogue.rows import ListedPages
from library.catalogue.values import Selection, Source
from library.marks.marks import Marks
from library.marks.sources import NamingError
from library.paths import marks_file
from tui.reading.access import ALL
from tui.reading.narrowing import narrowed
from tui.reading.stepping import step_in, step_over

ANY = Selection("SELECT 1")


def groups_of(**totals: int) -> list[Group]:
    """Groups of sources with so many articles, all of them unread."""
    return grouped((Source(name, (name,), n, n), ANY) for name, n in totals.items())


def test_sources_lie_in_the_folders_of_their_names() -> None:
    names = ["NHK", "Europe/RFI", "Asia/Taiwan/CNA", "Europe/DW", "Europe", "/odd"]
    groups = grouped((Source(name, (name,), 3, 2), ANY) for name in names)
    told = [(group.depth, group.title, group.total, group.unread) for group in groups]
    assert told == [
        (0, "NHK", 3, 2), (0, "Europe", 6, 4), (1, "RFI", 3, 2), (1, "DW", 3, 2),
        (0, "Asia", 3, 2), (1, "Taiwan", 3, 2), (2, "CNA", 3, 2), (0, "Europe", 3, 2),
        (0, "/odd", 3, 2),
    ]  # fmt: skip
    assert len({group.name for group in groups}) == len(groups)


def test_what_is_read_counts_in_its_source_and_the_folders_above() -> None:
    groups = grouped((Source(name, (name,), 3, 2), ANY) for name in ["E/A/x", "E/A/y", "E/z", "Ex"])
    unread = {g.name: g.unread for g in with_unread(groups, "E/A/y", -1)}
    assert unread == {"E/": 5, "E/A/": 3, "E/A/x": 2, "E/A/y": 1, "E/z": 2, "Ex": 2}


def test_rows_of_a_folded_folder_are_not_there() -> None:
    groups = grouped((Source(name, (name,), 2, 0), ANY) for name in ["E/A/x", "E/y", "z"])
    ids = {name: array("q", [2, 1]) for name in ("E/A/x", "E/y", "z")}
    listing = Listing(groups, lambda group: group.name != "E/A/", ids)
    assert [listing.value_at(row) for row in range(len(listing))] == [
        "E/", "E/A/", "E/y", Seat("E/y", 2), Seat("E/y", 1), "z", Seat("z", 2), Seat("z", 1),
    ]  # fmt: skip
    assert listing.row_of("E/A/x") is None


def test_articles_that_are_still_to_come_have_rows() -> None:
    listing = Listing(groups_of(a=5, b=1), lambda _: True, {"a": array("q", [9, 8])})
    assert len(listing) == 8
    assert listing.value_at(2) == Seat("a", 8)
    assert listing.value_at(3) is None
    assert listing.value_at(6) == "b"
    assert listing.row_of(Seat("a", 7)) is None


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=8))
def test_every_row_is_found_again(sizes: list[tuple[int, bool]]) -> None:
    totals = {f"s{number}": size for number, (size, _) in enumerate(sizes)}
    is_open = {f"s{number}": opened for number, (_, opened) in enumerate(sizes)}
    ids = {name: array("q", range(size, 0, -1)) for name, size in totals.items()}
    listing = Listing(groups_of(**totals), lambda group: is_open[group.name], ids)
    values = [listing.value_at(row) for row in range(len(listing))]
    assert [listing.row_of(value) for value in values] == list(range(len(listing)))
    assert len(values) == len(sizes) + sum(size for size, opened in sizes if opened)


def test_pages_tell_marks_and_keep_few(tmp_path: Path) -> None:
    library = Library(tmp_path, {"NHK": 3000})
    library.read(2999)
    catalogue = library.catalogue()
    ids = catalogue.ids(ALL)
    pages = ListedPages(catalogue)
    first, second = pages.at(ids, 0), pages.at(ids, 1)
    assert first
    assert second
    assert (first.entry.title, first.standing.is_read, second.standing.is_read) == (
        "港の火災3000",
        False,
        True,
    )
    pages.marked([3000], is_read=True, is_starred=True)
    assert (marked := pages.at(ids, 0))
    assert marked.standing.is_read
    assert marked.standing.is_starred
    for place in range(len(ids)):
        pages.at(ids, place)
    # What was looked at long ago is read anew, and told as it is kept.
    assert (again := pages.at(ids, 0))
    assert not again.standing.is_starred


def test_an_article_that_is_gone_is_none(tmp_path: Path) -> None:
    library = Library(tmp_path, {"NHK": 2})
    catalogue = library.catalogue()
    ids = catalogue.ids(ALL)
    library.remove(2)
    assert ListedPages(catalogue).at(ids, 0) is None


def steps(library: Library, *, known: bool, is_unread: bool, step: int = 1) -> list[str]:
    """The titles one comes by, step by step, from the first article or the last; ten at most."""
    catalogue = library.catalogue()
    sources = catalogue.sources()
    groups = grouped((source, catalogue.of_source(source)) for source in sources)
    ids = {g.name: catalogue.ids(g.selection) for g in groups if known and g.selection}
    seat, titles = None, []
    find = step_over if is_unread else step_in
    for _ in range(10):
        seat = find(catalogue, groups, ids, seat, step)
        if seat is None:
            break
        titles.append(catalogue.entries([seat.id])[0].title.removeprefix("港の火災"))
    return titles


def test_stepping_goes_through_all_groups_folded_or_not(tmp_path: Path) -> None:
    library = Library(tmp_path, {"B": 2, "A": 2})
    for known in (False, True):
        assert steps(library, known=known, is_unread=False) == ["4", "3", "2", "1"]
        assert steps(library, known=known, is_unread=False, step=-1) == ["1", "2", "3", "4"]


def test_the_next_unread_one_is_looked_for_from_the_other_end_too(tmp_path: Path) -> None:
    library = Library(tmp_path, {"B": 2, "A": 3})
    library.read(4, 2)
    for known in (False, True):
        assert steps(library, known=known, is_unread=True)[:5] == ["5", "3", "1", "5", "3"]
        assert steps(library, known=known, is_unread=True, step=-1)[:4] == ["1", "3", "5", "1"]
    library.read(5, 3)
    assert steps(library, known=False, is_unread=True) == ["1"]


def listed_for(catalogue: Catalogue, words: str) -> list[tuple[str, int, int]]:
    """The groups that are left, with their numbers."""
    *_, (groups, ids) = narrowed(catalogue, words, as_found=False, is_stopped=lambda: False)
    assert [len(ids[g.name]) for g in groups if not g.is_folder] == [
        g.total for g in groups if not g.is_folder
    ]
    return [(group.title, group.total, group.unread) for group in groups]


def test_narrowing_gives_groups_with_their_own_numbers(tmp_path: Path) -> None:
    library = Library(tmp_path, {"NHK": 3, "Europe/RFI": 2})
    library.add("NHK", title="ﾎﾞｰﾄ 台灣")
    library.read(2)
    catalogue = library.catalogue()
    assert listed_for(catalogue, "火災") == [("Europe", 2, 2), ("RFI", 2, 2), ("NHK", 3, 2)]
    assert listed_for(catalogue, "ボート 台湾") == [("NHK", 1, 1)]
    assert listed_for(catalogue, "is:read") == [("NHK", 1, 0)]
    assert listed_for(catalogue, "火災 is:unread source:nhk") == [("NHK", 2, 2)]
    # A source of that name is there as a whole, whatever its titles say.
    assert listed_for(catalogue, "rfi") == [("Europe", 2, 2), ("RFI", 2, 2)]
    assert listed_for(catalogue, "鯨") == []


@given(st.lists(st.integers(1, 99), unique=True), st.integers(1, 99), st.booleans())
def test_an_id_is_found_in_any_order(ids: list[int], number: int, is_sorted: bool) -> None:
    if is_sorted:
        ids.sort(reverse=True)
    assert place_in(array("q", ids), number) == (ids.index(number) if number in ids else None)


def test_of_many_titles_the_newest_are_answered_first(tmp_path: Path) -> None:
    library = Library(tmp_path, {"NHK": 2500})
    answers = narrowed(library.catalogue(), "火災", as_found=False, is_stopped=lambda: False)
    assert [groups[0].total for groups, _ in answers] == [2000, 2500]


def test_a_source_renamed_by_another_reader_meanwhile_does_no_harm(tmp_path: Path) -> None:
    catalogue = Library(tmp_path, {"NHK": 2}).catalogue()

    def rename() -> bool:
        with closing(Marks(marks_file())) as marks, suppress(NamingError):  # it is asked twice
            marks.rename_source("NHK", "Tokyo", [Source("NHK", ("NHK",), 2, 2)])
        return False

    *_, (groups, _) = narrowed(catalogue, "火災", as_found=False, is_stopped=rename)
    assert {group.name for group in groups} <= {"Tokyo"}


def test_what_is_closed_can_be_interrupted_too(tmp_path: Path) -> None:
    catalogue = Library(tmp_path, {"NHK": 1}).catalogue()
    catalogue.close()
    catalogue.interrupt()
