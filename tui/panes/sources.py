"""The source pane: where articles come from, and the articles of each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message

from library.catalogue.catalogue import Catalogue
from library.catalogue.groups import Group
from library.catalogue.listing import Seat
from library.catalogue.rows import ListedPages
from library.shelf import Entry
from tui.panes.listing_rows import ListedRows, ListingRows
from tui.panes.rows import RowList
from tui.panes.title import PaneTitle
from tui.reading.shelves import Found, Shelves

_ROOM = 17


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
        self._shelves = Shelves()
        self._pages: ListedPages | None = None
        self._words = ""
        self._is_on_its_way = False

    def compose(self) -> ComposeResult:
        """A title above the list."""
        yield PaneTitle("Articles")
        yield ListedRows()

    # What is listed

    def take(self, catalogue: Catalogue, *, opens_all: bool) -> None:
        """Take the catalogue whose articles are listed; its sources may all be open at first."""
        self._shelves.catalogue, self._shelves.opens_all = catalogue, opens_all
        self._pages = ListedPages(catalogue)

    @property
    def groups(self) -> list[Group]:
        """All groups: those that were put on top, folders, and sources."""
        return self._shelves.groups

    @property
    def counted_groups(self) -> list[Group]:
        """The groups of which more has to be known than how many articles they have."""
        return self._shelves.counted

    def take_groups(self, groups: Sequence[Group], ids: Mapping[str, array[int]]) -> None:
        """Take sources, those on top, and the articles of open ones as they are by now."""
        self._shelves.take(groups, ids)
        self.reload()

    def take_ids(self, name: str, ids: array[int]) -> None:
        """Take all articles of a group, of which the first ones are listed already."""
        self._shelves.take_ids(name, ids)
        self._arrange()

    def show_group(self, group: Group) -> None:
        """Put a group `on_top`, such as what a search found, and open it; one of its name goes."""
        self._shelves.search(group)
        self._arrange()
        self.rows.put_cursor_on(group.name)

    def put_on_top(self, groups: Sequence[Group]) -> None:
        """Put groups on top, such as saved searches, in place of those that were there."""
        self._shelves.put_on_top(groups)
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
        if not self._pages:
            return
        changed = list(entries)
        for entry in changed:
            listed = self._pages.one(entry.id)
            if listed and is_read is not None and is_read != listed.standing.is_read:
                self._shelves.count_read(entry, is_read=is_read)
        self._pages.marked((e.key for e in changed), is_read=is_read, is_starred=is_starred)
        self._arrange()

    # Narrowed

    def narrow(self, words: str) -> None:
        """List only the articles that have the words; all for no words."""
        self._words = words.strip()
        if self._words:
            self.post_message(self.NarrowWanted(self._words))
        else:
            self._shelves.narrow(None)
            self._arrange()

    def take_found(self, found: Found) -> None:
        """Take what was found, unless other words are wanted by now."""
        if found.words == self._words:
            self._shelves.narrow(found)
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
        return self._shelves.unread

    def open(self, entry: Entry) -> None:
        """Mark an article as the one on the screen and put the cursor on it."""
        seat = self._shelves.seat_of(entry)
        self._shelves.reveal(seat)
        self.rows.mark_open(seat)
        self._arrange()
        self._is_on_its_way = not self.rows.put_cursor_on(seat)

    def neighbour(self, entry: Entry | None, step: int, *, is_unread: bool = False) -> Entry | None:
        """Give the article below (step 1) or above another in the list; the first for none.

        An unread one is looked for in all groups, from the other end on where need be.
        """
        there = self._shelves.seat_beside(entry, step, is_unread=is_unread)
        listed = self._pages.one(there.id) if there and self._pages else None
        if listed:
            self._shelves.seat = there
        return listed.entry if listed else None

    def has_next(self, entry: Entry) -> bool:
        """Whether an article stands below another in the list."""
        return self._shelves.seat_beside(entry, 1) is not None

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if isinstance(event.value, Seat):
            if entry := self.current_entry:
                self._shelves.seat = event.value
                self.post_message(self.EntryChosen(entry))
        elif isinstance(event.value, str) and (group := self.current_group):
            self._shelves.fold(group)
            self._arrange()

    # The rows

    def _arrange(self) -> None:
        """List the articles of each open group below it, as far as they are wanted."""
        for group in self._shelves.begin_to_list():
            self.post_message(self.IdsWanted(group))
        self.rows.show(ListingRows(self._shelves.listing(), self._pages))
        if self._is_on_its_way and (seat := self._shelves.seat):
            self._is_on_its_way = not self.rows.put_cursor_on(seat)
        self._tell()
        self.post_message(self.Relisted())

    def _tell(self) -> None:
        """Tell how many articles there are, and how many of them are unread."""
        total, found = self._shelves.total, self._shelves.found
        if found:
            told = found.reason or f"Articles with {found.words}"
            self.title.tell(told, str(total) if total else "none")
        else:
            self.title.tell("Articles", _counted(total, self._shelves.unread))


def _counted(total: int, unread: int) -> str:
    """The numbers in so few cells that the pane keeps its name."""
    if not total or not unread:
        return str(total) if total else "none"
    both = f"{unread} of {total} unread"
    return both if len(both) <= _ROOM else f"{unread} unread"
