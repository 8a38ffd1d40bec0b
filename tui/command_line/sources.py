"""`newsreader sources`, `rename`, `order`, `remove` and `restore`: sources as they are listed."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from library.marks.sources import NamingError, UnknownSourceError
from library.paths import index_file
from library.reading import reason_of
from parsers.safe import one_line, shown_name
from tui.command_line.catalogued import Library, tell, with_library
from tui.command_line.show import drawing_for
from tui.nearest import nearest
from tui.settings.values import Settings

if TYPE_CHECKING:
    from library.catalogue.values import Source

_MOST_NAMED = 3


def print_sources(options: Namespace, settings: Settings) -> int:
    """Print a line for each source; the exit status is 1 where there is no library."""

    def step(library: Library) -> int:
        sources = library.catalogue.sources(is_removed=options.removed)
        if options.form == "json":
            lines: Iterable[str] = (_json(each, is_removed=options.removed) for each in sources)
        elif sys.stdout.isatty():
            lines = map(drawing_for(settings), _columns(sources))
        else:
            lines = (f"{each.name}\t{each.unread}\t{each.total}" for each in sources)
        sys.stdout.writelines(f"{line}\n" for line in lines)
        return 0

    return with_library(step)


def rename(options: Namespace, settings: Settings) -> int:
    """Rename a source or a folder; 1 where it is unknown, or cannot have the name."""
    del settings

    def step(library: Library) -> int:
        known = library.catalogue.sources()
        renamed = library.marks.rename_source(options.old, options.new, known)
        for name in renamed.joined:
            tell(f'there was a source "{one_line(name)}": the two are one now')
        if renamed.count == 0:
            tell("it has this name already")
        return 0

    return _naming(step)


def order(options: Namespace, settings: Settings) -> int:
    """Put sources first; 1 where one of them is unknown: then all stay in their order."""
    del settings

    def step(library: Library) -> int:
        library.marks.order_sources(options.names, library.catalogue.sources())
        return 0

    return _naming(step)


def remove(options: Namespace, settings: Settings) -> int:
    """Remove holdings from the library and sources from the list; 1 if one of them is unknown."""
    del settings
    return _each(options.names, _remove)


def restore(options: Namespace, settings: Settings) -> int:
    """Put sources back into the list; 1 if one of them was not taken out."""
    del settings

    return _each(options.names, lambda library, name: library.marks.restore_source(name))


def _each(names: Sequence[str], do: Callable[[Library, str], object]) -> int:
    """Do something with each name; with the others too where one is unknown."""
    return with_library(
        lambda library: max(_tried(library, partial(_done, do, library, name)) for name in names)
    )


def _done(do: Callable[[Library, str], object], library: Library, name: str) -> int:
    do(library, name)
    return 0


def _naming(step: Callable[[Library], int]) -> int:
    return with_library(lambda library: _tried(library, lambda: step(library)))


def _tried(library: Library, step: Callable[[], int]) -> int:
    """Do it, or tell why a name is no good, and which may have been meant."""
    try:
        return step()
    except UnknownSourceError as error:
        tell(f"{error}{_hint(library, error.name)}")
    except NamingError as error:
        tell(one_line(str(error)))
    except OSError as error:
        tell(f"the library cannot be written: {reason_of(error)}")
    return 1


def _hint(library: Library, name: str) -> str:
    """Tell which name was meant; where none is near, and there are few, which there are."""
    shown = [source.name for source in library.catalogue.sources()]
    listed = dict.fromkeys([*shown, *(folder for each in shown for folder in _folders(each))])
    removed = library.marks.removed_sources()
    if name in removed:
        return '; it was removed: "newsreader restore" puts it back'
    if name.rstrip("/") in listed:
        return "; it is in the list"
    if near := nearest(name, [*listed, *removed]):
        return f'; did you mean "{one_line(near)}"?'
    return '; "newsreader sources" lists them'


def _folders(name: str) -> list[str]:
    parts = name.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def _remove(library: Library, name: str) -> None:
    _take_out(library, name)
    _forget_what_was_read()


def _take_out(library: Library, name: str) -> None:
    path = Path(os.path.abspath(name))  # noqa: PTH100 - links stay, as when it was added
    if library.marks.remove_holding(path):
        _drop(path)
        return
    above = next((one for one in library.marks.holdings() if one in path.parents), None)
    if above and os.path.lexists(name) and "/" in name:
        raise NamingError(
            f"{shown_name(name)}: it was not added by itself, but with {shown_name(str(above))}"
        )
    names = library.marks.remove_source(name, library.catalogue.sources())
    if len(names) > 1:
        told = ", ".join(map(one_line, names[:_MOST_NAMED]))
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        tell(f"{len(names)} sources were taken out of the list: {told}{more}")


def _drop(path: Path) -> None:
    """Take its articles out of the catalogue; what keeps from that is told, and passes."""
    from library.importing.dropping import drop_holdings

    try:
        if not drop_holdings(index_file(), [path]):
            tell("an import is under way; the next newsreader update takes its articles away")
    except sqlite3.Error as error:
        tell(f"its articles leave the list with the next newsreader update: {error}")


def _forget_what_was_read() -> None:
    """Keep nothing of the article that was open last: it may be one of those that were removed."""
    from library.kept import forget_article
    from tui.terminal.leaving import forget

    forget_article()
    forget()


def _columns(sources: Sequence[Source]) -> list[str]:
    """Lines for a person: names, and numbers below each other."""
    from tui.typesetting.linebreak import cells_of

    widest = max((cells_of(source.name) for source in sources), default=0)
    unread = max((len(f"{source.unread:,}") for source in sources), default=0)
    total = max((len(f"{source.total:,}") for source in sources), default=0)
    return [
        f"{each.name}{' ' * (widest - cells_of(each.name))}  {each.unread:>{unread},} unread"
        f"  {each.total:>{total},}"
        for each in sources
    ]


def _json(source: Source, *, is_removed: bool) -> str:
    values = {
        "name": source.name, "unread": source.unread, "total": source.total,
        "told": list(source.told), "position": source.position, "removed": is_removed,
    }  # fmt: skip
    return json.dumps(values, ensure_ascii=False)
