"""What a list was narrowed to."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from library.catalogue.groups import Group


class Found(NamedTuple):
    """What a list was narrowed to, by these words; the reason why they cannot be understood."""

    words: str
    groups: Sequence[Group]
    ids: Mapping[str, array[int]]
    reason: str = ""
    is_typed: bool = True

    @property
    def total(self) -> int:
        """How many articles were found."""
        return sum(map(len, self.ids.values()))
