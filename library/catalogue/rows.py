"""What the rows of a list say: read by the page when they are looked at, some pages kept."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable
from typing import NamedTuple

from library.catalogue.catalogue import Catalogue
from library.catalogue.values import Standing
from library.shelf import Entry

_UNMARKED = Standing()
_PAGE = 64
_KEPT = 32 * _PAGE


class Listed(NamedTuple):
    """An article as the list shows it, with the reader's marks."""

    entry: Entry
    standing: Standing


class ListedPages:
    """The articles that were looked at lately, by id."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._kept: OrderedDict[int, Listed] = OrderedDict()
        self._failures: dict[int, str] = {}

    def at(self, ids: array[int], place: int) -> Listed | None:
        """Give the article at a place among others; None where it is gone by now."""
        number = ids[place]
        if number not in self._kept:
            first = place // _PAGE * _PAGE
            self._read(n for n in ids[first : first + _PAGE] if n not in self._kept)
        return self._kept.get(number)

    def one(self, number: int) -> Listed | None:
        """Give an article by its id."""
        return self.at(array("q", (number,)), 0)

    def marked(
        self, keys: Iterable[int], *, is_read: bool | None = None, is_starred: bool | None = None
    ) -> None:
        """Know at once that articles were marked, or are marked no more."""
        changed = set(keys)
        for number, listed in self._kept.items():
            if listed.entry.key in changed:
                was = listed.standing
                standing = Standing(
                    was.is_read if is_read is None else is_read,
                    was.is_starred if is_starred is None else is_starred,
                )
                self._kept[number] = listed._replace(standing=standing)

    def all_read(self, numbers: set[int]) -> None:
        """Know at once that articles were read, by id."""
        self.marked((self._kept[n].entry.key for n in numbers & self._kept.keys()), is_read=True)

    def failed(self, number: int, reason: str) -> None:
        """Know why an article cannot be opened, as was found when it was tried."""
        self._failures[number] = reason
        self._kept.pop(number, None)

    def forget(self) -> None:
        """Look again at the next occasion: something may have changed."""
        self._kept.clear()

    def _read(self, ids: Iterable[int]) -> None:
        entries = self._catalogue.entries(ids)
        marks = self._catalogue.marked(entry.key for entry in entries)
        for entry in entries:
            if reason := self._failures.get(entry.id):
                entry = entry._replace(failure=reason)
            self._kept[entry.id] = Listed(entry, marks.get(entry.key, _UNMARKED))
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
