"""Finding the articles below given paths, in an order that stays the same."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from library.container_names import is_container, place_within
from library.reading import STANDARD_INPUT, ReadError, reason_of

ENDINGS = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml"})
SEEDS = Path(__file__).resolve().parent.parent / "seeds"
BUNDLED = (SEEDS,)
"""What is read where nothing is named and there is no library."""


class Unreadable(NamedTuple):
    """A path below which nothing can be read, and the reason in words."""

    path: Path
    reason: str


Found = Path | Unreadable


def find_articles(paths: Iterable[Path]) -> Iterator[Found]:
    """Yield the article files of the paths: a file itself, of a directory all below it.

    Directories are walked by name; hidden files and folders, links to folders, pipes and
    files whose ending is not that of a text are passed over. Containers (`.zip`, `.tar.gz` …) are
    directories, walked after the files beside them. A file that is named is always taken; what was
    found once is not found again.
    """
    seen: set[Path] = set()
    for found in _find(paths):
        place = found.path if isinstance(found, Unreadable) else found
        if place not in seen:
            seen.add(place)
            yield found


def _find(paths: Iterable[Path]) -> Iterator[Found]:
    for path in paths:
        if path == STANDARD_INPUT:
            yield path
        elif _is_directory(path):
            yield from _or_nothing(path, _below(path), "no articles below this directory")
        elif is_container(path):
            yield from _or_nothing(path, _in_container(path), "no articles in this archive")
        elif (within := place_within(path)) and (inside := list(_in_container(*within))):
            yield from inside
        else:
            yield path


def _or_nothing(path: Path, items: Iterator[Found], reason: str) -> Iterator[Found]:
    found = False
    for item in items:
        found = True
        yield item
    if not found:
        yield Unreadable(path, reason)


def _is_directory(path: Path) -> bool:
    """Whether a path is one; a path that cannot even be looked at is read, and fails, as a file."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _below(directory: Path) -> Iterator[Found]:
    failures: list[OSError] = []
    for folder, folders, names in os.walk(directory, onerror=failures.append):
        while failures:
            yield _unreadable(failures.pop())
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if _is_article(name):
                file = Path(folder, name)
                if file.is_file():  # a pipe among the articles would be waited for without end
                    yield file
        for name in sorted(names):
            if not name.startswith(".") and is_container(file := Path(folder, name)):
                yield from _in_container(file)
    while failures:
        yield _unreadable(failures.pop())


def _in_container(container: Path, folder: bytes = b"") -> Iterator[Found]:
    """Find the articles in a container, or in a folder of it, in the order of directories."""
    from library.containers import members  # only where there is one: starting should be quick

    names: dict[str, list[str]] = {}
    failure = None
    try:
        for member in members(container):
            inner, slash, name = os.fsdecode(member.name).rpartition("/")
            if _is_article(name) and _is_within(inner + slash, os.fsdecode(folder)):
                names.setdefault(inner, []).append(name)
    except ReadError as error:
        failure = Unreadable(container, str(error))
    for inner in sorted(names, key=lambda inner: inner.split("/") if inner else []):
        for name in sorted(names[inner]):
            yield container / inner / name
    if failure:
        yield failure


def _is_within(inner: str, folder: str) -> bool:
    """Whether a folder of a container is another one or below it, and not hidden."""
    is_hidden = inner.startswith(".") or "/." in inner
    return not is_hidden and (not folder or inner.startswith(f"{folder}/"))


def _is_article(name: str) -> bool:
    return not name.startswith(".") and os.path.splitext(name)[1].lower() in ENDINGS  # noqa: PTH122


def _unreadable(error: OSError) -> Unreadable:
    return Unreadable(Path(str(error.filename)), reason_of(error))
