"""A screen of panes whose list comes from a catalogue: read, and kept up to date.

What may take longer than a frame is read in threads, and dropped where it comes too late.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from array import array
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from library.catalogue.groups import Group
from library.catalogue.steady import SteadyCatalogue
from library.paths import index_file, marks_file
from library.shelf import Entry
from tui.panes.notice import Notice
from tui.panes.sources import SourcesPane
from tui.reading.access import Access, entry_to_begin_with, groups_now
from tui.reading.keeping import Keeper
from tui.screens.asking import AskingScreen
from tui.settings.values import DEFAULTS, Settings

_SECONDS_BETWEEN_LOOKS = 2.0


class ListingScreen(AskingScreen):
    """The panes, with a list of all articles of the library, or of those below some paths."""

    @dataclass
    class LibraryOpened(Message):
        """There is a catalogue, with these groups, and an article in it to begin with."""

        access: Access
        groups: Sequence[Group]
        entry: Entry | None
        trouble: str | None

    class LibraryGrown(Message):
        """More articles were found."""

    @dataclass
    class Lost(Message):
        """The catalogue, or the marks, cannot be read."""

        error: sqlite3.Error

    @dataclass
    class ListRead(Message):
        """The groups as they are now, and the articles of those that were open."""

        groups: Sequence[Group] | None
        ids: Mapping[str, array[int]]
        acts: int

    @dataclass
    class IdsRead(Message):
        """All articles of a group."""

        name: str
        ids: array[int]

    def __init__(self, paths: Sequence[Path], settings: Settings = DEFAULTS) -> None:
        super().__init__(settings)
        self._paths = paths
        self._access: Access | None = None
        self._catalogue: SteadyCatalogue | None = None
        self._keeper: Keeper | None = None
        self._temporary: Path | None = None
        # The key of the article that was open when reading ended.
        self._last: int | None = None
        self._version = (0, 0)
        self._identity: tuple[int, ...] = ()
        self._is_reading = self._is_stale = self._has_grown = False

    # Opening

    @work(thread=True, group="library")
    def _find_library(self) -> None:
        from library.catalogue.opening import open_catalogue
        from library.marks.marks import Marks
        from library.marks.store import MarksError

        last, file, trouble = None, marks_file(), None
        try:
            with closing(Marks(file)) as marks:
                last, file, trouble = marks.last_open(), marks.file, marks.trouble
        except MarksError as error:  # a full disk perhaps: one can read all the same
            trouble = f"The marks cannot be read: {error}"
        if self._paths:
            try:
                self._fill(file, trouble)
            except (OSError, sqlite3.Error) as error:  # a full disk
                told = f"The list of articles cannot be made: {error}"
                self.post_message(Notice.Told(told, is_trouble=True))
            return
        try:
            with closing(open_catalogue(index_file(), file)) as catalogue:
                access = Access(catalogue.index, file)
                trouble = " ".join(filter(None, (trouble, catalogue.trouble))) or None
        except (OSError, sqlite3.Error) as error:
            access = Access(index_file(), file)
            trouble = trouble or f"The list of articles cannot be read: {error}"
        self._tell_opened(access, last, trouble)

    def _fill(self, marks: Path, trouble: str | None) -> None:
        """List what is below the paths, and begin with the first article."""
        from library.catalogue.filling import fill

        self._temporary = Path(tempfile.mkdtemp(prefix="newsreader-"))
        access = Access(self._temporary / "index.db", marks, is_library=False)
        for turn, _ in enumerate(fill(access.index, self._paths)):
            if turn == 0:
                self._tell_opened(access, None, trouble)
            else:
                self.post_message(self.LibraryGrown())
            if get_current_worker().is_cancelled:
                return

    def _tell_opened(self, access: Access, last: int | None, trouble: str | None) -> None:
        self._last = last
        entry: Entry | None = None
        groups: list[Group] = []
        try:
            with access.opened() as catalogue:
                entry = entry_to_begin_with(access, catalogue, last, or_first=True)
                groups, _ = groups_now(access, catalogue, ())
        except sqlite3.Error as error:
            self.post_message(self.Lost(error))
        self.post_message(self.LibraryOpened(access, groups, entry, trouble))

    @on(LibraryOpened)
    def _take_library(self, event: LibraryOpened) -> None:
        self._access, self._keeper = event.access, Keeper(event.access.marks)
        try:
            self._take_catalogue()
        except sqlite3.Error as error:
            self.post_message(self.Lost(error))
        self.panes.sources.take_groups(event.groups, {})
        # What was written since they were read.
        self.call_after_refresh(self._read_list)
        self.set_interval(_SECONDS_BETWEEN_LOOKS, self.look_for_changes)
        if event.trouble:
            self.post_message(Notice.Told(event.trouble, is_trouble=True))

    def _take_catalogue(self) -> None:
        assert self._access
        former, identity = self._catalogue, self._access.identity()
        self._catalogue = self._access.catalogue()
        self._identity = identity
        self._version = self._catalogue.version()
        self.panes.sources.take(self._catalogue, opens_all=not self._access.is_library)
        if former:
            former.close()

    def on_unmount(self) -> None:
        """Leave nothing behind."""
        if self._catalogue:
            self._catalogue.close()
        if self._temporary:
            shutil.rmtree(self._temporary, ignore_errors=True)

    # The list, and what others change in it

    @on(LibraryGrown)
    def look_for_changes(self) -> None:
        """See whether others wrote into the catalogue or the marks; then the list is read again."""
        if self._access is None:
            return
        try:
            if self._catalogue is None or self._access.identity() != self._identity:
                self._take_catalogue()
                self._read_list()
            assert self._catalogue
            before, self._version = self._version, self._catalogue.version()
        except sqlite3.Error as error:
            self.post_message(self.Lost(error))
            return
        if self._catalogue.fault:
            self.post_message(self.Lost(self._catalogue.fault))
            self._catalogue.fault = None
        if self._version != before:
            # Marks change no list of a source, and such a list may be very long.
            has_grown = self._version[0] != before[0]
            self._has_grown |= has_grown
            self._read_list()
            if has_grown:
                self.panes.sources.look_again()

    def _read_list(self) -> None:
        self._is_stale = self._is_reading
        if not self._is_reading and self._keeper:
            self._is_reading = True
            counted = self.panes.sources.counted_groups
            if not self._has_grown:
                counted = [group for group in counted if group.is_on_top]
            self._has_grown = False
            self._read_in_thread(counted, self._keeper.count)

    @work(thread=True, group="list")
    def _read_in_thread(self, counted: Sequence[Group], acts: int) -> None:
        assert self._access
        self._settle()
        try:
            with self._access.opened() as catalogue:
                now = groups_now(self._access, catalogue, counted)
            self.post_message(self.ListRead(*now, acts))
        except sqlite3.Error as error:  # it is looked at again
            self._version = (-1, -1)
            self.post_message(self.Lost(error))
            self.post_message(self.ListRead(None, {}, acts))

    def _settle(self) -> None:
        """In a thread: write the marks that were set."""
        from library.marks.store import MarksError

        try:
            if self._keeper:
                self._keeper.settle()
        except MarksError as error:
            self.post_message(Notice.Told(f"Not kept: {error}", is_trouble=True))

    @on(ListRead)
    def _list(self, event: ListRead) -> None:
        self._is_reading = False
        is_outdated = self._keeper is not None and event.acts != self._keeper.count
        if event.groups is not None and not is_outdated:
            self.panes.sources.take_groups(event.groups, event.ids)
        if self._is_stale or is_outdated:
            self._has_grown |= is_outdated and bool(event.ids)
            self._read_list()

    @on(SourcesPane.IdsWanted)
    def _begin_to_read_ids(self, event: SourcesPane.IdsWanted) -> None:
        self._read_ids(event.group)

    @work(thread=True, group="ids")
    def _read_ids(self, group: Group) -> None:
        assert self._access
        assert group.selection
        with suppress(sqlite3.Error), self._access.opened() as catalogue:
            self.post_message(self.IdsRead(group.name, catalogue.ids(group.selection)))

    @on(IdsRead)
    def _take_ids(self, event: IdsRead) -> None:
        self.panes.sources.take_ids(event.name, event.ids)
