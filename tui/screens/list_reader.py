"""What the source pane lists is read in threads, and read again where it has changed."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial

from textual.message import Message

from library.catalogue.groups import Group
from library.catalogue.values import Selection
from tui.panes.panes import Panes
from tui.reading.access import Access, groups_now
from tui.screens.host import Host
from tui.screens.library import Library

_SECONDS_BETWEEN_LOOKS = 2.0


class ListReader:
    """Keeps the list of the source pane as the library is."""

    class Listed(Message):
        """The list was read, and there is something in it."""

    def __init__(self, host: Host, library: Library, panes: Panes) -> None:
        self._host = host
        self._library = library
        self._panes = panes
        self._is_reading = self._is_stale = self._has_grown = False

    def begin(self, groups: Sequence[Group]) -> None:
        """List a library that was just opened, and see from now on what others change in it."""
        self._take_catalogue()
        self._panes.sources.take_groups(groups, {})
        # What was written since they were read.
        self._host.call_after_refresh(self.read)
        self._host.set_interval(_SECONDS_BETWEEN_LOOKS, self.look_for_changes)

    def _take_catalogue(self) -> None:
        access, catalogue = self._library.access, self._library.catalogue
        if access and catalogue:
            self._panes.sources.take(catalogue, opens_all=not access.is_library)

    def look_for_changes(self) -> None:
        """See whether others wrote into the catalogue or the marks; then the list is read again."""
        changes = self._library.changes()
        if changes.is_replaced:
            self._take_catalogue()
            self.read()
        if changes.is_changed:
            # Marks change no list of a source, and such a list may be very long.
            self._has_grown |= changes.has_grown
            self.read()
            if changes.has_grown:
                self._panes.sources.look_again()

    # All groups

    def read(self) -> None:
        """Begin to read the list; where it is being read already, it is read once more then."""
        access = self._library.access
        self._is_stale = self._is_reading
        if access and not self._is_reading:
            self._is_reading = True
            counted = self._panes.sources.counted_groups
            if not self._has_grown:
                counted = [group for group in counted if group.is_on_top]
            self._has_grown = False
            self._host.in_thread(self._read, access, counted, self._library.acts, group="list")

    def _read(self, access: Access, counted: Sequence[Group], acts: int) -> None:
        self._library.settle()
        try:
            with access.opened() as catalogue:
                groups, ids = groups_now(access, catalogue, counted)
            self._host.call_later(self._take, groups, ids, acts)
        except sqlite3.Error as error:  # it is looked at again
            self._library.look_again()
            self._host.post_message(Library.Lost(error))
            self._host.call_later(self._take, None, {}, acts)

    def _take(
        self, groups: Sequence[Group] | None, ids: Mapping[str, array[int]], acts: int
    ) -> None:
        """Take the groups as they are now, and the articles of those that were open."""
        self._is_reading = False
        is_outdated = acts != self._library.acts
        if groups:
            self._host.post_message(self.Listed())
        if groups is not None and not is_outdated:
            self._panes.sources.take_groups(groups, ids)
        if self._is_stale or is_outdated:
            self._has_grown |= is_outdated and bool(ids)
            self.read()

    # All articles of a group

    def read_group(self, group: Group) -> None:
        """Begin to read the articles of a group, too many to be listed at once."""
        if (access := self._library.access) and group.selection:
            take = partial(self._panes.sources.take_ids, group.name)
            self._host.in_thread(self._read_ids, access, group.selection, take, group="ids")

    def _read_ids(
        self, access: Access, selection: Selection, take: Callable[[array[int]], None]
    ) -> None:
        with suppress(sqlite3.Error), access.opened() as catalogue:
            self._host.call_later(take, catalogue.ids(selection))
