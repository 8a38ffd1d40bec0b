"""How far an import is: written with each commit, read by whoever shows it."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Literal, NamedTuple, get_args

Phase = Literal["names", "headers", "words", "live", "done"]
"""Looking for files, reading their heads, indexing their words, finding live coverage, at rest."""


class Interrupted(Exception):  # noqa: N818 - no error: it was wanted
    """The import was told to stop; what was done is kept."""


class Progress(NamedTuple):
    """How many articles of a phase are done; `started` is when the phase began, `at` when told.

    `total` is 0 while it is unknown. `pid` is the process that imports or imported. `new`,
    `changed` and `gone` count files as this import found them; they are not kept.
    """

    phase: Phase
    done: int
    total: int
    started: datetime
    at: datetime
    pid: int = 0
    trouble: str | None = None
    new: int = 0
    changed: int = 0
    gone: int = 0

    @property
    def rate(self) -> float:
        """Articles a second since the phase began; 0 where nothing is known."""
        seconds = (self.at - self.started).total_seconds()
        return self.done / seconds if seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """How long the phase will still take, at the rate so far; None where nothing is known."""
        return (self.total - self.done) / self.rate if self.rate and self.total else None


def write_progress(connection: sqlite3.Connection, progress: Progress) -> None:
    """Keep how far an import is, in the transaction that is open."""
    values = {
        "phase": progress.phase,
        "done": progress.done,
        "total": progress.total,
        "started": progress.started.timestamp(),
        "at": progress.at.timestamp(),
        "pid": progress.pid,
        "trouble": progress.trouble,
    }
    connection.executemany("INSERT OR REPLACE INTO progress VALUES (?, ?)", values.items())


def read_progress(connection: sqlite3.Connection) -> Progress | None:
    """Give how far the last import came; None where there was none yet.

    Whether it still runs is told by `library.importing.lock.is_importing`.
    """
    values = dict(connection.execute("SELECT name, value FROM progress"))
    if values.get("phase") not in get_args(Phase):
        return None
    return Progress(
        values["phase"], values["done"], values["total"], _time(values["started"]),
        _time(values["at"]), values["pid"], values["trouble"],
    )  # fmt: skip


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
