"""The source pane: where articles come from, and the articles of each, or some of them."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from textual import on
from textual.message import Message

from library.catalogue.groups import Group
from library.catalogue.listing import Seat
from library.search.snippets import Snippet
from library.shelf import Entry
from tui.messages import message
from tui.panes.list_pane import ListPane
from tui.panes.listing_rows import ListedRows
from tui.reading.found import Found
from tui.reading.searching import HITS

_ROOM = 17
_MOST_SNIPPETS = 2000


class SourcesPane(ListPane):
    """Sources, narrowed to what is wanted, below what was looked for."""

    @message
    class NarrowWanted(Message):
        """Only articles that have these words are wanted; what is being typed may go on."""

        words: str
        is_typed: bool

    @message
    class SnippetsWanted(Message):
        """A few words of articles around what a query looks for are wanted, each behind it."""

        articles: Sequence[tuple[str, Entry]]

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id)
        self._words = self._filter = self._progress = ""
        self._is_looking = False
        # What was under the cursor before the list was narrowed.
        self._before: object = None

    # What was looked for

    def show_hits(self, hits: Group, ids: array[int], *, is_all: bool) -> None:
        """Put what a search found so far above all, open. The cursor waits at the first hit."""
        row = self.rows.current
        is_waiting = row is not None and row.value == HITS
        is_first = self._shelves.hits is None
        self._is_looking = not is_all
        self._shelves.put_hits(hits, ids)
        self._arrange()
        if is_first or is_waiting:
            self._awaited = None
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

    # Narrowed

    def narrow(self, words: str) -> None:
        """List only the articles that have the words; all for no words, as it was before."""
        self._words = words.strip()
        self._narrow()
        if not self.words and self._before is not None:
            self.rows.put_cursor_on(self._before)

    def choose(self, query: str) -> None:
        """List only what a query finds, until it is taken away; all for none."""
        here = self._under_cursor
        self._filter = query.strip()
        self._words = ""
        self._narrow()
        if not self.words:
            self._stay_with(here)

    def look_again(self) -> None:
        """Where the list is filtered, other articles may be what the filter finds by now."""
        if self._filter and not self._words:
            self._narrow()

    def _narrow(self) -> None:
        if self.words:
            if not self._shelves.found:
                self._before = self._under_cursor
            self.post_message(self.NarrowWanted(self.words, is_typed=bool(self._words)))
        else:
            self._shelves.narrow(None)
            self._arrange()

    def widen(self) -> bool:
        """Take away the words, else the filter; False where all is listed."""
        was_narrowed, here = self.is_narrowed, self._under_cursor
        if self._words:
            self.narrow("")
            self._stay_with(here)
        elif self._filter:
            self.choose("")
        return was_narrowed

    def _stay_with(self, here: object) -> None:
        """In the whole list, have the cursor on what it was on among what was found."""
        if isinstance(here, Seat):
            self._reveal(here)
        elif here is not None:
            self.rows.put_cursor_on(here)

    @property
    def _under_cursor(self) -> object:
        return row.value if (row := self.rows.current) else None

    def take_found(self, found: Found) -> None:
        """Take what was found, unless other words are wanted by now.

        While one types, the cursor is on the first article; it is too where what was under it is
        not listed any more.
        """
        if found.words != self.words:
            return
        before, here = self._shelves.found, self._under_cursor
        is_new = before is None or before.words != found.words or here is None
        self._shelves.narrow(found)
        self._arrange()
        if is_new and (found.is_typed or self.rows.row_of(here) is None):
            self.rows.scroll_to(y=0, animate=False)
            rows = self.rows.rows.listing
            seats = (n for n in range(len(rows)) if isinstance(rows.value_at(n), Seat))
            self.rows.cursor = next(seats, 0)
        if is_new:
            self.rows.bring_into_sight(self.rows.cursor)

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

    # What is told above

    def tell(self) -> None:
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
            self.tell()


def _counted(total: int, unread: int) -> str:
    """The numbers in so few cells that the pane keeps its name."""
    if not total or not unread:
        return f"{total:,}" if total else "none"
    both = f"{unread:,} of {total:,} unread"
    return both if len(both) <= _ROOM else f"{unread:,} unread"
