"""What a process costs, as /proc tells."""

from __future__ import annotations

import os
from pathlib import Path

_MEBIBYTE = 1024 * 1024


def processor_milliseconds(process: int) -> float:
    """The processor time of all threads of a process that are there, in milliseconds."""
    try:
        tasks = [file.read_text() for file in Path(f"/proc/{process}/task").glob("*/schedstat")]
    except OSError:
        return 0.0
    return sum(int(task.split()[0]) for task in tasks) / 1e6


def is_busy(process: int) -> bool:
    """Whether a thread of a process runs, waits for a processor, or for a disk."""
    try:
        tasks = [file.read_text() for file in Path(f"/proc/{process}/task").glob("*/stat")]
    except OSError:
        return False
    return any(task.rpartition(") ")[2][:1] in "RD" for task in tasks)


def megabytes(process: int) -> float:
    """The memory that a process holds; none where it has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, ValueError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGESIZE") / _MEBIBYTE
