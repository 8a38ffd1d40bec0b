"""The library is taken in anew, beside reading, and how far that is is told."""

from __future__ import annotations

import sqlite3
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from textual.message import Message
from textual.timer import Timer

from library.catalogue.asking import holdings_of
from library.catalogue.values import Selection
from library.importing.progress import Progress
from tui.messages import message
from tui.panes.notice import Notice
from tui.panes.panes import Panes
from tui.reading.access import Access
from tui.reading.progress import progress_told
from tui.screens.at_hand import AtHand
from tui.screens.host import Host
from tui.screens.library import Library

_SECONDS_BETWEEN_TELLING = 1.0
_UNDER_WAY = "The library is being updated already."


class Updating:
    """Has new and changed files taken up by a process of its own, one import at a time."""

    @message
    class Updated(Message):
        """An import ended, one that was wanted by hand or not; so many articles there are more."""

        is_asked: bool
        more: int
        trouble: str | None
        refusal: str | None = None

    def __init__(self, host: Host, library: Library, panes: Panes, at_hand: AtHand) -> None:
        self._host = host
        self._library = library
        self._panes = panes
        self._at_hand = at_hand
        self._importer: subprocess.Popen[bytes] | None = None
        self._telling: Timer | None = None
        self._is_updating = self._is_stopping = False
        # What was asked for while an import was under way: it may have passed what is meant.
        self._asked: Callable[[], object] | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether an import of ours is going on, or about to."""
        return self._is_updating

    # Beginning and ending

    def begin(self) -> None:
        """Once, when there is something to read: see what changed in the files meanwhile."""
        access = self._library.access
        if self._telling is None and access and access.is_library:
            self._telling = self._host.set_interval(_SECONDS_BETWEEN_TELLING, self.tell_progress)
            self._host.in_thread(self._check_marks, access, group="marks")
            self._is_updating = True
            self._update(access, is_asked=False)

    def fill_again(self) -> None:
        """Fill a catalogue that was lost and is a new one; what is under way may be lost, too."""
        if access := self._library.access:
            self._begin_update(partial(self._update, access, is_asked=False))

    def _check_marks(self, access: Access) -> None:
        """Look through the whole file of marks for damage."""
        from library.marks.marks import Marks
        from library.marks.store import MarksError

        before: str | None = None
        try:
            with closing(Marks(access.marks)) as marks:
                before = marks.trouble
                marks.check()
                trouble = marks.trouble
        except MarksError as error:
            trouble = str(error)
        if trouble and trouble != before:
            self._host.post_message(Notice.Told(trouble, is_trouble=True))

    def _update(self, access: Access, *, is_asked: bool) -> None:
        self._host.in_thread(self._import, access, [], is_asked, group="update")

    def _update_source(self, access: Access, selections: Sequence[Selection]) -> None:
        self._host.in_thread(self._import_source, access, selections, group="update")

    def _import_source(self, access: Access, selections: Sequence[Selection]) -> None:
        holdings: set[Path] = set()
        with suppress(sqlite3.Error), access.opened() as catalogue:
            for selection in selections:
                holdings.update(holdings_of(catalogue, selection))
        if holdings:
            self._import(access, sorted(holdings), is_asked=True)
        else:
            self._host.post_message(self.Updated(is_asked=True, more=0, trouble=None))

    def _import(self, access: Access, holdings: Sequence[Path], is_asked: bool) -> None:
        """In a thread: import what is in the holdings, in all for none, in another process."""
        from library.importing.lock import is_importing
        from library.importing.starting import start_import

        before, refusal = _total(access), None
        if is_importing(access.index):
            refusal = _UNDER_WAY
        elif before is None or not _has_holdings(access):
            refusal = "Nothing was added to the library."
        if before is None or refusal:
            self._host.post_message(self.Updated(is_asked, 0, None, refusal))
            return
        self._importer = start_import(access.index, access.marks, holdings)
        if self._is_stopping:
            self._stop_importer()
        with self._importer:
            self._importer.wait()
        trouble = _trouble(access) if is_asked else None
        more = (_total(access) or before) - before
        self._host.post_message(self.Updated(is_asked, more, trouble))

    def end(self, updated: Updated) -> None:
        """Tell what came of an import, and begin the next one that was asked for meanwhile."""
        self._importer, self._is_updating = None, False
        self._panes.sources.tell_progress("")
        if updated.trouble:
            self._host.tell(updated.trouble, is_trouble=True)
        elif updated.refusal and updated.is_asked:
            self._host.tell(updated.refusal)
        elif updated.is_asked and not self._is_stopping:
            more = f"{updated.more:,} new {'article' if updated.more == 1 else 'articles'}"
            self._host.tell(f"Updated: {more if updated.more > 0 else 'nothing new'}.")
        asked, self._asked, self._is_stopping = self._asked, None, False
        if asked:
            self._begin_update(asked)

    def _stop_importer(self) -> None:
        if self._importer:
            with suppress(OSError):
                self._importer.terminate()

    def close(self) -> None:
        """End what goes on beside reading with it."""
        self._is_stopping = True
        self._stop_importer()

    # How far it is

    def tell_progress(self) -> None:
        """Tell how far an import is, be it ours or that of another program."""
        from library.importing.lock import is_importing

        access, catalogue, told = self._library.access, self._library.catalogue, ""
        if not access or catalogue is None:
            return
        if self._importer is not None or is_importing(access.index):
            with suppress(sqlite3.Error):
                progress = catalogue.progress()
                told = progress_told(progress, time.time()) if progress else ""
        self._panes.sources.tell_progress(told)

    # Keys

    def update_source(self) -> None:
        """Look for new and changed files where the source at hand comes from."""
        group = self._at_hand.group
        if group and (access := self._access_to_update()):
            self._host.tell(f"Looking for news of {group.title} ..")
            selections = self._panes.sources.selections_of(group)
            self._begin_update(partial(self._update_source, access, selections))

    def update_all(self) -> None:
        """Look for new and changed files in all that was added."""
        if access := self._access_to_update():
            self._host.tell("Looking for new and changed articles ..")
            self._begin_update(partial(self._update, access, is_asked=True))

    def _begin_update(self, update: Callable[[], object]) -> None:
        """Update now, or when the import that is under way has ended."""
        if self._is_updating:
            self._asked = update
        else:
            self._is_updating = True
            update()

    def _access_to_update(self) -> Access | None:
        """Give the library; tell where there is none."""
        access = self._library.access
        if access and access.is_library:
            return access
        self._host.tell("Only a library can be updated: newsreader add PATH makes one.")
        return None

    def stop(self) -> None:
        """End the import; the next one goes on where it was."""
        if self._importer is None:
            self._host.tell("Nothing is being updated.")
            return
        self._is_stopping, self._asked = True, None
        self._stop_importer()
        self._host.tell("Stopped. It goes on from here the next time.")


# In threads


def _has_holdings(access: Access) -> bool:
    """Whether anything was added: without it an import would empty the catalogue."""
    with suppress(sqlite3.Error), access.opened() as catalogue:
        return bool(catalogue.rows("SELECT 1 FROM marks.holding LIMIT 1"))
    return False


def _total(access: Access) -> int | None:
    with suppress(sqlite3.Error), access.opened() as catalogue:
        rows = catalogue.rows("SELECT total FROM source")
        return sum(int(total) for (total,) in rows)
    return None


def _trouble(access: Access) -> str | None:
    progress: Progress | None = None
    with suppress(sqlite3.Error), access.opened() as catalogue:
        progress = catalogue.progress()
    return progress.trouble if progress else None
