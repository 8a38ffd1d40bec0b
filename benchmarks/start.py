"""What starting costs: to the first paint, to the first content, and how much of the processor.

`python -m benchmarks.start [--library FOLDER | --articles 2000] [--runs 15] [--only NAME ...]`

Each row is a whole process on a pty of 120 by 40 that answers what a terminal is asked, from the
command to the words of an article on the screen: a bare Textual app beside a file of one line, the
bundled articles, and a library in which an article was left open. FOLDER is one in which
`newsreader/index.db` and `newsreader/marks.db` lie. Modules have to be compiled, as an installation
leaves them. The rows take turns, so that whatever else the machine does meets all of them alike.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.invented import write_archive
from benchmarks.screen import BARE, ROOT, Start, as_installed, home_in, one_start, summary
from library.catalogue.opening import open_catalogue
from library.marks.marks import Marks
from library.reading import read_article
from parsers.article import Article
from tui.reading.access import ALL

_PYTHON = sys.executable
_COUNTING = ("-X", "importtime")
# Time enough for what is begun with the first content to be done, so that the next run has rest.
_REST = 0.3
_WORDS = 5
_LINE = "港の倉庫で起きた火災は消し止められました。"
_FIRST = b"Articles"


@dataclass(frozen=True, slots=True)
class Case:
    """A program to start: how, and what is seen first and then; nothing where it only prints."""

    words: Sequence[str]
    painted: Sequence[bytes] = ()
    content: Sequence[bytes] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--library", type=Path, help="a library that is there")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--only", nargs="+", default=(), help="rows, by their names")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsreader-benchmark-") as folder:
        library = told.library or _made(Path(folder, "library"), told.articles)
        cases = {
            name: case
            for name, case in _cases(library.absolute(), Path(folder)).items()
            if not told.only or name in told.only
        }
        _print(cases, told.runs)


def _made(folder: Path, articles: int) -> Path:
    """Make a library of invented articles."""
    write_archive(folder / "archive", articles)
    index, marks = folder / "newsreader" / "index.db", folder / "newsreader" / "marks.db"
    with closing(Marks(marks)) as kept:
        kept.add_holding(folder / "archive")
    command = [_PYTHON, "-m", "library.importing", "--index", str(index), "--marks", str(marks)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return folder


def _cases(library: Path, folder: Path) -> dict[str, Case]:
    """All that is started, by the names of the rows."""
    line = folder / "line.txt"
    line.write_text(f"港の火災\n\n{_LINE}\n", encoding="utf-8")
    nhk = next(ROOT.glob("seeds/NHK/*.txt"))
    alone, home = home_in(folder / "alone"), home_in(library)
    newsreader = ("-m", "tui")
    return {
        "bare": Case(("-c", BARE), (b"22 updates",), (b"22 updates",)),
        "line": Case((*newsreader, str(line)), (_FIRST,), (_LINE[:_WORDS].encode(),), alone),
        "seeds": Case(newsreader, (_FIRST,), _words_of(read_article(nhk)), alone),
        "library": Case(newsreader, (_FIRST,), _left_open(library), home),
        "version": Case((*newsreader, "--version"), environment=home),
        "list": Case((*newsreader, "list", "--limit", "20"), environment=home),
    }


def _left_open(library: Path) -> list[bytes]:
    """Leave an article open in a library, and give words of it."""
    index, marks = library / "newsreader" / "index.db", library / "newsreader" / "marks.db"
    with closing(open_catalogue(index, marks)) as catalogue:
        entry, *_ = catalogue.entries(catalogue.ids(ALL, 1))
    with closing(Marks(marks)) as kept:
        kept.set_last_open(entry.key)
    return _words_of(read_article(entry.path))


def _words_of(article: Article) -> list[bytes]:
    """The first characters of each of the first paragraphs: one of them is on the first page."""
    blocks = [*article.lead, *(block for section in article.sections for block in section.blocks)]
    texts = [block.text for block in blocks if len(block.text) >= _WORDS]
    return [text[:_WORDS].encode() for text in texts[:3]]


def _print(cases: Mapping[str, Case], runs: int) -> None:
    found: dict[str, list[Start]] = {name: [] for name in cases}
    for _ in range(runs):
        for name, case in cases.items():
            found[name].append(_once(case))
    counted = {name: _once(case, _COUNTING).modules for name, case in cases.items()}
    sys.stdout.write(
        f"{'milliseconds':<12}{'paint':>14}{'content':>14}{'processor':>14}{'modules':>9}\n"
    )
    for name, starts in found.items():
        sys.stdout.write(f"{name:<12}{_row(starts)}{counted[name]:>9}\n")
    sys.stdout.write(f"Each of {runs} runs: the least, and the median.\n")


def _row(starts: Sequence[Start]) -> str:
    if not all(start.is_shown for start in starts):
        return f"{'not shown':>42}"
    least, middle = summary(starts, min), summary(starts, statistics.median)
    pairs = (
        (least.painted, middle.painted),
        (least.milliseconds, middle.milliseconds),
        (least.processor, middle.processor),
    )
    return "".join(f"{f'{low:.0f} {median:.0f}':>14}" for low, median in pairs)


def _once(case: Case, options: Sequence[str] = ()) -> Start:
    """Start a program of a case once."""
    command = [_PYTHON, *options, *case.words]
    if case.content:
        return one_start(command, (case.painted, case.content), case.environment, rest=_REST)
    return _printed(command, case.environment)


def _printed(command: Sequence[str], environment: Mapping[str, str]) -> Start:
    """Run a program that prints and ends."""
    begin = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env={**as_installed(), **environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stderr
        told = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    milliseconds = 1000 * (time.perf_counter() - begin)
    processor = 1000 * (used.ru_utime + used.ru_stime)
    modules = told.count(b"import time:")
    return Start(milliseconds, milliseconds, processor, 0.0, modules, not process.returncode)


if __name__ == "__main__":
    main()
