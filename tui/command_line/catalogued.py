"""The library as commands use it: opened, and what is told where it cannot be."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from library.keys import read_key
from library.paths import index_file, marks_file

if TYPE_CHECKING:
    from library.catalogue.catalogue import Catalogue
    from library.marks.marks import Marks

_EMPTY = "nothing was added to the library yet: newsreader add PATH"


@dataclass(frozen=True, slots=True)
class Library:
    """What was added, and the reader's marks on it."""

    catalogue: Catalogue
    marks: Marks


def tell(what: str) -> None:
    """Tell something on standard error, in a line."""
    sys.stdout.flush()
    with contextlib.suppress(OSError):  # nobody hears it
        if sys.stderr:
            sys.stderr.write(f"newsreader: {what}\n")


def with_library(step: Callable[[Library], int]) -> int:
    """Do something with the library; give the exit status, 1 where there is none to be read."""
    from library.marks.marks import Marks
    from library.marks.store import MarksError

    try:
        marks = Marks(marks_file())
        if not marks.holdings():
            tell(_EMPTY)
            return 1
        catalogue = _opened(marks.file)
        if catalogue is None:
            return 1
        for trouble in filter(None, (marks.trouble, catalogue.trouble)):
            tell(trouble)
        return step(Library(catalogue, marks))
    except MarksError as error:
        tell(f"the marks cannot be read: {error}")
    except sqlite3.Error as error:
        tell(f"the library cannot be read: {error}")
    return 1


def _opened(marks: Path) -> Catalogue | None:
    """Open the catalogue beside the marks; where nothing at all can be written, tell so."""
    from library.catalogue.opening import open_catalogue
    from library.reading import reason_of

    try:
        return open_catalogue(index_file(), marks)
    except OSError as error:
        tell(f"the library cannot be opened: {reason_of(error)}")
        return None


def files_of(paths: Sequence[Path]) -> list[Path]:
    """Give the files of the articles whose IDs were given for paths; other paths as they are.

    A file of that name comes first.
    """
    if not any(map(_may_be_key, paths)) or not index_file().exists():
        return list(paths)
    from library.catalogue.opening import open_catalogue

    try:
        catalogue = open_catalogue(index_file(), marks_file())
        return [_file_of(path, catalogue) for path in paths]
    except (OSError, sqlite3.Error):
        return list(paths)


def _may_be_key(path: Path) -> bool:
    return read_key(str(path)) is not None and not path.exists()


def _file_of(path: Path, catalogue: Catalogue) -> Path:
    key = read_key(str(path)) if _may_be_key(path) else None
    entry = catalogue.with_key(key) if key is not None else None
    return entry.path if entry else path
