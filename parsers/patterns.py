"""Regular expressions that are compiled when they are first asked.

One with wide ranges of characters takes a millisecond or more to compile, and a program that starts
needs few of those it has.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern until it is used."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name.startswith("__"):
            raise AttributeError(name)
        value = getattr(re.compile(self._pattern, self._flags), name)
        setattr(self, name, value)
        return value


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give what can be asked as a compiled pattern can; it has to be right, as it is tried late."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
