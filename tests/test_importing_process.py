"""An import as a process: killed, stopped, two at once, beside a reader that has the file open."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from archives import Archive
from conftest import ROOT

from library.catalogue.opening import open_catalogue
from library.importing.extracting import Place
from library.importing.lock import AlreadyImportingError, is_importing, only_writer
from library.importing.progress import Interrupted
from library.importing.running import run_import
from library.importing.starting import start_import
from library.importing.survey import survey
from library.importing.workers import Workers

_MANY = 1200
STOPPED = 3


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = Archive(tmp_path_factory.mktemp("many") / "news")
    for number in range(_MANY):
        text = f"Paragraph {number} of many words. " * 60
        archive.write(f"2020-11-01-{number}.md", f"Title {number}", text=text)
    return archive


@pytest.fixture
def archive(written: Archive, tmp_path: Path) -> Archive:
    """The same articles for each test, and a library of its own."""
    written.index, written.marks = tmp_path / "cache" / "index.db", tmp_path / "marks.db"
    return written


def started(archive: Archive, *, is_alone: bool = False) -> subprocess.Popen[str]:
    command = [
        sys.executable, "-m", "library.importing", "--json", "--index", str(archive.index),
        "--marks", str(archive.marks), str(archive.folder),
    ]  # fmt: skip
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=is_alone
    )


def until_told(process: subprocess.Popen[str], phase: str) -> None:
    """Wait until the process tells that something of a phase is done."""
    assert process.stdout
    for line in process.stdout:
        told = json.loads(line)
        if told["phase"] == phase and told["done"]:
            return
    pytest.fail(f"the import ended before it told of {phase}")


def counted(archive: Archive, condition: str = "1") -> int:
    with closing(sqlite3.connect(archive.index)) as connection:
        row = connection.execute(f"SELECT count(*) FROM article WHERE {condition}").fetchone()
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return int(row[0])


@pytest.mark.parametrize("phase", ["headers", "words"])
def test_a_killed_import_leaves_a_clean_catalogue_and_the_next_goes_on(
    archive: Archive, phase: str
) -> None:
    process = started(archive)
    until_told(process, phase)
    process.kill()
    process.communicate()
    there, indexed = counted(archive), counted(archive, "is_indexed")
    assert there
    end = run_import(archive.index, archive.marks, [archive.folder])
    assert end.new == _MANY - there
    assert end.total == _MANY - indexed
    assert counted(archive, "is_indexed") == _MANY


def test_an_import_that_is_told_to_stop_keeps_what_it_did(archive: Archive) -> None:
    process = started(archive)
    until_told(process, "headers")
    process.send_signal(signal.SIGTERM)
    process.communicate()
    assert process.returncode in (0, 3)
    assert counted(archive)
    assert not is_importing(archive.index)


def test_only_one_imports_at_a_time(archive: Archive) -> None:
    archive.index.parent.mkdir()
    with only_writer(archive.index):
        assert is_importing(archive.index)
        with pytest.raises(AlreadyImportingError, match="under way"):
            run_import(archive.index, archive.marks, [archive.folder])
    assert not is_importing(archive.index)


def test_an_import_beside_a_reader_ends_with_it(archive: Archive) -> None:
    process = start_import(archive.index, archive.marks, [archive.folder])
    assert process.stdin
    process.stdin.close()
    assert process.wait(20) == STOPPED
    assert not is_importing(archive.index)
    assert counted(archive, "is_indexed") < _MANY


OF_SESSION = "autogroup"


@pytest.mark.skipif(
    not Path("/proc/self", OF_SESSION).exists(), reason="time is not shared out among sessions"
)
def test_an_import_in_a_session_of_its_own_lets_others_go_first(archive: Archive) -> None:
    process = started(archive, is_alone=True)
    until_told(process, "headers")
    told = Path(f"/proc/{process.pid}", OF_SESSION).read_text()
    process.kill()
    process.communicate()
    assert told.split()[-2:] == ["nice", "10"]


def test_a_reader_sees_what_is_added_while_it_reads_and_all_can_read_it_then(
    archive: Archive,
) -> None:
    with closing(open_catalogue(archive.index, archive.marks)) as catalogue:
        assert not catalogue.sources()
        before = catalogue.version()
        run_import(archive.index, archive.marks, [archive.folder])
        assert catalogue.version() != before
        assert [source.total for source in catalogue.sources()] == [_MANY]
        progress = catalogue.progress()
        assert progress
        assert (progress.phase, progress.done) == ("done", _MANY)
        with closing(open_catalogue(archive.index, archive.marks)) as other:
            assert [source.total for source in other.sources()] == [_MANY]


CHILDREN = Path(f"/proc/self/task/{os.getpid()}/children")


@pytest.mark.skipif(not CHILDREN.exists(), reason="this system does not tell what was started")
def test_a_worker_that_ends_is_replaced_and_nothing_is_left_out(archive: Archive) -> None:
    root = os.fsencode(archive.folder)
    places = [Place(root, f"2020-11-01-{number}.md".encode()) for number in range(300)]
    before = set(CHILDREN.read_text().split())

    def batches() -> Iterator[list[Place]]:
        for start in range(0, 300, 20):
            if start == 200:
                for started in set(CHILDREN.read_text().split()) - before:
                    os.kill(int(started), signal.SIGKILL)
            yield places[start : start + 20]

    with Workers(1) as workers:
        heads = [head for batch in workers.heads(batches()) for head in batch]
    assert [head.title for head in heads] == [f"Title {number}" for number in range(300)]


def a_program(file: Path, text: str) -> str:
    file.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    file.chmod(0o755)
    return str(file)


def test_where_no_worker_can_start_all_is_read_without_them(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", a_program(tmp_path / "python", "exit 1"))
    end = run_import(archive.index, archive.marks, [archive.folder])
    assert (end.phase, end.new, end.trouble) == ("done", _MANY, None)
    assert counted(archive, "is_indexed AND failure IS NULL") == _MANY


def test_an_import_whose_worker_never_answers_can_be_stopped(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", a_program(tmp_path / "python", "cat > /dev/null"))
    places = [Place(os.fsencode(archive.folder), b"2020-11-01-1.md")]
    with Workers(1, stop=lambda: True) as workers, pytest.raises(Interrupted):
        next(workers.heads([places]))


def test_looking_for_files_can_be_stopped(archive: Archive) -> None:
    with pytest.raises(Interrupted):
        survey(os.fsencode(archive.folder), iter(()), stop=lambda: True)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_library_in_a_home_that_is_read_only_can_be_read(archive: Archive) -> None:
    run_import(archive.index, archive.marks, [archive.folder])
    open_catalogue(archive.index, archive.marks).close()
    folders = (archive.index.parent, archive.marks.parent)
    for folder in folders:
        folder.chmod(0o555)
    try:
        with closing(open_catalogue(archive.index, archive.marks)) as catalogue:
            assert [source.total for source in catalogue.sources()] == [_MANY]
            assert catalogue.trouble is None
    finally:
        for folder in folders:
            folder.chmod(0o755)
