"""Containers taken as folders: what is found in them, what is read, and what cannot be."""

from __future__ import annotations

import os
import tarfile
import time
import zipfile
from contextlib import nullcontext
from pathlib import Path

import pytest
from packing import KINDS, NEWS, Files, names_in, pack, what_is_read

from library.catalogue.asking import AS_FOUND
from library.catalogue.catalogue import Catalogue
from library.catalogue.filling import fill
from library.containers import (
    is_container,
    members,
    place_within,
    read_all,
    read_member,
    remove_old_copies,
)
from library.finding import find_articles
from library.marks.marks import Marks
from library.paths import copies_folder
from library.reading import ReadError, read_article, read_bytes
from tui.__main__ import main


@pytest.mark.parametrize("kind", KINDS)
def test_a_container_is_walked_like_a_folder(tmp_path: Path, kind: str) -> None:
    path = pack(tmp_path / f"news{kind}", NEWS)
    inside = [path / name for name in ("first.md", "b/second.md", "b/a/third.md")]
    assert list(find_articles([path])) == inside
    assert list(find_articles([tmp_path])) == inside
    assert list(find_articles([path / "b"])) == inside[1:]
    assert list(find_articles([inside[1]])) == [inside[1]]
    assert read_article(inside[2]).title == "Third"
    assert read_bytes(inside[0], 5) == b"# Fir"
    assert read_article(inside[0]).source == "news"


@pytest.mark.parametrize("kind", KINDS)
def test_a_container_that_is_only_opened_is_listed(tmp_path: Path, kind: str) -> None:
    path = pack(tmp_path / f"news{kind}", NEWS)
    index = tmp_path / "index.db"
    assert list(fill(index, [path]))[-1] == 3
    Marks(tmp_path / "marks.db").close()
    catalogue = Catalogue(index, tmp_path / "marks.db")
    entries = catalogue.entries(catalogue.ids(AS_FOUND))
    assert [(entry.title, entry.failure) for entry in entries] == [
        ("First", None), ("Second", None), ("Third", None),
    ]  # fmt: skip
    assert entries[0].path == path / "first.md"


@pytest.mark.parametrize("kind", KINDS)
def test_members_tell_size_and_time_and_are_read(tmp_path: Path, kind: str) -> None:
    path = pack(tmp_path / f"news{kind}", NEWS)
    assert {m.name: m.size for m in members(path)} == {n.encode(): len(d) for n, d in NEWS}
    if kind != ".zip":
        assert {m.modified_ns for m in members(path)} == {1_600_000_000_000_000_000}
    assert [m.name.decode() for m, _ in read_all(path)] == [name for name, _ in NEWS]
    assert what_is_read(path) == ({name.encode(): data for name, data in NEWS}, "")
    wanted = [m.name for m, _ in read_all(path, lambda m: m.name.startswith(b"b/"), 3)]
    assert wanted == [b"b/second.md", b"b/a/third.md", b"b/picture.png"]
    assert all(len(d) == 3 for _, d in read_all(path, length=3) if isinstance(d, bytes))
    with pytest.raises(ReadError, match="no such file in the archive"):
        read_bytes(path / "no.md")


@pytest.mark.parametrize("kind", KINDS)
def test_no_name_leads_out_and_the_last_of_equal_ones_holds(tmp_path: Path, kind: str) -> None:
    odd: Files = [
        ("../../up.md", b"up"), ("/etc/root.md", b"root"), ("./a//b/../c.md", b"c"),
        ("two\nlines.md", b"lines"), ("日本.md", b"jp"), ("same.md", b"old"), ("same.md", b"new"),
        ("folder/", b""), ("..", b"nothing"), (f"{'long/' * 60}x.md", b"long"),
    ]  # fmt: skip
    with pytest.warns(UserWarning, match="same.md") if kind == ".zip" else nullcontext():
        path = pack(tmp_path / f"odd{kind}", odd)
    expected = {
        b"up.md": b"up", b"etc/root.md": b"root", b"a/b/c.md": b"c", b"two\nlines.md": b"lines",
        "日本.md".encode(): b"jp", b"same.md": b"new", b"long/" * 60 + b"x.md": b"long",
    }  # fmt: skip
    assert names_in(path) == sorted(expected)
    assert {name: read_member(path, name) for name in expected} == expected
    assert what_is_read(path)[0] == expected
    for found in find_articles([path]):
        assert isinstance(found, Path)
        assert read_bytes(found) in expected.values()


@pytest.mark.parametrize("format", [tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT, tarfile.PAX_FORMAT])
def test_names_that_are_no_text_stay_as_they_are(tmp_path: Path, format: int) -> None:  # noqa: A002
    name = "f" * 90 + os.fsdecode(b"/caf\xe9.md")
    path = pack(tmp_path / "names.tar", [(name, b"x")], format=format)
    assert names_in(path) == [b"f" * 90 + b"/caf\xe9.md"]
    (found,) = find_articles([path])
    assert isinstance(found, Path)
    assert read_bytes(found) == b"x"


def test_a_zip_without_a_word_on_its_names(tmp_path: Path) -> None:
    path = pack(tmp_path / "old.zip", [("AAAA.md", b"x"), ("BBBBBB.md", b"y")])
    data = path.read_bytes().replace(b"AAAA", b"caf\x82").replace(b"BBBBBB", "日本".encode())
    path.write_bytes(data)
    assert names_in(path) == ["café.md".encode(), "日本.md".encode()]


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_every_usual_way_of_packing(tmp_path: Path, method: int) -> None:
    text = "港で火災が発生しました。".encode() * 9000
    path = pack(tmp_path / "a.zip", [("a.md", text)], method=method)
    path.write_bytes(b"#!/bin/sh\nexit\n" + path.read_bytes())  # something stands before it
    assert read_member(path, b"a.md") == text
    assert read_member(path, b"a.md", 100) == text[:100]


def test_links_and_pipes_are_passed_over(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            told = tarfile.TarInfo("link.md")
            told.type, told.linkname = kind, "/etc/passwd"
            tar.addfile(told)
        tar.addfile(tarfile.TarInfo("file.md"))
    link = zipfile.ZipInfo("link.md")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("file.md", "")
    assert names_in(tmp_path / "a.tar") == names_in(tmp_path / "a.zip") == [b"file.md"]


def test_a_compressed_tar_is_copied_once_and_the_copy_goes_with_it(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.tar.gz", [(f"{n}.md", os.urandom(1 << 20)) for n in range(8)])
    assert len(list(read_all(path))) == 8
    assert not copies_folder().exists()  # that needs none
    last = read_member(path, b"7.md")
    (copy,) = copies_folder().glob("*.tar")
    assert names_in(path) == sorted(f"{n}.md".encode() for n in range(8))
    assert read_member(path, b"7.md") == last
    pack(path, [("other.md", b"x")])
    assert names_in(path) == [b"other.md"]
    for name, age in (("left.new", 4000), ("writing.new", 10)):
        (copies_folder() / name).write_text("x")
        os.utime(copies_folder() / name, (time.time() - age,) * 2)
    remove_old_copies()
    assert not copy.exists()
    assert [file.name for file in copies_folder().iterdir()] == ["writing.new"]


def test_without_a_place_for_copies_members_are_read_all_the_same(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.tar.xz", [(f"{n}.md", os.urandom(1 << 20)) for n in range(6)])
    copies_folder().parent.mkdir(parents=True, exist_ok=True)
    copies_folder().write_text("in the way")
    assert len(names_in(path)) == 6
    assert len(read_member(path, b"5.md")) == 1 << 20


def test_a_container_that_was_changed_is_listed_anew(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", [("a.md", b"one")])
    assert read_member(path, b"a.md") == b"one"
    pack(path, [("b.md", b"two and more")])
    assert names_in(path) == [b"b.md"]
    path.unlink()
    with pytest.raises(ReadError, match="no such file"):
        read_member(path, b"b.md")


def test_only_files_of_such_names_are_containers(tmp_path: Path) -> None:
    (tmp_path / "folder.zip").mkdir()
    (tmp_path / "folder.zip" / "a.md").write_text("# A\n\nWords.")
    assert not is_container(tmp_path / "folder.zip")
    assert list(find_articles([tmp_path])) == [tmp_path / "folder.zip" / "a.md"]
    assert place_within(tmp_path / "folder.zip" / "a.md") is None
    path = pack(tmp_path / "UPPER.zip", NEWS[:1]).rename(tmp_path / "UPPER.ZIP")
    assert place_within(path / "b" / "second.md") == (path, b"b/second.md")


def test_the_command_line_takes_containers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = pack(tmp_path / "news.tar.gz", NEWS)
    assert main(["show", str(path / "b")]) == 0
    shown = capsys.readouterr().out
    assert shown.index("Words of the second.") < shown.index("Words of the third.")
    assert main(["show", str(path / "no.md")]) == 1
    assert "no.md: no such file in the archive" in capsys.readouterr().err
