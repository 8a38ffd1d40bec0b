"""`python -m library.importing`: take what was added into the catalogue, and tell of it."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import sqlite3
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from library.importing.lock import AlreadyImportingError
from library.importing.progress import Progress
from library.importing.running import run_import
from library.paths import index_file, marks_file

_NICER = 10
_STOPPED = 3
_SESSION = Path("/proc/self/autogroup")


def main(arguments: Sequence[str] | None = None) -> int:
    """Import, and give the exit status: 1 where that failed, 3 where it was stopped."""
    options = _options(arguments)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    if options.beside:
        threading.Thread(target=_stop_with_input, args=(stop,), daemon=True).start()
    try:
        end = run_import(
            options.index or index_file(), options.marks or marks_file(), options.paths,
            tell=_Teller(is_json=options.json), stop=stop.is_set,
        )  # fmt: skip
    except (AlreadyImportingError, OSError, sqlite3.Error) as error:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"newsreader: {error}\n")
        return 1
    return 0 if end.phase == "done" else _STOPPED


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m library.importing", description=__doc__)
    parser.add_argument("--index", type=Path, help="the catalogue, if not the usual one")
    parser.add_argument("--marks", type=Path, help="the marks, which tell what was added")
    parser.add_argument("--json", action="store_true", help="tell how far it is, in lines of JSON")
    parser.add_argument(
        "--beside", action="store_true", help="end when standard input does: with who started it"
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    return parser.parse_args(arguments)


def _stop_with_input(stop: threading.Event) -> None:
    with contextlib.suppress(OSError):
        while os.read(0, 1024):
            pass
    stop.set()


class _Teller:
    """Tells how far it is; when the first articles are listed, others may go first."""

    def __init__(self, *, is_json: bool) -> None:
        self._is_json = is_json
        self._is_nice = False

    def __call__(self, progress: Progress) -> None:
        if not self._is_nice and progress.phase != "names":
            _let_others_go_first()
            self._is_nice = True
        if self._is_json:
            _print(progress)


def _let_others_go_first() -> None:
    os.nice(_NICER)
    # Linux may share its time out among sessions, and heeds what is nicer within one of them only:
    # so the session yields as well, where it is nobody else's.
    if hasattr(os, "getsid") and os.getsid(0) == os.getpid():
        with contextlib.suppress(OSError):
            _SESSION.write_text(str(_NICER))


def _print(progress: Progress) -> None:
    told = {
        "phase": progress.phase,
        "done": progress.done,
        "total": progress.total,
        "rate": round(progress.rate, 1),
        "seconds_left": progress.seconds_left and round(progress.seconds_left, 1),
        "started": progress.started.isoformat(),
        "pid": progress.pid,
        "trouble": progress.trouble,
    }
    with contextlib.suppress(OSError):
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
