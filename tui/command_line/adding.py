"""`newsreader add` and `update`: taking articles up into the library, in the foreground."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import sys
import threading
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

from library.catalogue.opening import open_catalogue
from library.catalogue.values import Selection
from library.importing.dropping import drop_holdings
from library.importing.lock import AlreadyImportingError
from library.importing.progress import Progress
from library.importing.running import run_import
from library.marks.marks import Marks
from library.marks.store import MarksError
from library.paths import index_file, marks_file
from library.reading import STANDARD_INPUT, reason_of
from parsers.safe import shown_name
from tui.command_line.catalogued import tell
from tui.command_line.complaining import complain
from tui.command_line.progress_line import ProgressLine
from tui.settings.values import Settings

_INTERRUPTED = 130
_UNREADABLE = Selection("SELECT id FROM article WHERE is_shown AND failure IS NOT NULL")
# How often it is looked whether another one is done, in seconds.
_PATIENCE = 0.5
_BUSY = "another newsreader is at work on the library"
_GOES_ON = 'it goes on from here with "newsreader update", or when the reader starts'


def add(options: Namespace, settings: Settings) -> int:
    """Note what is to be in the library, and import it; 1 if something of it cannot be read."""
    del settings
    try:
        marks = Marks(marks_file())
        noted = [_note(marks, path) for path in options.paths]
        holdings = marks.holdings()
    except MarksError as error:
        tell(f"nothing was added: {error}")
        return 1
    if not any(noted):
        return 1
    gone = [path for path in holdings if not os.path.lexists(path)]
    there = [path for path in holdings if path not in gone] if gone else ()
    run = _Run(there, gone, is_told=True, with_words=not options.later)
    return max(run.status(waits=True), 0 if all(noted) else 1)


def update(options: Namespace, settings: Settings) -> int:
    """Look for what changed; 1 if something could not be read. Quiet while all is well."""
    del settings
    try:
        holdings = Marks(marks_file()).holdings()
    except MarksError as error:
        tell(str(error))
        return 1
    paths = [Path(os.path.abspath(path)) for path in options.paths]  # noqa: PTH100
    if unknown := [path for path in paths if path not in holdings]:
        for path in unknown:
            complain(path, "it was not added to the library: newsreader add does that")
        return 1
    if not holdings:
        tell("nothing was added to the library yet: newsreader add PATH")
        return 0
    return _Run(paths, is_told=options.verbose).status(waits=False)


def _note(marks: Marks, path: Path) -> bool:
    """Note a path as one of the library's; tell why where it cannot be."""
    if path == STANDARD_INPUT:
        complain(path, "standard input cannot be kept in the library; name a file")
        return False
    # Links in it stay: what they lead to may change.
    whole = Path(os.path.abspath(path))  # noqa: PTH100
    if reason := _why_unreadable(whole):
        complain(path, reason)
        return False
    above = next((one for one in marks.holdings() if one in whole.parents), None)
    if above:
        complain(path, f"it is in the library already, with {shown_name(str(above))}")
    elif not marks.add_holding(whole):
        complain(path, "it is in the library already; what changed is looked for")
    return True


def _why_unreadable(path: Path) -> str | None:
    try:
        if path.is_dir():
            with os.scandir(path):
                pass
        elif path.exists() and not path.is_file():
            return "neither a file nor a directory"
        else:
            with path.open("rb"):
                pass
    except OSError as error:
        return reason_of(error)
    except ValueError:
        return "no such file"
    return None


class _Run:
    """An import in the foreground: of these paths, or of all that was added.

    What is `gone` leaves the list before, which is told and is no failure. `is_told` tells how far
    it is and what was found. Without words it ends once there is a list.
    """

    def __init__(
        self,
        paths: Sequence[Path] = (),
        gone: Sequence[Path] = (),
        *,
        is_told: bool,
        with_words: bool = True,
    ) -> None:
        self._paths = paths
        self._gone = gone
        self._is_told = is_told
        self._with_words = with_words
        self._line = ProgressLine(sys.stderr if is_told else None)
        self._wanted = threading.Event()

    def status(self, *, waits: bool) -> int:
        """Import; while another one does, wait for that, or leave it to that."""
        try:
            with _stopped_by_signals(self._wanted):
                return self._ended(self._waited() if waits else self._import())
        except AlreadyImportingError:
            tell(f"{_BUSY}; nothing is done")
            return 0
        except (OSError, sqlite3.Error) as error:
            self._line.clear()
            tell(f"the library cannot be written: {error}")
            return 1

    def _waited(self) -> Progress | None:
        """Import as soon as nobody else does; None where that was not waited for."""
        is_told = False
        while not self._wanted.is_set():
            try:
                return self._import()
            except AlreadyImportingError:
                if not is_told:
                    tell(f"{_BUSY}; waiting until it is done")
                is_told = True
                self._wanted.wait(_PATIENCE)
        return None

    def _import(self) -> Progress:
        if self._gone and drop_holdings(index_file(), self._gone):
            names = ", ".join(shown_name(str(path)) for path in self._gone)
            tell(f"not there any more, its articles left the list: {names}")
            self._gone = ()
        return run_import(
            index_file(), marks_file(), self._paths, tell=self._line.show,
            stop=self._wanted.is_set, with_words=self._with_words,
        )  # fmt: skip

    def _ended(self, end: Progress | None) -> int:
        self._line.clear()
        if end and end.trouble:
            tell(end.trouble)
        if end is None or (self._wanted.is_set() and end.phase != "done"):
            tell(f"stopped; {_GOES_ON}")
            return _INTERRUPTED
        if self._is_told:
            sys.stdout.write(f"{_summary(end)}\n")
        return 1 if end.trouble else 0


def _summary(end: Progress) -> str:
    catalogue = open_catalogue(index_file(), marks_file())
    sources = catalogue.sources()
    total = sum(source.total for source in sources)
    told = f"{total:,} articles of {len(sources):,} sources in the library"
    changes = f"{end.new:,} new, {end.changed:,} changed, {end.gone:,} gone"
    unread = len(catalogue.ids(_UNREADABLE))
    changes += f", {unread:,} that cannot be read" if unread else ""
    later = "" if end.phase == "done" else "; words are read by newsreader update"
    return f"{told}: {changes}{later}"


@contextlib.contextmanager
def _stopped_by_signals(wanted: threading.Event) -> Iterator[None]:
    """Let Ctrl+C and the like ask for an end, at which what was done is kept."""

    def ask(number: int, frame: FrameType | None) -> None:
        del number, frame
        wanted.set()

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, ask) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
