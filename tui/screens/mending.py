"""The catalogue and the marks are mended where they cannot be read."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from textual.message import Message

from library.marks.store import MarksError
from tui.panes.notice import Notice
from tui.reading.access import Access
from tui.screens.host import Host
from tui.screens.library import Library


class Mending:
    """Brings a list back whose files were damaged or deleted, and tells what came of it."""

    class MadeAnew(Message):
        """The catalogue is a new one, and empty."""

    def __init__(self, host: Host, library: Library) -> None:
        self._host = host
        self._library = library
        self._is_mending = False
        self._last_trouble = ""

    def begin(self) -> None:
        """Begin to mend, unless that is under way."""
        if (access := self._library.access) and not self._is_mending:
            self._is_mending = True
            self._host.in_thread(self._mend, access, group="mend")

    def _mend(self, access: Access) -> None:
        from library.catalogue.opening import mend

        try:
            self._mend_marks(access)
            if access.is_library and (told := mend(access.index)):
                self._tell(told)
                self._host.post_message(self.MadeAnew())
        except (OSError, sqlite3.Error, MarksError) as error:
            self._tell(f"The list of articles cannot be read: {error}")
        finally:
            self._is_mending = False

    def _mend_marks(self, access: Access) -> None:
        from library.marks.marks import Marks

        with closing(Marks(access.marks)) as marks:
            marks.check()
            if marks.trouble:
                self._tell(marks.trouble)

    def _tell(self, trouble: str) -> None:
        """Tell it once: it may stay as it is."""
        if trouble != self._last_trouble:
            self._last_trouble = trouble
            self._host.post_message(Notice.Told(trouble, is_trouble=True))
