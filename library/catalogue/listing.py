"""A list of groups and of the articles in those that are open: which row is what.

It knows ids alone: what a row says is looked up when it is drawn (`library.catalogue.rows`).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import neg
from typing import NamedTuple

from library.catalogue.groups import Group

_NONE: array[int] = array("q")


class Seat(NamedTuple):
    """The row of an article: the group it is listed in, and its id."""

    group: str
    id: int


class Listing:
    """Rows of groups and articles, from top to bottom.

    `ids` has those of the articles of open groups; where it has fewer than a group's total, the
    others are still to come, and have rows already.
    """

    def __init__(
        self,
        groups: Sequence[Group] = (),
        is_open: Callable[[Group], bool] = lambda _: False,
        ids: Mapping[str, array[int]] | None = None,
    ) -> None:
        self._ids = ids or {}
        self._shown: list[Group] = []
        self._starts: list[int] = []
        self._is_open: list[bool] = []
        self._length = 0
        for group in _unfolded(groups, is_open):
            opened = is_open(group)
            self._shown.append(group)
            self._starts.append(self._length)
            self._is_open.append(opened)
            self._length += 1 + (group.total if opened and not group.is_folder else 0)

    def __len__(self) -> int:
        return self._length

    def group_at(self, row: int) -> Group:
        """Give the group a row is, or is in."""
        return self._shown[bisect_right(self._starts, row) - 1]

    def group_beside(self, row: int, step: int) -> int | None:
        """Give the row of the next group below (step 1), or above another row; None at the ends.

        Above an article that is its own group.
        """
        find = bisect_right if step > 0 else bisect_left
        place = find(self._starts, row) - (step < 0)
        return self._starts[place] if 0 <= place < len(self._starts) else None

    def place_at(self, row: int) -> int:
        """Give the place of a row's article in its group, from 0; -1 for the group's own row."""
        return row - self._starts[bisect_right(self._starts, row) - 1] - 1

    def ids_of(self, group: str) -> array[int]:
        """Give the ids of a group, as far as they are known."""
        return self._ids.get(group, _NONE)

    def value_at(self, row: int) -> str | Seat | None:
        """Give the name of the group a row is, or an article's seat; None where it is to come."""
        group, place = self.group_at(row), self.place_at(row)
        if place < 0:
            return group.name
        ids = self.ids_of(group.name)
        return Seat(group.name, ids[place]) if place < len(ids) else None

    def row_of(self, value: object) -> int | None:
        """Find the row of a group or an article; None where it has none."""
        name = value.group if isinstance(value, Seat) else value
        for number, group in enumerate(self._shown):
            if group.name == name:
                if not isinstance(value, Seat):
                    return self._starts[number]
                place = place_in(self.ids_of(group.name), value.id)
                is_listed = place is not None and self._is_open[number]
                return self._starts[number] + 1 + (place or 0) if is_listed else None
        return None


def place_in(ids: array[int], number: int) -> int | None:
    """Find an id among others; None where it is not there. They descend, unless by relevance."""
    place = bisect_left(ids, -number, key=neg)
    if place < len(ids) and ids[place] == number:
        return place
    try:
        return ids.index(number)
    except ValueError:
        return None


def _unfolded(groups: Sequence[Group], is_open: Callable[[Group], bool]) -> Iterator[Group]:
    """The groups that lie in no folder that is folded."""
    below: Group | None = None
    for group in groups:
        if below is not None and below.is_above(group.name):
            continue
        below = group if group.is_folder and not is_open(group) else None
        yield group
