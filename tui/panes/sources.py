"""The source pane: where articles come from, and the articles of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message

from library.shelf import Entry
from tui.panes.rows import Row, RowList
from tui.panes.title import PaneTitle
from tui.reading.search import fold


@dataclass(frozen=True, slots=True)
class _Group:
    """The row of a source; the entries it stands above follow it."""

    name: str


class SourcesPane(Vertical):
    """Sources in the order in which they were found, each above its articles."""

    title = query_one(PaneTitle)
    rows = query_one(RowList)

    @dataclass
    class EntryChosen(Message):
        """An article was chosen."""

        entry: Entry

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._groups: dict[str, list[Entry]] = {}
        self._listed: list[Entry] = []
        self._folded: set[str] = set()
        self._words = ""

    def compose(self) -> ComposeResult:
        """A title above the list."""
        yield PaneTitle("Articles")
        yield RowList()

    def add(self, entries: Iterable[Entry]) -> None:
        """Take up entries that have been found."""
        for entry in entries:
            self._groups.setdefault(entry.source, []).append(entry)
        self._arrange()

    def replace(self, entry: Entry) -> None:
        """Take what is now known of an entry, such as why it cannot be opened."""
        group = self._groups[entry.source]
        group[:] = [entry if old.path == entry.path else old for old in group]
        self._arrange()

    def narrow(self, words: str) -> None:
        """List only the articles whose title or source contains the words; all for no words."""
        self._words = fold(words)
        self._arrange()

    @property
    def is_narrowed(self) -> bool:
        """Whether some articles are not listed at the moment."""
        return bool(self._words)

    def open(self, entry: Entry) -> None:
        """Mark an article as the one on the screen and put the cursor on it."""
        if entry.source in self._folded:
            self._folded.discard(entry.source)
            self._arrange()
        self.rows.mark_open(entry)
        self.rows.put_cursor_on(entry)

    def neighbour(self, path: Path | None, step: int) -> Entry | None:
        """Give the entry so many articles after (or before) the one with this path."""
        here = next((n for n, entry in enumerate(self._listed) if entry.path == path), None)
        if here is None:
            return self._listed[0] if self._listed else None
        there = min(max(0, here + step), len(self._listed) - 1)
        return self._listed[there] if there != here else None

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if isinstance(event.value, Entry):
            self.post_message(self.EntryChosen(event.value))
        elif isinstance(event.value, _Group):
            self._folded ^= {event.value.name}
            self._arrange()

    def _arrange(self) -> None:
        """List the entries of each source below it, as far as they are wanted."""
        rows: list[Row] = []
        self._listed = []
        for name, group in self._groups.items():
            entries = [entry for entry in group if self._is_wanted(entry)]
            if entries:
                rows.append(Row(name, _Group(name), str(len(entries)), "group"))
                rows += () if name in self._folded and not self._words else map(_row, entries)
                self._listed += entries
        self.rows.show(rows)
        name = f"Articles with {self._words}" if self._words else "Articles"
        self.title.tell(name, str(len(self._listed)) if self._listed else "none")

    def _is_wanted(self, entry: Entry) -> bool:
        return not self._words or self._words in fold(f"{entry.source} {entry.title}")


def _row(entry: Entry) -> Row:
    if entry.failure:
        return Row(f"! {entry.title}: {entry.failure}", entry, look="failed")
    return Row(f"  {entry.title}", entry)
