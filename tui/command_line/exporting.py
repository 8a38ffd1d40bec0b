"""`newsreader export`: articles of the library as Markdown files, as one text, as JSON Lines."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from library.export import article_json
from library.keys import shown_key
from library.reading import Hints, ReadError, read_article
from parsers.article import Article, ParseError
from parsers.safe import safe_file_name, shown_name
from tui.command_line.asking import Asked, asking
from tui.command_line.catalogued import tell
from tui.command_line.complaining import complain
from tui.settings.values import Settings

if TYPE_CHECKING:
    from library.shelf import Entry

_ENDING = ".md"


def export(options: Namespace, settings: Settings) -> int:
    """Write articles out; 1 if one could not be read or written."""
    if (options.to is None) == (options.form is None):
        from tui.command_line.arguments import parser_of
        from tui.command_line.commands import NAMED

        parser_of(NAMED["export"]).error("one of --to FOLDER, --json and --markdown is needed")
    hints = Hints(ruby=settings.ruby)
    return asking(options.words, lambda _, asked: _export(asked, options, hints))


def _export(asked: Asked, options: Namespace, hints: Hints) -> int:
    entries = asked.entries(by_relevance=options.relevance, limit=options.limit)
    out = _Export(hints)
    if options.to is not None:
        out.to_folder(entries, options.to)
    elif options.form == "json":
        out.as_json(entries)
    else:
        out.as_markdown(entries)
    return out.status


class _Export:
    """Articles that are written out one after the other; `status` is 1 once one was not."""

    def __init__(self, hints: Hints) -> None:
        self.status = 0
        self._hints = hints

    def as_json(self, entries: Iterator[Entry]) -> None:
        """Print an object a line for each article, as `show --json` does, with its ID."""
        for entry, article in self._read(entries):
            values = article_json(article, shown_name(str(entry.path)))
            line = json.dumps({"id": shown_key(entry.key), **values}, ensure_ascii=False)
            sys.stdout.write(f"{line}\n")

    def as_markdown(self, entries: Iterator[Entry]) -> None:
        """Print the articles as one text, a line between two."""
        from parsers.markdown import write

        between = ""
        for _, article in self._read(entries):
            sys.stdout.write(f"{between}{write(article)}\n")
            between = "---\n\n"

    def to_folder(self, entries: Iterator[Entry], folder: Path) -> None:
        """Write a file for each article. Those that are there already, the same, are left."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._complain(folder, error)
            return
        written = kept = 0
        for entry, article in self._read(entries):
            try:
                is_new = _save_once(article, entry, folder)
            except OSError as error:
                self._complain(folder, error)
                break
            written, kept = written + is_new, kept + (not is_new)
        there = f"; {kept:,} were there already" if kept else ""
        sys.stdout.write(f"{written:,} written to {shown_name(str(folder))}{there}\n")

    def _read(self, entries: Iterator[Entry]) -> Iterator[tuple[Entry, Article]]:
        for entry in entries:
            try:
                yield entry, read_article(entry.path, self._hints)
            except (ReadError, ParseError) as error:
                self.status = 1
                complain(entry.path, str(error))

    def _complain(self, path: Path, error: OSError) -> None:
        from tui.reading.saving import why_not_saved

        self.status = 1
        tell(f"{shown_name(str(path))}: {why_not_saved(error)}")


def _save_once(article: Article, entry: Entry, folder: Path) -> bool:
    """Save an article under its day and title; False where it is there already, just so.

    Another file of this name stays, and the article gets a number. Raises OSError.
    """
    from parsers.markdown import write
    from tui.reading.saving import save

    text = write(article).encode()
    for number in range(1, 10_000):
        told = f"{entry.when:%Y-%m-%d} {article.title}" if entry.when else article.title
        ending = _ENDING if number == 1 else f" {number}{_ENDING}"
        file = folder / safe_file_name(told, ending)
        try:
            save(article, str(file.absolute()))
        except FileExistsError:
            if _holds(file, text):
                return False
        else:
            return True
    raise FileExistsError(folder)


def _holds(file: Path, text: bytes) -> bool:
    try:
        return file.stat().st_size == len(text) and file.read_bytes() == text
    except OSError:
        return False
