"""Starting programs on a pty: how long to the first content, how much memory while one reads."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("22 updates")
Bare().run()
"""
_PATIENCE, _REST = 15.0, 1.0
# The clock of another process, as Linux numbers it: clock_getcpuclockid(3).
_CLOCK_OF_PROCESS = 2
_STYLE = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")
_KIB = 1024


@dataclass(frozen=True, slots=True)
class Start:
    """Medians: the time to the first content, and of the processor until then; megabytes later.

    `painted` is the time to the first of what is waited for, `modules` how many were loaded, where
    Python was told to tell (`-X importtime`).
    """

    painted: float
    milliseconds: float
    processor: float
    megabytes: float
    modules: int
    is_shown: bool


def bare(runs: int) -> Start:
    """Start a bare Textual app."""
    return _started([sys.executable, "-c", BARE], [b"22 updates"], {}, b"", runs)


def with_library(folder: Path, names: Sequence[str], runs: int) -> Start:
    """Start the reader on the library in a folder; one of the names is to be seen first.

    The memory is that after the first article was opened and read for a page.
    """
    command = [sys.executable, "-m", "tui"]
    return _started(command, [name.encode() for name in names], home_in(folder), b"jj\r \x20", runs)


def home_in(folder: Path) -> dict[str, str]:
    """The variables that have a program keep everything of its own in a folder."""
    home = {name: str(folder) for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME")}
    return home | {name: str(folder / "own") for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME")}


def _started(
    command: Sequence[str], seen: Sequence[bytes], environment: Mapping[str, str], keys: bytes,
    runs: int,
) -> Start:  # fmt: skip
    found = [one_start(command, (seen,), environment, keys) for _ in range(runs)]
    return summary([start for start in found if start.is_shown] or found, statistics.median)


def summary(starts: Sequence[Start], of: Callable[[Iterable[float]], float]) -> Start:
    """Make one of several starts, by `min` or `statistics.median`."""
    return Start(
        of(start.painted for start in starts),
        of(start.milliseconds for start in starts),
        of(start.processor for start in starts),
        of(start.megabytes for start in starts),
        max(start.modules for start in starts),
        all(start.is_shown for start in starts),
    )


def one_start(
    command: Sequence[str], waited_for: Sequence[Sequence[bytes]],
    environment: Mapping[str, str], keys: bytes = b"", rest: float = _REST,
) -> Start:  # fmt: skip
    """Start a program once, until one of each of the texts was seen; then press keys, and rest."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, start_new_session=True,
        env={**as_installed(), "TERM": "xterm-256color", **environment},
    )  # fmt: skip
    os.close(slave)
    try:
        screen = _Screen(master)
        times = [begin]
        for texts in waited_for:
            is_shown = screen.shows(texts)
            times.append(time.perf_counter())
        processor = _processor(process.pid)
        os.write(master, keys)
        _drain(master, rest)
        painted, content = 1000 * (times[1] - begin), 1000 * (times[-1] - begin)
        memory = _memory(process.pid)
        return Start(painted, content, processor, memory, screen.modules, is_shown)
    finally:
        process.kill()
        process.wait()
        os.close(master)


def as_installed() -> dict[str, str]:
    """The environment of a program whose modules are compiled, as an installation leaves them."""
    without = {"PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME"}
    return {name: value for name, value in os.environ.items() if name not in without}


def _processor(process: int) -> float:
    """Milliseconds of processor time, of all threads, those that ended too."""
    try:
        return 1000 * time.clock_gettime(~process << 3 | _CLOCK_OF_PROCESS)
    except OSError:
        return 0.0


class _Screen:
    """What a program draws; it answers what asks where the cursor is."""

    def __init__(self, master: int) -> None:
        self._master, self._drawn = master, b""

    @property
    def modules(self) -> int:
        """How many modules were told to be loaded."""
        return self._drawn.count(b"import time:")

    def shows(self, texts: Sequence[bytes]) -> bool:
        """Read what is drawn until one of the texts is there; False where none comes."""
        end = time.perf_counter() + _PATIENCE
        while not self._holds(texts):
            if time.perf_counter() > end or not self._read():
                return False
        return True

    def _holds(self, texts: Sequence[bytes]) -> bool:
        text = _STYLE.sub(b"", self._drawn)
        return any(one in text for one in texts)

    def _read(self) -> bool:
        if not select.select([self._master], [], [], 0.1)[0]:
            return True
        try:
            new = os.read(self._master, 65536)
        except OSError:
            return False
        for _ in range(new.count(b"\x1b[6n")):
            os.write(self._master, b"\x1b[1;2R")
        self._drawn += new
        return True


def _drain(master: int, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        if select.select([master], [], [], left)[0]:
            try:
                os.read(master, 65536)
            except OSError:
                return


def _memory(process: int) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGESIZE") / _KIB / _KIB
