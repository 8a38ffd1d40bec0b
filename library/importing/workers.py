"""Processes that read files for an import, so that what reads and what writes work side by side.

What each of them does is in `worker.py`.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import subprocess
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
)  # fmt: skip
from library.importing.progress import Interrupted
from library.importing.starting import own_command
from library.importing.words import unread_words, words_of
from library.importing.worker import LENGTH, write_message

_WORKER = "library.importing.worker"
_NICER = 5
# So many batches wait for each worker, or their answers: while some are written into the index,
# which now and then takes a second, others are read.
_AHEAD = {"head": 64, "words": 32, "live": 12}
# The bytes a pipe holds, where the system lets us say so: of an answer, all.
_PIPE = 1 << 20
# Seconds after which who waits for an answer asks whether it is still wanted.
_PATIENCE = 0.2
_LOST = "reading it ended the program that read it"

Item = TypeVar("Item")
Result = TypeVar("Result")


class Workers:
    """Some processes that read; close them when done. Without any, reading is done right here.

    Who waits for one of them asks `stop` from time to time, and raises Interrupted.
    """

    def __init__(self, count: int = 0, stop: Callable[[], bool] = lambda: False) -> None:
        self._stop = stop
        self._workers: list[_Worker] = []
        self.start(count)

    def start(self, count: int) -> None:
        """Have at least so many of them: those that are there stay."""
        missing = count - len(self._workers)
        self._workers += [_Worker(self._stop) for _ in range(missing)]

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
        return self._each("words", batches, _words_of_one, lambda one: unread_words(one, _LOST))

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
            if len(waiting) >= _AHEAD[kind] * len(self._workers):
                yield self._answer(kind, waiting, step, failed)
        while waiting:
            yield self._answer(kind, waiting, step, failed)

    def _answer(
        self, kind: str, waiting: deque[tuple[_Worker, Sequence[Item]]],
        step: Callable[[Item], Result], failed: Callable[[Item], Result],
    ) -> list[Result]:  # fmt: skip
        worker, batch = waiting.popleft()
        with contextlib.suppress(EOFError):
            return worker.receive()
        if not worker.has_started:  # nor will another one: this system has no room for it
            return [step(item) for item in batch]
        # Something in this batch ended the worker: one by one, to find what it was.
        worker.restart()
        answer: list[Result] = []
        for item in batch:
            worker.send(kind, [item])
            try:
                answer += worker.receive()
            except EOFError:
                answer.append(failed(item) if worker.has_started else step(item))
                worker.restart()
        for other, later in waiting:
            if other is worker:
                worker.send(kind, later)
        return answer


class _Worker:
    """One process, and the pipes to it. `has_started` tells whether it ever came to reading."""

    def __init__(self, stop: Callable[[], bool]) -> None:
        self._stop = stop
        self._start()

    def _start(self) -> None:
        self.has_started = False
        self._process = subprocess.Popen(
            own_command(_WORKER, nicer=_NICER),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, pipesize=_PIPE,
        )  # fmt: skip

    def restart(self) -> None:
        """Start another process in the place of one that has ended."""
        self.close()
        self._start()

    def send(self, kind: str, batch: Sequence[object]) -> None:
        """Hand over a batch. What is sent to one that has ended is found out by `receive`."""
        assert self._process.stdin
        with contextlib.suppress(BrokenPipeError):
            write_message(
                self._process.stdin, pickle.dumps((kind, list(batch)), pickle.HIGHEST_PROTOCOL)
            )

    def receive(self) -> list[Result]:
        """Wait for the next answer.

        Raises EOFError where the worker has ended, Interrupted where there is no more to wait for.
        """
        if not self.has_started:
            self._read()
            self.has_started = True
        answer: list[Result] = pickle.loads(self._read())
        return answer

    def _read(self) -> bytearray:
        return self._bytes(int.from_bytes(self._bytes(LENGTH), "big"))

    def _bytes(self, length: int) -> bytearray:
        assert self._process.stdout
        data = bytearray(length)
        rest = memoryview(data)
        while rest:
            while not select.select([self._process.stdout], [], [], _PATIENCE)[0]:
                if self._stop():
                    raise Interrupted
            count = os.readv(self._process.stdout.fileno(), [rest])
            if not count:
                raise EOFError
            rest = rest[count:]
        return data

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


def _words_of_one(wanted: Wanted) -> Words:
    return words_of([wanted])[0]
