"""A screen that has the library taken in anew, beside reading, and tells how far that is."""

from __future__ import annotations

import sqlite3
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual import on, work
from textual.message import Message
from textual.timer import Timer

from library.catalogue.asking import holdings_of
from library.catalogue.groups import Group
from library.catalogue.values import Selection
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
        refusal: str | None = None

    _importer: subprocess.Popen[bytes] | None = None
    _telling: Timer | None = None
    _is_stopping = False
    # What was asked for while an import was under way: it may have passed what is meant.
    _asked: Callable[[], object] | None = None
    is_updating = False

    # Beginning and ending

    @on(OpeningScreen.Begun)
    def _update_first(self) -> None:
        """Once, when there is something to read: see what changed in the files meanwhile."""
        if self._telling is None and self._access and self._access.is_library:
            self._telling = self.set_interval(_SECONDS_BETWEEN_TELLING, self.tell_progress)
            self._check_marks()
            self.is_updating = True
            self._update(is_asked=False)

    @on(OpeningScreen.MadeAnew)
    def _fill_again(self) -> None:
        """Fill a catalogue that was lost and is a new one; what is under way may be lost, too."""
        self.look_for_changes()
        self._begin_update(partial(self._update, is_asked=False))

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
        else:
            self.post_message(self.Updated(is_asked=True, more=0, trouble=None))

    def _import(self, holdings: Sequence[Path], *, is_asked: bool) -> None:
        """In a thread: import what is in the holdings, in all for none, in another process."""
        from library.importing.lock import is_importing
        from library.importing.starting import start_import

        access = self._access
        assert access
        before, refusal = self._total(), None
        if is_importing(access.index):
            refusal = _UNDER_WAY
        elif before is None or not self._has_holdings():
            refusal = "Nothing was added to the library."
        if before is None or refusal:
            self.post_message(self.Updated(is_asked, 0, None, refusal))
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
        self._importer, self.is_updating = None, False
        self.panes.sources.tell_progress("")
        self.look_for_changes()
        if self._session.wanted is None and self._access and self._access.is_library:
            self.look_for_first(is_all=True)
        if event.trouble:
            self._tell(event.trouble, is_trouble=True)
        elif event.refusal and event.is_asked:
            self._tell(event.refusal)
        elif event.is_asked and not self._is_stopping:
            more = f"{event.more:,} new {'article' if event.more == 1 else 'articles'}"
            self._tell(f"Updated: {more if event.more > 0 else 'nothing new'}.")
        asked, self._asked, self._is_stopping = self._asked, None, False
        if asked:
            self._begin_update(asked)

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

    def tell_progress(self) -> None:
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
            selections = self.panes.sources.selections_of(group)
            self._begin_update(partial(self._update_source, selections))

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
            self._begin_update(partial(self._update, is_asked=True))

    def _begin_update(self, update: Callable[[], object]) -> None:
        """Update now, or when the import that is under way has ended."""
        if self.is_updating:
            self._asked = update
        else:
            self.is_updating = True
            update()

    def _can_update(self) -> bool:
        if not self._access or not self._access.is_library:
            self._tell("Only a library can be updated: newsreader add PATH makes one.")
            return False
        return True

    def action_stop_update(self) -> None:
        """End the import; the next one goes on where it was."""
        if self._importer is None:
            self._tell("Nothing is being updated.")
            return
        self._is_stopping, self._asked = True, None
        self._stop_importer()
        self._tell("Stopped. It goes on from here the next time.")
