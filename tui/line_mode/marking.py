"""The reader's marks in the line mode: written at once, as nothing is drawn meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from library.marks.marks import Marks
from library.marks.store import MarksError
from library.marks.values import Mark
from library.paths import marks_file
from library.shelf import Entry
from library.visits import NO_NEWS, News, news_since, seen_of
from parsers.article import Article
from tui.reading.places import found_place, kept_place
from tui.typesetting.setting import Place

_Result = TypeVar("_Result")


class Marking:
    """What is kept of the articles that are read. What cannot be kept is told, each thing once."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        self._tell = tell
        self._told: set[str] = set()
        self._marks: Marks | None = None

    @property
    def file(self) -> Path:
        """The file that the marks are in. Raises MarksError."""
        return self._opened().file

    def close(self) -> None:
        """Let go of the file."""
        if self._marks:
            self._marks.close()
        self._marks = None

    def mark_of(self, entry: Entry) -> Mark:
        """Give what is marked of an article."""
        return self._tried(lambda marks: marks.of([entry.key]).get(entry.key), None) or Mark()

    def last_open(self) -> int | None:
        """Give the key of the article that was open last."""
        return self._tried(lambda marks: marks.last_open(), None)

    def opened(self, entry: Entry) -> None:
        """Mark an article as read, which it is when it was opened, and as the last one open."""

        def act(marks: Marks) -> None:
            _set_read(marks, entry, is_read=True)
            marks.set_last_open(entry.key)

        self._tried(act, None)

    def left(self, entry: Entry, article: Article, place: Place) -> None:
        """Keep where reading stopped, and what updates there were."""
        kept, seen = kept_place(article, place), seen_of(article)
        self._tried(
            lambda marks: marks.keep_place(entry.key, entry.title, entry.url, kept, seen), None
        )

    def turn_read(self, entry: Entry) -> str:
        """Mark an article as read, or as unread again; tell which."""
        is_read = self.mark_of(entry).read is None

        def act(marks: Marks) -> str:
            _set_read(marks, entry, is_read=is_read)
            return f"Marked {'read' if is_read else 'unread'}: {entry.title}"

        return self._tried(act, "")

    def turn_starred(self, entry: Entry) -> str:
        """Star an article, or take its star; tell which."""
        is_starred = self.mark_of(entry).starred is None
        told = f"{'starred' if is_starred else 'no star'}: {entry.title}"

        def act(marks: Marks) -> str:
            article = (entry.key, entry.title, entry.url)
            marks.set_starred([article], is_starred=is_starred, told=told)
            return told[0].upper() + told[1:]

        return self._tried(act, "")

    def undo(self) -> str:
        """Undo what was marked last, and tell it."""

        def act(marks: Marks) -> str:
            told = marks.undo()
            return "Nothing to undo." if told is None else f"Undone: {told}"

        return self._tried(act, "")

    def _tried(self, act: Callable[[Marks], _Result], nothing: _Result) -> _Result:
        try:
            done = act(self._opened())
        except MarksError as error:
            self._tell_once(f"The marks cannot be kept: {error}")
            return nothing
        self._tell_trouble()
        return done

    def _opened(self) -> Marks:
        if self._marks is None:
            self._marks = Marks(marks_file())
            self._tell_trouble()
        return self._marks

    def _tell_trouble(self) -> None:
        if self._marks and self._marks.trouble:
            self._tell_once(self._marks.trouble)

    def _tell_once(self, told: str) -> None:
        if told not in self._told:
            self._told.add(told)
            self._tell(told)


def _set_read(marks: Marks, entry: Entry, *, is_read: bool) -> None:
    article = (entry.key, entry.title, entry.url)
    told = f"{'read' if is_read else 'unread'}: {entry.title}"
    marks.set_read([article], is_read=is_read, told=told)


def place_in(article: Article, mark: Mark) -> Place | None:
    """Give the place at which an article was left at the last visit, if it is there still."""
    return found_place(article, mark.place) if mark.place else None


def news_of(article: Article, mark: Mark) -> Mapping[int, News]:
    """Tell which updates are new or were changed since then, by the indexes of their sections."""
    return news_since(mark.seen, article) if mark.seen else NO_NEWS
