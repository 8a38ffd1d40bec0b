"""Opening a catalogue: missing, damaged, of another version; articles that are only passing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from archives import Archive

from library.catalogue.filling import fill
from library.catalogue.opening import open_catalogue
from library.importing.running import run_import


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "news")
    archive.write("2020-11-01-a.md", "First", url="https://www.rfi.fr/cn/1")
    archive.write("2020-11-02-b.md", "Second", url="https://www.dw.com/2")
    run_import(archive.index, archive.marks, [archive.folder])
    return archive


def test_a_missing_catalogue_is_made_and_is_empty(tmp_path: Path) -> None:
    with closing(open_catalogue(tmp_path / "a" / "i.db", tmp_path / "b" / "m.db")) as catalogue:
        assert catalogue.sources() == []
        assert catalogue.trouble is None
        assert catalogue.progress() is None


def spoil(index: Path) -> None:
    index.write_bytes(b"no database at all" * 100)


def cut(index: Path) -> None:
    index.write_bytes(index.read_bytes()[:20_000])


def age(index: Path) -> None:
    with closing(sqlite3.connect(index)) as connection:
        connection.execute("PRAGMA user_version = 999")


@pytest.mark.parametrize(
    ("damage", "told"), [(spoil, "damaged"), (cut, "damaged"), (age, "another version")]
)
def test_a_useless_catalogue_is_made_anew_and_that_is_told(
    archive: Archive, damage: object, told: str
) -> None:
    assert callable(damage)
    damage(archive.index)
    with closing(open_catalogue(archive.index, archive.marks)) as catalogue:
        assert told in (catalogue.trouble or "")
        assert catalogue.sources() == []
    run_import(archive.index, archive.marks, [archive.folder])
    with closing(open_catalogue(archive.index, archive.marks)) as catalogue:
        assert [source.name for source in catalogue.sources()] == ["DW", "RFI"]
        assert catalogue.trouble is None


def test_damage_that_an_import_meets_lets_it_begin_anew(archive: Archive) -> None:
    with closing(sqlite3.connect(archive.index)) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'article_of_key'"
        (page,) = connection.execute(query).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with archive.index.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    archive.write("2020-11-03-c.md", "Third", url="https://www.dw.com/3")
    assert run_import(archive.index, archive.marks, [archive.folder]).new == 3
    with closing(open_catalogue(archive.index, archive.marks)) as catalogue:
        assert [source.total for source in catalogue.sources()] == [2, 1]


def test_where_nothing_can_be_kept_there_is_a_catalogue_for_this_sitting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    index = tmp_path / "file" / "index.db"
    with closing(open_catalogue(index, tmp_path / "marks.db")) as catalogue:
        assert "for this sitting only" in (catalogue.trouble or "")
        assert catalogue.sources() == []
        assert catalogue.index != index


def test_articles_that_are_passing_are_listed_as_found_under_their_lasting_keys(
    archive: Archive, tmp_path: Path
) -> None:
    (archive.folder / "empty.txt").write_bytes(b"")
    notes = archive.folder / "Notes" / "Old" / "note.txt"
    notes.parent.mkdir(parents=True)
    notes.write_text("A note\n\nText.\n")
    run_import(archive.index, archive.marks, [archive.folder])
    index = tmp_path / "passing.db"
    counts = fill(index, [archive.folder, tmp_path / "missing.md"])
    assert next(counts) == 1
    with closing(open_catalogue(index, archive.marks)) as catalogue:
        (source,) = catalogue.sources()
        assert source.total == 1
        *_, last = counts
        assert last == 5
        ids = [i for s in catalogue.sources() for i in catalogue.ids(catalogue.of_source(s))]
        listed = catalogue.entries(sorted(ids, reverse=True))
    titles = ["First", "Second", "empty.txt", "A note", "missing.md"]
    assert [e.title for e in listed] == titles
    assert [e.failure for e in listed if e.failure] == ["the document is empty", "no such file"]
    with closing(open_catalogue(archive.index, archive.marks)) as catalogue:
        for entry in listed[0], listed[3]:
            kept = catalogue.with_key(entry.key)
            assert kept
            assert kept.title == entry.title
