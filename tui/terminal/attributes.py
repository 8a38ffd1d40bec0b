"""A terminal as the kernel knows it: its size, and how it treats what comes and goes."""

from __future__ import annotations

import os
import termios
import tty
from contextlib import suppress
from typing import Any, TextIO

# What a shell sets so that it gets whole lines, and signals instead of Ctrl+C and Ctrl+Z.
_COOKED_LOCAL = termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG
_COOKED_INPUT = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR

_NO_SIZE = (80, 24)


def fileno_of(stream: TextIO | None) -> int:
    """Give the descriptor of a stream. Raises OSError where there is none."""
    if stream is None:
        raise OSError("standard input or output is closed")
    return stream.fileno()


def size_of(terminal: int) -> tuple[int, int]:
    """Give columns and rows; what most terminals have, where it tells none."""
    try:
        columns, rows = os.get_terminal_size(terminal)
    except OSError:
        return _NO_SIZE
    return columns or _NO_SIZE[0], rows or _NO_SIZE[1]


class Attributes:
    """The attributes of a terminal: every byte is let through as it is, until they are restored.

    `found` are those to restore, where they have been changed already.
    """

    def __init__(self, terminal: int, found: list[Any] | None = None) -> None:
        self._terminal, self._found = terminal, found

    def set_raw(self) -> None:
        """Let every byte through, both ways. Raises `termios.error` where the terminal is gone."""
        attributes = termios.tcgetattr(self._terminal)
        self._found = self._found or termios.tcgetattr(self._terminal)
        attributes[tty.LFLAG] &= ~_COOKED_LOCAL
        attributes[tty.IFLAG] &= ~_COOKED_INPUT
        attributes[tty.OFLAG] &= ~termios.OPOST
        attributes[tty.CC][termios.VMIN], attributes[tty.CC][termios.VTIME] = 1, 0
        termios.tcsetattr(self._terminal, termios.TCSANOW, attributes)

    def restore(self) -> None:
        """Leave them as they were found."""
        found, self._found = self._found, None
        with suppress(termios.error):
            if found:
                termios.tcsetattr(self._terminal, termios.TCSANOW, found)
