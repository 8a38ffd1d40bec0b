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

from library.catalogue.catalogue import Catalogue, Selection, Standing
from library.catalogue.groups import Group
from library.catalogue.listing import Seat
from library.catalogue.rows import ListedPages
from library.search.snippets import Snippet
from library.shelf import Entry
from tui.panes.listing_rows import ListedRows, ListingRows
from tui.panes.rows import RowList
from tui.panes.title import PaneTitle
from tui.reading.searching import HITS
from tui.reading.shelves import Found, Shelves

_ROOM = 17
_MOST_SNIPPETS = 2000


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
        """Only articles that have these words are wanted; what is being typed may go on."""

        words: str
        is_typed: bool

    @dataclass
    class SnippetsWanted(Message):
        """A few words of articles around what a query looks for are wanted, each behind it."""

        articles: Sequence[tuple[str, Entry]]

    class Relisted(Message):
        """Another listing is shown: other articles may follow the open one."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._shelves = Shelves()
        self._pages: ListedPages | None = None
        self._words = self._filter = self._progress = ""
        self._snippets: dict[tuple[str, int], Snippet] = {}
        self._is_looking = self._is_on_its_way = False

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

    # What was looked for

    def show_hits(self, hits: Group, ids: array[int], *, is_all: bool) -> None:
        """Put what a search found so far above all, open. The cursor waits at the first hit."""
        row = self.rows.current
        is_waiting = row is not None and row.value == HITS
        is_first = self._shelves.hits is None or self._shelves.hits.query != hits.query
        self._is_looking = not is_all
        self._shelves.put_hits(hits, ids)
        self._arrange()
        if is_first or is_waiting:
            self.rows.put_cursor_on(Seat(HITS, ids[0]) if ids else HITS)

    def drop_hits(self) -> bool:
        """Take away what was looked for; False where nothing was."""
        was_there = self._shelves.hits is not None
        self._is_looking = False
        self._shelves.put_hits(None, array("q"))
        self._arrange()
        return was_there

    @property
    def hits(self) -> Group | None:
        """What was just looked for."""
        return self._shelves.hits

    def query_of(self, entry: Entry) -> str:
        """Give the search an article was chosen from; nothing for none."""
        return self._shelves.query_of(self._shelves.seat_of(entry))

    def hit_beside(self, step: int) -> Entry | None:
        """Give the next or previous article of the search one is in; the first of the last one."""
        return self._entry_at(self._shelves.hit_beside(step))

    def place_of(self, entry: Entry) -> tuple[int, int]:
        """Give the place of an article in its group, from 1, and how many there are."""
        return self._shelves.place_of(self._shelves.seat_of(entry))

    @on(ListedRows.SnippetsWanted)
    def _ask_for_snippets(self, event: ListedRows.SnippetsWanted) -> None:
        event.stop()
        if articles := self.rows.lacking:
            self.post_message(self.SnippetsWanted(articles))

    def take_snippets(self, snippets: Mapping[tuple[str, int], Snippet]) -> None:
        """Take snippets of articles, by query and id."""
        if len(self._snippets) > _MOST_SNIPPETS:
            self._snippets.clear()
        self._snippets.update(snippets)
        self.rows.refresh()

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

    # Narrowed

    def narrow(self, words: str) -> None:
        """List only the articles that have the words; all for no words."""
        self._words = words.strip()
        self._narrow()

    def choose(self, query: str) -> None:
        """List only what a query finds, until it is taken away; all for none."""
        self._filter = query.strip()
        self._words = ""
        self._narrow()

    def look_again(self) -> None:
        """Where the list is filtered, other articles may be what the filter finds by now."""
        if self._filter and not self._words:
            self._narrow()

    def _narrow(self) -> None:
        if self.words:
            self.post_message(self.NarrowWanted(self.words, is_typed=bool(self._words)))
        else:
            self._shelves.narrow(None)
            self._arrange()

    def widen(self) -> bool:
        """Take away the words, else the filter; False where all is listed."""
        was_narrowed = self.is_narrowed
        if self._words:
            self.narrow("")
        elif self._filter:
            self.choose("")
        return was_narrowed

    def take_found(self, found: Found) -> None:
        """Take what was found, unless other words are wanted by now."""
        if found.words == self.words:
            self._shelves.narrow(found)
            self._arrange()

    @property
    def is_narrowed(self) -> bool:
        """Whether some articles are not listed at the moment."""
        return bool(self.words)

    @property
    def filter(self) -> str:
        """What all listed articles are, besides the words they have."""
        return self._filter

    @property
    def words(self) -> str:
        """The query that finds all listed articles."""
        if self._filter and self._words:
            return f"({self._filter}) {self._words}"
        return self._words or self._filter

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
        if self._is_on_its_way and (seat := self._shelves.seat):
            self._is_on_its_way = not self.rows.put_cursor_on(seat)
        self._tell()
        self.post_message(self.Relisted())

    def _tell(self) -> None:
        """Tell how many articles there are, and how many of them are unread."""
        total, found, hits = self._shelves.total, self._shelves.found, self._shelves.hits
        if found:
            told = found.reason or f"{'Articles with' if found.is_typed else 'Only'} {found.words}"
            self.title.tell(told, f"{total:,}" if total else "none")
        elif hits:
            told = f"{hits.total:,} {'hit' if hits.total == 1 else 'hits'}"
            self.title.tell(told + (", still looking" if self._is_looking else ""), "")
        elif self._progress:
            self.title.tell(self._progress, "")
        else:
            self.title.tell("Articles", _counted(total, self._shelves.unread))

    def tell_progress(self, told: str) -> None:
        """Tell in the title how far the library is taken in; nothing when it is."""
        if told != self._progress:
            self._progress = told
            self._tell()


def _counted(total: int, unread: int) -> str:
    """The numbers in so few cells that the pane keeps its name."""
    if not total or not unread:
        return str(total) if total else "none"
    both = f"{unread} of {total} unread"
    return both if len(both) <= _ROOM else f"{unread} unread"
