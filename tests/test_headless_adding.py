"""`newsreader add`, `update` and `export`: what comes into the library, and goes out of it."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from terminals import terminal

from benchmarks.invented import write_archive
from library.importing.lock import AlreadyImportingError, only_writer
from library.importing.progress import Phase, Progress
from library.importing.running import run_import
from library.marks.marks import Marks
from library.paths import index_file, marks_file
from library.reading import read_article
from tui.__main__ import main
from tui.command_line import adding
from tui.command_line.progress_line import in_words

Run = Callable[..., tuple[int, str, str]]
ARTICLES = 30


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; give its exit status, and what it prints on standard output and error."""

    def run(*words: str | Path) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([str(word) for word in words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    write_archive(folder, ARTICLES)
    return folder


def listed(run: Run) -> list[str]:
    return run("list")[1].splitlines()


def test_what_is_added_is_told_and_listed(archive: Path, run: Run) -> None:
    status, printed, told = run("add", archive)
    assert status == 0
    assert f"{ARTICLES} new, 0 changed, 0 gone" in printed
    assert printed.startswith(f"{len(listed(run))} articles of ")
    assert told == "newsreader: reading titles, 30\nnewsreader: reading words, 30\n"
    assert Marks(marks_file()).holdings() == [archive]


def test_update_finds_what_is_new_changed_and_gone_and_is_quiet(archive: Path, run: Run) -> None:
    run("add", archive)
    first, second, third = sorted(archive.rglob("*.md"))[:3]
    first.write_text(first.read_text() + "\nmore\n")
    os.utime(first, (1, 1))
    second.unlink()
    shutil.copy(third, third.with_name("new.md"))
    assert run("update", "--verbose")[1].endswith(": 1 new, 1 changed, 1 gone\n")
    assert run("update") == (0, "", "")
    assert run("update", archive) == (0, "", "")


def test_what_cannot_be_added_is_told_and_the_rest_is(
    archive: Path, tmp_path: Path, run: Run
) -> None:
    missing = tmp_path / "missing"
    os.mkfifo(tmp_path / "pipe")
    (archive / "cut.md").write_text("---\nlayout: post\ntitle: x\n")
    status, printed, told = run("add", missing, "-", tmp_path / "pipe", archive)
    assert status == 1
    assert f"newsreader: {tmp_path / 'pipe'}: neither a file nor a directory" in told
    assert f"newsreader: {missing}: no such file" in told
    assert "newsreader: -: standard input cannot be kept" in told
    assert f"{ARTICLES + 1} new, 0 changed, 0 gone, 1 that cannot be read" in printed
    assert run("add", missing)[:2] == (1, "")
    assert Marks(marks_file()).holdings() == [archive]


def test_an_archive_that_was_moved_is_added_from_its_new_place(
    archive: Path, tmp_path: Path, run: Run
) -> None:
    run("add", archive)
    before = listed(run)
    moved = archive.rename(tmp_path / "moved")
    status, printed, told = run("add", moved)
    assert (status, f"{ARTICLES} new" in printed) == (0, True)
    assert told.splitlines()[0] == (
        f"newsreader: not there any more, its articles left the list: {archive}"
    )
    assert listed(run) == before
    assert run("show", before[0].split("\t")[0])[0] == 0
    status, _, told = run("update")
    assert (status, told.count(str(archive))) == (1, 1)
    run("remove", archive)
    assert run("update") == (0, "", "")


def test_what_is_in_the_library_already_is_told(
    archive: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", archive)
    below = next(path for path in archive.rglob("*") if path.is_dir() and path.parent != archive)
    status, _, told = run("add", below)
    assert (status, f"in the library already, with {archive}" in told) == (0, True)
    monkeypatch.chdir(archive.parent)
    status, _, told = run("add", "archive")
    assert (status, "in the library already" in told) == (0, True)
    assert Marks(marks_file()).holdings() == [archive]


def test_only_what_was_added_is_updated(archive: Path, tmp_path: Path, run: Run) -> None:
    assert "nothing was added" in run("update")[2]
    run("add", archive)
    status, printed, told = run("update", tmp_path)
    assert (status, printed) == (1, "")
    assert "was not added" in told


def test_while_another_one_imports_update_leaves_it_to_that(archive: Path, run: Run) -> None:
    run("add", "--later", archive)
    with only_writer(index_file()):
        status, printed, told = run("update")
    assert (status, printed) == (0, "")
    assert "another newsreader is at work" in told


def test_while_another_one_imports_add_waits_for_that(
    archive: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter([True, True, False])

    def busy(*places: Any, **others: Any) -> Progress:  # noqa: ANN401
        if next(times):
            raise AlreadyImportingError("another import is under way")
        return run_import(*places, **others)

    monkeypatch.setattr(adding, "run_import", busy)
    status, printed, told = run("add", archive)
    assert (status, told.count("waiting until it is done")) == (0, 1)
    assert f"{ARTICLES} new" in printed


def test_interrupted_it_keeps_what_it_has_and_goes_on_later(
    archive: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(
        index: Path,
        marks: Path,
        paths: Sequence[Path],
        *,
        tell: Callable[[Progress], None],
        stop: Callable[[], bool],
        with_words: bool,
    ) -> Progress:
        def told(progress: Progress) -> None:
            tell(progress)
            if progress.phase == "headers":
                signal.raise_signal(signal.SIGINT)

        return run_import(index, marks, paths, tell=told, stop=stop, with_words=with_words)

    before = signal.getsignal(signal.SIGINT)
    with monkeypatch.context() as patch:
        patch.setattr(adding, "run_import", interrupted)
        status, printed, told = run("add", archive)
    assert (status, printed) == (130, "")
    assert 'stopped; it goes on from here with "newsreader update"' in told
    assert signal.getsignal(signal.SIGINT) is before
    assert len(listed(run)) > ARTICLES // 2
    assert run("update") == (0, "", "")
    assert run("search", "港口")[2] == ""


def test_on_a_terminal_one_line_tells_how_far_it_is(archive: Path) -> None:
    with terminal("add", str(archive)) as screen:
        screen.see("30 new, 0 changed, 0 gone")
        assert screen.end() == 0
        assert b"\rreading titles: " in screen.sent
        assert "reading" not in screen.text


@pytest.mark.parametrize(
    ("phase", "done", "total", "seconds", "told"),
    [
        ("names", 0, 0, 1, "looking for files"),
        ("headers", 0, 1200, 0, "reading titles: 0 of 1,200"),
        ("headers", 600, 1200, 2, "reading titles: 600 of 1,200, 300 a second, 2 s left"),
        (
            "words",
            1000,
            91000,
            10,
            "reading words: 1,000 of 91,000, 100 a second, 15 min 00 s left",
        ),
    ],
)
def test_progress_in_words(phase: Phase, done: int, total: int, seconds: int, told: str) -> None:
    start = datetime(2024, 3, 9, tzinfo=UTC)
    progress = Progress(phase, done, total, start, start + timedelta(seconds=seconds))
    assert in_words(progress) == told


def test_exported_files_are_articles_and_never_lie_over_others(
    archive: Path, tmp_path: Path, run: Run
) -> None:
    run("add", archive)
    folder = tmp_path / "out" / "kept"
    status, printed, _ = run("export", "--to", folder)
    count = len(listed(run))
    assert (status, printed) == (0, f"{count} written to {folder}\n")
    files = sorted(folder.iterdir())
    assert len(files) == count
    assert {read_article(file).title for file in files} == {
        line.split("\t")[3] for line in listed(run)
    }
    changed = files[0]
    changed.write_text("Mine")
    printed = run("export", "--to", folder)[1]
    assert printed == f"1 written to {folder}; {count - 1} were there already\n"
    assert changed.read_text() == "Mine"
    assert len(list(folder.iterdir())) == count + 1


def test_export_as_one_text_and_as_json(archive: Path, run: Run) -> None:
    run("add", archive)
    assert run("export", "--markdown", "--limit", "2")[1].count("\n# ") == 1
    assert len(run("export", "--json", "--limit", "3")[1].splitlines()) == 3


def test_what_cannot_be_exported_is_told(archive: Path, tmp_path: Path, run: Run) -> None:
    run("add", archive)
    next(archive.rglob("*.md")).unlink()
    assert run("export", "--json")[0] == 1
    (tmp_path / "file").write_text("x")
    status, printed, told = run("export", "--to", tmp_path / "file")
    assert (status, printed) == (1, "")
    assert told.startswith(f"newsreader: {tmp_path / 'file'}: ")
