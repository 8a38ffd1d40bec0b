"""A screen on which searches are saved, and sources are given other names."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.message import Message

from library.marks.marks import Marks
from library.marks.sources import NamingError
from tui.panes.notice import Notice
from tui.reading.keeping import Act
from tui.reading.searching import HITS
from tui.screens.marking import MarkingScreen
from tui.screens.prompt import Purpose, Question


class NamingScreen(MarkingScreen):
    """The panes, in whose list the reader gives names."""

    @dataclass
    class Named(Message):
        """A name was given, or taken away."""

        told: str

    # Saved searches

    def action_save_search(self) -> None:
        """Ask for the name under which this search, or this filter, is saved."""
        if words := self._words_to_save:
            self.prompt.ask(Question(Purpose.SEARCH_NAME, self._save_search), words)
        else:
            self._tell("Nothing is searched or filtered: there is nothing to save.")

    @property
    def _words_to_save(self) -> str:
        sources = self.panes.sources
        return sources.filter or (sources.hits.query if sources.hits else "")

    def _save_search(self, words: str) -> None:
        name, query = words.strip(), self._words_to_save
        if name:
            told = f"Saved: {name}. It stands above the sources."
            self._put_name(lambda marks: marks.keep_search(name, query), told)

    def drops_saved(self) -> bool:
        """Drop the saved search under the cursor; False where none is there."""
        group = self._group_at_hand()
        if group is None or not group.query or group.name == HITS:
            return False
        told = f"Dropped the search {group.title}: {group.query}"
        self._put_name(partial(_drop, group.title), told)
        return True

    # Sources

    def action_rename(self) -> None:
        """Ask for another name of the source, or the folder, at hand."""
        group = self._group_at_hand()
        if group is None or group.is_on_top:
            self._tell("No source is under the cursor.")
        else:
            old = group.name.rstrip("/")
            self.prompt.ask(Question(Purpose.SOURCE_NAME, partial(self._rename, old)), old)

    def _rename(self, old: str, words: str) -> None:
        if name := words.strip():
            told = f"{old} is {name} now."
            self._put_name(partial(self._rename_source, old, name), told)

    def _rename_source(self, old: str, new: str, marks: Marks) -> None:
        """In a thread: give a source its name."""
        assert self._access
        try:
            with self._access.opened() as catalogue:
                known = catalogue.sources()
        except sqlite3.Error as error:
            self.post_message(self.Lost(error))
            raise NamingError("the list of articles cannot be read at this moment") from error
        marks.rename_source(old, new, known)

    def _put_name(self, act: Act, told: str) -> None:
        self._put(partial(self._name_in_turn, act, told))

    def _name_in_turn(self, act: Act, told: str, marks: Marks) -> None:
        try:
            act(marks)
        except NamingError as error:
            self.post_message(Notice.Told(f"Not done: {error}", is_trouble=True))
        else:
            self.post_message(self.Named(told))

    @on(Named)
    def _tell_named(self, event: Named) -> None:
        self._tell(event.told)
        self._read_list()


def _drop(name: str, marks: Marks) -> None:
    marks.drop_search(name)
