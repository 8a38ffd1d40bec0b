"""Starting the line mode, and hearing what is typed: at a terminal, or in a script."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tui.line_mode.paper import Paper
from tui.line_mode.reader import LineReader
from tui.settings import Settings
from tui.start import on_files, tell_when_nothing_opens
from tui.terminal import leave_on_signals

_Hear = Callable[[str], str]


def read_plainly(paths: Sequence[Path], settings: Settings, width: int | None = None) -> int:
    """Read the paths, or the bundled articles, line by line; give the exit status.

    `width` is what --width says: cells a line, 0 for unbroken ones. Raises OSError when standard
    output is full or gone, KeyboardInterrupt when a script is interrupted.
    """
    if sys.stdout is None:
        return 1
    leave_on_signals(sys.exit)
    return on_files(paths, lambda files: _read(files, settings, width))


def _read(paths: Sequence[Path], settings: Settings, width: int | None) -> int:
    if tell_when_nothing_opens(paths):
        return 1
    paper = Paper(sys.stdout, width)
    reader = LineReader(paths, settings, paper)
    is_typed = sys.stdin is not None and sys.stdin.isatty()
    hear = _typed() if is_typed else _scripted
    _try(reader.begin, reader, is_typed=is_typed)
    while not reader.is_over:
        paper.flush()
        try:
            line = hear(reader.prompt)
        except EOFError:
            break
        except KeyboardInterrupt:
            if not is_typed:
                raise
            paper.say()
            continue
        _try(lambda line=line: reader.take(line), reader, is_typed=is_typed)  # type: ignore[misc]
    return 0


def _try(step: Callable[[], None], reader: LineReader, *, is_typed: bool) -> None:
    """Do a step. At a terminal Ctrl+C breaks off no more than that."""
    try:
        step()
    except KeyboardInterrupt:
        if not is_typed:
            raise
        reader.break_off()


def _scripted(prompt: str) -> str:
    """Give the next line of a script, to which nobody needs to be prompted."""
    del prompt
    line = sys.stdin.readline() if sys.stdin else ""
    if not line:
        raise EOFError
    return line


def _typed() -> _Hear:
    """Give what asks for a line at a terminal, with a history where that can be shown."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    if os.environ.get("TERM", "dumb") not in ("", "dumb"):
        _edit_lines()
    return _ask


def _ask(prompt: str) -> str:
    try:
        return input(prompt)
    except EOFError:
        sys.stdout.write("\n")
        raise
    except OSError as error:  # the terminal is gone
        raise EOFError from error


def _edit_lines() -> None:
    """Edit what is typed, with a history: arrows work, and nothing else is sent than for that."""
    try:
        import readline
    except ImportError:
        return
    for setting in ("enable-bracketed-paste off", "bell-style none", "enable-active-region off"):
        readline.parse_and_bind(f"set {setting}")
