"""Processes that read files for an import, so that what reads and what writes work side by side.

A worker gets batches through its standard input and answers through its standard output. It ends
when its input does, whatever became of the one who started it.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle
from typing import TypeVar

from library.importing.extracting import (
    Head,
    Liveness,
    Place,
    Wanted,
    Words,
    head_of,
    liveness_of,
    unread_head,
    unread_words,
    words_of,
)  # fmt: skip
from library.importing.starting import own_command

_NICER = 5
# So many batches wait for each worker: while one is written, the next is read.
_AHEAD = 3
_STEPS: dict[str, Callable[..., object]] = {"head": head_of, "words": words_of, "live": liveness_of}
_LOST = "reading it ended the program that read it"

Item = TypeVar("Item")
Result = TypeVar("Result")


class Workers:
    """Some processes that read; close them when done. With 0, reading is done right here."""

    def __init__(self, count: int) -> None:
        self._workers = [_Worker() for _ in range(count)]

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.close()

    def heads(self, batches: Iterable[Sequence[Place]]) -> Iterator[list[Head]]:
        """Yield what the heads of the files tell, batch for batch."""
        return self._each("head", batches, head_of, lambda place: unread_head(place, _LOST))

    def words(self, batches: Iterable[Sequence[Wanted]]) -> Iterator[list[Words]]:
        """Yield the words of the articles, batch for batch."""
        return self._each("words", batches, words_of, lambda one: unread_words(one, _LOST))

    def liveness(self, batches: Iterable[Sequence[Wanted]]) -> Iterator[list[Liveness]]:
        """Yield which of the articles are live coverage, batch for batch."""
        return self._each("live", batches, liveness_of, lambda one: Liveness(one.id, False))

    def _each(
        self, kind: str, batches: Iterable[Sequence[Item]], step: Callable[[Item], Result],
        failed: Callable[[Item], Result],
    ) -> Iterator[list[Result]]:  # fmt: skip
        if not self._workers:
            yield from ([step(item) for item in batch] for batch in batches)
            return
        turns = cycle(self._workers)
        waiting: deque[tuple[_Worker, Sequence[Item]]] = deque()
        for batch in batches:
            worker = next(turns)
            worker.send(kind, batch)
            waiting.append((worker, batch))
            if len(waiting) >= _AHEAD * len(self._workers):
                yield self._answer(kind, waiting, failed)
        while waiting:
            yield self._answer(kind, waiting, failed)

    def _answer(
        self, kind: str, waiting: deque[tuple[_Worker, Sequence[Item]]],
        failed: Callable[[Item], Result],
    ) -> list[Result]:  # fmt: skip
        worker, batch = waiting.popleft()
        with contextlib.suppress(EOFError):
            return worker.receive()
        # Something in this batch ended the worker: one by one, to find what it was.
        answer = [_alone(worker, kind, item, failed) for item in batch]
        for other, later in waiting:
            if other is worker:
                worker.send(kind, later)
        return answer


def _alone(worker: _Worker, kind: str, item: Item, failed: Callable[[Item], Result]) -> Result:
    worker.revive()
    worker.send(kind, [item])
    try:
        answer: list[Result] = worker.receive()
    except EOFError:
        worker.revive()
        return failed(item)
    return answer[0]


class _Worker:
    """One process, and the pipes to it."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._process = subprocess.Popen(
            own_command(__name__, nicer=_NICER), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def revive(self) -> None:
        """Start the process again if it has ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(0.1)
        if self._process.returncode is not None:
            self.close()
            self._start()

    def send(self, kind: str, batch: Sequence[object]) -> None:
        """Hand over a batch. What is sent to one that has ended is found out by `receive`."""
        assert self._process.stdin
        with contextlib.suppress(BrokenPipeError):
            pickle.dump((kind, list(batch)), self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()

    def receive(self) -> list[Result]:
        """Wait for the next answer. Raises EOFError where the worker has ended."""
        assert self._process.stdout
        try:
            answer: list[Result] = pickle.load(self._process.stdout)
        except pickle.UnpicklingError as error:
            raise EOFError from error
        return answer

    def close(self) -> None:
        """Let it end, and wait for that."""
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        try:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def main() -> int:
    """Be a worker."""
    # Ctrl+C in a terminal reaches all of a group; who started this worker decides when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed by accident is no answer
    batches: queue.Queue[tuple[str, list[object]] | None] = queue.Queue()
    threading.Thread(target=_receive, args=(batches,), daemon=True).start()
    while (batch := batches.get()) is not None:
        kind, items = batch
        try:
            pickle.dump([_STEPS[kind](item) for item in items], answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
        except BrokenPipeError:
            break
    return 0


def _receive(batches: queue.Queue[tuple[str, list[object]] | None]) -> None:
    """Take batches as they come, so that nobody ever waits for this worker to take one."""
    with contextlib.suppress(EOFError, pickle.UnpicklingError):
        while True:
            batches.put(pickle.load(sys.stdin.buffer))
    batches.put(None)
