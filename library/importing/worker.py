"""A worker of an import: a process that gets batches, and answers with what it reads in them.

They come through its standard input, the answers go through its standard output. It ends when its
input does, whatever became of the one who started it.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Callable
from typing import IO, Any

from library.importing.extracting import head_of, liveness_of
from library.importing.words import words_of

LENGTH = 4
"""Of a message, its length stands before it, in so many bytes."""
# When the list is there, others may go first, and so may who writes: that cannot be shared out.
_NICER_THEN = 10
_STEPS: dict[str, Callable[[list[Any]], list[Any]]] = {
    "head": lambda places: [head_of(place) for place in places],
    "words": words_of,
    "live": lambda batch: [liveness_of(wanted) for wanted in batch],
}


def main() -> int:
    """Be a worker."""
    # Ctrl+C in a terminal reaches all of a group; who started this worker decides when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pipe = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever is printed by accident is no answer
    batches: queue.Queue[tuple[str, list[object]] | None] = queue.Queue()
    answers: queue.Queue[bytes | None] = queue.Queue()
    threading.Thread(target=_receive, args=(batches,), daemon=True).start()
    answering = threading.Thread(target=_answer, args=(answers, pipe), daemon=True)
    answering.start()
    answers.put(b"")
    gc.freeze()  # what was loaded stays: it need not be looked through again and again
    is_nice = False
    while (batch := batches.get()) is not None:
        kind, items = batch
        if kind != "head" and not is_nice:
            os.nice(_NICER_THEN)
            is_nice = True
        answer = _STEPS[kind](items)
        answers.put(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
    answers.put(None)
    answering.join()
    return 0


def _answer(answers: queue.Queue[bytes | None], pipe: IO[bytes]) -> None:
    """Hand over answers as they are asked for, so that meanwhile the next one is made."""
    try:
        while (answer := answers.get()) is not None:
            write_message(pipe, answer)
    except BrokenPipeError:
        os._exit(0)  # nobody wants to know


def _receive(batches: queue.Queue[tuple[str, list[object]] | None]) -> None:
    """Take batches as they come, so that nobody ever waits for this worker to take one."""
    with contextlib.suppress(EOFError, pickle.UnpicklingError):
        while length := sys.stdin.buffer.read(LENGTH):
            batches.put(pickle.loads(sys.stdin.buffer.read(int.from_bytes(length, "big"))))
    batches.put(None)


def write_message(pipe: IO[bytes], data: bytes) -> None:
    """Write all of a message, with its length before it. Raises BrokenPipeError."""
    rest = memoryview(len(data).to_bytes(LENGTH, "big") + data)
    while rest:
        rest = rest[pipe.write(rest) :]
