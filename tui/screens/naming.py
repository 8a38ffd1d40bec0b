"""Searches are saved under names, and sources are given other names."""

from __future__ import annotations

import sqlite3
from functools import partial

from library.marks.marks import Marks
from library.marks.sources import NamingError
from tui.panes.notice import Notice
from tui.panes.panes import Panes
from tui.reading.access import Access
from tui.reading.keeping import Act
from tui.reading.searching import HITS
from tui.screens.at_hand import AtHand
from tui.screens.host import Host
from tui.screens.library import Library
from tui.screens.list_reader import ListReader
from tui.screens.prompt import Purpose, Question


class Naming:
    """Gives names in the list of the source pane, and takes them away."""

    def __init__(
        self, host: Host, library: Library, lists: ListReader, panes: Panes, at_hand: AtHand
    ) -> None:
        self._host = host
        self._library = library
        self._lists = lists
        self._panes = panes
        self._at_hand = at_hand

    # Saved searches

    def ask_search_name(self) -> None:
        """Ask for the name under which this search, or this filter, is saved."""
        if words := self._words_to_save:
            self._host.ask(Question(Purpose.SEARCH_NAME, self._save_search), words)
        else:
            self._host.tell("Nothing is searched or filtered: there is nothing to save.")

    @property
    def _words_to_save(self) -> str:
        sources = self._panes.sources
        return sources.filter or (sources.hits.query if sources.hits else "")

    def _save_search(self, words: str) -> None:
        name, query = words.strip(), self._words_to_save
        if name:
            told = f"Saved: {name}. It stands above the sources."
            self._put_name(lambda marks: marks.keep_search(name, query), told)

    def drop_saved(self) -> bool:
        """Drop the saved search under the cursor; False where none is there."""
        group = self._at_hand.group
        if group is None or not group.query or group.name == HITS:
            return False
        told = f"Dropped the search {group.title}: {group.query}"
        self._put_name(partial(_drop, group.title), told)
        return True

    # Sources

    def ask_source_name(self) -> None:
        """Ask for another name of the source, or the folder, at hand."""
        group, access = self._at_hand.group, self._library.access
        if group is None or access is None or group.is_on_top:
            self._host.tell("No source is under the cursor.")
        else:
            old = group.name.rstrip("/")
            named = Question(Purpose.SOURCE_NAME, partial(self._name_source, access, old))
            self._host.ask(named, old)

    def _name_source(self, access: Access, old: str, words: str) -> None:
        if name := words.strip():
            told = f"{old} is {name} now."
            self._put_name(partial(self._rename, access, old, name), told)

    def _rename(self, access: Access, old: str, new: str, marks: Marks) -> None:
        """In a thread: give a source its name."""
        try:
            with access.opened() as catalogue:
                known = catalogue.sources()
        except sqlite3.Error as error:
            self._host.post_message(Library.Lost(error))
            raise NamingError("the list of articles cannot be read at this moment") from error
        marks.rename_source(old, new, known)

    def _put_name(self, act: Act, told: str) -> None:
        self._library.keep(partial(self._name_in_turn, act, told))

    def _name_in_turn(self, act: Act, told: str, marks: Marks) -> None:
        try:
            act(marks)
        except NamingError as error:
            self._host.post_message(Notice.Told(f"Not done: {error}", is_trouble=True))
        else:
            self._host.call_later(self._named, told)

    def _named(self, told: str) -> None:
        self._host.tell(told)
        self._lists.read()


def _drop(name: str, marks: Marks) -> None:
    marks.drop_search(name)
