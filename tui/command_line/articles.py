"""`newsreader list` and `search`: articles of the library, a line each, or as JSON Lines."""

from __future__ import annotations

import json
import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from library.export import entry_json
from library.keys import shown_key
from tui.command_line.asking import Asked, asking
from tui.command_line.catalogued import Library
from tui.settings.values import Settings

if TYPE_CHECKING:
    from library.search.snippets import Snippet
    from library.shelf import Entry

_BOLD, _PLAIN = "\x1b[1m", "\x1b[22m"
_INSET = "    "
_HITS = 50
# The words around a place, in characters, for programs.
_AROUND = 80
_PAGE = 200
_UNKNOWN = "-"


def list_articles(options: Namespace, settings: Settings) -> int:
    """Print a line for each article; the exit status is 1 where there is no library."""
    return asking(options.words, lambda library, asked: _list(library, asked, options, settings))


def _list(library: Library, asked: Asked, options: Namespace, settings: Settings) -> int:
    entries = asked.entries(by_relevance=options.relevance, limit=options.limit)
    if options.form == "json":
        for page in _pages(entries):
            for values in _as_json(library, page):
                _write_json(values)
        return 0
    draw = _drawing(settings)
    for entry in entries:
        sys.stdout.write(draw(f"{row_of(entry)}\n"))
    return 0


def search_articles(options: Namespace, settings: Settings) -> int:
    """Print the newest hits, each with the words around the place; the exit status as of `list`."""
    return asking(options.words, lambda library, asked: _search(library, asked, options, settings))


def _search(library: Library, asked: Asked, options: Namespace, settings: Settings) -> int:
    limit = options.limit or _HITS
    entries = asked.entries(by_relevance=options.relevance, limit=limit)
    if options.form == "json":
        for page in _pages(entries):
            for entry, values in zip(page, _as_json(library, page), strict=True):
                _write_json({**values, "snippet": asked.snippet(entry, _AROUND).text})
        return 0
    draw = _drawing(settings)
    for entry in entries:
        if sys.stdout.isatty():
            sys.stdout.write(draw(_hit(entry, asked)))
        else:
            sys.stdout.write(f"{row_of(entry)}\t{asked.snippet(entry, _AROUND).text}\n")
    return 0


def row_of(entry: Entry) -> str:
    """Give ID, time, source and title of an article, parted by tabs; the time is UTC."""
    when = f"{entry.when:%Y-%m-%dT%H:%M:%SZ}" if entry.when else _UNKNOWN
    return "\t".join((shown_key(entry.key), when, entry.source, entry.title or _UNKNOWN))


def _drawing(settings: Settings) -> Callable[[str], str]:
    """Give what text is printed as: for eyes as the terminal can draw it, else as it is."""
    if not sys.stdout.isatty():
        return str
    from tui.command_line.show import drawing_for

    return drawing_for(settings)


def _hit(entry: Entry, asked: Asked) -> str:
    """Give a hit for a person: what it is, and below it the words, in bold where they match."""
    day = f"{entry.when:%Y-%m-%d}" if entry.when else _UNKNOWN
    lines = [f"{shown_key(entry.key)}  {day}  {entry.source}  {entry.title}"]
    columns = shutil.get_terminal_size((80, 24)).columns - len(_INSET)
    # A character may take two cells.
    snippet = asked.snippet(entry, max(10, columns // 2))
    if snippet.text:
        is_bold = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        lines.append(_INSET + (_in_bold(snippet) if is_bold else snippet.text))
    return "".join(f"{line}\n" for line in lines)


def _in_bold(snippet: Snippet) -> str:
    parts, end = [], 0
    for start, stop in snippet.places:
        parts += [snippet.text[end:start], _BOLD, snippet.text[start:stop], _PLAIN]
        end = stop
    return "".join([*parts, snippet.text[end:]])


def _pages(entries: Iterator[Entry]) -> Iterator[Sequence[Entry]]:
    while page := list(islice(entries, _PAGE)):
        yield page


def _as_json(library: Library, entries: Sequence[Entry]) -> Iterator[dict[str, Any]]:
    marks = library.marks.of(entry.key for entry in entries)
    for entry in entries:
        yield entry_json(entry, marks.get(entry.key))


def _write_json(values: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(values, ensure_ascii=False) + "\n")
