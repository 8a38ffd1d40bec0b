"""The article that was read last is taken as it was kept, only while nothing has changed."""

from __future__ import annotations

import errno
import os
import pickle
from pathlib import Path

import pytest

import parsers
from library.kept import keep_article, kept_article
from library.paths import index_file
from library.reading import read_article

TEXT = "【随時更新】港の火災\n\n13日 19:40 消し止められる\n\n町は窓を開けてよいと伝えた。\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    index_file().parent.mkdir(parents=True, exist_ok=True)
    file = tmp_path / "20240313-港.txt"
    file.write_text(TEXT)
    keep_article(file, "brackets", read_article(file))
    return file


def test_it_is_what_was_read(file: Path) -> None:
    assert kept_article(file, "brackets") == read_article(file)


def test_another_article_or_another_way_of_reading_is_not_kept(file: Path) -> None:
    other = file.with_name("other.txt")
    other.write_text(TEXT)
    assert kept_article(other, "brackets") is None
    assert kept_article(file, "omit") is None


def test_a_file_that_changed_is_read_anew(file: Path) -> None:
    status = file.stat()
    file.write_text(TEXT.replace("町", "市"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert kept_article(file, "brackets") is None


def test_a_file_that_is_gone_is_not_kept(file: Path) -> None:
    file.unlink()
    assert kept_article(file, "brackets") is None


def test_other_parsers_read_it_anew(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = tmp_path / "parsers"
    newer.mkdir()
    (newer / "plain.py").write_text("# reads it in another way")
    monkeypatch.setattr(parsers, "__path__", [str(newer)])
    assert kept_article(file, "brackets") is None


def test_where_the_disk_is_full_nothing_is_left_behind(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article, folder = read_article(file), index_file().parent
    before = sorted(folder.iterdir())

    def refuse(new: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, f"{new} cannot become {target}")

    monkeypatch.setattr(Path, "replace", refuse)
    keep_article(file, "omit", article)
    assert sorted(folder.iterdir()) == before
    assert kept_article(file, "brackets") == article


@pytest.mark.parametrize(
    "foreign", [pickle.dumps(os.getcwd), pickle.dumps("text"), b"", b"\x80\x05garbage"]
)
def test_what_is_no_article_is_not_taken_and_nothing_of_it_is_run(
    file: Path, foreign: bytes
) -> None:
    [kept] = index_file().parent.glob("last-article")
    signature = kept.read_bytes().partition(b"\n")[0]
    kept.write_bytes(signature + b"\n" + foreign)
    assert kept_article(file, "brackets") is None


def test_where_it_cannot_be_kept_nothing_is_told(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "none"))
    keep_article(file, "brackets", read_article(file))
    assert kept_article(file, "brackets") is None
