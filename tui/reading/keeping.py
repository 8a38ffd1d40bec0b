"""Keeping marks: written in threads, in the order in which they were set."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from library.marks.marks import Marks

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
        if not self._waiting:
            return
        from library.marks.marks import Marks

        with self._turn:
            if not self._waiting:
                return
            marks = Marks(self.file)
            try:
                while self._waiting:
                    # What cannot be kept is not tried again: the next act tells of the trouble.
                    self._waiting.popleft()(marks)
            finally:
                marks.close()
