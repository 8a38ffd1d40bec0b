"""A screen of panes whose list comes from a catalogue: read, narrowed and kept up to date.

Nothing of it is read on the event loop that may take longer than a frame; what a thread found
comes as a message, and is dropped where the reader wants something else by then.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from library.catalogue.catalogue import Catalogue
from library.catalogue.filling import fill
from library.catalogue.groups import Group
from library.paths import index_file, marks_file
from library.shelf import Entry
from tui.panes.notice import Notice
from tui.panes.sources import Found, SourcesPane
from tui.reading.access import Access, first_article
from tui.reading.keeping import Keeper
from tui.reading.narrowing import chosen_by, narrowed
from tui.screens.asking import AskingScreen
from tui.settings.values import DEFAULTS, Settings

_SECONDS_BETWEEN_LOOKS = 2.0


class ListingScreen(AskingScreen):
    """The panes, with a list of all articles of the library, or of those below some paths."""

    @dataclass
    class LibraryOpened(Message):
        """There is a catalogue, and an article in it to begin with."""

        access: Access
        entry: Entry | None
        trouble: str | None

    class LibraryGrown(Message):
        """More articles were found."""

    @dataclass
    class ListRead(Message):
        """The groups as they are now, and the articles of those that were open."""

        groups: Sequence[Group]
        ids: Mapping[str, array[int]]
        acts: int

    @dataclass
    class IdsRead(Message):
        """All articles of a group."""

        name: str
        ids: array[int]

    @dataclass
    class WordsFound(Message):
        """The articles that have the words."""

        found: Found

    def __init__(self, paths: Sequence[Path], settings: Settings = DEFAULTS) -> None:
        super().__init__(settings)
        self._paths = paths
        self._access: Access | None = None
        self._catalogue: Catalogue | None = None
        self._keeper: Keeper | None = None
        self._temporary: Path | None = None
        self._version = (0, 0)
        self._is_reading = self._is_stale = False
        self._narrowing: Catalogue | None = None

    # Opening

    @work(thread=True, group="library")
    def _find_library(self) -> None:
        from library.marks.marks import Marks

        marks = Marks(marks_file())
        try:
            last, place, trouble = marks.last_open(), marks.file, marks.trouble
        finally:
            marks.close()
        if not self._paths:
            self._tell_opened(Access(index_file(), place), last, trouble)
            return
        self._temporary = Path(tempfile.mkdtemp(prefix="newsreader-"))
        access = Access(self._temporary / "index.db", place, is_library=False)
        for number in fill(access.index, self._paths):
            if number <= 1:
                self._tell_opened(access, None, trouble)
            else:
                self.post_message(self.LibraryGrown())
            if get_current_worker().is_cancelled:
                return

    def _tell_opened(self, access: Access, last: int | None, trouble: str | None) -> None:
        catalogue = access.catalogue()
        try:
            entry = catalogue.with_key(last) if last is not None else None
            if entry is None and (number := first_article(access, catalogue)) is not None:
                entry = next(iter(catalogue.entries([number])), None)
        finally:
            catalogue.close()
        self.post_message(self.LibraryOpened(access, entry, trouble))

    @on(LibraryOpened)
    def _take_library(self, event: LibraryOpened) -> None:
        self._access, self._keeper = event.access, Keeper(event.access.marks)
        self._catalogue = event.access.catalogue()
        self._version = self._catalogue.version()
        self.panes.sources.take(self._catalogue, opens_all=not event.access.is_library)
        self._read_list()
        self.set_interval(_SECONDS_BETWEEN_LOOKS, self.look_for_changes)
        if event.trouble:
            self.post_message(Notice.Told(event.trouble, is_trouble=True))

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
        if self._catalogue is None:
            return
        try:
            version = self._catalogue.version()
        except sqlite3.Error:  # in between, as when it is made anew
            return
        if version != self._version:
            self._version = version
            self._read_list()

    def _read_list(self) -> None:
        self._is_stale = self._is_reading
        if not self._is_reading and self._keeper:
            self._is_reading = True
            self._read_in_thread(self.panes.sources.open_groups, self._keeper.count)

    @work(thread=True, group="list")
    def _read_in_thread(self, listed: Sequence[Group], acts: int) -> None:
        with self._opened() as catalogue:
            assert self._access
            assert self._keeper
            self._settle()
            groups = self._access.groups(catalogue)
            for group in reversed([group for group in listed if group.is_on_top]):
                groups.insert(0, group.counting(*catalogue.counts(group.selection)))
            names = {group.name for group in listed}
            ids = {g.name: catalogue.ids(g.selection) for g in groups if g.name in names}
            self.post_message(self.ListRead(groups, ids, acts))

    @on(ListRead)
    def _list(self, event: ListRead) -> None:
        self._is_reading = False
        assert self._keeper
        if self._is_stale or event.acts != self._keeper.count:
            self._read_list()
        if event.acts == self._keeper.count:
            self.panes.sources.take_groups(event.groups, event.ids)
