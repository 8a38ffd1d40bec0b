"""Damaged documents of every format: an article whose every text is safe, or a reason in words.

The corpus in `tests/fuzz` is invented, and what once broke a parser stays there. Every run of the
tests takes other damage for a short while; NEWSREADER_FUZZ_SECONDS=600 looks longer, and
NEWSREADER_FUZZ_SEED repeats what a failure tells.
"""

# ruff: noqa: E501 - markup as pages write it

from __future__ import annotations

import os
import random
import socket
from pathlib import Path
from time import monotonic, process_time

import pytest
from hostile import BREAKING, INLINE, URLS, unsafe_strings

from library.export import article_json
from parsers.article import Article, Document, ParseError
from parsers.decode import decode
from parsers.markdown import write
from parsers.registry import headline, parse
from parsers.safe import clean
from tui.typesetting.typeset import typeset

CORPUS = sorted((Path(__file__).parent / "fuzz").iterdir())
# The same documents each time, unless one wants to look further.
SECONDS = float(os.environ.get("NEWSREADER_FUZZ_SECONDS", "0"))
_CHANCE = random.SystemRandom().randrange(10**6) if SECONDS else 0
SEED = int(os.environ.get("NEWSREADER_FUZZ_SEED", _CHANCE))
USUAL = 300
# No measure of speed: what grows with the square of its length takes far longer, on any machine.
ENDLESS = 60.0
PIECES = (
    *INLINE, *BREAKING, *URLS, "<p>", "</p>", "<div>", "</div>", "<b>", "<table><tr><td>", "<ruby>", "<rt>",
    "<li>", "<h2>", "<script>", "<!--", "-->", "<![CDATA[", "<?x", "&", "&#x", "&amp;", "[", "](", "**", "`",
    "> ", "- ", "#", "\n", "\n\n", "---\n", "|", "\\", '"', "{", "}", "[]", "null", "9e999", "-1", "24:30", "99日",
    "99:99", "0日 0:00", "2023-02-30", "13日 9:00 ", "午後13時", "[::1", "https://", "1" * 30, "あ" * 99, " " * 99,
)  # fmt: skip


def read(data: bytes, name: str) -> Article | None:
    """Read a document as the program does; None where a reason was given."""
    reason = ""
    try:
        text = decode(data)
        assert clean(headline(Document(text[:16_000], name)).title)
        return parse(Document(text, name))
    except ParseError as error:
        reason = str(error)
    assert reason
    assert "could not be read (" not in reason, "a parser stumbled"
    return None


def check(data: bytes, name: str) -> None:
    start = process_time()
    article = read(data, name)
    if article:
        assert unsafe_strings(article) == []
        assert clean(write(article)) == write(article)
        assert article_json(article, name)
        typeset(article, 40)
    assert process_time() - start < ENDLESS


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_the_corpus_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("reading an article opens no connection")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    check(path.read_bytes(), path.name)
    assert read(path.read_bytes(), path.name) or "cut" in path.name


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Cut, double, swap and spoil a document in a few places."""
    for _ in range(chance.randint(1, 6)):
        one, other = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        piece = chance.choice(PIECES).encode()
        match chance.randrange(6):
            case 0:
                data = data[:one] + piece * chance.choice((1, 1, 2, 50)) + data[one:]
            case 1:
                data = data[:one] + data[other:]
            case 2:
                data = data[:one] + data[one:other] * 2 + data[other:]
            case 3:
                data = data[:one] + bytes([chance.randrange(256)]) + data[one + 1 :]
            case 4:
                data = data[: max(1, other)]
            case _:
                rest = chance.choice(CORPUS).read_bytes()
                data = data[:one] + rest[chance.randrange(len(rest)) :]
        data = data[:200_000] or b"x"
    return data


def test_damage_never_breaks_a_parser(tmp_path: Path) -> None:
    end, number = monotonic() + SECONDS, 0
    while monotonic() < end if SECONDS else number < USUAL:
        chance = random.Random(SEED * 1_000_000 + number)
        path = chance.choice(CORPUS)
        data = damaged(path.read_bytes(), chance)
        kept = tmp_path / path.name
        kept.write_bytes(data)
        try:
            check(data, path.name)
        except Exception as error:
            pytest.fail(f"NEWSREADER_FUZZ_SEED={SEED}, number {number}, kept in {kept}: {error!r}")
        number += 1
    assert number > 10


NESTED = {
    "elements": ("page.html", "<div><b><i>" * 30_000 + "words"),
    "lists": ("page.html", "<ul><li>" * 20_000 + "words"),
    "unclosed": ("page.html", "<p>x" * 8_000 + "words"),
    "breaks": ("page.html", "x<br>" * 8_000 + "words"),
    "entities": ("page.html", "<p>" + "&amp;amp;" * 100_000 + "words"),
    "entity bomb": (
        "page.html",
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><p>&b;words',
    ),
    "foreign entity": ("page.html", '<!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]><p>&a;words'),
    "attribute": ("page.html", f"<p title='{'x' * 3_000_000}'>words"),
    "attributes": ("page.html", f"<p {' '.join(f'a{n}=1' for n in range(24_000))}>words"),
    "table": ("page.html", "<table><tr>" + "<td>x" * 6_000 + "</table>words"),
    "blanks": ("page.html", "<p>x" + " " * 600_000 + "#</p>words"),
    "hard blanks": ("page.html", "<p>x" + "&nbsp;" * 100_000 + "#</p>words"),
    "comments": ("page.html", "<p>x</p><!-- x -->" * 6_000 + "words"),
    "players": ("page.html", "<iframe src=https://a.example/></iframe>" * 3_000 + "words"),
    "brackets": ("page.md", "# t\n\n" + "[a" * 50_000 + " words"),
    "quotes": ("page.md", "# t\n\n" + "> " * 3_000 + "words"),
    "data": ("data.json", '{"a":' * 100_000 + '"words"'),
    "lists of data": ("data.json", "[" * 100_000 + "words"),
    "one line": ("plain.txt", "t\n\n" + "x" * 1_000_000 + " words"),
    "marks": ("plain.txt", "t\n\ne" + "\u0301" * 500_000 + " words"),
}


@pytest.mark.parametrize("kind", NESTED)
def test_what_is_too_much_is_read_all_the_same(kind: str) -> None:
    name, body = NESTED[kind]
    head = "<!doctype html><html><body><h1>t</h1>" if name.endswith("html") else ""
    start = process_time()
    article = parse(Document(head + body, name))
    assert process_time() - start < ENDLESS
    assert "words" in write(article)
    assert "root:" not in write(article)


def test_beyond_a_number_of_elements_the_words_stay_apart() -> None:
    article = parse(Document("<!doctype html><html><body>" + "<p>word</p>" * 24_000, "page.html"))
    assert write(article).count("word") == 24_000
    assert "wordword" not in write(article)
