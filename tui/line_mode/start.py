"""Starting the line mode, and hearing what is typed: at a terminal, or in a script."""

from __future__ import annotations

import io
import os
import select
import signal
import sqlite3
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from library.marks.store import MarksError
from tui.command_line.catalogued import tell
from tui.line_mode.paper import Paper
from tui.line_mode.reader import LineReader
from tui.settings.values import Settings
from tui.terminal.endings import leave_on_signals

_Hear = Callable[[str], str]


def read_plainly(paths: Sequence[Path], settings: Settings, width: int | None = None) -> int:
    """Read files line by line; give the exit status.

    `width` is what --width says: cells a line, 0 for unbroken ones. Raises OSError when standard
    output is full or gone, KeyboardInterrupt when a script is interrupted.
    """
    leave_on_signals(sys.exit)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    paper = Paper(sys.stdout, width, settings)
    try:
        reader = LineReader(paths, settings, paper)
    except (MarksError, sqlite3.Error, OSError) as error:
        tell(f"the library cannot be read: {error}")
        return 1
    try:
        _sit(reader, paper)
    finally:
        reader.close()
    return 0


def _sit(reader: LineReader, paper: Paper) -> None:
    """Do what is typed, line by line, until it is enough."""
    is_typed = sys.stdin is not None and sys.stdin.isatty()
    hear = _typed() if is_typed else _scripted
    step: Callable[[], object] = reader.begin
    while True:
        try:
            step()
            paper.flush()
            if reader.is_over:
                return
            step = partial(reader.take, hear(reader.prompt))
        except EOFError:
            return
        except KeyboardInterrupt:
            if not is_typed:
                raise
            # What was being typed, listed or looked for is dropped, and no more than that.
            reader.break_off()
            step = paper.say


def _scripted(prompt: str) -> str:
    """Give the next line of a script, to which nobody needs to be prompted."""
    del prompt
    line = sys.stdin.readline() if sys.stdin else ""
    if not line:
        raise EOFError
    return line


def _typed() -> _Hear:
    """Give what asks for a line at a terminal, with a history where that can be shown."""
    if os.environ.get("TERM", "") not in ("", "dumb") and _edits_lines():
        return _ask
    return _ask_simply


def _ask(prompt: str) -> str:
    try:
        return input(prompt)
    except EOFError:
        sys.stdout.write("\n")
        raise
    except OSError as error:  # the terminal is gone
        raise EOFError from error


def _ask_simply(prompt: str) -> str:
    """Ask where the terminal itself edits the line; back from Ctrl+Z, the prompt is told again."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    before = signal.signal(signal.SIGCONT, lambda *_: os.write(1, prompt.encode()))
    try:
        _wait_for_line()
        line = sys.stdin.readline()
    except OSError as error:  # the terminal is gone
        raise EOFError from error
    finally:
        signal.signal(signal.SIGCONT, before)
    if not line:
        sys.stdout.write("\n")
        raise EOFError
    return line


def _wait_for_line() -> None:
    """Wait for a line. A signal that comes just before a plain read would be heard only after."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    before = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    try:
        while sys.stdin not in select.select([sys.stdin, reader], [], [])[0]:
            os.read(reader, 64)
    finally:
        signal.set_wakeup_fd(before)
        os.close(reader)
        os.close(writer)


def _edits_lines() -> bool:
    """Edit what is typed, with a history; nothing else is sent than what the keys need."""
    try:
        import readline
    except ImportError:
        return False
    for setting in ("enable-bracketed-paste off", "bell-style none", "enable-active-region off"):
        readline.parse_and_bind(f"set {setting}")
    return True
