"""Where the articles are that one reads, and the reader's marks: opened once in each thread."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from library.catalogue.asking import AS_FOUND
from library.catalogue.catalogue import Catalogue
from library.catalogue.connecting import connect
from library.catalogue.groups import Group, grouped
from library.catalogue.steady import SteadyCatalogue
from library.catalogue.values import LISTED, Selection
from library.paths import index_file, marks_file
from library.shelf import Entry
from tui.reading.searching import HITS, saved_groups


@dataclass(frozen=True, slots=True)
class Access:
    """The files of a catalogue and of the marks.

    `is_library`: of the articles that were added, in the order chosen for them; otherwise of
    some paths, in the order in which they were found.
    """

    index: Path
    marks: Path
    is_library: bool = True

    def catalogue(self) -> SteadyCatalogue:
        """Open the catalogue for the screen. Raises sqlite3.Error."""
        return SteadyCatalogue(self.index, self.marks)

    @contextmanager
    def opened(self) -> Iterator[Catalogue]:
        """Open the catalogue for a while, in any thread. Raises sqlite3.Error, then too."""
        with closing(Catalogue(self.index, self.marks)) as catalogue:
            yield catalogue

    def identity(self) -> tuple[int, ...]:
        """Tell the files from others that were put in their place."""
        return *_identity_of(self.index), *_identity_of(self.marks)


def _identity_of(file: Path) -> tuple[int, int]:
    try:
        status = file.stat()
    except OSError:
        return 0, 0
    return status.st_dev, status.st_ino


def groups_now(
    access: Access, catalogue: Catalogue, counted: Sequence[Group]
) -> tuple[list[Group], dict[str, array[int]]]:
    """Give all groups as they are now, and the articles of those that are `counted`.

    Of these, the ones on top are searches; the others are looked for among the sources. Saved
    searches are those that are saved by now.
    """
    sources = catalogue.sources(as_found=not access.is_library)
    groups = grouped((source, catalogue.of_source(source)) for source in sources)
    tops = [
        group.counting(*catalogue.counts(group.selection))
        for group in counted
        if group.name == HITS and group.selection
    ]
    tops += saved_groups(catalogue) if access.is_library else []
    names = {group.name for group in counted}
    wanted = [group for group in groups + tops if group.name in names]
    ids = {group.name: catalogue.ids(group.selection) for group in wanted if group.selection}
    return tops + groups, ids


ALL = Selection(f"SELECT a.id AS id FROM article a WHERE {LISTED} ORDER BY a.id DESC")
"""All articles of a library that are listed, the newest first."""

_LISTED_WITH_KEY = f"SELECT a.id AS id FROM article a WHERE a.key = ? AND {LISTED}"


def first_article(access: Access, catalogue: Catalogue) -> int | None:
    """Give the id of the article to begin with: of a library the newest unread one, if any is.

    Of paths it is the first that was found.
    """
    if not access.is_library:
        return catalogue.beside(AS_FOUND, None, 1)
    unread = catalogue.beside(ALL, None, 1, is_unread=True)
    return catalogue.beside(ALL, None, 1) if unread is None else unread


def entry_to_begin_with(
    access: Access, catalogue: Catalogue, last: int | None, *, or_first: bool
) -> Entry | None:
    """Give the article that was open last, by its key; else, where wanted, the first one.

    One whose source was taken out of the list does not come again by itself.
    """
    entry = catalogue.with_key(last) if last is not None else None
    if entry and not catalogue.ids(Selection(_LISTED_WITH_KEY, (entry.key,))):
        entry = None
    if entry is None and or_first and (number := first_article(access, catalogue)) is not None:
        return next(iter(catalogue.entries([number])), None)
    return entry


def library_entry() -> Entry | None:
    """Give the article with which reading the library begins. Raises sqlite3.Error, MarksError."""
    from library.marks.marks import Marks

    with closing(Marks(marks_file())) as marks:
        access, last = Access(index_file(), marks.file), marks.last_open()
    with access.opened() as catalogue:
        return entry_to_begin_with(access, catalogue, last, or_first=True)


def has_library() -> bool:
    """Whether anything was added to the library, be it in the list already or not yet."""
    from library.marks.marks import Marks
    from library.marks.store import MarksError

    if _has_articles(index_file()):
        return True
    if not marks_file().exists():
        return False
    try:
        with closing(Marks(marks_file())) as marks:
            return bool(marks.holdings())
    except MarksError:
        return False


def _has_articles(index: Path) -> bool:
    if not index.exists():
        return False
    try:
        with closing(connect(index)) as connection:
            return connection.execute("SELECT 1 FROM article LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        return False
