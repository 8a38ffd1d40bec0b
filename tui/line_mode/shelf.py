"""The articles of the line mode: found as far as they are asked for, numbered from 1."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import FrameType

from library.shelf import Entry, list_entries
from tui.reading.access import ALL
from tui.reading.search import fold

_SECONDS_OF_SILENCE = 3.0
_PAUSE = 0.5
_PAGE = 100


class Shelf:
    """The list of articles, of the library where no path is given.

    What is not asked for is not looked for yet. `tell` is told how many were found where looking
    takes longer than one likes to wait.
    """

    def __init__(self, paths: Sequence[Path], tell: Callable[[str], object]) -> None:
        self._source = list_entries(paths) if paths else _in_library()
        self._tell = tell
        self._entries: list[Entry] = []
        self._is_whole = False
        self._words = ""
        self._looked_at = self._told_at = 0.0

    @property
    def count(self) -> int | None:
        """How many articles there are; None where not all were looked for yet."""
        return len(self._entries) if self._is_whole else None

    @property
    def words(self) -> str:
        """The words that all listed articles have in source or title."""
        return self._words

    def narrow(self, words: str) -> None:
        """List only articles whose title or source contains the words; all for no words."""
        self._words = words

    def get(self, number: int) -> Entry | None:
        """Give the article of a number, narrowed or not. Raises KeyboardInterrupt."""
        self._look_for(number)
        return self._entries[number - 1] if 0 < number <= len(self._entries) else None

    def listed(self, number: int, step: int = 1) -> Iterator[tuple[int, Entry]]:
        """Yield the listed articles from a number on, downwards or (step -1) upwards."""
        words = fold(self._words)
        while number > 0 and (entry := self.get(number)):
            if words in fold(f"{entry.source} {entry.title}"):
                yield number, entry
            number += step

    @property
    def is_one(self) -> bool:
        """Whether there is one article and no other."""
        return self.get(1) is not None and self.get(2) is None

    def _look_for(self, number: int) -> None:
        if self._is_whole or len(self._entries) >= number:
            return
        with _interrupts_between() as check:
            while len(self._entries) < number and not self._is_whole:
                check()
                entry = next(self._source, None)
                self._is_whole = entry is None
                self._entries += [entry] if entry else []
                self._tell_progress()

    def _tell_progress(self) -> None:
        """Tell how many were found so far, every few seconds in which nothing else is told."""
        now = time.monotonic()
        if now - self._looked_at > _PAUSE:  # something else was done meanwhile
            self._told_at = now
        self._looked_at = now
        if now - self._told_at > _SECONDS_OF_SILENCE:
            self._told_at = now
            self._tell(f"Looking .. {len(self._entries)} articles so far.")


def _in_library() -> Iterator[Entry]:
    """Yield the articles of the library, the newest first; those that came meanwhile are not."""
    from library.catalogue.opening import open_catalogue
    from library.marks.marks import Marks
    from library.paths import index_file, marks_file

    with closing(Marks(marks_file())) as marks:
        file = marks.file
    with closing(open_catalogue(index_file(), file)) as catalogue:
        ids = catalogue.ids(ALL)
        for start in range(0, len(ids), _PAGE):
            yield from catalogue.entries(ids[start : start + _PAGE])


@contextmanager
def _interrupts_between() -> Iterator[Callable[[], None]]:
    """Let Ctrl+C end a search only between two articles: amid one it would break the search."""
    if threading.current_thread() is not threading.main_thread():
        yield lambda: None
        return
    pressed = threading.Event()

    def press(number: int, frame: FrameType | None) -> None:
        del number, frame
        pressed.set()

    def check() -> None:
        if pressed.is_set():
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, press)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)
    check()
