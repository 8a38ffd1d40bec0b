"""The rows of a listing: groups with what is unread in them, and articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import overload

from library.catalogue.groups import Group
from library.catalogue.listing import Listing, Seat
from library.catalogue.rows import Listed, ListedPages
from tui.panes.rows import Row, RowList

_STEP = "  "


class ListingRows(Sequence[Row]):
    """Rows that are made when they are looked at."""

    def __init__(self, listing: Listing, pages: ListedPages | None = None) -> None:
        self.listing = listing
        self._pages = pages
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
        return self._article_row(listed, value, _STEP * group.depth)

    def _article_row(self, listed: Listed, value: object, indent: str) -> Row:
        entry = listed.entry
        if entry.failure:
            return Row(f"{indent}! {entry.title}: {entry.failure}", value, look="failed")
        when = entry.when.astimezone() if entry.when else None
        return Row(
            f"{indent}{'*' if listed.standing.is_starred else ' '} {entry.title}",
            value,
            "live" if entry.is_live else "",
            "plain" if listed.standing.is_read else "unread",
            "" if when is None else f"{when:%m-%d}" if when.year == self._year else f"{when:%Y}",
        )


def _group_row(group: Group) -> Row:
    word = str(group.unread) if group.unread else ""
    return Row(_STEP * group.depth + group.title, group.name, word, "group" if word else "plain")


class ListedRows(RowList, can_focus=True):
    """The rows of a listing, which may be very many."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: ListingRows = ListingRows(Listing())

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
