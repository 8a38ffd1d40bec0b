"""What a list is made of: its groups, the articles of open ones, and where one is in it.

It is asked on the event loop: all it does costs as much as what is on the screen, or a few queries
that an index answers.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence

from library.catalogue.asking import these
from library.catalogue.catalogue import Catalogue
from library.catalogue.groups import Group, with_unread
from library.catalogue.listing import Listing, Seat, place_in
from library.catalogue.values import Selection
from library.shelf import Entry
from tui.reading.found import Found
from tui.reading.searching import HITS
from tui.reading.stepping import step_in, step_over

# As many as can be listed within a frame; the others come from a thread.
_AT_ONCE = 500
# What a filter leaves is listed below open sources where it is so few.
_FEW = 200
_NONE: array[int] = array("q")


class Shelves:
    """Groups, folded or open, whole or narrowed to what was found."""

    def __init__(self) -> None:
        self.catalogue: Catalogue | None = None
        self.opens_all = True
        self.seat: Seat | None = None
        self._sources: list[Group] = []
        self._tops: list[Group] = []
        self._ids: dict[str, array[int]] = {}
        self._usual_folds: dict[str, bool] = {}
        self._filter_folds: dict[str, bool] = {}
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
        saved = [group for group in groups if group.is_on_top and group.name != HITS]
        hits, counted = self.hits, read.get(HITS)
        is_same = hits is not None and counted is not None and counted.selection == hits.selection
        if hits:
            saved.insert(0, counted if is_same and counted else hits)
        self._tops = saved
        self._drop_ids()
        fresh = {name: own for name, own in ids.items() if name in self._ids}
        if not is_same:
            fresh.pop(HITS, None)
        self._ids |= fresh

    def take_ids(self, name: str, ids: array[int]) -> None:
        """Take all articles of a group, of which the first ones are known already."""
        self._ids[name] = ids

    def _drop_ids(self) -> None:
        names = {group.name for group in self.groups}
        self._ids = {name: own for name, own in self._ids.items() if name in names}

    @property
    def hits(self) -> Group | None:
        """What was just looked for."""
        return next((top for top in self._tops if top.name == HITS), None)

    def put_hits(self, hits: Group | None, ids: array[int]) -> None:
        """Have what was just looked for above all, open; None takes it away."""
        if hits and not self.hits:
            self._usual_folds[HITS] = True
        self._tops = [*([hits] if hits else []), *(top for top in self._tops if top.name != HITS)]
        self._ids[HITS] = ids
        self._drop_ids()
        if not hits and self.seat and self.seat.group == HITS:
            self.seat = None

    def query_of(self, seat: Seat | None) -> str:
        """Give what the group of a seat looks for; nothing where that is a source."""
        return next((top.query for top in self._tops if seat and top.name == seat.group), "")

    def hit_beside(self, step: int) -> Seat | None:
        """Give the seat of the next or previous hit, in the search where one is or the last one."""
        seat = self.seat if self.query_of(self.seat) else None
        wanted = seat.group if seat else HITS
        groups = [top for top in self._tops if top.name == wanted]
        return step_in(self.catalogue, groups, self._ids, seat, step) if self.catalogue else None

    def place_of(self, seat: Seat) -> tuple[int, int]:
        """Give the place of a seat in its group, from 1, and how many there are."""
        ids = self._listed.get(seat.group, _NONE)
        return (place_in(ids, seat.id) or 0) + 1, len(ids)

    def within(self, group: Group) -> list[Group]:
        """Give the groups whose articles a group lists: itself, or those in a folder."""
        return [g for g in self.shown if not g.is_folder and (g == group or group.is_above(g.name))]

    def selection_of(self, group: Group) -> Selection | None:
        """Give what selects the articles of a group as they are listed."""
        if self._found:
            return these(self._found.ids.get(group.name, _NONE))
        return group.selection

    def all_read(self, group: Group) -> None:
        """Know that all articles of a group are read."""
        for each in self.within(group):
            if not each.is_on_top:
                self._sources = with_unread(self._sources, each.name, -each.unread)
            else:
                self._tops = with_unread(self._tops, each.name, -each.unread)
            if self._found:
                groups = with_unread(self._found.groups, each.name, -each.unread)
                self._found = self._found._replace(groups=groups)

    def ids_in(self, group: Group) -> set[int]:
        """Give the ids of articles of a group, as far as they are known."""
        return {number for g in self.within(group) for number in self._listed.get(g.name, _NONE)}

    def count_read(self, entry: Entry, *, is_read: bool) -> None:
        """Know that an article was read, or is unread again, wherever it is listed."""
        change = -1 if is_read else 1
        self._sources = with_unread(self._sources, entry.source, change)
        for top in self._tops:
            if place_in(self._ids.get(top.name, _NONE), entry.id) is not None:
                self._tops = with_unread(self._tops, top.name, change)
        if self._found:
            groups = with_unread(self._found.groups, entry.source, change)
            self._found = self._found._replace(groups=groups)

    @property
    def found(self) -> Found | None:
        """What the list is narrowed to."""
        return self._found

    def narrow(self, found: Found | None) -> None:
        """List only what was found; all for None."""
        if found is None or self._found is None or found.words != self._found.words:
            self._filter_folds.clear()
        self._found = found

    @property
    def _folds(self) -> dict[str, bool]:
        return self._filter_folds if self._found else self._usual_folds

    # What is open, and listed

    def is_open(self, group: Group) -> bool:
        """Whether what is in a group is listed; what was found always is."""
        if self._found and self._found.is_typed:
            return self._folds.get(group.name, True)
        opens_all = self.opens_all
        if self._found:
            opens_all = self._found.total <= _FEW or len(self._found.ids) == 1
        usual = group.is_folder or (opens_all and not group.is_on_top)
        return self._folds.get(group.name, usual)

    def fold(self, group: Group) -> None:
        """Open a group, or fold it."""
        self._folds[group.name] = not self.is_open(group)

    def folder_of(self, group: Group) -> Group | None:
        """Give the folder a group lies in, the innermost one."""
        return next((g for g in reversed(self.shown) if g.is_above(group.name)), None)

    def reveal(self, seat: Seat) -> None:
        """Open the group an article is listed in, and the folders that one is in."""
        above = [group.name for group in self._sources if group.is_above(seat.group)]
        self._folds.update(dict.fromkeys([seat.group, *above], True))

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
