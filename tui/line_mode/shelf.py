"""The list of articles of the line mode: all of them, those with certain words, or those found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

from library.shelf import Entry
from tui.line_mode.articles import Articles, FoundArticles, LibraryArticles, Tell
from tui.line_mode.marking import Marking
from tui.reading.search import fold


class Shelf:
    """The list of articles, of the library where no path is given. Numbers stay, whatever is found.

    `tell` is told how many were found where looking takes longer than one likes to wait. Raises
    MarksError, sqlite3.Error and OSError where there is no library that can be read.
    """

    def __init__(self, paths: Sequence[Path], marking: Marking, tell: Tell) -> None:
        self._tell = tell
        self._library = None if paths else LibraryArticles(marking.file, tell)
        self._articles: Articles = self._library or FoundArticles(paths, tell)
        self._words = ""
        self._hits: _Hits | None = None

    @property
    def is_library(self) -> bool:
        """Whether it is the list of the library, which can be searched."""
        return self._library is not None

    @property
    def count(self) -> int | None:
        """How many articles there are; None where not all were looked for yet."""
        return self._articles.count

    @property
    def narrowed(self) -> str:
        """What the listed articles have in common, for a sentence; nothing where all are listed."""
        if self._hits:
            return f"found for {self._hits.words}"
        return f"with {self._words}" if self._words else ""

    @property
    def told(self) -> str:
        """How many articles there are, as far as that is known, and which are listed."""
        if self._hits:
            return f"{_counted(self._hits.count)} {self.narrowed}."
        listed = f", those {self.narrowed} are listed" if self.narrowed else ""
        return f"{_counted(self.count)}{listed}."

    def narrow(self, words: str) -> None:
        """List only articles whose title or source contains the words; all for no words."""
        self._words, self._hits = words, None

    def search(self, words: str) -> None:
        """List only what a query finds in the library. Raises QueryError."""
        from library.search.query import parse_query  # its tables are of no use to lists

        assert self._library
        query = parse_query(words)
        self.narrow("")
        if waiting := self._library.waiting(query):
            self._tell(f"Not in the index yet, and read one by one: {_counted(waiting)}.")
        self._hits = _Hits(words, self._library.found(query))

    def get(self, number: int) -> Entry | None:
        """Give the article of a number, narrowed or not. Raises KeyboardInterrupt."""
        return self._articles.get(number)

    def identified(self, entry: Entry) -> Entry:
        """Give an article with the key that its marks are kept under."""
        return self._articles.identified(entry)

    def with_key(self, key: int | None) -> tuple[int, Entry] | None:
        """Give an article of the library by its key, with its number."""
        return self._library.with_key(key) if self._library and key is not None else None

    def listed(self, number: int, step: int = 1) -> Iterator[tuple[int, Entry]]:
        """Yield the listed articles from a number on, downwards or (step -1) upwards."""
        words = fold(self._words)
        for each in self._numbers(number, step):
            entry = self.get(each)
            if entry and words in fold(f"{entry.source} {entry.title}"):
                yield each, entry

    @property
    def is_one(self) -> bool:
        """Whether there is one article and no other."""
        return self._articles.has(1) and not self._articles.has(2)

    def _numbers(self, number: int, step: int) -> Iterator[int]:
        if self._hits:
            yield from self._looked_for(self._hits, number, step)
            return
        while number > 0 and self._articles.has(number):
            yield number
            number += step

    def _looked_for(self, hits: _Hits, number: int, step: int) -> Iterator[int]:
        try:
            yield from hits.below(number) if step > 0 else hits.above(number)
        except KeyboardInterrupt:  # it cannot go on from amid an article
            if self._hits is hits:
                self.narrow("")
            raise


def _counted(count: int | None) -> str:
    return "Articles" if count is None else f"{count:,} article{'' if count == 1 else 's'}"


class _Hits:
    """The numbers of what was found, ascending, as far as they are asked for."""

    def __init__(self, words: str, source: Iterator[int]) -> None:
        self.words = words
        self._source = source
        self._numbers: list[int] = []
        self._is_whole = False

    @property
    def count(self) -> int | None:
        """How many were found; None as long as not all were looked for."""
        return len(self._numbers) if self._is_whole else None

    def below(self, number: int) -> Iterator[int]:
        """Yield the numbers from one on."""
        self._reach(number)
        at = bisect_left(self._numbers, number)
        while at < len(self._numbers) or self._more():
            yield self._numbers[at]
            at += 1

    def above(self, number: int) -> Iterator[int]:
        """Yield the numbers from one on, upwards."""
        self._reach(number)
        yield from reversed(self._numbers[: bisect_right(self._numbers, number)])

    def _reach(self, number: int) -> None:
        while not self._is_whole and (not self._numbers or self._numbers[-1] < number):
            self._more()

    def _more(self) -> bool:
        number = next(self._source, None)
        self._is_whole = number is None
        self._numbers += [] if number is None else [number]
        return number is not None
