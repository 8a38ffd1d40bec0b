"""A screen that has its catalogue and marks mended where they cannot be read."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from textual import on, work
from textual.message import Message

from tui.panes.notice import Notice
from tui.screens.narrowing import NarrowingScreen


class MendingScreen(NarrowingScreen):
    """The panes, with a list that comes back when its files were damaged or deleted."""

    class MadeAnew(Message):
        """The catalogue is a new one, and empty."""

    _is_mending = False
    _last_trouble = ""

    @on(NarrowingScreen.Lost)
    def _begin_to_mend(self) -> None:
        if self._access and not self._is_mending:
            self._is_mending = True
            self._mend()

    @work(thread=True, group="mend")
    def _mend(self) -> None:
        from library.catalogue.opening import mend
        from library.marks.store import MarksError

        assert self._access
        try:
            self._mend_marks()
            if self._access.is_library and (told := mend(self._access.index)):
                self._tell_trouble(told)
                self.post_message(self.MadeAnew())
        except (OSError, sqlite3.Error, MarksError) as error:
            self._tell_trouble(f"The list of articles cannot be read: {error}")
        finally:
            self._is_mending = False

    def _mend_marks(self) -> None:
        from library.marks.marks import Marks

        assert self._access
        with closing(Marks(self._access.marks)) as marks:
            marks.check()
            if marks.trouble:
                self._tell_trouble(marks.trouble)

    def _tell_trouble(self, trouble: str) -> None:
        """Tell it once: it may stay as it is."""
        if trouble != self._last_trouble:
            self._last_trouble = trouble
            self.post_message(Notice.Told(trouble, is_trouble=True))
