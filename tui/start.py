"""Starting the full-screen reader."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from library.finding import SEEDS
from library.reading import STANDARD_INPUT
from library.shelf import list_entries
from tui.show import complain


def run(paths: Sequence[Path]) -> int:
    """Run the reader on the paths, or on the bundled articles, and give its exit status."""
    # Where a shell exports them they would freeze the size the terminal had then.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    if STANDARD_INPUT not in paths:
        return _run(paths or [SEEDS])
    with tempfile.TemporaryDirectory(prefix="newsreader-") as folder:
        spooled = _spool(Path(folder))
        return _run([spooled if path == STANDARD_INPUT else path for path in paths])


def _run(paths: Sequence[Path]) -> int:
    if _tell_when_nothing_opens(paths):
        return 1
    from tui.app import NewsreaderApp

    app = NewsreaderApp(paths)
    app.run()
    return app.return_code or 0


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


def _spool(folder: Path) -> Path:
    """Keep standard input in a file, as the terminal takes its place for the keys."""
    from tui.terminal import take_terminal_as_input

    place = folder / "standard input"
    place.mkdir()
    file = place / "standard input"
    file.write_bytes(sys.stdin.buffer.read())
    take_terminal_as_input()
    return file
