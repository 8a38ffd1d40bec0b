"""What a list is made of: its groups, the articles of open ones, and where one is in it.

It is asked on the event loop: all it does costs as much as what is on the screen, or a few queries
that an index answers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from library.catalogue.catalogue import Catalogue, Selection
from library.catalogue.groups import Group, with_unread
from library.catalogue.listing import Listing, Seat, place_in
from library.shelf import Entry
from tui.reading.stepping import step_in, step_over

# As many as can be listed within a frame; the others come from a thread.
_AT_ONCE = 500
# No source may be taken for a search of the same name.
_ON_TOP = "="
_NONE: array[int] = array("q")


@dataclass(frozen=True, slots=True)
class Found:
    """What a list was narrowed to, by these words; the reason why they cannot be understood."""

    words: str
    groups: Sequence[Group]
    ids: Mapping[str, array[int]]
    reason: str = ""


def on_top(title: str, selection: Selection, total: int = 0, unread: int = 0) -> Group:
    """Give the group of a search, which stands above all sources."""
    return Group(_ON_TOP + title, title, total, unread, 0, selection, is_on_top=True)


class Shelves:
    """Groups, folded or open, whole or narrowed to what was found."""

    def __init__(self) -> None:
        self.catalogue: Catalogue | None = None
        self.opens_all = True
        self.seat: Seat | None = None
        self._sources: list[Group] = []
        self._tops: list[Group] = []
        self._ids: dict[str, array[int]] = {}
        self._folds: dict[str, bool] = {}
        self._found: Found | None = None

    # What there is

    @property
    def groups(self) -> list[Group]:
        """All groups: those on top, folders, and sources."""
        return [*self._tops, *self._sources]

    @property
    def counted(self) -> list[Group]:
        """The groups of which more has to be known than how many articles they have."""
        return [group for group in self.groups if group.is_on_top or group.name in self._ids]

    @property
    def shown(self) -> Sequence[Group]:
        """The groups there are now, be the list narrowed or whole."""
        return self._found.groups if self._found else self.groups

    @property
    def total(self) -> int:
        """How many articles are in all sources, or were found."""
        return sum(group.total for group in self._counting)

    @property
    def unread(self) -> int:
        """How many of them are unread."""
        return sum(group.unread for group in self._counting)

    @property
    def _counting(self) -> Iterator[Group]:
        return (group for group in self.shown if not group.is_folder and not group.is_on_top)

    def take(self, groups: Sequence[Group], ids: Mapping[str, array[int]]) -> None:
        """Take all groups and the articles of open ones as they are by now."""
        read = {group.name: group for group in groups}
        self._sources = [group for group in groups if not group.is_on_top]
        self.put_on_top([read.get(top.name, top) for top in self._tops])
        self._ids |= {name: own for name, own in ids.items() if name in self._ids}

    def take_ids(self, name: str, ids: array[int]) -> None:
        """Take all articles of a group, of which the first ones are known already."""
        self._ids[name] = ids

    def put_on_top(self, groups: Sequence[Group]) -> None:
        """Have these groups above the sources, in place of those that were there."""
        self._tops = list(groups)
        names = {group.name for group in self.groups}
        self._ids = {name: own for name, own in self._ids.items() if name in names}

    def search(self, group: Group) -> None:
        """Have what a search found above all, open; one of the same name goes."""
        self._ids.pop(group.name, None)
        self._folds[group.name] = True
        self.put_on_top([group, *(top for top in self._tops if top.name != group.name)])

    def count_read(self, entry: Entry, *, is_read: bool) -> None:
        """Know that an article was read, or is unread again, wherever it is listed."""
        change = -1 if is_read else 1
        self._sources = with_unread(self._sources, entry.source, change)
        for top in self._tops:
            if place_in(self._ids.get(top.name, _NONE), entry.id) is not None:
                self._tops = with_unread(self._tops, top.name, change)
        if self._found:
            groups = with_unread(self._found.groups, entry.source, change)
            self._found = replace(self._found, groups=groups)

    @property
    def found(self) -> Found | None:
        """What the list is narrowed to."""
        return self._found

    def narrow(self, found: Found | None) -> None:
        """List only what was found; all for None."""
        self._found = found

    # What is open, and listed

    def is_open(self, group: Group) -> bool:
        """Whether what is in a group is listed; what was found always is."""
        usual = group.is_folder or (self.opens_all and not group.is_on_top)
        return self._found is not None or self._folds.get(group.name, usual)

    def fold(self, group: Group) -> None:
        """Open a group, or fold it."""
        self._folds[group.name] = not self.is_open(group)

    def reveal(self, seat: Seat) -> None:
        """Open the group an article is listed in, and the folders that one is in."""
        self.seat = seat
        above = [group.name for group in self._sources if group.is_above(seat.group)]
        self._folds |= dict.fromkeys([seat.group, *above], True)

    def begin_to_list(self) -> list[Group]:
        """Know the articles of open groups, the first ones; give the groups that have more."""
        begun = []
        for group in self.groups if self.catalogue and not self._found else ():
            if group.selection and group.name not in self._ids and self.is_open(group):
                assert self.catalogue
                self._ids[group.name] = self.catalogue.ids(group.selection, _AT_ONCE)
                begun += [group] if group.total > _AT_ONCE else []
        return begun

    def listing(self) -> Listing:
        """Give the rows there are."""
        return Listing(self.shown, self.is_open, self._listed)

    @property
    def _listed(self) -> Mapping[str, array[int]]:
        return self._found.ids if self._found else self._ids

    # Where one is

    def seat_of(self, entry: Entry) -> Seat:
        """Give where an article is listed: in the group it was chosen in, else in its source."""
        if self.seat and self.seat.id == entry.id:
            return self.seat
        return Seat(entry.source, entry.id)

    def seat_beside(
        self, entry: Entry | None, step: int, *, is_unread: bool = False
    ) -> Seat | None:
        """Give where the article below (step 1) or above another is listed; the first for none.

        An unread one is looked for in all groups, from the other end on where need be.
        """
        if not self.catalogue:
            return None
        groups = [group for group in self.shown if not group.is_folder and group.total]
        seat = self.seat_of(entry) if entry else None
        find = step_over if is_unread else step_in
        return find(self.catalogue, groups, self._listed, seat, step)
