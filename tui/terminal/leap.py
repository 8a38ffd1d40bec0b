"""The screen that was left is painted before anything else is loaded.

What that takes is kept in one file: the conditions under which it holds, what paints it, and what
its cells are, for the reader to go on from. It is read again as it was written, by the same user.
This module loads next to nothing, and nothing of ours but the version: all it does is to read that
file, to write to the terminal, and to leave the terminal as it was if no reader comes.
"""

from __future__ import annotations

import os
import signal
import sys
import termios

from tui.version import __version__

_FORM = "newsreader screen 2"
_MOST_READ = 4_000_000
_ENTER, _LEAVE = b"\x1b[?1049h\x1b[?25l\x1b[?7l", b"\x1b[m\x1b[?7h\x1b[?1049l\x1b[?25h"
_ENDING = (signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT)
# A terminal that takes nothing any more must not keep us from ending.
_SECONDS_TO_LEAVE = 1.0
# What tells one terminal, one library or one way of drawing from another: by its value, or by
# being there, as the value is another one each time.
_TELLING = (
    "TERM", "TERM_PROGRAM", "COLORTERM", "NO_COLOR", "COLORFGBG", "XDG_DATA_HOME",
    "XDG_CONFIG_HOME", "HOME", "NEWSREADER_SETTINGS",
)  # fmt: skip
_BEING_THERE = ("TMUX", "STY", "SSH_CONNECTION")

_painted: Painted | None = None


class Painted:
    """A screen that is on the terminal.

    `found` are the attributes the terminal had, `first_row` is what paints its first row, `cells`
    what it shows (see `tui.wire.snapshot`).
    """

    def __init__(self, first_row: bytes, painting: bytes, cells: bytes) -> None:
        self.first_row, self._painting, self.cells = first_row, painting, cells
        self.found = termios.tcgetattr(0)
        for each in _ENDING:
            signal.signal(each, self._end)
        signal.signal(signal.SIGTSTP, self._stop)

    def show(self) -> None:
        """Paint, and let nothing that is typed show."""
        raw = termios.tcgetattr(0)
        raw[0] &= ~(termios.IXON | termios.ICRNL | termios.INLCR | termios.IGNCR)
        raw[1] &= ~termios.OPOST
        raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        termios.tcsetattr(0, termios.TCSANOW, raw)
        _write(_ENTER + self._painting)

    def leave(self) -> None:
        """Leave the terminal as it was found."""
        termios.tcsetattr(0, termios.TCSANOW, self.found)
        _write(_LEAVE)

    def _end(self, number: int, frame: object) -> None:
        del frame
        signal.signal(signal.SIGALRM, lambda *_: os._exit(128 + number))
        signal.setitimer(signal.ITIMER_REAL, _SECONDS_TO_LEAVE)
        try:
            self.leave()
        finally:
            os._exit(128 + number)

    def _stop(self, number: int, frame: object) -> None:
        """Stop for the shell, which gets its terminal back, and go on where that was."""
        del frame
        self.leave()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        signal.signal(number, self._stop)
        self.show()


def paint(arguments: list[str]) -> None:
    """Paint the screen that was left, if it is what these arguments will show here."""
    global _painted
    try:
        head, _, rest = _kept().partition(b"\n")
        sizes, _, told = head.decode().partition(" ")
        if told != conditions(arguments) or os.tcgetpgrp(0) != os.getpgrp():
            return
        first, painting, cells = map(int, sizes.split(","))
        if min(first, painting, cells) < 0 or first + painting + cells != len(rest):
            return
        painting += first
        _painted = Painted(rest[:first], rest[first:painting], rest[painting:])
        _painted.show()
    except (OSError, ValueError, termios.error):
        undo()


def _kept() -> bytes:
    """Read what was kept; of another user, or what is no file, nothing. Raises OSError."""
    # pathlib takes longer to load than all the rest takes.
    descriptor = os.open(kept_file(), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(descriptor, "rb") as file:  # noqa: PTH123
        return file.read(_MOST_READ) if os.fstat(descriptor).st_uid == os.geteuid() else b""


def painted() -> Painted | None:
    """Give what is painted and nobody has taken yet."""
    return _painted


def take() -> Painted | None:
    """Take what is painted, and with it the duty to leave the terminal as it was found."""
    global _painted
    taken, _painted = _painted, None
    return taken


def undo() -> None:
    """Leave the terminal as it was found, if no reader has taken what is painted."""
    if left := take():
        try:
            left.leave()
        except (OSError, termios.error):
            return  # it is gone


def conditions(arguments: list[str]) -> str:
    """Tell, in one line, under which conditions the screen of this moment holds.

    Whoever else marks something, or reads another article, changes the file of marks: then another
    screen may be what comes. Raises OSError where standard input or output is no terminal.
    """
    if not os.isatty(0):
        raise OSError("standard input is no terminal")
    told = (
        _FORM, __version__, *arguments, *os.get_terminal_size(1),
        *map(_changed, (_settings_file(), _marks_file(), _marks_file() + "-wal")),
        *(os.environ.get(name) for name in _TELLING),
        *(name in os.environ for name in _BEING_THERE),
    )  # fmt: skip
    return repr(told)


def kept_file() -> str:
    """Give the file in which the screen is kept."""
    return _file("XDG_CACHE_HOME", ".cache", "Library/Caches", "screen")


def _settings_file() -> str:
    usual = _file("XDG_CONFIG_HOME", ".config", "Library/Application Support", "settings.toml")
    return os.environ.get("NEWSREADER_SETTINGS") or usual


def _marks_file() -> str:
    return _file("XDG_DATA_HOME", ".local/share", "Library/Application Support", "marks.db")


def _file(variable: str, usual: str, on_mac: str, name: str) -> str:
    """Give the place of a file of ours; `library.paths` says the same, but takes long to load."""
    folder = os.environ.get(variable) or "~/" + (on_mac if sys.platform == "darwin" else usual)
    return os.path.expanduser(os.path.join(folder, "newsreader", name))  # noqa: PTH111, PTH118


def _changed(file: str) -> int:
    """Tell when a file was changed; 0 for none."""
    try:
        return os.stat(file).st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0


def _write(data: bytes) -> None:
    while data:
        data = data[os.write(1, data) :]
