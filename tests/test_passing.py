"""Articles that are read without being in the library: queries find them all the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from archives import Archive

from library.catalogue.catalogue import Catalogue
from library.catalogue.filling import fill
from library.catalogue.values import Source
from library.marks.marks import Marks
from tui.reading.narrowing import narrowed
from tui.reading.searching import Search, hits_of


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """Articles below a path: two, one of a source that was removed from the library, and a live."""
    archive = Archive(tmp_path / "news")
    archive.write("2020-11-01-a.md", "Harbour", url="https://www.rfi.fr/cn/1")
    archive.write("2021-02-03-b.md", "Bridge", url="https://www.dw.com/2")
    with closing(Marks(tmp_path / "marks.db")) as marks:
        marks.remove_source("RFI", [Source("RFI", ("RFI",), 1, 1)])
    updates = [f"14日 {9 - n}:30 Update {n}\n\nWords of {n}." for n in range(5)]
    (archive.folder / "fire.txt").write_text("\n\n".join(["Fire", *updates]) + "\n")
    assert list(fill(tmp_path / "index.db", [archive.folder]))[-1] == 3
    with closing(Catalogue(tmp_path / "index.db", tmp_path / "marks.db")) as catalogue:
        yield catalogue


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("is:unread", {"Harbour", "Bridge", "Fire"}),
        ("date:2021", {"Bridge"}),
        ("date:..2020-12", {"Harbour"}),
        ("source:RFI", {"Harbour"}),
        ("bridge OR harbour date:2020", {"Harbour"}),
        ("is:read", set()),
        ("is:live", {"Fire"}),
        ("-is:live date:2021", {"Bridge"}),
    ],
)
def test_what_a_query_finds_below_a_path(
    catalogue: Catalogue, query: str, titles: set[str]
) -> None:
    *_, (_, ids) = narrowed(catalogue, query, as_found=True, is_stopped=lambda: False)
    assert {e.title for own in ids.values() for e in catalogue.entries(own)} == titles
    *_, hits = hits_of(catalogue, Search(query), lambda: False, as_found=True)
    assert {entry.title for entry in catalogue.entries(hits.ids)} == titles
    assert hits.is_all
