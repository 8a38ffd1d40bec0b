"""The commands of the line mode that concern the list of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from library.shelf import Entry
from tui.line_mode import listings
from tui.line_mode.in_article import Action
from tui.line_mode.marking import Marking
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
        marking: Marking,
        paper: Paper,
        list_rows: Callable[[Iterator[str]], object],
        opens: Action,
    ) -> None:
        self._shelf, self._marking = shelf, marking
        self._paper, self._list = paper, list_rows
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

    def search(self, query: str) -> None:
        """List what a query finds in the library; all again for none."""
        from library.search.query import QueryError

        if not self._shelf.is_library:
            self._paper.say("Only the library is searched; / narrows the list of these files.")
            return
        try:
            self._shelf.search(query) if query else self._shelf.narrow("")
        except QueryError as error:
            at = f"at character {error.column + 1}"
            self._paper.say(f"The search cannot be understood: {error.reason}, {at}.")
        else:
            self.list_from(1)

    def _told_of_none(self) -> str:
        narrowed = self._shelf.narrowed
        return f"No article {narrowed}; / alone lists all." if narrowed else "No such article."

    def _rows(self, number: int) -> Iterator[str]:
        rows = listings.articles(self._noted(number), self._marking.mark_of)
        first = next(rows, None)
        if first is None:
            yield self._told_of_none()
            return
        yield first
        yield from rows
        yield self._shelf.told

    def _noted(self, number: int) -> Iterator[tuple[int, Entry]]:
        for found, entry in self._shelf.listed(number):
            self._last = found
            yield found, entry

    def _tell(self, _: str) -> None:
        opened = f" Opened last: {self.opened}." if self.opened else ""
        self._paper.say(f"List of articles. {self._shelf.told}{opened}")

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
