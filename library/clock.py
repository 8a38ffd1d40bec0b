"""Until when articles may have come: what is of the future is not believed, if the clock is right.

A computer without a battery begins long ago, until it has asked another one.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

# By so much clocks may differ, and archivers who write local time as if it were UTC.
_A_DAY = timedelta(days=1)


def latest_believed() -> datetime | None:
    """Give the last moment that is believed; None where the clock is behind this very program."""
    now = datetime.now(UTC)
    return now + _A_DAY if now >= _written() else None


@cache
def _written() -> datetime:
    return datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC) - _A_DAY
