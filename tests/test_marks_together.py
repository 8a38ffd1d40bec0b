"""Several programs on one file of marks, and programs that are killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from library.marks.marks import Marks

WRITER = """
import sys
from pathlib import Path
from library.marks.marks import Marks
marks = Marks(Path(sys.argv[1]))
first = int(sys.argv[2])
for key in range(first, first + int(sys.argv[3])):
    marks.set_read([(key, f"Title {key}", None)], is_read=True, told="read")
    if key % 7 == 0:
        marks.keep_place(key, f"Title {key}", None, None, {str(n): "x" * 40 for n in range(99)})
    if key % 11 == 0:
        marks.undo()
    sys.stdout.write(f"{key}\\n")
    sys.stdout.flush()
"""


def writer(file: Path, first: int, count: int) -> subprocess.Popen[str]:
    """A program that marks articles read, and tells of each when it is done."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(file), str(first), str(count)],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip


def expected(keys: range) -> set[int]:
    return {key for key in keys if key % 11}


def read(file: Path, keys: range) -> set[int]:
    marks = Marks(file)
    try:
        assert marks.trouble is None
        marks.check()
        assert marks.trouble is None
        return {key for key, mark in marks.of(keys).items() if mark.read}
    finally:
        marks.close()


def test_nothing_that_was_told_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "marks.db"
    done = 1
    for turn in range(20):
        with writer(file, done, 1_000_000) as program:
            assert program.stdout is not None
            told = [int(program.stdout.readline()) for _ in range(3 * turn + 1)]
            program.kill()
            told += [int(line) for line in program.stdout.readlines() if line.endswith("\n")]
        assert expected(range(1, told[-1] + 1)) <= read(file, range(1, told[-1] + 1))
        done = told[-1] + 1


def test_programs_that_write_at_once_do_not_undo_each_other(tmp_path: Path) -> None:
    file = tmp_path / "data" / "marks.db"
    with writer(file, 1, 150) as one, writer(file, 1001, 150) as other:
        assert [one.wait(60), other.wait(60)] == [0, 0]
    for keys in (range(1, 151), range(1001, 1151)):
        assert read(file, keys) == expected(keys)


@pytest.mark.parametrize("is_mended", [False, True])
def test_who_has_the_file_open_goes_over_to_the_one_in_its_place(
    tmp_path: Path, *, is_mended: bool
) -> None:
    file = tmp_path / "marks.db"
    marks = Marks(file)
    marks.set_read([(1, "One", None)], is_read=True, told="read")
    file.rename(tmp_path / "backup.db")
    if is_mended:
        Marks(file).close()
    assert marks.of([1]) == {}
    marks.set_read([(2, "Two", None)], is_read=True, told="read")
    marks.close()
    assert read(file, range(3)) == {2}


def test_on_a_disk_that_other_machines_see_there_is_no_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("library.marks.store.is_on_network", lambda folder: True)
    file = tmp_path / "marks.db"
    one, other = Marks(file), Marks(file)
    for key in range(1, 30):
        (one if key % 2 else other).set_read([(key, "T", None)], is_read=True, told="read")
        assert not Path(f"{file}-wal").exists()
    assert len(one.of(range(30))) == len(other.of(range(30))) == 29
    one.close()
    other.close()
