"""Starting the full-screen reader."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from library.finding import SEEDS
from library.reading import STANDARD_INPUT, ReadError, read_bytes, reason_of
from library.shelf import list_entries
from parsers.article import ParseError
from parsers.safe import clean, one_line
from tui.output import tell_failure, wants_traceback
from tui.settings import Settings
from tui.show import complain
from tui.terminal import take_terminal_as_input

_TRACEBACK_WIDTH = 200


def run(paths: Sequence[Path], settings: Settings) -> int:
    """Run the reader on the paths, or on the bundled articles, and give its exit status."""
    # Where a shell exports them they would freeze the size the terminal had then.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    if not any(map(_flows, paths)):
        return _run(paths or [SEEDS], settings)
    with tempfile.TemporaryDirectory(prefix="newsreader-") as folder:
        try:
            kept = [_kept(path, Path(folder, str(n))) for n, path in enumerate(paths)]
        except (OSError, ReadError, ParseError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else str(error)
            sys.stderr.write(f"newsreader: what comes through a pipe cannot be kept: {reason}\n")
            return 1
        return _run(kept, settings)


def _flows(path: Path) -> bool:
    """Whether what is there can be read only once: standard input, a pipe."""
    try:
        return path == STANDARD_INPUT or path.is_fifo() or path.is_char_device()
    except OSError:
        return False


def _run(paths: Sequence[Path], settings: Settings) -> int:
    if _tell_when_nothing_opens(paths):
        return 1
    from rich.console import Console

    from tui.app import NewsreaderApp

    app = NewsreaderApp(paths, settings)
    # Textual would print a traceback with the values of all variables, those of articles too.
    told = io.StringIO()
    app.error_console = Console(file=told, width=_TRACEBACK_WIDTH)
    app.run()
    if told.getvalue():
        _tell_crash(told.getvalue())
    return app.return_code or 0


def _tell_crash(told: str) -> None:
    """Tell in one line of an error nobody foresaw; to a developer, all that is known of it."""
    if wants_traceback():
        sys.stderr.write(clean(told))
    *_, reason = told.strip().splitlines()
    tell_failure(reason)


def _tell_when_nothing_opens(paths: Sequence[Path]) -> bool:
    """Tell on standard error why none of the paths can be read; False as soon as one can."""
    failures = []
    for entry in list_entries(paths):
        if entry.failure is None:
            return False
        failures.append(entry)
    for entry in failures:
        complain(entry.path, entry.failure or "")
    return True


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
