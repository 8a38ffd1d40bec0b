"""Taking files into the catalogue: what is listed, what is read again, which version is shown."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from archives import Archive
from packing import pack

import library.importing.ids
from library.catalogue import schema
from library.catalogue.catalogue import Catalogue
from library.catalogue.opening import open_catalogue
from library.importing.ids import Ids
from library.importing.progress import Progress
from library.importing.running import run_import
from library.paths import copies_folder
from library.shelf import Entry


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "news")


def take_in(archive: Archive, *stops: bool) -> Progress:
    """Import an archive, and give how far that came; `stops` answer the question for an end."""
    answers = iter(stops)
    stop = lambda: next(answers, False)  # noqa: E731
    return run_import(archive.index, archive.marks, [archive.folder], stop=stop)


@contextmanager
def opened(archive: Archive) -> Iterator[Catalogue]:
    with closing(open_catalogue(archive.index, archive.marks)) as catalogue:
        yield catalogue


def entries(archive: Archive) -> list[Entry]:
    """All articles that are listed, the newest first."""
    with opened(archive) as catalogue:
        ids = [i for s in catalogue.sources() for i in catalogue.ids(catalogue.of_source(s))]
        return catalogue.entries(sorted(ids, reverse=True))


def titles(archive: Archive) -> list[str]:
    return [entry.title for entry in entries(archive)]


def found(archive: Archive, words: str) -> list[str]:
    """The titles of the articles that the index knows to have these words."""
    from library.search.plan import select
    from library.search.query import parse_query

    with opened(archive) as catalogue:
        return [e.title for e in catalogue.entries(catalogue.ids(select(parse_query(words))))]


def test_articles_are_listed_newest_first_and_their_words_are_found(archive: Archive) -> None:
    archive.write("2020-11-01-a.md", "Older", url="https://www.rfi.fr/1", text="台積電 builds")
    archive.write("2020-11-02-b.md", "Newer", url="https://www.dw.com/2", text="A harbour opens")
    assert take_in(archive).phase == "done"
    assert titles(archive) == ["Newer", "Older"]
    assert [entry.source for entry in entries(archive)] == ["DW", "RFI"]
    assert found(archive, "台积电") == ["Older"]
    assert found(archive, "harbour") == ["Newer"]


def test_a_long_article_stands_where_it_was_published_though_its_head_alone_was_read(
    archive: Archive,
) -> None:
    # All of the body is one line, and its last character of those that are read is cut in two.
    told = '<time datetime="2020-10-01T08:00:00Z">October</time>'
    for filling in ("漢", "a漢", "ab漢"):
        archive.write(f"2020-11-01-{filling}.md", filling, url=f"https://www.bbc.com/{len(filling)}",
                      text=f"{told}{filling}{'漢' * 9000}")  # fmt: skip
    take_in(archive)
    moments = {entry.when for entry in entries(archive)}
    assert moments == {datetime(2020, 10, 1, 8, tzinfo=UTC)}


def test_a_second_run_reads_only_what_changed(archive: Archive) -> None:
    archive.write("2020-11-01-a.md", "Stays")
    changing = archive.write("2020-11-02-b.md", "Before", text="morning")
    take_in(archive)
    kept = entries(archive)[1]
    assert not take_in(archive).changed
    changing.write_bytes(
        changing.read_bytes().replace(b"Before", b"Behind").replace(b"morning", b"evening")
    )
    os.utime(changing, (1, 1))
    assert take_in(archive).changed == 1
    assert titles(archive) == ["Behind", "Stays"]
    assert entries(archive)[1] == kept
    assert found(archive, "evening") == ["Behind"]
    assert not found(archive, "morning")


def test_what_vanished_is_listed_and_found_no_more(archive: Archive) -> None:
    archive.write("2020-11-01-a.md", "Stays")
    archive.write("2020-11-02-b.md", "Goes", text="farewell")
    take_in(archive)
    (archive.folder / "2020-11-02-b.md").unlink()
    take_in(archive)
    assert titles(archive) == ["Stays"]
    assert not found(archive, "farewell")
    with opened(archive) as catalogue:
        assert [(s.name, s.total) for s in catalogue.sources()] == [("RFI", 1)]


def test_an_article_that_was_moved_keeps_its_key(archive: Archive) -> None:
    file = archive.write("2020-11-01-a.md", "Moved", url="https://www.rfi.fr/cn/1")
    take_in(archive)
    before = entries(archive)[0]
    (archive.folder / "deeper").mkdir()
    file.rename(archive.folder / "deeper" / "2021-01-01-other.md")
    take_in(archive)
    (after,) = entries(archive)
    assert after.key == before.key
    assert after.path.name == "2021-01-01-other.md"


def test_of_versions_the_newest_is_shown_and_the_next_one_when_it_goes(archive: Archive) -> None:
    url = "http://www.rfi.fr//cn/1"
    archive.write("2020-11-01-a.md", "First", url=url, epoch=1_604_217_600)
    newer = archive.write(
        "2020-11-02-b.md", "Second", url="https://www.rfi.fr/cn/1", epoch=1_604_304_000
    )
    archive.write("2020-11-01-c.md", "First", url=url, epoch=1_604_217_600)
    take_in(archive)
    (shown,) = entries(archive)
    assert shown.title == "Second"
    with opened(archive) as catalogue:
        assert [e.title for e in catalogue.versions(shown.key)] == ["Second", "First"]
        assert catalogue.sources()[0].total == 1
    newer.unlink()
    take_in(archive)
    assert titles(archive) == ["First"]


def test_plain_files_are_grouped_by_the_folders_they_lie_in(archive: Archive) -> None:
    for name in ("Notes/a.txt", "Europe/Press/b.txt", "c.txt"):
        file = archive.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"Headline of {name}\n\nText.\n")
    take_in(archive)
    assert {e.title: e.source for e in entries(archive)} == {
        "Headline of Notes/a.txt": "Notes",
        "Headline of Europe/Press/b.txt": "Europe/Press",
        "Headline of c.txt": "news",
    }


def test_names_may_be_odd_and_what_is_no_article_is_passed_over(archive: Archive) -> None:
    archive.write("2020-11-01-two\nlines.md", "Newline")
    odd = os.fsencode(archive.folder) + b"/2020-11-02-\xff\xfe.md"
    Path(os.fsdecode(odd)).write_bytes(archive.written("Bytes"))
    archive.write(".git/a.md", "Hidden")
    archive.write("folder.md/within.md", "Within")
    archive.write("picture.jpg", "Picture")
    os.mkfifo(archive.folder / "pipe.txt")
    (archive.folder / "again").symlink_to(archive.folder)
    take_in(archive)
    assert sorted(titles(archive)) == ["Bytes", "Newline", "Within"]
    assert all(entry.path.exists() for entry in entries(archive))


def test_what_cannot_be_read_is_listed_with_the_reason(archive: Archive) -> None:
    archive.write("2020-11-01-a.md", "Whole")
    (archive.folder / "empty.txt").write_bytes(b"")
    take_in(archive)
    failures = {entry.title: entry.failure for entry in entries(archive)}
    assert failures == {"Whole": None, "empty.txt": "the document is empty"}
    assert found(archive, "title:empty") == ["empty.txt"]


def test_an_article_of_the_future_is_filed_under_the_day_of_its_name(archive: Archive) -> None:
    archive.write("2020-11-02-a.md", "Tomorrow", epoch=4_000_000_000)
    archive.write("2020-11-03-b.md", "Today", epoch=1_604_390_400)
    take_in(archive)
    assert titles(archive) == ["Today", "Tomorrow"]


def test_a_holding_that_was_taken_out_leaves_the_list(archive: Archive, tmp_path: Path) -> None:
    other = Archive(tmp_path / "other")
    archive.write("2020-11-01-a.md", "Here", url="https://www.rfi.fr/1")
    other.write("2020-11-01-b.md", "There", url="https://www.rfi.fr/2")
    archive.keep_holdings([archive.folder, other.folder])
    run_import(archive.index, archive.marks)
    assert sorted(titles(archive)) == ["Here", "There"]
    archive.keep_holdings([other.folder])
    run_import(archive.index, archive.marks)
    assert titles(archive) == ["There"]


def test_an_import_that_was_stopped_goes_on_where_it_was(archive: Archive) -> None:
    for number in range(120):
        archive.write(
            f"2020-11-01-{number}.md", f"Title {number}", url=f"https://www.rfi.fr/{number}"
        )
    # It is asked for the folder, for the files in it, and for each hundred that are read.
    first, second = (take_in(archive, False, False, True) for _ in range(2))
    assert (first.phase, first.done) == ("headers", 100)
    assert (second.phase, second.total) == ("headers", 20)
    assert take_in(archive).phase == "done"
    assert len(titles(archive)) == 120
    assert len(found(archive, "text")) == 120


def test_what_is_live_coverage_is_known_at_the_end(archive: Archive) -> None:
    clocks = "".join(
        f"<h3>{hour}:30 Something happened</h3><p>More.</p>" for hour in (20, 19, 18, 17)
    )
    archive.write("2020-11-01-a.md", "Live: election night", text=clocks)
    archive.write("2020-11-02-b.md", "An article", text="On Monday.")
    take_in(archive)
    assert {e.title: e.is_live for e in entries(archive)} == {
        "Live: election night": True,
        "An article": False,
    }


def test_the_index_is_made_anew_when_much_of_it_is_of_articles_gone(archive: Archive) -> None:
    file = archive.write("2020-11-01-a.md", "Same", text="word0")
    take_in(archive)
    for number in range(1, 6):
        file.write_bytes(archive.written("Same", text=f"word{number}"))
        os.utime(file, (number, number))
        take_in(archive)
    assert found(archive, "word5") == ["Same"]
    assert not found(archive, "word4")


def test_what_was_unpacked_of_a_container_goes_with_it(archive: Archive) -> None:
    files = [("2020-11-01-a.md", b"# Packed\n\nWords."), ("2020-11-02-b.png", os.urandom(5 << 20))]
    path = pack(archive.folder / "old.tar.gz", files)
    take_in(archive)
    assert titles(archive) == ["Packed"]
    assert list(copies_folder().iterdir())
    path.unlink()
    take_in(archive)
    assert titles(archive) == []
    assert not list(copies_folder().iterdir())


def test_articles_of_one_minute_are_in_the_order_of_their_seconds() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        schema.create(connection)
        ids = Ids(connection)
        moments = [1_600_000_000 + n * 17 % 120 for n in range(120)]
        numbers = {ids.next(moment): moment for moment in moments}
        in_order = [numbers[number] for number in sorted(numbers)]
        assert in_order == sorted(moments)
        same = [ids.next(1_600_000_000) for _ in range(600)]
        assert len({*same, *numbers}) == 720


def test_ids_are_told_apart_in_more_minutes_than_are_kept(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library.importing.ids, "_MINUTES_KEPT", 2)
    for number in range(250):
        archive.write(f"{number}.md", f"Title {number}", epoch=1_604_217_600 + number % 4 * 60)
    take_in(archive)
    assert len(titles(archive)) == 250
