"""The library one reads in: its catalogue and its marks, found once and watched from then on."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from textual.message import Message
from textual.worker import get_current_worker

from library.catalogue.groups import Group
from library.catalogue.steady import SteadyCatalogue
from library.marks.store import MarksError
from library.marks.values import Mark
from library.paths import index_file, marks_file
from library.shelf import Entry
from tui.messages import message
from tui.panes.notice import Notice
from tui.reading.access import Access, entry_to_begin_with, groups_now
from tui.reading.keeping import Act, Keeper
from tui.screens.host import Host


class Changes(NamedTuple):
    """What became of a library since it was looked at: it may be another one in its place."""

    is_replaced: bool = False
    is_changed: bool = False
    has_grown: bool = False


class Library:
    """All articles of the library, or those below some paths, and the reader's marks of them.

    `access` opens it in any thread; `catalogue` is the one that the event loop may ask. There is
    neither before `Opened` is told.
    """

    @message
    class Opened(Message):
        """There is a catalogue, with these groups, and an article in it to begin with."""

        groups: Sequence[Group]
        entry: Entry | None
        trouble: str | None

    class Grown(Message):
        """More articles were found."""

    @message
    class Lost(Message):
        """The catalogue, or the marks, cannot be read."""

        error: sqlite3.Error

    def __init__(self, host: Host, paths: Sequence[Path]) -> None:
        self._host = host
        self._paths = paths
        self._access: Access | None = None
        self._keeper: Keeper | None = None
        self._catalogue: SteadyCatalogue | None = None
        self._temporary: Path | None = None
        # The key of the article that was open when reading ended.
        self._last: int | None = None
        self._version = (0, 0)
        self._identity: tuple[int, ...] = ()

    @property
    def access(self) -> Access | None:
        """Where its files are, once they are found."""
        return self._access

    @property
    def catalogue(self) -> SteadyCatalogue | None:
        """The catalogue for the event loop; another one where its files were replaced."""
        return self._catalogue

    # Opening

    def find(self) -> None:
        """Begin to find the library, or what is below the paths."""
        self._host.in_thread(self._find, group="library")

    def _find(self) -> None:
        from library.marks.marks import Marks

        last, file, trouble = None, marks_file(), None
        try:
            with closing(Marks(file)) as marks:
                last, file, trouble = marks.last_open(), marks.file, marks.trouble
        except MarksError as error:  # a full disk perhaps: one can read all the same
            trouble = f"The marks cannot be read: {error}"
        if not self._paths:
            self._open(file, last, trouble)
            return
        try:
            self._fill(file, trouble)
        except (OSError, sqlite3.Error) as error:  # a full disk
            told = f"The list of articles cannot be made: {error}"
            self._host.post_message(Notice.Told(told, is_trouble=True))

    def _open(self, marks: Path, last: int | None, trouble: str | None) -> None:
        from library.catalogue.opening import open_catalogue

        try:
            with closing(open_catalogue(index_file(), marks)) as catalogue:
                access = Access(catalogue.index, marks)
                trouble = " ".join(filter(None, (trouble, catalogue.trouble))) or None
        except (OSError, sqlite3.Error) as error:
            access = Access(index_file(), marks)
            trouble = trouble or f"The list of articles cannot be read: {error}"
        self._hand_back(access, last, trouble)

    def _fill(self, marks: Path, trouble: str | None) -> None:
        """List what is below the paths, and begin with the first article."""
        from library.catalogue.filling import fill

        self._temporary = Path(tempfile.mkdtemp(prefix="newsreader-"))
        access = Access(self._temporary / "index.db", marks, is_library=False)
        for turn, _ in enumerate(fill(access.index, self._paths)):
            if turn == 0:
                self._hand_back(access, None, trouble)
            else:
                self._host.post_message(self.Grown())
            if get_current_worker().is_cancelled:
                return

    def _hand_back(self, access: Access, last: int | None, trouble: str | None) -> None:
        entry: Entry | None = None
        groups: list[Group] = []
        try:
            with access.opened() as catalogue:
                entry = entry_to_begin_with(access, catalogue, last, or_first=True)
                groups, _ = groups_now(access, catalogue, ())
        except sqlite3.Error as error:
            self._host.post_message(self.Lost(error))
        self._host.call_later(self._take, access, last, self.Opened(groups, entry, trouble))

    def _take(self, access: Access, last: int | None, opened: Opened) -> None:
        self._access, self._keeper, self._last = access, Keeper(access.marks), last
        try:
            self._take_catalogue(access)
        except sqlite3.Error as error:
            self._host.post_message(self.Lost(error))
        self._host.post_message(opened)

    def _take_catalogue(self, access: Access) -> SteadyCatalogue:
        former, identity = self._catalogue, access.identity()
        catalogue = access.catalogue()
        self._version = catalogue.version()
        self._catalogue, self._identity = catalogue, identity
        if former:
            former.close()
        return catalogue

    def close(self) -> None:
        """Leave nothing behind."""
        if self._catalogue:
            self._catalogue.close()
        if self._temporary:
            shutil.rmtree(self._temporary, ignore_errors=True)

    # What others change

    def changes(self) -> Changes:
        """Tell whether others wrote into the catalogue or the marks since this was last asked."""
        access, catalogue, is_replaced = self._access, self._catalogue, False
        if access is None:
            return Changes()
        try:
            if catalogue is None or access.identity() != self._identity:
                catalogue, is_replaced = self._take_catalogue(access), True
            before, self._version = self._version, catalogue.version()
        except sqlite3.Error as error:
            self._host.post_message(self.Lost(error))
            return Changes(is_replaced)
        if catalogue.fault:
            self._host.post_message(self.Lost(catalogue.fault))
            catalogue.fault = None
        has_grown = self._version[0] != before[0]
        return Changes(is_replaced, is_changed=self._version != before, has_grown=has_grown)

    def look_again(self) -> None:
        """In any thread: have it take for changed what could not be read."""
        self._version = (-1, -1)

    # In threads

    def first_entry(self, *, is_all: bool) -> Entry | None:
        """Give the article to begin with: the one that was open last, which may be still to come.

        When all are there, or none was open, it is the newest.
        """
        if self._access:
            or_first = is_all or self._last is None
            with suppress(sqlite3.Error), self._access.opened() as catalogue:
                return entry_to_begin_with(self._access, catalogue, self._last, or_first=or_first)
        return None

    def versions_of(self, entry: Entry) -> list[Entry]:
        """Give the versions of an article, the newest first."""
        if self._access:
            with suppress(sqlite3.Error), self._access.opened() as catalogue:
                return catalogue.versions(entry.key)
        return [entry]

    def mark_of(self, entry: Entry) -> Mark | None:
        """Give what was kept of an article at the last visit."""
        try:
            return self._keeper.mark_of(entry.key) if self._keeper else None
        except MarksError:  # told when something cannot be kept
            return None

    # Marks

    @property
    def acts(self) -> int:
        """How many acts were put so far: what was read before the last of them is outdated."""
        return self._keeper.count if self._keeper else 0

    def put(self, act: Act) -> None:
        """Have something done with the marks, in its turn, when they are written next."""
        if self._keeper:
            self._keeper.put(act)

    def keep(self, *acts: Act) -> None:
        """Have something done with the marks, and all that was put: now, in a thread."""
        for act in acts:
            self.put(act)
        self._host.in_thread(self.settle, group="marks")

    def settle(self) -> None:
        """Write the marks that were set; this waits for the disk."""
        try:
            if self._keeper:
                self._keeper.settle()
        except MarksError as error:
            self._host.post_message(Notice.Told(f"Not kept: {error}", is_trouble=True))
