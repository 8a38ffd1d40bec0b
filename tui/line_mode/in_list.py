"""The commands of the line mode that concern the list of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from library.shelf import Entry
from tui.line_mode import listings
from tui.line_mode.in_article import Action
from tui.line_mode.paper import Paper
from tui.line_mode.shelf import Shelf

_MOST = 1_000_000_000


class InList:
    """What can be done with the list. `opened` is the number of the article opened last.

    `list_rows` prints rows a page at a time; `opens` opens the article of a number.
    """

    def __init__(
        self,
        shelf: Shelf,
        paper: Paper,
        list_rows: Callable[[Iterator[str]], object],
        opens: Action,
    ) -> None:
        self._shelf, self._paper, self._list = shelf, paper, list_rows
        self.opened: int | None = None
        self._first = self._last = 1
        self.commands: Mapping[str, Action] = {
            "more": lambda _: self.list_from(self.number), "number": opens,
            "top": lambda _: self.list_from(1), "bottom": self._bottom, "back": self._back,
            "again": lambda _: self.list_from(self._first), "find": self._narrow,
            "where": self._tell,
        }  # fmt: skip

    @property
    def number(self) -> int:
        """Where the list goes on: at the article opened last, or at the first."""
        return self.opened or 1

    def list_from(self, number: int) -> None:
        """List a page of articles from a number on."""
        self._first = number
        self._list(self._rows(number))

    def turn_page(self) -> None:
        """Know that the next page of the list follows."""
        self._first = self._last + 1

    def told(self) -> str:
        """Tell how many articles there are, as far as that is known, and which are listed."""
        count = self._shelf.count
        told = "Articles" if count is None else f"{count} article{'' if count == 1 else 's'}"
        words = f", those with {self._shelf.words} are listed" if self._shelf.words else ""
        return f"{told}{words}."

    def _told_of_none(self) -> str:
        words = self._shelf.words
        return f"No article with {words}; / alone lists all." if words else "No such article."

    def _rows(self, number: int) -> Iterator[str]:
        rows = listings.articles(self._noted(number))
        first = next(rows, None)
        if first is None:
            yield self._told_of_none()
            return
        yield first
        yield from rows
        yield self.told()

    def _noted(self, number: int) -> Iterator[tuple[int, Entry]]:
        for found, entry in self._shelf.listed(number):
            self._last = found
            yield found, entry

    def _tell(self, _: str) -> None:
        opened = f" Opened last: {self.opened}." if self.opened else ""
        self._paper.say(f"List of articles. {self.told()}{opened}")

    def _bottom(self, _: str) -> None:
        self._shelf.get(_MOST)
        self._list_before((self._shelf.count or 0) + 1)

    def _back(self, _: str) -> None:
        if self._first == 1:
            self._paper.say("This is the beginning of the list.")
        else:
            self._list_before(self._first)

    def _list_before(self, number: int) -> None:
        """List a page that ends before a number."""
        above = list(islice(self._shelf.listed(number - 1, -1), max(1, self._paper.page - 1)))
        self.list_from(above[-1][0] if above else 1)

    def _narrow(self, words: str) -> None:
        self._shelf.narrow(words)
        self.list_from(1)
