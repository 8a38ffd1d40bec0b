"""Sources as the reader wants them: renamed, put in folders, in an order, or out of the list.

What was chosen is kept under the name that the articles tell. Which names they tell, the catalogue
knows: its sources are handed in as `known`. A name is a path of folders, parted by slashes; what
is said of a folder holds for all that is in it.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from parsers.safe import one_line

_LONGEST_NAME = 300


class Known(Protocol):
    """A source as the catalogue tells it."""

    @property
    def name(self) -> str:
        """Under which it is shown."""

    @property
    def told(self) -> tuple[str, ...]:
        """The names its articles tell."""

    @property
    def position(self) -> int | None:
        """Its place in the list, where one was chosen."""


class NamingError(Exception):
    """A name that cannot be given; tells why, in words."""


class UnknownSourceError(NamingError):
    """No source or folder has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f'no source is called "{one_line(name)}"')
        self.name = name


@dataclass(frozen=True, slots=True)
class Renamed:
    """How many sources have another name now, and which of these others had already."""

    count: int
    joined: tuple[str, ...]


def good_name(name: str) -> str:
    """Give a name as it is kept. Raises NamingError where it is empty, or a part of it is."""
    parts = [one_line(part) for part in name.split("/")]
    if not all(parts):
        raise NamingError("a name is empty" if not any(parts) else f'"{name}": a part is empty')
    good = "/".join(parts)
    if len(good) > _LONGEST_NAME:
        raise NamingError(f"a name has {_LONGEST_NAME} characters at most")
    return good


def rename(
    connection: sqlite3.Connection, old: str, new: str, known: Iterable[Known] = ()
) -> Renamed:
    """Give a source another name, or all sources in a folder. Raises NamingError.

    Where another source has the name already, both are one in the list from now on.
    """
    shown = {**_shown(connection, is_removed=True), **_listed(connection, known)}
    old, new = old.rstrip("/"), good_name(new)
    moved = {told: new + name[len(old) :] for told, name in shown.items() if _is_in(name, old)}
    if not moved:
        raise UnknownSourceError(old)
    if any(name != old and _is_in(name, old) for name in shown.values()) and _is_in(new, old):
        if new == old:
            return Renamed(0, ())
        raise NamingError(f'the folder "{old}" cannot be put into itself')
    others = {name for told, name in _listed(connection, known).items() if told not in moved}
    for told, name in moved.items():
        _refuse_clash(name, shown[told], others)
    changed = [(told, name) for told, name in moved.items() if shown[told] != name]
    for told, name in changed:
        _choose(connection, told, "shown", None if name == told else name)
    return Renamed(len(changed), tuple(sorted({name for _, name in changed} & others)))


def order(connection: sqlite3.Connection, names: Sequence[str], known: Iterable[Known]) -> None:
    """Put sources first, in this order; those that were in one before follow, then all others.

    Without names there is no order any more. Raises UnknownSourceError.
    """
    known = list(known)
    listed = [source for name in names for source in _in(known, name)]
    listed += [source for source in known if source.position is not None] if names else []
    connection.execute("UPDATE source SET position = NULL WHERE NOT is_removed")
    told = dict.fromkeys(told for source in listed for told in source.told)
    for position, name in enumerate(told, 1):
        _choose(connection, name, "position", position)


def remove(connection: sqlite3.Connection, name: str, known: Iterable[Known]) -> list[str]:
    """Take a source, or all in a folder, out of the list; give their names. UnknownSourceError."""
    found = list({source.name: source for source in _in(list(known), name)}.values())
    for source in found:
        for told in source.told:
            _choose(connection, told, "is_removed", 1)
    return [source.name for source in found]


def restore(connection: sqlite3.Connection, name: str) -> list[str]:
    """Put back what was taken out of the list; give the names. Raises UnknownSourceError."""
    found = {told: shown for told, shown in _removed(connection).items() if _is_in(shown, name)}
    if not found:
        raise UnknownSourceError(name)
    for told in found:
        _choose(connection, told, "is_removed", 0)
    return sorted(set(found.values()), key=str.casefold)


def removed(connection: sqlite3.Connection) -> list[str]:
    """Give the names of the sources that were taken out of the list."""
    return sorted(set(_removed(connection).values()), key=str.casefold)


def _in(known: Sequence[Known], name: str) -> list[Known]:
    found = [source for source in known if _is_in(source.name, name.rstrip("/"))]
    if not found:
        raise UnknownSourceError(name)
    return found


def _is_in(name: str, folder: str) -> bool:
    return name == folder or name.startswith(f"{folder}/")


def _shown(connection: sqlite3.Connection, *, is_removed: bool) -> dict[str, str]:
    """Under which name each source is shown, of which something was chosen."""
    condition = "" if is_removed else "WHERE NOT is_removed"
    return dict(connection.execute(f"SELECT name, coalesce(shown, name) FROM source {condition}"))


def _listed(connection: sqlite3.Connection, known: Iterable[Known]) -> dict[str, str]:
    """Under which name each source stands in the list."""
    listed = {told: source.name for source in known for told in source.told}
    return {**listed, **_shown(connection, is_removed=False)}


def _removed(connection: sqlite3.Connection) -> Mapping[str, str]:
    return dict(
        connection.execute("SELECT name, coalesce(shown, name) FROM source WHERE is_removed")
    )


def _refuse_clash(name: str, was: str, others: Iterable[str]) -> None:
    """Refuse what would make a name that of a source and of a folder, where it is not both yet."""
    others = set(others)
    for folder in _folders(name) - _folders(was):
        if folder in others:
            raise NamingError(f'"{folder}" is a source, and holds no others')
    if name != was and any(name in _folders(other) for other in others):
        raise NamingError(f'"{name}" is a folder; a source in it is "{name}/.."')


def _folders(name: str) -> set[str]:
    parts = name.split("/")
    return {"/".join(parts[:n]) for n in range(1, len(parts))}


def _choose(connection: sqlite3.Connection, told: str, column: str, value: object) -> None:
    connection.execute(
        f"INSERT INTO source (name, {column}, changed) VALUES (?, ?, ?) ON CONFLICT (name) DO "
        f"UPDATE SET {column} = excluded.{column}, changed = excluded.changed",
        (told, value, int(time.time())),
    )
