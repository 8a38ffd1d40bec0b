"""The words of several articles at once: each gets its own, whatever becomes of the others."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

import pytest

from library.importing import words
from library.importing.extracting import Place, Wanted
from library.importing.words import words_of

HEAD = "<!--1600000000000-->\n[{0}](https://news.example/{0})\n------\n\n"


def wanted(folder: Path, number: int) -> Wanted:
    return Wanted(number, Place(os.fsencode(folder), b"%d.md" % number), f"Ship {number}")


@pytest.mark.parametrize("at_once", [1, 1_000_000])
def test_each_article_gets_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(words, "_AT_ONCE", at_once)
    for number in (1, 3, 4):
        text = f"{HEAD.format(number)}<p>港{number}</p>"
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    (tmp_path / "4.md").write_bytes(b"\0\1\2")
    one, lost, other, binary = words_of([wanted(tmp_path, number) for number in (1, 2, 3, 4)])
    assert [found.id for found in (one, lost, other, binary)] == [1, 2, 3, 4]
    assert [found.body.decode().split() for found in (one, other)] == [["港", "1"], ["港", "3"]]
    assert one.digest == blake2b((tmp_path / "1.md").read_bytes(), digest_size=16).digest()
    assert [found.title.split()[-1] for found in (one, lost, other)] == [b"1", b"2", b"3"]
    assert (lost.body, lost.digest, lost.failure) == (b"", None, "no such file")
    assert binary.failure
    assert one.failure is other.failure is None


def test_nothing_is_made_of_nothing() -> None:
    assert words_of([]) == []
