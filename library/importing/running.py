"""An import from its beginning to its end: names, heads, words; and starting one beside a reader.

It can be stopped at any moment, and killed: the next one goes on where it was. What was read is
written about once a second, the first of it at once.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from library.catalogue.opening import is_damage, prepare, replace
from library.copies import remove_old_copies
from library.importing.extracting import Place
from library.importing.lock import only_writer
from library.importing.progress import Interrupted, Phase, Progress
from library.importing.survey import Changes, survey
from library.importing.workers import Workers
from library.importing.writer import Writer

_BATCH = 100
# Reading so few is done before a worker has started.
_FEW = 150
_MOST_WORKERS = 3
_TOLD = 5
# To parse an article takes as long as to read the words of so many.
_PARSED = 20
_SECONDS = {"headers": 1.0, "words": 2.0, "live": 1.0}
_FIRST_SECONDS = 0.05

Tell = Callable[[Progress], None]
Stop = Callable[[], bool]


def run_import(
    index: Path,
    marks: Path,
    paths: Iterable[Path] = (),
    *,
    tell: Tell = lambda _: None,
    stop: Stop = lambda: False,
    with_words: bool = True,
) -> Progress:
    """Take holdings into a catalogue, and give how far that came; words can be left for later.

    Raises AlreadyImportingError where another does, OSError and sqlite3.Error where the catalogue
    cannot be written.
    """
    index.parent.mkdir(parents=True, exist_ok=True)
    holdings, is_all = _holdings(marks, paths), not paths

    def run() -> Progress:
        with contextlib.closing(Writer(index)) as writer, Workers(stop=stop) as workers:
            work = _Import(writer, workers, tell, stop)
            return work.run(holdings, is_all=is_all, with_words=with_words)

    with only_writer(index):
        prepare(index)
        remove_old_copies()
        try:
            return run()
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            replace(index)
            return run()


def _holdings(marks: Path, paths: Iterable[Path]) -> list[bytes]:
    """Give what to look through; what lies below another of them is looked through with it."""
    given = [os.fsencode(path.absolute()) for path in paths]
    if not given and marks.exists():
        connection = sqlite3.connect(f"{marks.absolute().as_uri()}?mode=ro", uri=True)
        try:
            given = [row[0] for row in connection.execute("SELECT path FROM holding")]
        finally:
            connection.close()
    return [path for path in given if not any(path.startswith(o + b"/") for o in given)]


class _Import:
    """One run."""

    def __init__(self, writer: Writer, workers: Workers, tell: Tell, stop: Stop) -> None:
        self._writer = writer
        self._workers = workers
        self._tell = tell
        self._stop = stop
        self._troubles: list[str] = []
        self._counts = (0, 0, 0)
        self._phase: Phase = "names"
        self._started = datetime.now(UTC)
        self._begin("names", 0)

    def run(self, holdings: Sequence[bytes], *, is_all: bool, with_words: bool) -> Progress:
        """Do all that is to do, until told to stop."""
        started = self._started
        try:
            self._commit()
            # Nobody keeps what was found: of a million files the names alone take 130 MB.
            self._read_heads(self._survey(holdings, is_all=is_all))
            if not with_words:
                return self._told()
            words = self._read_words()
            self._find_live()
        except Interrupted:
            return self._told()
        self._phase, self._started = "done", started
        self._done = self._total = words
        self._commit()
        return self._told()

    def _begin(self, phase: Phase, total: int) -> None:
        self._phase = phase
        self._total = total
        self._done = 0
        self._started = datetime.now(UTC)
        self._written = time.monotonic()
        self._patience = _FIRST_SECONDS

    def _told(self) -> Progress:
        return Progress(
            self._phase, self._done, self._total, self._started, datetime.now(UTC), os.getpid(),
            _few(self._troubles), *self._counts,
        )  # fmt: skip

    def _commit(self) -> None:
        progress = self._told()
        self._writer.commit(progress)
        self._tell(progress)
        self._written = time.monotonic()

    def _step(self, count: int) -> None:
        """So many more are done: write them if it is time to; the first ones very soon."""
        self._done += count
        if self._stop():
            self._commit()
            raise Interrupted
        if time.monotonic() - self._written > self._patience:
            self._commit()
            self._patience = min(2 * self._patience, _SECONDS[self._phase])

    def _survey(self, holdings: Sequence[bytes], *, is_all: bool) -> dict[bytes, Changes]:
        known = self._writer.holdings()
        for path in known.keys() - set(holdings) if is_all else ():
            self._writer.drop_holding(known[path])
        found: dict[bytes, Changes] = {}
        for root in holdings:
            known_here = self._writer.known(self._writer.holding(root))
            changes = survey(root, known_here, self._stop)
            found[root] = changes
            self._count(changes)
            self._troubles += changes.troubles
        return found

    def _count(self, changes: Changes) -> None:
        new, changed, gone = self._counts
        self._counts = (
            new + len(changes.to_read) - changes.changed,
            changed + changes.changed,
            gone + len(changes.to_drop) - changes.changed,
        )

    def _read_heads(self, found: dict[bytes, Changes]) -> None:
        self._begin("headers", sum(len(changes.to_read) for changes in found.values()))
        self._share_out(self._total)
        for root, changes in found.items():
            holding = self._writer.holding(root)
            self._writer.drop(changes.to_drop)
            for heads in self._workers.heads(_places(root, changes)):
                self._writer.add(holding, heads)
                self._step(len(heads))
        self._commit()

    def _read_words(self) -> int:
        self._writer.begin_words()
        self._begin("words", self._writer.count("words"))
        self._share_out(self._total)
        for found in self._workers.words(self._writer.wanted("words", _BATCH)):
            self._writer.add_words(found)
            self._step(len(found))
        self._commit()
        return self._total

    def _find_live(self) -> None:
        """Parse what may be live coverage, which takes long: so when all else is done."""
        self._begin("live", self._writer.count("live"))
        self._share_out(_PARSED * self._total)
        for found in self._workers.liveness(self._writer.wanted("live", _BATCH // _PARSED)):
            self._writer.add_liveness(found)
            self._step(len(found))

    def _share_out(self, total: int) -> None:
        """Start workers, unless what is to be read is less work than that."""
        if total > _FEW:
            self._workers.start(min(os.cpu_count() or 1, _MOST_WORKERS))


def _few(troubles: Sequence[str]) -> str | None:
    """Tell some troubles: of a disk that fails there may be thousands."""
    more = len(troubles) - _TOLD
    return "; ".join([*troubles[:_TOLD], *([f"and {more} more"] if more > 0 else [])]) or None


def _places(root: bytes, changes: Changes) -> Iterator[list[Place]]:
    paths = changes.to_read
    for start in range(0, len(paths), _BATCH):
        yield [
            Place(root, path, changes.stamps.get(path)) for path in paths[start : start + _BATCH]
        ]
