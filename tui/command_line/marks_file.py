"""`newsreader marks`: all marks written as JSON, and such a file taken in."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from library.marks.document import ExchangeError
from library.marks.exchange import Imported
from library.marks.marks import Marks
from library.marks.store import MarksError
from library.paths import marks_file
from library.reading import STANDARD_INPUT, reason_of
from tui.command_line.catalogued import tell
from tui.command_line.complaining import complain
from tui.settings.values import Settings


def run(options: Namespace, settings: Settings) -> int:
    """Export marks or import them; 1 where something cannot be read or written.

    Ends the program with status 2 where no file is named to be imported.
    """
    del settings
    if options.action == "import" and options.file is None:
        from tui.command_line.arguments import parser_of
        from tui.command_line.commands import NAMED

        parser_of(NAMED["marks"]).error("import needs a FILE, or - for standard input")
    file = None if options.file == STANDARD_INPUT else options.file
    try:
        with contextlib.closing(Marks(marks_file())) as marks:
            if marks.trouble:
                tell(marks.trouble)
            return (_export if options.action == "export" else _import)(marks, file)
    except MarksError as error:
        tell(f"the marks cannot be read: {error}")
        return 1


def _export(marks: Marks, file: Path | None) -> int:
    lines = (f"{line}\n" for line in marks.exported())
    if file is None:
        sys.stdout.writelines(lines)
        return 0
    try:
        _write(file, lines)
    except OSError as error:
        complain(file, reason_of(error))
        return 1
    return 0


def _write(file: Path, lines: Iterable[str]) -> None:
    """Write a file as a whole: what was there stays until all is written."""
    folder = Path(os.path.realpath(file)).parent
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=folder, prefix=".newsreader-", delete=False
    ) as stream:
        new = Path(stream.name)
        try:
            stream.writelines(lines)
            stream.flush()
            os.fsync(stream.fileno())
            new.replace(os.path.realpath(file))
        except BaseException:
            new.unlink(missing_ok=True)
            raise


def _import(marks: Marks, file: Path | None) -> int:
    name = file or Path("standard input")
    try:
        text = file.read_bytes() if file else sys.stdin.buffer.read()
        imported = marks.import_(text)
    except (OSError, ValueError) as error:
        complain(name, reason_of(error) if isinstance(error, OSError) else str(error))
        return 1
    except ExchangeError as error:
        complain(name, f"nothing was taken in: {error}")
        return 1
    if not marks.is_kept:
        return 1
    sys.stdout.write(f"{_told(imported)}\n")
    return 0


def _told(imported: Imported) -> str:
    counts = (
        (imported.marks, "mark"), (imported.searches, "search"), (imported.sources, "source"),
        (imported.holdings, "path"),
    )  # fmt: skip
    parts = [f"{count:,} {_many(word) if count != 1 else word}" for count, word in counts if count]
    return f"new or newer: {', '.join(parts)}" if parts else "nothing in it was new"


def _many(word: str) -> str:
    return f"{word}es" if word.endswith("ch") else f"{word}s"
