"""What a library costs: taking an archive up, listing, searching, reading; beside what others cost.

`python -m benchmarks.library [--articles 20000 | --archive PATH] [--reader 2000]`

It builds an archive of invented text (`invented.py`), or takes a real one, and prints one table.
Everything of its own it keeps in a folder that is gone at the end. Times of queries are medians,
and the time that 95 of 100 stay below; each gives the newest 50 articles with the words around.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.invented import write_archive
from benchmarks.others import like_rows, reader_rows, ripgrep_rows
from benchmarks.screen import Start, bare, with_library
from library.catalogue.catalogue import Catalogue
from library.catalogue.opening import open_catalogue
from library.importing.survey import survey
from library.marks.marks import Marks
from library.search.matching import Matcher
from library.search.plan import select
from library.search.query import parse_query
from library.search.scanning import find, text_of

ROOT = Path(__file__).resolve().parent.parent
HITS, AROUND, RUNS = 50, 80, 9
QUERIES = {
    "one character, common": "的",
    "one character, rarer": "桥",
    "two characters, common": "政府",
    "two characters, rarer": "灯塔",
    "the same, traditional": "燈塔",
    "four characters": "港口火灾",
    "Japanese": "について",
    "a Latin word": "harbour",
    "a phrase": '"在 港口"',
    "two words": "政府 列车",
    "OR, and one left out": "灯塔 OR 港口 -政府",
    "a word and a month": "政府 date:2020-11",
    "a word and a source": "政府 source:RFI",
    "unread, a word of the title": "is:unread title:政府",
    "nothing that is there": "鑫龘犇",
}
Rows = Iterator[tuple[str, str]]


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--archive", type=Path, help="an archive that is there")
    parser.add_argument(
        "--reader", type=int, default=2000, help="articles for the `reader` package"
    )
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsreader-benchmark-") as folder:
        for name, value in rows(Path(folder), told.archive, told.articles, told.reader):
            sys.stdout.write(f"{name:<44}{value:>22}\n")
            sys.stdout.flush()


def rows(folder: Path, archive: Path | None, articles: int, for_reader: int) -> Rows:
    """Measure one thing after the other; each row tells what, and how much."""
    if archive is None:
        place = folder / "archive"
        seconds = timed(lambda: write_archive(place, articles))
        yield "write an archive of invented text", f"{seconds:.1f} s"
    else:
        place = archive.absolute()
    root = os.fsencode(place)
    begin = time.perf_counter()
    paths = survey(root, iter(())).to_read
    seconds = time.perf_counter() - begin
    files = [os.path.join(root, path) for path in paths]  # noqa: PTH118
    size = sum(os.stat(file).st_size for file in files)  # noqa: PTH116
    yield "articles, size", f"{len(files):,}, {size / 1e6:,.0f} MB"
    yield "names", f"{seconds:.2f} s"
    index, marks = folder / "newsreader" / "index.db", folder / "newsreader" / "marks.db"
    Marks(marks).add_holding(place)
    yield from import_rows(index, marks)
    yield from list_rows(index, marks)
    yield from search_rows(index, marks)
    yield from screen_rows(folder, index, marks)
    word = QUERIES["two characters, common"]
    yield from ripgrep_rows(place, word)
    yield from like_rows(folder / "like.db", files, word, HITS)
    yield from reader_rows(folder / "reader.db", files[:for_reader], word, HITS)


def timed(step: Callable[[], object]) -> float:
    """Give how many seconds a step takes."""
    begin = time.perf_counter()
    step()
    return time.perf_counter() - begin


def import_rows(index: Path, marks: Path) -> Rows:
    """Import in a process of its own, as the reader does, and once more when nothing changed."""
    command = [sys.executable, "-m", "library.importing", "--json",
               "--index", str(index), "--marks", str(marks)]  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    reached: dict[str, float] = {}
    for progress in _told(command):
        is_begun = progress["done"] or progress["phase"] != "headers"
        name = str(progress["phase"]) if is_begun else ""
        reached.setdefault(name, time.perf_counter() - begin)
    whole = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield "import: first articles listed", f"{reached.get('headers', whole):.2f} s"
    yield "import: all articles listed", f"{reached.get('words', whole):.1f} s"
    yield "import: whole, with words", f"{whole:.1f} s"
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    yield "import: processor time of all processes", f"{cpu:.1f} s"
    yield "import: memory of the largest process", f"{after.ru_maxrss / 1024:.0f} MB"
    yield "size of the index", f"{index.stat().st_size / 1e6:.0f} MB"
    yield "second run, nothing changed", f"{timed(lambda: list(_told(command))):.2f} s"


def _told(command: Sequence[str]) -> Iterator[dict[str, int | str]]:
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as process:
        assert process.stdout
        yield from map(json.loads, process.stdout)
    if process.returncode:
        raise SystemExit(f"the import ended with status {process.returncode}")


def list_rows(index: Path, marks: Path) -> Rows:
    """Open the catalogue and list what a screen shows; then all."""

    def first_screen() -> None:
        catalogue = open_catalogue(index, marks)
        catalogue.sources()
        catalogue.entries(catalogue.ids(select(parse_query("")), HITS))
        catalogue.close()

    yield "open, sources and the first 50 articles", _milliseconds(first_screen)
    catalogue = open_catalogue(index, marks)
    yield "ids of all articles", _milliseconds(lambda: catalogue.ids(select(parse_query(""))))
    environment = {"XDG_CACHE_HOME": str(index.parent.parent),
                   "XDG_DATA_HOME": str(index.parent.parent)}  # fmt: skip
    listing = [sys.executable, "-m", "tui", "list"]
    seconds = timed(
        lambda: subprocess.run(
            listing, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL,
            check=True,
        )
    )  # fmt: skip
    yield "newsreader list, all articles", f"{seconds:.1f} s"


def search_rows(index: Path, marks: Path) -> Rows:
    """Ask the queries, several times each; then one of them by reading, as without an index."""
    catalogue = open_catalogue(index, marks)
    every: list[float] = []
    for name, text in QUERIES.items():
        times, found = [], 0
        for _ in range(RUNS):
            begin = time.perf_counter()
            found = _search(catalogue, text)
            times.append(1000 * (time.perf_counter() - begin))
        every += times
        yield f"search, {name} ({found})", f"{_middle(times)} ms"
    yield "search, all of these: p50 / p95", f"{_middle(every)} ms"
    by_relevance = 1000 * timed(lambda: _search(catalogue, "政府", by_relevance=True))
    yield "search by relevance, two characters", f"{by_relevance:.1f} ms"
    own = Marks(marks)
    entries = catalogue.entries(catalogue.ids(select(parse_query("")), 2000))
    matcher = Matcher(parse_query("灯塔"))
    seconds = timed(lambda: [matcher.matches(e.title, text_of(e.path), e, None) for e in entries])
    yield "search by reading, articles a second", f"{len(entries) / seconds:,.0f}"
    seconds = timed(lambda: list(find(catalogue, parse_query("灯塔"), own.of)))
    yield "search as the reader does, every hit", f"{1000 * seconds:.0f} ms"


def _search(catalogue: Catalogue, text: str, *, by_relevance: bool = False) -> int:
    query = parse_query(text)
    matcher = Matcher(query, catalogue.names())
    entries = catalogue.entries(catalogue.ids(select(query, by_relevance=by_relevance), HITS))
    for entry in entries:
        matcher.snippet(text_of(entry.path), AROUND)
    return len(entries)


def _middle(times: Sequence[float]) -> str:
    ordered = sorted(times)
    return f"{statistics.median(ordered):.1f} / {ordered[int(0.95 * (len(ordered) - 1))]:.1f}"


def _milliseconds(step: Callable[[], object]) -> str:
    return f"{_middle([1000 * timed(step) for _ in range(RUNS)])} ms"


def screen_rows(folder: Path, index: Path, marks: Path) -> Rows:
    """Start the reader on the library, beside a bare Textual app; how much memory both take."""
    catalogue = open_catalogue(index, marks)
    names = [source.name for source in catalogue.sources()]
    catalogue.close()
    for name, start in (
        ("bare Textual app", bare(RUNS)),
        ("newsreader on the library", with_library(folder, names, RUNS)),
    ):
        yield f"first content, {name}", _start(start)
        yield f"memory, {name}", f"{start.megabytes:.0f} MB"


def _start(start: Start) -> str:
    if not start.is_shown:
        return "not shown"
    return f"{start.milliseconds:.0f} ms, CPU {start.processor:.0f} ms"


if __name__ == "__main__":
    main()
