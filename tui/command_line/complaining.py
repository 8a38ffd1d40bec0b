"""What cannot be read is told on standard error, a line each."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from parsers.safe import one_line, shown_name


def complain(path: Path, reason: str) -> None:
    """Tell on standard error, in one line, what cannot be read and why."""
    sys.stdout.flush()
    with contextlib.suppress(OSError):  # nobody hears it, and the rest is still to be printed
        if sys.stderr:
            sys.stderr.write(f"newsreader: {shown_name(str(path))}: {one_line(reason)}\n")
