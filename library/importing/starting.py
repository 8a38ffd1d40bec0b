"""Starting processes of our own. Who starts an import loads nothing of what that takes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent.parent


def start_import(index: Path, marks: Path, paths: Iterable[Path] = ()) -> subprocess.Popen[bytes]:
    """Start an import in a process of its own, which ends when we do, and yields to us.

    It looks through the paths, or through all that the marks tell was added. It also ends when
    what is given here is let go of, or its standard input is closed.
    """
    command = own_command(
        "library.importing.__main__", "--index", str(index), "--marks", str(marks),
        "--beside", "--", *map(str, paths),
    )  # fmt: skip
    # The pipe is never written to: the other end finds it closed once we are gone.
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip


def own_command(module: str, *arguments: str, nicer: int = 0) -> list[str]:
    """Give the command that runs `main` of one of our modules, and nothing from where we stand.

    `nicer` is by how much it lets others go first, from its first moment on.
    """
    code = f"import os, sys; os.nice({nicer}); sys.path.insert(0, {str(_ROOT)!r}); "
    code += f"from {module} import main; "
    return [sys.executable, "-P", "-c", f"{code}sys.exit(main())", *arguments]
