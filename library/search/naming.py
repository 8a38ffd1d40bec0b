"""Which sources a name means: those shown or told so, folders above them, then parts of names."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable


def named(name: str, sources: Iterable[tuple[str, str]]) -> set[str]:
    """Give the shown names of the sources that a folded name means.

    `sources` are pairs: the name that articles tell, and the one it is shown with, in which
    slashes nest it in folders: `europe` means Europe/RFI. Where no name or folder is that, those
    are meant that have it in their name.
    """
    from library.search.folding import fold  # opening a catalogue does not wait for its tables

    folded = [(shown, fold(told), f"/{fold(shown)}/") for told, shown in sources]
    exact = {shown for shown, told, path in folded if name == told or f"/{name}/" in path}
    return exact or {shown for shown, told, path in folded if name in told or name in path[1:-1]}


class _Named:
    """`named` for SQL: `named(name, told, shown)` over all sources gives JSON."""

    def __init__(self) -> None:
        self._name = ""
        self._sources: list[tuple[str, str]] = []

    def step(self, name: str, told: str, shown: str) -> None:
        self._name = name
        self._sources.append((told, shown))

    def finalize(self) -> str:
        return json.dumps(sorted(named(self._name, self._sources)))


def teach_names(connection: sqlite3.Connection) -> None:
    """Give a connection the function `named` that selections use."""
    connection.create_aggregate("named", 3, _Named)  # type: ignore[arg-type]
