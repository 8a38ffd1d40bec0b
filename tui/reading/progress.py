"""How far an import is, in so few words that they fit above a list."""

from __future__ import annotations

from library.importing.progress import Phase, Progress

_TOLD: dict[Phase, str] = {
    "names": "Looking for files",
    "headers": "Reading titles",
    "words": "Indexing",
    "live": "Finding live ones",
}
_A_MINUTE, _AN_HOUR = 60, 3600
# What takes no longer is not told: it would be gone before it is read.
_SHORTEST = 1.0
_STEP = 10


def progress_told(progress: Progress, now: float) -> str:
    """Tell how far an import is at a time (seconds since 1970): `Indexing 45%, 3 min left`."""
    told = _TOLD.get(progress.phase)
    seconds = now - progress.started.timestamp()
    if told is None or seconds < _SHORTEST:
        return ""
    if not progress.total:
        return "" if progress.phase == "words" else f"{told} .."
    told += f" {100 * progress.done // progress.total}%"
    left = progress.seconds_left
    return told if left is None or not progress.done else f"{told}, {_duration(left)} left"


def _duration(seconds: float) -> str:
    """Tell a duration, seconds in tens: what is read in passing need not change all the time."""
    if seconds < _A_MINUTE:
        return f"{max(_STEP, -int(-seconds // _STEP) * _STEP)} s"
    if seconds < _AN_HOUR:
        return f"{round(seconds / _A_MINUTE)} min"
    return f"{seconds / _AN_HOUR:.1f} h"
