"""Keeping marks: written in threads, in the order in which they were set."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from library.marks.marks import Marks
    from library.marks.values import Mark

Act = Callable[["Marks"], object]


class Keeper:
    """What is still to be written into a file of marks.

    `put` is for the screen, which never waits; `settle`, in a thread, writes what was put.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.count = 0
        self._waiting: deque[Act] = deque()
        self._turn = Lock()

    def put(self, act: Act) -> None:
        """Take what is to be done with the marks."""
        self.count += 1
        self._waiting.append(act)

    def settle(self) -> None:
        """Do all that was put; when this returns it is on the disk. Raises MarksError."""
        # Another thread may have taken what was put, and be writing it still.
        with self._turn:
            if self._waiting:
                with self._opened() as marks:
                    while self._waiting:
                        # What cannot be kept is told, and not tried again.
                        self._waiting.popleft()(marks)

    def mark_of(self, key: int) -> Mark | None:
        """In a thread: give the mark of an article, if it has one. Raises MarksError."""
        with self._opened() as marks:
            return marks.of([key]).get(key)

    @contextmanager
    def _opened(self) -> Iterator[Marks]:
        from library.marks.marks import Marks

        marks = Marks(self.file)
        try:
            yield marks
        finally:
            marks.close()
