"""What is remembered from one sitting to the next: small values by name, beside the marks.

What cannot be read or kept is no trouble: then nothing is remembered. Before there were marks,
such values were in a file of their own; what is in it is taken over.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from library.marks.marks import Marks
from library.marks.searches import Value
from library.marks.store import MarksError
from library.paths import marks_file, state_folder

_FORMER = "memory.json"
_DAMAGED = "memory.damaged.json"
_LOCK = "memory.lock"


def recall(name: str) -> object:
    """Give what was remembered under a name; None where there is nothing. Never raises."""
    try:
        if not os.path.lexists(marks_file()) and not _former().exists():
            return None
        with contextlib.closing(_marks()) as marks:
            return marks.recall(name)
    except (MarksError, OSError):
        return None


def remember(name: str, value: Value) -> bool:
    """Remember a value, beside all others; tell whether that was possible. Never raises."""
    try:
        with contextlib.closing(_marks()) as marks:
            marks.remember(name, value)
            return marks.is_kept
    except (MarksError, OSError):
        return False


def _former() -> Path:
    return state_folder() / _FORMER


def _marks() -> Marks:
    marks = Marks(marks_file())
    try:
        if _former().is_file():
            _take_over(marks)
    except BaseException:
        marks.close()
        raise
    return marks


def _take_over(marks: Marks) -> None:
    """Take over what is in the former file, where nothing newer is known, and drop the file."""
    try:
        values = json.loads(_former().read_bytes())
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        _former().replace(state_folder() / _DAMAGED)  # somebody may want to look at it
        return
    for name, value in values.items():
        if marks.recall(name) is None:
            marks.remember(name, value)
    if marks.is_kept:
        _former().unlink()
        (state_folder() / _LOCK).unlink(missing_ok=True)
