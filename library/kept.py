"""The article that was read last, kept as it was read, so that the next start needs no parser.

It lies beside the index and can go at any time. It is used only while the file, and the parsers,
are what they were; what cannot be kept or taken again is read anew.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import parsers
from library.paths import index_file
from library.whole import write_whole
from parsers import article as vocabulary
from parsers.article import Article, Ruby

_NAME = "last-article"
# What an article is made of; a file that asks for anything else is none of ours.
_MODULES = {module.__name__: module for module in (vocabulary, datetime)}


def kept_article(path: Path, ruby: Ruby) -> Article | None:
    """Give the article in a file if it is the one that was kept, and has not changed since."""
    try:
        with _file().open("rb") as file:
            if file.readline() != _signature(path, ruby):
                return None
            found = _Unpickler(file).load()
    except Exception:  # whatever is wrong with it, the article itself is there
        return None
    return found if isinstance(found, Article) else None


def keep_article(path: Path, ruby: Ruby, article: Article) -> None:
    """Keep an article in the place of the one before it. Never raises for what is wrong on disk."""
    with contextlib.suppress(OSError):
        file, signature = _file(), _signature(path, ruby)
        if _is_signed(file, signature):
            return
        write_whole(file, signature + pickle.dumps(article))


def forget_article() -> None:
    """Keep no article. Never raises for what is wrong on disk."""
    with contextlib.suppress(OSError):
        _file().unlink(missing_ok=True)


def _is_signed(file: Path, signature: bytes) -> bool:
    try:
        with file.open("rb") as kept:
            return kept.readline() == signature
    except OSError:
        return False


def _file() -> Path:
    return index_file().with_name(_NAME)


def _signature(path: Path, ruby: Ruby) -> bytes:
    """A line that tells the file, how it was read, and by which parsers. Raises OSError."""
    status = path.stat()
    told = (os.fspath(path), status.st_size, status.st_mtime_ns, status.st_ino, ruby, *_parsers())
    return f"{told!r}\n".encode(errors="surrogateescape")


def _parsers() -> tuple[int, int]:
    """What changes when the parsers do: when the newest was written, how large all are."""
    files = [file.stat() for folder in parsers.__path__ for file in _modules(folder)]
    return max(file.st_mtime_ns for file in files), sum(file.st_size for file in files)


def _modules(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry
            elif entry.is_dir() and not entry.name.startswith("_"):
                yield from _modules(entry.path)


class _Unpickler(pickle.Unpickler):
    """Makes articles and nothing else."""

    def find_class(self, module: str, name: str) -> object:
        """Give a class of the vocabulary, or one of dates."""
        if module in _MODULES:
            found = getattr(_MODULES[module], name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of an article")
