"""A screen that has the library taken in anew, beside reading, and tells how far that is."""

from __future__ import annotations

import sqlite3
import subprocess
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.message import Message
from textual.timer import Timer

from library.catalogue.asking import holdings_of
from library.catalogue.catalogue import Selection
from library.catalogue.groups import Group
from library.importing.progress import Progress
from tui.panes.notice import Notice
from tui.reading.progress import progress_told
from tui.screens.opening import OpeningScreen

_SECONDS_BETWEEN_TELLING = 1.0
_UNDER_WAY = "The library is being updated already."


class UpdatingScreen(OpeningScreen):
    """The panes, whose articles come from files that change."""

    @dataclass
    class Updated(Message):
        """An import ended, one that was wanted by hand or not; so many articles there are more."""

        is_asked: bool
        more: int
        trouble: str | None

    _importer: subprocess.Popen[bytes] | None = None
    _telling: Timer | None = None
    _is_stopping = False

    # Beginning and ending

    @on(OpeningScreen.Begun)
    def _update_first(self) -> None:
        """Once, when there is something to read: see what changed in the files meanwhile."""
        if self._telling is None and self._access and self._access.is_library:
            self._telling = self.set_interval(_SECONDS_BETWEEN_TELLING, self._tell_progress)
            self._check_marks()
            self._update(is_asked=False)

    @work(thread=True, group="marks")
    def _check_marks(self) -> None:
        """Look through the whole file of marks for damage."""
        from library.marks.marks import Marks
        from library.marks.store import MarksError

        assert self._access
        before: str | None = None
        try:
            with closing(Marks(self._access.marks)) as marks:
                before = marks.trouble
                marks.check()
                trouble = marks.trouble
        except MarksError as error:
            trouble = str(error)
        if trouble and trouble != before:
            self.post_message(Notice.Told(trouble, is_trouble=True))

    @work(thread=True, group="update")
    def _update(self, *, is_asked: bool) -> None:
        self._import([], is_asked=is_asked)

    @work(thread=True, group="update")
    def _update_source(self, selections: Sequence[Selection]) -> None:
        assert self._access
        holdings: set[Path] = set()
        with suppress(sqlite3.Error), self._access.opened() as catalogue:
            for selection in selections:
                holdings.update(holdings_of(catalogue, selection))
        if holdings:
            self._import(sorted(holdings), is_asked=True)

    def _import(self, holdings: Sequence[Path], *, is_asked: bool) -> None:
        """In a thread: import what is in the holdings, in all for none, in another process."""
        from library.importing.lock import is_importing
        from library.importing.running import start_import

        access = self._access
        assert access
        if is_importing(access.index):
            if is_asked:
                self.post_message(Notice.Told(_UNDER_WAY))
            return
        before = self._total()
        if before is None or not self._has_holdings():
            if is_asked:
                self.post_message(Notice.Told("Nothing was added to the library."))
            return
        self._importer = start_import(access.index, access.marks, holdings)
        if self._is_stopping:
            self._stop_importer()
        with self._importer:
            self._importer.wait()
        trouble = self._trouble() if is_asked else None
        self.post_message(self.Updated(is_asked, (self._total() or before) - before, trouble))

    def _has_holdings(self) -> bool:
        """Whether anything was added: without it an import would empty the catalogue."""
        assert self._access
        with suppress(sqlite3.Error), self._access.opened() as catalogue:
            return bool(catalogue.rows("SELECT 1 FROM marks.holding LIMIT 1"))
        return False

    def _total(self) -> int | None:
        assert self._access
        with suppress(sqlite3.Error), self._access.opened() as catalogue:
            rows = catalogue.rows("SELECT total FROM source")
            return sum(int(total) for (total,) in rows)
        return None

    def _trouble(self) -> str | None:
        progress = self._progress()
        return progress.trouble if progress else None

    @on(Updated)
    def _tell_updated(self, event: Updated) -> None:
        self._importer = None
        self.panes.sources.tell_progress("")
        self.look_for_changes()
        if event.trouble:
            self._tell(event.trouble, is_trouble=True)
        elif event.is_asked and not self._is_stopping:
            more = f"{event.more:,} new {'article' if event.more == 1 else 'articles'}"
            self._tell(f"Updated: {more if event.more > 0 else 'nothing new'}.")
        self._is_stopping = False

    def _stop_importer(self) -> None:
        if self._importer:
            with suppress(OSError):
                self._importer.terminate()

    def on_unmount(self) -> None:
        """What goes on beside reading ends with it."""
        self._is_stopping = True
        self._stop_importer()

    # How far it is

    def _progress(self) -> Progress | None:
        assert self._access
        with suppress(sqlite3.Error), self._access.opened() as catalogue:
            return catalogue.progress()
        return None

    def _tell_progress(self) -> None:
        """Tell how far an import is, be it ours or that of another program."""
        from library.importing.lock import is_importing

        if not self._access or self._catalogue is None:
            return
        told = ""
        if self._importer is not None or is_importing(self._access.index):
            with suppress(sqlite3.Error):
                progress = self._catalogue.progress()
                told = progress_told(progress, time.time()) if progress else ""
        self.panes.sources.tell_progress(told)

    # Keys

    def action_reload(self) -> None:
        """Look for new and changed files where the source at hand comes from."""
        group = self._group_at_hand()
        if group and self._can_update():
            self._tell(f"Looking for news of {group.title} ..")
            self._update_source(self.panes.sources.selections_of(group))

    def _group_at_hand(self) -> Group | None:
        """Give the group under the cursor, or the one of the open article."""
        sources = self.panes.sources
        if self.panes.at == "sources":
            return sources.current_group
        return sources.group_of(self._session.shown) if self._session.shown else None

    def action_reload_all(self) -> None:
        """Look for new and changed files in all that was added."""
        if self._can_update():
            self._tell("Looking for new and changed articles ..")
            self._update(is_asked=True)

    def _can_update(self) -> bool:
        if self._importer is not None:
            self._tell(_UNDER_WAY)
            return False
        if not self._access or not self._access.is_library:
            self._tell("Only a library can be updated: newsreader add PATH makes one.")
            return False
        return True

    def action_stop_update(self) -> None:
        """End the import; the next one goes on where it was."""
        if self._importer is None:
            self._tell("Nothing is being updated.")
            return
        self._is_stopping = True
        self._stop_importer()
        self._tell("Stopped. It goes on from here the next time.")
