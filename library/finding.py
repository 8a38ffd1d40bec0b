"""Finding the articles below given paths, in an order that stays the same."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from library.reading import STANDARD_INPUT, reason_of

ENDINGS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
SEEDS = Path(__file__).resolve().parent.parent / "seeds"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A path below which nothing can be read, and the reason in words."""

    path: Path
    reason: str


def find_articles(paths: Iterable[Path]) -> Iterator[Path | Unreadable]:
    """Yield the article files of the paths: a file itself, of a directory all below it.

    Directories are walked by name; hidden files and folders, links to folders, pipes and
    files whose ending is not that of a text are passed over. A file that is named is always
    taken; what was found once is not found again.
    """
    seen: set[Path] = set()
    for found in _find(paths):
        place = found.path if isinstance(found, Unreadable) else found
        if place not in seen:
            seen.add(place)
            yield found


def _find(paths: Iterable[Path]) -> Iterator[Path | Unreadable]:
    for path in paths:
        if path == STANDARD_INPUT or not _is_directory(path):
            yield path
            continue
        found = False
        for item in _below(path):
            found = True
            yield item
        if not found:
            yield Unreadable(path, "no articles below this directory")


def _is_directory(path: Path) -> bool:
    """Whether a path is one; a path that cannot even be looked at is read, and fails, as a file."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _below(directory: Path) -> Iterator[Path | Unreadable]:
    failures: list[OSError] = []
    for folder, folders, names in os.walk(directory, onerror=failures.append):
        while failures:
            yield _unreadable(failures.pop())
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in ENDINGS:
                file = Path(folder, name)
                if file.is_file():  # a pipe among the articles would be waited for without end
                    yield file
    while failures:
        yield _unreadable(failures.pop())


def _unreadable(error: OSError) -> Unreadable:
    return Unreadable(Path(str(error.filename)), reason_of(error))
