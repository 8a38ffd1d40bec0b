"""Articles are marked: read, starred, all of a source, and undone again."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial

from library.catalogue.asking import unread_in
from library.catalogue.groups import Group
from library.catalogue.values import Selection
from library.marks.marks import Marks
from library.marks.values import Marked
from library.shelf import Entry
from tui.keymap import key_told
from tui.panes.notice import Notice
from tui.panes.panes import Panes
from tui.reading.access import Access
from tui.reading.keeping import Act
from tui.screens.at_hand import AtHand
from tui.screens.host import Host
from tui.screens.library import Library
from tui.screens.list_reader import ListReader
from tui.screens.prompt import Purpose, Question

_NO_LIST = "Not done: the list of articles cannot be read at this moment."


class Marking:
    """Marks what is at hand: shown at once, told when it is on the disk."""

    def __init__(
        self, host: Host, library: Library, lists: ListReader, panes: Panes, at_hand: AtHand
    ) -> None:
        self._host = host
        self._library = library
        self._lists = lists
        self._panes = panes
        self._at_hand = at_hand

    # One article

    def _target(self) -> Entry | None:
        """Give the article that is meant; tell where none is."""
        entry = self._at_hand.entry
        if entry is None and self._at_hand.is_in_list:
            every = key_told(self._panes, "source.read")
            self._host.tell(f"No article is under the cursor. {every} marks all of a source.")
        return entry if self._library.access else None

    def mark_read(self) -> None:
        """Mark an article as read, or as unread again."""
        if entry := self._target():
            is_read = not self._panes.sources.standing_of(entry).is_read
            self._panes.sources.marks_changed([entry], is_read=is_read)
            word = "read" if is_read else "unread"
            act = partial(_set_read, entry, is_read, f"{word}: {entry.title}")
            self._put_and_tell(act, f"Marked {word}: {entry.title}")

    def star(self) -> None:
        """Star an article, or take its star."""
        if entry := self._target():
            is_starred = not self._panes.sources.standing_of(entry).is_starred
            self._panes.sources.marks_changed([entry], is_starred=is_starred)
            word = "starred" if is_starred else "no star"
            act = partial(_set_starred, entry, is_starred, f"{word}: {entry.title}")
            self._put_and_tell(act, f"{word.capitalize()}: {entry.title}")

    def _put_and_tell(self, act: Act, told: str) -> None:
        """Have something done with the marks; it is told when it is on the disk."""

        def in_turn(marks: Marks) -> None:
            act(marks)
            self._host.post_message(Notice.Told(told))

        self._library.keep(in_turn)

    # Undoing

    def undo(self) -> None:
        """Undo what was marked last."""
        if self._library.access:
            self._library.keep(lambda marks: self._host.call_later(self._undone, marks.undo()))

    def _undone(self, told: str | None) -> None:
        self._host.tell("Nothing to undo." if told is None else f"Undone: {told}")
        self._lists.read()

    # All of a source

    def ask_to_read_all(self) -> None:
        """Ask whether all articles of a source, a folder or a search are to be marked as read."""
        group, access = self._at_hand.group, self._library.access
        if group is None or access is None:
            return
        name = named(group)
        if group.unread:
            count = f"{group.unread:,} {'article' if group.unread == 1 else 'articles'}"
            agreed = Question(Purpose.AGREE, lambda _: self._read_all(access, group))
            self._host.ask(agreed, told=f"Mark {count} of {name} read?")
        else:
            self._host.tell(f"Nothing is unread in {name}.")

    def _read_all(self, access: Access, group: Group) -> None:
        selections = self._panes.sources.selections_of(group)
        self._panes.sources.all_read(group)
        self._library.keep(partial(self._mark_all, access, selections, named(group)))

    def _mark_all(
        self, access: Access, selections: Sequence[Selection], name: str, marks: Marks
    ) -> None:
        """In a thread: mark what is unread as read."""
        articles: list[Marked] = []
        try:
            with access.opened() as catalogue:
                for selection in selections:
                    articles += unread_in(catalogue, selection)
        except sqlite3.Error as error:
            self._host.post_message(Library.Lost(error))
            self._host.post_message(Notice.Told(_NO_LIST, is_trouble=True))
            return
        told = f"{len(articles):,} articles of {name} read"
        count = marks.set_read(articles, is_read=True, told=told)
        self._host.call_later(self._all_marked, count, name)

    def _all_marked(self, count: int, name: str) -> None:
        undo = key_told(self._panes, "mark.undo")
        self._host.tell(f"{count:,} of {name} marked read; {undo} undoes it.")
        self._lists.read()


def named(group: Group) -> str:
    """Give the name of a group in a sentence."""
    return group.title if group.is_on_top else group.name.rstrip("/")


def _set_read(entry: Entry, is_read: bool, told: str, marks: Marks) -> None:
    marks.set_read([(entry.key, entry.title, entry.url)], is_read=is_read, told=told)


def _set_starred(entry: Entry, is_starred: bool, told: str, marks: Marks) -> None:
    marks.set_starred([(entry.key, entry.title, entry.url)], is_starred=is_starred, told=told)
