"""A pane with a list of articles below their groups: what is listed, marked, open in it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message

from library.catalogue.catalogue import Catalogue
from library.catalogue.groups import Group
from library.catalogue.listing import Seat
from library.catalogue.rows import ListedPages
from library.catalogue.values import Selection, Standing
from library.search.snippets import Snippet
from library.shelf import Entry
from tui.messages import message
from tui.panes.listing_rows import ListedRows, ListingRows
from tui.panes.rows import RowList
from tui.panes.title import PaneTitle
from tui.reading.shelves import Shelves


class ListPane(Vertical):
    """Groups, each above its articles."""

    title = query_one(PaneTitle)
    rows = query_one(ListedRows)

    @message
    class EntryChosen(Message):
        """An article was chosen."""

        entry: Entry

    @message
    class IdsWanted(Message):
        """A group was opened whose articles are too many to be listed at once."""

        group: Group

    class Relisted(Message):
        """Another listing is shown: other articles may follow the open one."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._shelves = Shelves()
        self._pages: ListedPages | None = None
        self._snippets: dict[tuple[str, int], Snippet] = {}
        # An article on which the cursor is put as soon as it is listed.
        self._awaited: Seat | None = None

    def compose(self) -> ComposeResult:
        """A title above the list."""
        yield PaneTitle("Articles")
        yield ListedRows()

    def tell(self) -> None:
        """Tell above the list what it is."""
        raise NotImplementedError

    # What is listed

    def take(self, catalogue: Catalogue, *, opens_all: bool) -> None:
        """Take the catalogue whose articles are listed; its sources may all be open at first."""
        self._shelves.catalogue, self._shelves.opens_all = catalogue, opens_all
        self._pages = ListedPages(catalogue)

    @property
    def counted_groups(self) -> list[Group]:
        """The groups of which more has to be known than how many articles they have."""
        return self._shelves.counted

    def take_groups(self, groups: Sequence[Group], ids: Mapping[str, array[int]]) -> None:
        """Take sources, those on top, and the articles of open ones as they are by now."""
        self._shelves.take(groups, ids)
        if self._pages:
            self._pages.forget()
        self._arrange()

    def take_ids(self, name: str, ids: array[int]) -> None:
        """Take all articles of a group, of which the first ones are listed already."""
        self._shelves.take_ids(name, ids)
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

    def standing_of(self, entry: Entry) -> Standing:
        """Tell how an article stands with the reader, as the list shows it."""
        listed = self._pages.one(entry.id) if self._pages else None
        return listed.standing if listed else Standing()

    def group_of(self, entry: Entry) -> Group | None:
        """Give the group in which an article is listed."""
        name = self._shelves.seat_of(entry).group
        return next((group for group in self._shelves.shown if group.name == name), None)

    def selections_of(self, group: Group) -> list[Selection]:
        """Give what selects the articles of a group, or of all groups in a folder."""
        found = map(self._shelves.selection_of, self._shelves.within(group))
        return [selection for selection in found if selection]

    def all_read(self, group: Group) -> None:
        """Show at once that all articles of a group were read."""
        if self._pages:
            self._pages.all_read(self._shelves.ids_in(group))
        self._shelves.all_read(group)
        self._arrange()

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
        seat = self._shelves.seat = self._shelves.seat_of(entry)
        self.rows.mark_open(seat)
        self._reveal(seat)

    def _reveal(self, seat: Seat) -> None:
        """Put the cursor on an article in its group, at once or when it is listed there."""
        self._shelves.reveal(seat)
        self._arrange()
        self._awaited = None if self.rows.put_cursor_on(seat) else seat

    def go_up(self) -> None:
        """Go from an article to its group; from an open group, fold it; else to its folder."""
        group = self.current_group
        if group is None:
            return
        folder = self._shelves.folder_of(group)
        row = self.rows.row_of(group.name)
        if row is not None and row != self.rows.cursor:
            self.rows.go_to_row(row)
        elif self._shelves.is_open(group):
            self._shelves.fold(group)
            self._arrange()
        elif folder and (row := self.rows.row_of(folder.name)) is not None:
            self.rows.go_to_row(row)

    def neighbour(self, entry: Entry | None, step: int, *, is_unread: bool = False) -> Entry | None:
        """Give the article below (step 1) or above another in the list; the first for none.

        An unread one is looked for in all groups, from the other end on where need be.
        """
        return self._entry_at(self._shelves.seat_beside(entry, step, is_unread=is_unread))

    def _entry_at(self, there: Seat | None) -> Entry | None:
        """Go to a seat, and give the article there."""
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
        found = self._shelves.found
        words = found.words if found and not found.reason else ""
        self.rows.show(ListingRows(self._shelves.listing(), self._pages, words, self._snippets))
        if self._awaited and self.rows.put_cursor_on(self._awaited):
            self._awaited = None
        self.tell()
        self.post_message(self.Relisted())
