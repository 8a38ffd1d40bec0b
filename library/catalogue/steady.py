"""A catalogue for a screen, which goes on where a file is damaged or gone: it then gives nothing.

What it could not give is told by `fault`; a screen looks at that now and then, and has it mended.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from library.catalogue.catalogue import Catalogue
from library.catalogue.values import Selection, Standing
from library.shelf import Entry

_Result = TypeVar("_Result")


class SteadyCatalogue(Catalogue):
    """A catalogue whose answers are empty where it cannot be read. Opening it raises all the same.

    `fault` is the last error there was.
    """

    def __init__(self, index: Path, marks: Path) -> None:
        super().__init__(index, marks)
        self.fault: sqlite3.Error | None = None

    def ids(self, selection: Selection, limit: int = -1) -> array[int]:
        """Give the ids of the articles that are selected, in the order of the selection."""
        return self._tried(lambda: super(SteadyCatalogue, self).ids(selection, limit), array("q"))

    def beside(
        self, selection: Selection, number: int | None, step: int, *, is_unread: bool = False
    ) -> int | None:
        """Give the id of the article below (step 1) or above (-1) another; None where none is."""
        ask = super().beside
        return self._tried(lambda: ask(selection, number, step, is_unread=is_unread), None)

    def unread_among(self, ids: Sequence[int]) -> set[int]:
        """Give those of some articles that are unread."""
        return self._tried(lambda: super(SteadyCatalogue, self).unread_among(ids), set())

    def marked(self, keys: Iterable[int]) -> dict[int, Standing]:
        """Give how articles stand that have a mark, by key."""
        return self._tried(lambda: super(SteadyCatalogue, self).marked(keys), {})

    def entries(self, ids: Iterable[int]) -> list[Entry]:
        """Give the entries with these ids, in this order; those that are gone are left out."""
        return self._tried(lambda: super(SteadyCatalogue, self).entries(ids), [])

    def _tried(self, ask: Callable[[], _Result], nothing: _Result) -> _Result:
        try:
            return ask()
        except sqlite3.Error as error:
            self.fault = error
            return nothing
