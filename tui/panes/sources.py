"""The source pane: where articles come from, and the articles of each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message

from library.catalogue.catalogue import Catalogue, Selection
from library.catalogue.groups import Group, with_unread
from library.catalogue.listing import Listing, Seat, place_in
from library.catalogue.rows import ListedPages
from library.shelf import Entry
from tui.panes.listing_rows import ListedRows, ListingRows
from tui.panes.rows import RowList
from tui.panes.title import PaneTitle
from tui.reading.stepping import step_in, step_over

# As many as can be listed within a frame; the others come from a thread.
_AT_ONCE = 500
_ROOM = 17
# No source may be taken for a search of the same name.
_ON_TOP = "="


@dataclass(frozen=True, slots=True)
class Found:
    """What a list was narrowed to, by these words; the reason why they cannot be understood."""

    words: str
    groups: Sequence[Group]
    ids: Mapping[str, array[int]]
    reason: str = ""


class SourcesPane(Vertical):
    """Groups, each above its articles."""

    title = query_one(PaneTitle)
    rows = query_one(ListedRows)

    @dataclass
    class EntryChosen(Message):
        """An article was chosen."""

        entry: Entry

    @dataclass
    class IdsWanted(Message):
        """A group was opened whose articles are too many to be listed at once."""

        group: Group

    @dataclass
    class NarrowWanted(Message):
        """Only articles that have these words are wanted."""

        words: str

    class Relisted(Message):
        """Another listing is shown: other articles may follow the open one."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._catalogue: Catalogue | None = None
        self._pages: ListedPages | None = None
        self._opens_all = True
        self._groups: list[Group] = []
        self._tops: list[Group] = []
        self._ids: dict[str, array[int]] = {}
        self._folds: dict[str, bool] = {}
        self._found: Found | None = None
        self._words = ""
        self._seat: Seat | None = None
        self._is_on_its_way = False

    def compose(self) -> ComposeResult:
        """A title above the list."""
        yield PaneTitle("Articles")
        yield ListedRows()

    # What is listed

    def take(self, catalogue: Catalogue, *, opens_all: bool) -> None:
        """Take the catalogue whose articles are listed; its sources may all be open at first."""
        self._catalogue, self._opens_all = catalogue, opens_all
        self._pages = ListedPages(catalogue)

    @property
    def groups(self) -> list[Group]:
        """All groups: those that were put on top, folders, and sources."""
        return [*self._tops, *self._groups]

    @property
    def counted_groups(self) -> list[Group]:
        """The groups of which more has to be known than how many articles they have."""
        return [group for group in self.groups if group.is_on_top or group.name in self._ids]

    def take_groups(self, groups: Sequence[Group], ids: Mapping[str, array[int]]) -> None:
        """Take sources, those on top, and the articles of open ones as they are by now."""
        read = {group.name: group for group in groups}
        self._tops = [read.get(top.name, top) for top in self._tops]
        self._groups = [group for group in groups if not group.is_on_top]
        names = {group.name for group in self.groups}
        self._ids = {name: own for name, own in (self._ids | dict(ids)).items() if name in names}
        self.reload()

    def take_ids(self, name: str, ids: array[int]) -> None:
        """Take all articles of a group, of which the first ones are listed already."""
        self._ids[name] = ids
        self._arrange()

    def show_group(self, name: str, selection: Selection, total: int, unread: int) -> None:
        """Put a group on top, such as what a search found, and open it; one of its name goes."""
        group = Group(_ON_TOP + name, name, total, unread, 0, selection, is_on_top=True)
        self._tops = [group, *(top for top in self._tops if top.name != group.name)]
        self._ids.pop(group.name, None)
        self._folds[group.name] = True
        self._arrange()
        self.rows.put_cursor_on(group.name)

    def drop_group(self, name: str) -> None:
        """Take away a group that was put on top."""
        self._tops = [top for top in self._tops if top.name != _ON_TOP + name]
        self._ids.pop(_ON_TOP + name, None)
        self._arrange()

    def set_searches(self, groups: Sequence[Group]) -> None:
        """Put groups on top, such as saved searches, in place of those that were there."""
        self._tops = list(groups)
        names = {group.name for group in self.groups}
        self._ids = {name: own for name, own in self._ids.items() if name in names}
        self._arrange()

    def reload(self) -> None:
        """Look again at what rows say."""
        if self._pages:
            self._pages.forget()
        self._arrange()

    def failed(self, entry: Entry) -> None:
        """Know why an entry cannot be opened."""
        if self._pages and entry.failure:
            self._pages.failed(entry.id, entry.failure)
            self._arrange()

    def marks_changed(
        self,
        entries: Iterable[Entry],
        *,
        is_read: bool | None = None,
        is_starred: bool | None = None,
    ) -> None:
        """Show at once that articles were marked, or are marked no more.

        To be called before the marks are kept: it counts what they change.
        """
        if not self._catalogue or not self._pages:
            return
        changed = list(entries)
        marks = self._catalogue.marked(entry.key for entry in changed)
        for entry in changed:
            listed = self._pages.one(entry.id)
            was = listed.standing if listed else marks.get(entry.key)
            if is_read is not None and is_read != (was is not None and was.is_read):
                self._count(entry, -1 if is_read else 1)
        self._pages.marked((e.key for e in changed), is_read=is_read, is_starred=is_starred)
        self._arrange()

    def _count(self, entry: Entry, change: int) -> None:
        """Change the numbers of unread articles by one, wherever an article is listed."""
        self._groups = with_unread(self._groups, entry.source, change)
        for top in self._tops:
            if place_in(self._ids.get(top.name, array("q")), entry.id) is not None:
                self._tops = with_unread(self._tops, top.name, change)
        if self._found:
            groups = with_unread(self._found.groups, entry.source, change)
            self._found = replace(self._found, groups=groups)

    # Narrowed

    def narrow(self, words: str) -> None:
        """List only the articles that have the words; all for no words."""
        self._words = words.strip()
        if self._words:
            self.post_message(self.NarrowWanted(self._words))
        else:
            self._found = None
            self._arrange()

    def take_found(self, found: Found) -> None:
        """Take what was found, unless other words are wanted by now."""
        if found.words == self._words:
            self._found = found
            self._arrange()

    @property
    def is_narrowed(self) -> bool:
        """Whether some articles are not listed at the moment."""
        return bool(self._words)

    @property
    def words(self) -> str:
        """The words that all listed articles have."""
        return self._words

    # The open article and its neighbours

    @property
    def current_entry(self) -> Entry | None:
        """The article under the cursor."""
        rows = self.rows.rows
        listed = rows.listed_at(self.rows.cursor) if rows else None
        return listed.entry if listed else None

    @property
    def current_group(self) -> Group | None:
        """The group under the cursor, or the one of the article there."""
        rows = self.rows.rows
        return rows.listing.group_at(self.rows.cursor) if rows else None

    @property
    def unread(self) -> int:
        """How many of the listed articles are unread."""
        groups = self._found.groups if self._found else self._groups
        return sum(group.unread for group in groups if not group.is_folder)

    def open(self, entry: Entry) -> None:
        """Mark an article as the one on the screen and put the cursor on it."""
        seat = self._seat_of(entry)
        self._seat = seat
        self._folds[seat.group] = True
        self._folds |= {g.name: True for g in self._groups if g.is_above(seat.group)}
        self.rows.mark_open(seat)
        self._arrange()
        self._is_on_its_way = not self.rows.put_cursor_on(seat)

    def neighbour(self, entry: Entry | None, step: int, *, is_unread: bool = False) -> Entry | None:
        """Give the article below (step 1) or above another in the list; the first for none.

        An unread one is looked for in all groups, from the other end on where need be.
        """
        there = self._seat_beside(entry, step, is_unread=is_unread)
        listed = self._pages.one(there.id) if there and self._pages else None
        if there and listed:
            self._seat = there
        return listed.entry if listed else None

    def has_next(self, entry: Entry) -> bool:
        """Whether an article stands below another in the list."""
        return self._seat_beside(entry, 1) is not None

    def _seat_beside(
        self, entry: Entry | None, step: int, *, is_unread: bool = False
    ) -> Seat | None:
        if not self._catalogue:
            return None
        groups = [group for group in self._listed_groups if not group.is_folder and group.total]
        seat = self._seat_of(entry) if entry else None
        find = step_over if is_unread else step_in
        return find(self._catalogue, groups, self._listed_ids, seat, step)

    @property
    def _listed_groups(self) -> Sequence[Group]:
        return self._found.groups if self._found else self.groups

    @property
    def _listed_ids(self) -> Mapping[str, array[int]]:
        return self._found.ids if self._found else self._ids

    def _seat_of(self, entry: Entry) -> Seat:
        """Where an article is listed: in the group it was chosen in, else below its source."""
        if self._seat and self._seat.id == entry.id:
            return self._seat
        return Seat(entry.source, entry.id)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if isinstance(event.value, Seat):
            if entry := self.current_entry:
                self._seat = event.value
                self.post_message(self.EntryChosen(entry))
        elif isinstance(event.value, str) and (group := self.current_group):
            self._folds[group.name] = not self._is_open(group)
            self._arrange()

    # The rows

    def _is_open(self, group: Group) -> bool:
        usual = group.is_folder or (self._opens_all and not group.is_on_top)
        return self._folds.get(group.name, usual)

    def _arrange(self) -> None:
        """List the articles of each open group below it, as far as they are wanted."""
        if self._found:
            listing = Listing(self._found.groups, lambda _: True, self._found.ids)
        else:
            for group in self.groups:
                self._begin_to_list(group)
            listing = Listing(self.groups, self._is_open, self._ids)
        self.rows.show(ListingRows(listing, self._pages))
        if self._is_on_its_way and self._seat:
            self._is_on_its_way = not self.rows.put_cursor_on(self._seat)
        self._tell()
        self.post_message(self.Relisted())

    def _begin_to_list(self, group: Group) -> None:
        """Have the articles of an open group, the first ones at once."""
        if not group.selection or group.name in self._ids or not self._is_open(group):
            return
        if self._catalogue:
            self._ids[group.name] = self._catalogue.ids(group.selection, _AT_ONCE)
            if group.total > _AT_ONCE:
                self.post_message(self.IdsWanted(group))

    def _tell(self) -> None:
        """Tell how many articles there are, and how many of them are unread."""
        if self._found:
            total = sum(map(len, self._found.ids.values()))
            told = self._found.reason or f"Articles with {self._found.words}"
            self.title.tell(told, str(total) if total else "none")
            return
        total, unread = sum(g.total for g in self._groups if not g.is_folder), self.unread
        self.title.tell("Articles", _counted(total, unread))


def _counted(total: int, unread: int) -> str:
    """The numbers in so few cells that the pane keeps its name."""
    if not total or not unread:
        return str(total) if total else "none"
    both = f"{unread} of {total} unread"
    return both if len(both) <= _ROOM else f"{unread} unread"
