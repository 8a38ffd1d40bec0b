"""The source pane: where articles come from, and the articles of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from tui.search import fold


@dataclass(frozen=True, slots=True)
class _Group:
    """The row of a source; the entries it stands above follow it."""

    name: str


Item = Entry | _Group


class SourcesPane(Vertical):
    """Sources in the order in which they were found, each above its articles."""

    HELP = "Choose what to read."

    title = query_one(PaneTitle)
    rows = query_one(RowList)

    @dataclass
    class EntryChosen(Message):
        """An article was chosen."""

        entry: Entry

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._entries: list[Entry] = []
        self._folded: set[str] = set()
        self._words = ""

    def compose(self) -> ComposeResult:
        """A title above the list."""
        yield PaneTitle("Articles")
        yield RowList()

    def add(self, entries: Iterable[Entry]) -> None:
        """Take up entries that have been found."""
        self._entries.extend(entries)
        self._arrange()

    def replace(self, entry: Entry) -> None:
        """Take what is now known of an entry, such as why it cannot be opened."""
        self._entries = [entry if old.path == entry.path else old for old in self._entries]
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
        entries = [row.value for row in self._ordered() if isinstance(row.value, Entry)]
        here = next((n for n, entry in enumerate(entries) if entry.path == path), None)
        if here is None:
            return entries[0] if entries else None
        there = min(max(0, here + step), len(entries) - 1)
        return entries[there] if there != here else None

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if isinstance(event.value, Entry):
            self.post_message(self.EntryChosen(event.value))
        elif isinstance(event.value, _Group):
            self._folded ^= {event.value.name}
            self._arrange()

    def _arrange(self) -> None:
        rows = self._ordered()
        self.rows.show([row for row in rows if not self._is_folded(row.value)])
        count = sum(isinstance(row.value, Entry) for row in rows)
        name = f"Articles with {self._words}" if self._words else "Articles"
        self.title.tell(name, str(count) if count else "none")

    def _is_folded(self, item: object) -> bool:
        return isinstance(item, Entry) and item.source in self._folded and not self._words

    def _ordered(self) -> Sequence[Row]:
        groups: dict[str, list[Entry]] = {}
        for entry in self._entries:
            if not self._words or self._words in fold(f"{entry.source} {entry.title}"):
                groups.setdefault(entry.source, []).append(entry)
        rows: list[Row] = []
        for name, entries in groups.items():
            rows.append(Row(name, _Group(name), str(len(entries)), "group"))
            rows += [_row(entry) for entry in entries]
        return rows


def _row(entry: Entry) -> Row:
    if entry.failure:
        return Row(f"! {entry.title}: {entry.failure}", entry, look="failed")
    return Row(f"  {entry.title}", entry)
