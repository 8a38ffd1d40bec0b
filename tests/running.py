"""Other Pythons: newsreader run as a program, and what a piece of code loads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT


def newsreader(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run newsreader as a user would, its output going to a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **environment},
    )


def printed_by(code: str) -> str:
    """What a fresh Python prints when it runs some code."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return done.stdout.strip()


def loaded_after(code: str) -> set[str]:
    """The modules a fresh Python has loaded after running some code."""
    program = f"{code}\nimport sys\nsys.stderr.write('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stderr.splitlines())
