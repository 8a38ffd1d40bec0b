"""Starting a reader: what was meant, whether there is a screen to draw on, and files to read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from library.finding import BUNDLED
from library.reading import STANDARD_INPUT, ReadError, read_bytes, reason_of
from parsers.article import ParseError
from parsers.safe import one_line
from tui.command_line.commands import nearest_command
from tui.command_line.complaining import complain
from tui.settings.values import Settings
from tui.terminal.endings import take_terminal_as_input, why_no_full_screen

if TYPE_CHECKING:
    from argparse import Namespace


def start(options: Namespace, settings: Settings) -> int:
    """Open the reader, unless a command was mistyped or there is no screen to draw on."""
    paths: Sequence[Path] = options.paths
    if paths and (name := _mistyped(paths[0])):
        complain(paths[0], f'no such file; did you mean the command "{name}"?')
        return 1
    if options.plain:
        from tui.command_line.printing import printing
        from tui.line_mode.start import read_plainly

        return printing(
            lambda: _on_what_is_meant(
                paths, lambda files: read_plainly(files, settings, options.width)
            )
        )
    if reason := why_no_full_screen(paths):
        instead = '"newsreader --plain" reads line by line, "newsreader show" prints articles'
        sys.stderr.write(f"newsreader: {reason}; {instead}\n")
        return 2
    from tui.command_line.full_screen import run

    return _on_what_is_meant(paths, lambda files: run(files, settings))


def _on_what_is_meant(paths: Sequence[Path], read: Callable[[Sequence[Path]], int]) -> int:
    """Read the paths; for none the library (then `read` is given none), if there is any."""
    from tui.reading.access import has_library

    return read(()) if not paths and has_library() else _on_files(paths, read)


def _mistyped(path: Path) -> str | None:
    """Give the command that was meant, where the first word is no file but near to a name."""
    word = str(path)
    return None if len(path.parts) != 1 or os.path.lexists(word) else nearest_command(word)


def _on_files(paths: Sequence[Path], read: Callable[[Sequence[Path]], int]) -> int:
    """Give `read` files that can be read again, of the bundled articles where no path is named.

    What flows, as standard input does, is kept while it reads. Gives the exit status.
    """
    if not any(map(_flows, paths)):
        return _on_what_opens(paths, read) if paths else read(BUNDLED)
    import tempfile

    with tempfile.TemporaryDirectory(prefix="newsreader-") as folder:
        try:
            kept = [_kept(path, Path(folder, str(n))) for n, path in enumerate(paths)]
        except (OSError, ReadError, ParseError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else str(error)
            sys.stderr.write(f"newsreader: what comes through a pipe cannot be kept: {reason}\n")
            return 1
        return _on_what_opens(kept, read)


def _flows(path: Path) -> bool:
    """Whether what is there can be read only once: standard input, a pipe."""
    try:
        return path == STANDARD_INPUT or path.is_fifo() or path.is_char_device()
    except OSError:
        return False


def _on_what_opens(paths: Sequence[Path], read: Callable[[Sequence[Path]], int]) -> int:
    """Read, or tell on standard error why none of the paths can be read."""
    from library.shelf import list_entries

    failures = []
    for entry in list_entries(paths):
        if entry.failure is None:
            return read(paths)
        failures.append(entry)
    for entry in failures:
        complain(entry.path, entry.failure or "")
    return 1


def _kept(path: Path, folder: Path) -> Path:
    """Keep what flows in a file; where it was standard input, the terminal takes its place."""
    if not _flows(path):
        return path
    is_input = path == STANDARD_INPUT
    name = "standard input" if is_input else one_line(path.name)
    file = folder / name / name
    file.parent.mkdir(parents=True)
    file.write_bytes(read_bytes(path))
    if is_input:
        take_terminal_as_input()
    return file
