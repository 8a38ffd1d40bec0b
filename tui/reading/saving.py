"""Saving an article as Markdown: whole or not at all, and never over another file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from library.reading import reason_of
from parsers.article import Article
from parsers.safe import safe_file_name

_ENDING = ".md"
_HERE = Path()


def offered_name(article: Article, folder: Path = _HERE) -> str:
    """Give a name for the article's file that no file of the folder has yet."""
    name, number = safe_file_name(article.title, _ENDING), 2
    while os.path.lexists(folder / name):
        name = safe_file_name(article.title, f" {number}{_ENDING}")
        number += 1
    return name


def save(article: Article, name: str) -> Path:
    """Save the article under a name, of a folder or a file; give where it is.

    The text is that of `show --markdown`. Raises OSError, FileExistsError where a file is there.
    """
    from parsers.markdown import write

    try:
        path = Path(name.strip()).expanduser()
    except RuntimeError as error:  # nobody of that name has a home here
        raise FileNotFoundError(name) from error
    if path.is_dir():
        path /= offered_name(article, path)
    elif name.rstrip().endswith(os.sep):
        raise FileNotFoundError(path)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".newsreader-", delete=False) as file:
        kept = Path(file.name)
        try:
            file.write(write(article).encode())
            file.flush()
            os.fsync(file.fileno())
            kept.chmod(0o666 & ~_umask())
            _put(kept, path)
        finally:
            kept.unlink(missing_ok=True)
    return path.absolute()


def _put(kept: Path, path: Path) -> None:
    """Give a file its name at once; a link, unlike renaming, never takes the place of another."""
    try:
        path.hardlink_to(kept)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        kept.rename(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def why_not_saved(error: OSError | ValueError) -> str:
    """Tell in words why an article was not saved."""
    if isinstance(error, FileExistsError):
        return "a file of this name is there already"
    if isinstance(error, PermissionError):
        return "no permission to write there"
    if isinstance(error, ValueError):
        return "this cannot be the name of a file"
    return "no such folder" if isinstance(error, FileNotFoundError) else reason_of(error)
