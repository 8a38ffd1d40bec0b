"""Where the articles of the line mode come from, each under its number, counted from 1."""

from __future__ import annotations

import signal
import threading
import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Protocol

from library.catalogue.opening import open_catalogue
from library.paths import index_file
from library.shelf import Entry, list_entries
from tui.reading.access import ALL

if TYPE_CHECKING:
    from library.search.query import Query

_SECONDS_OF_SILENCE = 3.0
_PAUSE = 0.5
_PAGE = 100
Tell = Callable[[str], object]


class Articles(Protocol):
    """Articles in an order that stays while one reads."""

    @property
    def count(self) -> int | None:
        """How many there are; None where not all were looked for yet."""

    def has(self, number: int) -> bool:
        """Whether there are so many. Raises KeyboardInterrupt."""

    def get(self, number: int) -> Entry | None:
        """Give the article of a number; None where it is gone, or there is none."""

    def identified(self, entry: Entry) -> Entry:
        """Give an article with the key that its marks are kept under."""


class Progress:
    """Tells how many were found so far, every few seconds in which nothing else is told."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._looked_at = self._told_at = 0.0

    def tell(self, count: int) -> None:
        """Know that so many were found, and tell it if it is time to."""
        now = time.monotonic()
        if now - self._looked_at > _PAUSE:  # something else was done meanwhile
            self._told_at = now
        self._looked_at = now
        if now - self._told_at > _SECONDS_OF_SILENCE:
            self._told_at = now
            self._tell(f"Looking .. {count} articles so far.")


class FoundArticles:
    """Articles below some paths. What is not asked for is not looked for yet."""

    def __init__(self, paths: Iterable[Path], tell: Tell) -> None:
        self._source = list_entries(paths)
        self._progress = Progress(tell)
        self._entries: list[Entry] = []
        self._is_whole = False

    @property
    def count(self) -> int | None:
        """How many there are; None where not all were looked for yet."""
        return len(self._entries) if self._is_whole else None

    def has(self, number: int) -> bool:
        """Whether there are so many. Raises KeyboardInterrupt."""
        if not self._is_whole and len(self._entries) < number:
            self._look_for(number)
        return len(self._entries) >= number

    def get(self, number: int) -> Entry | None:
        """Give the article of a number. Raises KeyboardInterrupt."""
        return self._entries[number - 1] if number > 0 and self.has(number) else None

    def identified(self, entry: Entry) -> Entry:
        """Give an article with the key that its marks are kept under."""
        from library.catalogue.filling import head_of_file

        head = head_of_file(entry.path)
        return entry._replace(key=head.key, url=head.url)

    def _look_for(self, number: int) -> None:
        with _interrupts_between() as check:
            while len(self._entries) < number and not self._is_whole:
                check()
                entry = next(self._source, None)
                self._is_whole = entry is None
                self._entries += [entry] if entry else []
                self._progress.tell(len(self._entries))


class LibraryArticles:
    """The articles of the library, the newest first; those that came meanwhile are not.

    Raises sqlite3.Error, then and later, where it cannot be read, OSError where nothing can be
    written.
    """

    def __init__(self, marks: Path, tell: Tell) -> None:
        self._catalogue = open_catalogue(index_file(), marks)
        self._progress = Progress(tell)
        self._ids = self._catalogue.ids(ALL)
        self._first, self._page = 0, dict[int, Entry]()
        if self._catalogue.trouble:
            tell(self._catalogue.trouble)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._ids)

    def has(self, number: int) -> bool:
        """Whether there are so many."""
        return number <= len(self._ids)

    def get(self, number: int) -> Entry | None:
        """Give the article of a number; None where it is gone, or there is none."""
        if not 0 < number <= len(self._ids):
            return None
        first = (number - 1) // _PAGE * _PAGE
        if first != self._first or not self._page:
            entries = self._catalogue.entries(self._ids[first : first + _PAGE])
            self._first, self._page = first, {entry.id: entry for entry in entries}
        return self._page.get(self._ids[number - 1])

    def identified(self, entry: Entry) -> Entry:
        """Give an article with the key that its marks are kept under: it has it."""
        return entry

    def number_of(self, identity: int) -> int | None:
        """Give the number of an article by its id; None where it was not there at the start."""
        at = bisect_right(self._ids, -identity, key=lambda number: -number)
        return at if at and self._ids[at - 1] == identity else None

    def with_key(self, key: int) -> tuple[int, Entry] | None:
        """Give an article by its key, with its number."""
        entry = self._catalogue.with_key(key)
        number = self.number_of(entry.id) if entry else None
        return (number, entry) if entry and number else None

    def waiting(self, query: Query) -> int:
        """Give how many articles have to be read for a query, as they are not indexed yet."""
        from library.search.scanning import WAITING

        return len(self._catalogue.ids(WAITING)) if query.asks_words else 0

    def found(self, query: Query) -> Iterator[int]:
        """Yield the numbers of what a query finds, the newest first."""
        from library.search.scanning import find

        count = 0

        def tell() -> bool:
            self._progress.tell(count)
            return False

        for entry in find(self._catalogue, query, is_stopped=tell):
            if number := self.number_of(entry.id):
                count += 1
                yield number


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
