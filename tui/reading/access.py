"""Where the articles are that one reads, and the reader's marks: opened once in each thread."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from library.catalogue.catalogue import Catalogue, Selection
from library.catalogue.groups import Group, grouped


@dataclass(frozen=True, slots=True)
class Access:
    """The files of a catalogue and of the marks.

    `is_library`: of the articles that were added, in the order chosen for them; otherwise of
    some paths, in the order in which they were found.
    """

    index: Path
    marks: Path
    is_library: bool = True

    def catalogue(self) -> Catalogue:
        """Open the catalogue, for this thread. Raises sqlite3.Error."""
        return Catalogue(self.index, self.marks)

    def groups(self, catalogue: Catalogue) -> list[Group]:
        """Give the sources as groups, with the number of their articles."""
        sources = catalogue.sources(as_found=not self.is_library)
        return grouped((source, catalogue.of_source(source)) for source in sources)


NEWEST = Selection("SELECT id FROM article WHERE is_shown ORDER BY id DESC")


def first_article(catalogue: Catalogue) -> int | None:
    """Give the id of the article to begin with: the newest unread one, else the newest."""
    unread = catalogue.beside(NEWEST, None, 1, is_unread=True)
    return catalogue.beside(NEWEST, None, 1) if unread is None else unread


def has_articles(index: Path) -> bool:
    """Whether there is a library with anything in it."""
    if not index.exists():
        return False
    try:
        connection = sqlite3.connect(f"{index.as_uri()}?mode=ro", uri=True)
        try:
            return connection.execute("SELECT 1 FROM article LIMIT 1").fetchone() is not None
        finally:
            connection.close()
    except sqlite3.Error:
        return False
