"""A screen on which articles are marked: read, starred, all of a source, and undone again."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from textual import on
from textual.message import Message

from library.catalogue.asking import unread_in
from library.catalogue.groups import Group
from library.catalogue.values import Selection
from library.marks.marks import Marks
from library.marks.values import Marked
from library.shelf import Entry
from tui.keymap import key_told
from tui.panes.notice import Notice
from tui.reading.keeping import Act
from tui.screens.prompt import Purpose, Question
from tui.screens.updating import UpdatingScreen

_NO_LIST = "Not done: the list of articles cannot be read at this moment."


class MarkingScreen(UpdatingScreen):
    """The panes, with keys for marks: of the row under the cursor, else of the open article."""

    @dataclass
    class Undone(Message):
        """What was undone; None where there was nothing."""

        told: str | None

    @dataclass
    class AllMarked(Message):
        """So many articles were marked as read."""

        count: int
        name: str

    # One article

    def _target(self) -> Entry | None:
        """Give the article that is meant; tell where none is."""
        in_list = self.panes.at == "sources"
        entry = self.panes.sources.current_entry if in_list else self._session.shown
        if entry is None and in_list:
            every = key_told(self, "source.read")
            self._tell(f"No article is under the cursor. {every} marks all of a source.")
        return entry if self._keeper else None

    def action_mark_read(self) -> None:
        """Mark an article as read, or as unread again."""
        if entry := self._target():
            is_read = not self.panes.sources.standing_of(entry).is_read
            self.panes.sources.marks_changed([entry], is_read=is_read)
            word = "read" if is_read else "unread"
            act = partial(_set_read, entry, is_read, f"{word}: {entry.title}")
            self._put_and_tell(act, f"Marked {word}: {entry.title}")

    def action_star(self) -> None:
        """Star an article, or take its star."""
        if entry := self._target():
            is_starred = not self.panes.sources.standing_of(entry).is_starred
            self.panes.sources.marks_changed([entry], is_starred=is_starred)
            word = "starred" if is_starred else "no star"
            act = partial(_set_starred, entry, is_starred, f"{word}: {entry.title}")
            self._put_and_tell(act, f"{word.capitalize()}: {entry.title}")

    def _put_and_tell(self, act: Act, told: str) -> None:
        """Have something done with the marks; it is told when it is on the disk."""

        def in_turn(marks: Marks) -> None:
            act(marks)
            self.post_message(Notice.Told(told))

        self._put(in_turn)

    # Undoing

    def action_undo(self) -> None:
        """Undo what was marked last."""
        if self._keeper:
            self._put(lambda marks: self.post_message(self.Undone(marks.undo())))

    @on(Undone)
    def _tell_undone(self, event: Undone) -> None:
        self._tell("Nothing to undo." if event.told is None else f"Undone: {event.told}")
        self._read_list()

    # All of a source

    def action_read_all(self) -> None:
        """Ask whether all articles of a source, a folder or a search are to be marked as read."""
        group = self._group_at_hand()
        if group is None or not self._keeper:
            return
        name = named(group)
        if group.unread:
            count = f"{group.unread:,} {'article' if group.unread == 1 else 'articles'}"
            agreed = Question(Purpose.AGREE, lambda _: self._read_group(group))
            self.prompt.ask(agreed, told=f"Mark {count} of {name} read?")
        else:
            self._tell(f"Nothing is unread in {name}.")

    def _read_group(self, group: Group) -> None:
        selections = self.panes.sources.selections_of(group)
        self.panes.sources.all_read(group)
        self._put(partial(self._mark_all, selections, named(group)))

    def _mark_all(self, selections: Sequence[Selection], name: str, marks: Marks) -> None:
        """In a thread: mark what is unread as read."""
        assert self._access
        articles: list[Marked] = []
        try:
            with self._access.opened() as catalogue:
                for selection in selections:
                    articles += unread_in(catalogue, selection)
        except sqlite3.Error as error:
            self.post_message(self.Lost(error))
            self.post_message(Notice.Told(_NO_LIST, is_trouble=True))
            return
        told = f"{len(articles):,} articles of {name} read"
        count = marks.set_read(articles, is_read=True, told=told)
        self.post_message(self.AllMarked(count, name))

    @on(AllMarked)
    def _tell_all_marked(self, event: AllMarked) -> None:
        undo = key_told(self, "mark.undo")
        self._tell(f"{event.count:,} of {event.name} marked read; {undo} undoes it.")
        self._read_list()


def named(group: Group) -> str:
    """Give the name of a group in a sentence."""
    return group.title if group.is_on_top else group.name.rstrip("/")


def _set_read(entry: Entry, is_read: bool, told: str, marks: Marks) -> None:
    marks.set_read([(entry.key, entry.title, entry.url)], is_read=is_read, told=told)


def _set_starred(entry: Entry, is_starred: bool, told: str, marks: Marks) -> None:
    marks.set_starred([(entry.key, entry.title, entry.url)], is_starred=is_starred, told=told)
