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
from collections.abc import Mapping, Sequence
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
_STYLE = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")
_KIB = 1024


@dataclass(frozen=True, slots=True)
class Start:
    """Medians: the time to the first content, and of the processor until then; megabytes later."""

    milliseconds: float
    processor: float
    megabytes: float
    is_shown: bool


def bare(runs: int) -> Start:
    """Start a bare Textual app."""
    return _started([sys.executable, "-c", BARE], [b"22 updates"], {}, b"", runs)


def with_library(folder: Path, names: Sequence[str], runs: int) -> Start:
    """Start the reader on the library in a folder; one of the names is to be seen first.

    The memory is that after the first article was opened and read for a page.
    """
    home = {name: str(folder) for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME")}
    own = {name: str(folder / "own") for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME")}
    command = [sys.executable, "-m", "tui"]
    return _started(command, [name.encode() for name in names], {**home, **own}, b"jj\r \x20", runs)


def _started(
    command: Sequence[str], seen: Sequence[bytes], environment: Mapping[str, str], keys: bytes,
    runs: int,
) -> Start:  # fmt: skip
    found = [_one_start(command, seen, environment, keys) for _ in range(runs)]
    shown = [start for start in found if start.is_shown] or found
    return Start(
        statistics.median(start.milliseconds for start in shown),
        statistics.median(start.processor for start in shown),
        statistics.median(start.megabytes for start in shown),
        shown[0].is_shown,
    )


def _one_start(
    command: Sequence[str], seen: Sequence[bytes], environment: Mapping[str, str], keys: bytes
) -> Start:
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, start_new_session=True,
        env={**_as_installed(), "TERM": "xterm-256color", **environment},
    )  # fmt: skip
    os.close(slave)
    try:
        is_shown = _wait_for(master, seen)
        milliseconds = 1000 * (time.perf_counter() - begin)
        processor = _processor(process.pid)
        os.write(master, keys)
        _drain(master, _REST)
        return Start(milliseconds, processor, _memory(process.pid), is_shown)
    finally:
        process.kill()
        process.wait()
        os.close(master)


def _as_installed() -> dict[str, str]:
    """The environment of a program whose modules are compiled, as an installation leaves them."""
    without = {"PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME"}
    return {name: value for name, value in os.environ.items() if name not in without}


def _processor(process: int) -> float:
    """Milliseconds of processor time, in steps of ten."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wait_for(master: int, seen: Sequence[bytes]) -> bool:
    """Read what is drawn until one of the texts is there; answer what asks where the cursor is."""
    drawn = b""
    end = time.perf_counter() + _PATIENCE
    while time.perf_counter() < end:
        if not select.select([master], [], [], 0.1)[0]:
            continue
        try:
            new = os.read(master, 65536)
        except OSError:
            return False
        for _ in range(new.count(b"\x1b[6n")):
            os.write(master, b"\x1b[1;2R")
        drawn += new
        text = _STYLE.sub(b"", drawn)
        if any(one in text for one in seen):
            return True
    return False


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
