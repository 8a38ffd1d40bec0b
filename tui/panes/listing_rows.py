"""The rows of a listing: groups with what is unread in them, and articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar, overload

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from library.catalogue.groups import Group
from library.catalogue.listing import Listing, Seat
from library.catalogue.rows import Listed, ListedPages
from library.search.snippets import Snippet
from library.shelf import Entry
from tui.panes.rows import ROOM_FOR_MORE, Row, RowList
from tui.reading.searching import matcher_of

_STEP = "  "


Snippets = Mapping[tuple[str, int], Snippet]
"""A few words of articles around what a query looks for, by query and id."""


class ListingRows(Sequence[Row]):
    """Rows that are made when they are looked at.

    In titles the words of the group's query are marked, else those of `words`.
    """

    def __init__(
        self,
        listing: Listing,
        pages: ListedPages | None = None,
        words: str = "",
        snippets: Snippets | None = None,
    ) -> None:
        self.listing = listing
        self._pages = pages
        self._words = words
        self.snippets = {} if snippets is None else snippets
        self._year = datetime.now().astimezone().year

    def __len__(self) -> int:
        return len(self.listing)

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> list[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | list[Row]:
        """Make a row, or some."""
        if isinstance(number, slice):
            return [self._row(each) for each in range(*number.indices(len(self)))]
        if not -len(self) <= number < len(self):
            raise IndexError(number)
        return self._row(number % len(self))

    def listed_at(self, number: int) -> Listed | None:
        """Give the article of a row; None where it has none, or none yet."""
        place = self.listing.place_at(number)
        ids = self.listing.ids_of(self.listing.group_at(number).name)
        if self._pages is None or not 0 <= place < len(ids):
            return None
        return self._pages.at(ids, place)

    def _row(self, number: int) -> Row:
        value = self.listing.value_at(number)
        group = self.listing.group_at(number)
        if isinstance(value, str):
            return _group_row(group)
        listed = self.listed_at(number)
        if listed is None:
            return Row(_STEP * (group.depth + 1) + "..", value)
        row = self._article_row(listed, value, _STEP * group.depth)
        words = group.query or self._words
        return self._with_marks(row, listed, words) if words else row

    def _with_marks(self, row: Row, listed: Listed, words: str) -> Row:
        matcher = matcher_of(words)
        title = listed.entry.title
        if matcher is None or listed.entry.failure:
            return row
        behind = len(row.text) - len(title)
        places = matcher.places(title, is_title=True)
        row = row._replace(marks=tuple((start + behind, end + behind) for start, end in places))
        snippet = self.snippets.get((words, listed.entry.id))
        return row._replace(more=snippet.text, more_marks=snippet.places) if snippet else row

    def lacks_snippet(self, number: int) -> bool:
        """Whether a row has an article whose snippet is not known yet."""
        value, query = self.listing.value_at(number), self.listing.group_at(number).query
        return isinstance(value, Seat) and bool(query) and (query, value.id) not in self.snippets

    def _article_row(self, listed: Listed, value: object, indent: str) -> Row:
        entry = listed.entry
        if entry.failure:
            return Row(f"{indent}! {entry.title}: {entry.failure}", value, look="failed")
        return Row(
            f"{indent}{'*' if listed.standing.is_starred else ' '} {entry.title}",
            value,
            "live" if entry.is_live else "",
            "plain" if listed.standing.is_read else "unread",
            *self._days(entry),
        )

    def _days(self, entry: Entry) -> tuple[str, str]:
        """The day of an article in few cells, and in more; this year goes without saying."""
        if entry.when is None:
            return "", ""
        when = entry.when.astimezone()
        if when.year == self._year:
            return f"{when:%m-%d}", f"{when:%m-%d}"
        return f"{when:%Y-%m}", f"{when:%Y-%m-%d}"


def _group_row(group: Group) -> Row:
    word = f"{group.unread:,}" if group.unread else ""
    title = f"{group.title} (so far)" if group.is_partial else group.title
    return Row(_STEP * group.depth + title, group.name, word, "group" if word else "plain")


class ListedRows(RowList, can_focus=True):
    """The rows of a listing, which may be very many."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "right_parenthesis", "group(1)", "Next source", key_display=")", id="source.next",
            tooltip="Next source, folder or search in the list",
        ),
        Binding(
            "left_parenthesis", "group(-1)", "Previous source", show=False, id="source.previous",
            tooltip="Previous source, or the one of the article under the cursor",
        ),
    ]  # fmt: skip

    class SnippetsWanted(Message):
        """There is room for snippets of articles in sight that are not known yet."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: ListingRows = ListingRows(Listing())
        self._is_asked = False

    def action_group(self, step: int) -> None:
        """Move the cursor to the next or previous group, which a jump brings to the top."""
        there = self._rows.listing.group_beside(self.cursor, step)
        if there is not None:
            self.go_to_row(there)

    def go_to_row(self, number: int) -> None:
        """Move the cursor to a row; one that is out of sight comes to the top."""
        top = self.scroll_offset.y
        if not top <= number < top + self.size.height - 1:
            self.scroll_to(y=number, animate=False)
        self.cursor = number
        self.reached()

    def draw(self, number: int, width: int) -> Strip:
        """Draw one row; where there is room, ask for the snippets that it lacks."""
        if width >= ROOM_FOR_MORE and not self._is_asked and self._rows.lacks_snippet(number):
            self._is_asked = True
            self.call_after_refresh(self.post_message, self.SnippetsWanted())
        return super().draw(number, width)

    @property
    def lacking(self) -> list[tuple[str, Entry]]:
        """The articles in sight whose snippets are not known, each behind its query."""
        self._is_asked = False
        top = self.scroll_offset.y
        found = []
        for number in range(top, min(top + self.size.height, len(self._rows))):
            if self._rows.lacks_snippet(number) and (listed := self._rows.listed_at(number)):
                found.append((self._rows.listing.group_at(number).query, listed.entry))
        return found

    @property
    def rows(self) -> ListingRows:
        """The rows, from top to bottom."""
        return self._rows

    def row_of(self, value: object) -> int | None:
        """Find the row of a group's name or of a seat; None where it is not listed."""
        return self._rows.listing.row_of(value) if value is not None else None

    def is_open(self, value: object) -> bool:
        """Whether a row is that of the article on the screen, in whatever group."""
        here = self._open
        return isinstance(value, Seat) and isinstance(here, Seat) and value.id == here.id
