"""What the same search costs with other means: ripgrep, `LIKE`, and the PyPI package `reader`."""

from __future__ import annotations

import importlib
import os
import shutil
import sqlite3
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from library.reading import ReadError, read_document
from parsers.article import ParseError
from parsers.searchtext import search_text

_RUNS = 5
_FEED = "file:///benchmark"
Rows = Iterator[tuple[str, str]]


def ripgrep_rows(archive: Path, word: str) -> Rows:
    """Look through the files with ripgrep."""
    name = "ripgrep, names of all files with a word"
    if not (program := shutil.which("rg")):
        yield name, "rg is not installed"
        return
    command = [program, "--files-with-matches", "--fixed-strings", word, str(archive)]
    yield name, _told(lambda: subprocess.run(command, capture_output=True, check=False))


def like_rows(file: Path, files: Sequence[bytes], word: str, hits: int) -> Rows:
    """Put the texts into a plain table, and look through that with `LIKE`."""
    begin = time.perf_counter()
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, text TEXT)")
    with connection:
        texts = ((_text(file),) for file in sorted(files))
        connection.executemany("INSERT INTO article (text) VALUES (?)", texts)
    yield "LIKE: texts into a table", f"{time.perf_counter() - begin:.1f} s"
    yield "LIKE: size of the table", f"{file.stat().st_size / 1e6:.0f} MB"
    for kind, what in (("that is common", word), ("that is not there", "鑫龘犇")):

        def look(what: str = what) -> object:
            return connection.execute(
                "SELECT id FROM article WHERE text LIKE ? ORDER BY id DESC LIMIT ?",
                (f"%{what}%", hits),
            ).fetchall()

        yield f"LIKE: the newest {hits} with a word {kind}", _told(look)


def reader_rows(file: Path, files: Sequence[bytes], word: str, hits: int) -> Rows:
    """Put some of the articles into `reader`, and search there. Its index knows whole words."""
    try:
        package: Any = importlib.import_module("reader")
    except ImportError:
        yield "the package `reader`", "it is not installed"
        return
    reader = package.make_reader(str(file))
    reader.add_feed(_FEED, allow_invalid_url=True)
    name = f"reader ({len(files):,} articles)"

    def fill() -> None:
        for number, path in enumerate(files):
            text = _text(path)
            content = [{"value": text, "type": "text/plain"}]
            reader.add_entry({
                "feed_url": _FEED, "id": str(number), "title": text[:30], "content": content,
                "published": datetime.now(UTC),
            })  # fmt: skip

    def index() -> None:
        reader.enable_search()
        reader.update_search()

    for what, step in (("import", fill), ("index", index)):
        begin = time.perf_counter()
        step()
        yield f"{name}: {what}", f"{time.perf_counter() - begin:.1f} s"
    yield (
        f"{name}: the newest {hits} with a word",
        _told(lambda: list(reader.search_entries(word, sort="recent", limit=hits))),
    )
    found = sum(1 for _ in reader.search_entries(word))
    there = sum(word in _text(path) for path in files)
    yield f"{name}: found of those there are", f"{found} of {there}"


def _text(file: bytes) -> str:
    try:
        return search_text(read_document(Path(os.fsdecode(file))))
    except (ReadError, ParseError):
        return ""


def _told(step: Callable[[], object]) -> str:
    times = []
    for _ in range(_RUNS):
        begin = time.perf_counter()
        step()
        times.append(1000 * (time.perf_counter() - begin))
    return f"{statistics.median(times):.1f} ms"
