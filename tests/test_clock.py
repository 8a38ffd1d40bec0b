"""A clock that was set back takes no dates away; one that is right keeps the future out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

import library.clock
from library.importing.extracting import _moment
from library.reading import read_document

CAME = datetime(2020, 11, 5, 12, tzinfo=UTC)


def set_clock(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    """Have the computer believe that it is another day."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return now.astimezone(tz)

    monkeypatch.setattr(library.clock, "datetime", Clock)


def test_a_clock_that_was_set_back_takes_no_dates_away(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    set_clock(monkeypatch, datetime(1970, 1, 1, tzinfo=UTC))
    file = tmp_path / "a.md"
    file.write_text("---\ntitle: a\n---\n")
    assert read_document(file).latest is None
    assert _moment(CAME, None) == CAME.timestamp()


def test_what_is_of_the_future_is_not_believed() -> None:
    now = datetime.now(UTC)
    assert _moment(now + timedelta(hours=3), None) is not None
    assert _moment(now + timedelta(days=3), None) is None
