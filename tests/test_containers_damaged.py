"""Containers that are damaged, cut off, encrypted, or far too much: what can be read is."""

from __future__ import annotations

import gzip
import os
import tarfile
import tracemalloc
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packing import KINDS, NEWS, TARS, pack, what_is_read

from library.containers import read_member
from library.finding import Unreadable, find_articles
from library.reading import ReadError, read_bytes
from parsers.article import ParseError


def test_an_encrypted_member_tells_so(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", [("a.md", b"secret"), ("b.md", b"open")])
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)
    assert what_is_read(path) == ({b"a.md": "encrypted", b"b.md": b"open"}, "")
    with pytest.raises(ReadError, match="encrypted"):
        read_bytes(path / "a.md")


@pytest.mark.parametrize("kind", TARS)
def test_of_what_was_cut_off_the_rest_is_read(tmp_path: Path, kind: str) -> None:
    words = [(f"{n:02}.md", os.urandom(100_000)) for n in range(30)]
    path = pack(tmp_path / f"cut{kind}", words)
    path.write_bytes(path.read_bytes()[: len(path.read_bytes()) // 2])
    *found, told = find_articles([path])
    assert told == Unreadable(path, "cut off: its end is missing")
    assert 5 < len(found) < 20
    read, end = what_is_read(path)
    assert end == "cut off: its end is missing"
    whole = [data for data in read.values() if isinstance(data, bytes)]
    assert len(whole) >= len(found) - 1
    assert whole == [data for _, data in words][: len(whole)]
    assert read_bytes(path / "00.md") == words[0][1]


def test_a_zip_that_was_cut_off_tells_so_once(tmp_path: Path) -> None:
    path = pack(tmp_path / "cut.zip", NEWS)
    path.write_bytes(path.read_bytes()[:-30])
    assert list(find_articles([path])) == [Unreadable(path, "cut off: its end is missing")]
    assert what_is_read(path) == ({}, "cut off: its end is missing")
    with pytest.raises(ReadError, match="cut off"):
        read_bytes(path / "first.md")


def test_of_a_tar_damaged_in_its_midst_the_rest_is_read(tmp_path: Path) -> None:
    for kind in TARS[:2]:
        path = pack(tmp_path / f"a{kind}", NEWS, format=tarfile.USTAR_FORMAT)
        data = bytearray(_unpacked(path))
        data[2 * 1024 + 100 : 2 * 1024 + 110] = b"x" * 10  # in the header of the third
        _write(path, bytes(data))
        told = "damaged: what follows cannot be found"
        assert what_is_read(path) == ({name.encode(): words for name, words in NEWS[:2]}, told)
        *found, last = find_articles([path])
        assert (len(found), last) == (2, Unreadable(path, told))


def test_a_tar_whose_sizes_lead_nowhere(tmp_path: Path) -> None:
    for size in (
        b"\xff" * 10 + b"\xfc\x00",
        b"\xff" * 12,
        b"\x80" + b"\x7f" * 11,
        b"77777777777\0",
    ):
        path = pack(tmp_path / "a.tar", NEWS, format=tarfile.USTAR_FORMAT)
        data = bytearray(path.read_bytes())
        header = data[1024:1536]
        header[124:136], header[148:156] = size, b" " * 8
        header[148:156] = b"%06o\0 " % sum(header)
        data[1024:1536] = header
        path.write_bytes(data)
        read, told = what_is_read(path)
        assert read[b"b/second.md"] == NEWS[0][1]
        assert len(read) <= 2
        assert told.startswith(("damaged", "cut off", "more than 64 GB"))


def test_damage_within_a_member_is_told_of_it_alone(tmp_path: Path) -> None:
    for kind, method in (("stored", zipfile.ZIP_STORED), ("deflated", zipfile.ZIP_DEFLATED)):
        words = [("a.md", os.urandom(5000)), ("b.md", b"sound")]
        path = pack(tmp_path / f"{kind}.zip", words, method=method)
        data = bytearray(path.read_bytes())
        data[2000:2010] = bytes(10)
        path.write_bytes(data)
        assert what_is_read(path) == ({b"a.md": "damaged", b"b.md": b"sound"}, "")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("data", [b"", b"<html>Not found</html>" * 90, b"PK\5\6", b"\x1f\x8b"])
def test_what_is_no_container_is_told_in_words(tmp_path: Path, kind: str, data: bytes) -> None:
    path = tmp_path / f"a{kind}"
    path.write_bytes(data)
    (told,) = find_articles([path])
    assert isinstance(told, Unreadable)
    assert "not a" in told.reason or "cut off" in told.reason or "damaged" in told.reason


@pytest.mark.parametrize("kind", KINDS)
def test_no_more_is_unpacked_than_an_article_may_have(tmp_path: Path, kind: str) -> None:
    path = pack(tmp_path / f"bomb{kind}", [("a.md", bytes(17 << 20)), ("b.md", b"small")])
    read, _ = what_is_read(path)
    assert read == {b"a.md": "more than 16 MB, which is no article", b"b.md": b"small"}
    with pytest.raises(ParseError, match="more than 16 MB"):
        read_bytes(path / "a.md")
    assert len(read_bytes(path / "a.md", 1000)) == 1000


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("told", [0, 10, 20 << 20])
def test_a_zip_that_lies_about_a_size_is_read_no_further(
    tmp_path: Path, method: int, told: int
) -> None:
    path = pack(tmp_path / "a.zip", [("a.md", bytes(64 << 20))], method=method)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\1\2") + 24
    data[at : at + 4] = told.to_bytes(4, "little")
    path.write_bytes(data)
    with _little_memory(70 << 20 if told > 10 else 16 << 20):
        read, _ = what_is_read(path)
    assert read[b"a.md"] in ("damaged", "more than 16 MB, which is no article")


def test_a_dictionary_of_4_gb_is_not_set_aside(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", NEWS[:1], method=zipfile.ZIP_LZMA)
    data = bytearray(path.read_bytes())
    at = data.index(NEWS[0][0].encode()) + len(NEWS[0][0]) + 5
    data[at : at + 4] = b"\xff" * 4
    path.write_bytes(data)
    with _little_memory(64 << 20):
        assert read_bytes(path / NEWS[0][0]) == NEWS[0][1]


def test_properties_of_lzma_that_cannot_be_are_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = pack(tmp_path / "a.zip", NEWS[:1], method=zipfile.ZIP_LZMA)
    data = bytearray(path.read_bytes())
    data[data.index(NEWS[0][0].encode()) + len(NEWS[0][0]) + 4] = 0xFF
    path.write_bytes(data)
    assert what_is_read(path) == ({b"b/second.md": "damaged"}, "")
    assert capsys.readouterr().err == ""


def test_headers_of_many_megabytes_are_not_read(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.tar.gz", NEWS[:1], format=tarfile.USTAR_FORMAT)
    for kind in (tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME):
        told = tarfile.TarInfo("long")
        told.type, told.size = kind, 64 << 20
        _write(path, _unpacked(path)[:1024] + told.tobuf() + bytes(64 << 20))
        with _little_memory(24 << 20):
            read, reason = what_is_read(path)
        assert read == {b"b/second.md": NEWS[0][1]}
        assert reason.startswith("damaged")


@contextmanager
def _little_memory(most: int) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < most
    finally:
        tracemalloc.stop()


def _unpacked(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


def test_many_threads_read_at_once(tmp_path: Path) -> None:
    files = [(f"{n}.md", os.urandom(20_000)) for n in range(40)]
    for kind in (".zip", ".tar", ".tar.gz"):
        path = pack(tmp_path / f"a{kind}", files)
        with ThreadPoolExecutor(8) as pool:
            read = pool.map(lambda file, path=path: read_bytes(path / file[0]), files * 5)
            assert list(read) == [data for _, data in files] * 5


@pytest.mark.parametrize("kind", KINDS)
@given(changes=st.lists(st.tuples(st.integers(0, 9999), st.binary(max_size=6)), max_size=6))
@settings(max_examples=60, deadline=None)
def test_whatever_is_in_it_only_reasons_come_of_it(
    tmp_path_factory: pytest.TempPathFactory, kind: str, changes: list[tuple[int, bytes]]
) -> None:
    path = pack(tmp_path_factory.mktemp("fuzz") / f"a{kind}", NEWS)
    data = bytearray(path.read_bytes())
    for at, new in changes:
        data[at % len(data) : at % len(data) + 3] = new or b"\0"
    path.write_bytes(data)
    read, told = what_is_read(path)
    assert told.isprintable()
    found = list(find_articles([path]))
    assert found
    for name in read:
        with suppress(ReadError):
            read_member(path, name)
