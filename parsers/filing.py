"""When a document is filed in an archive, told before it is read: what a list is ordered by."""

from __future__ import annotations

from datetime import UTC, date, datetime

from parsers.article import Document
from parsers.dates import date_in_url
from parsers.instants import When


def filed_at(document: Document, told: When | datetime | date | None = None) -> datetime | None:
    """Give the instant that is told, else the day's midnight in UTC.

    Where the document tells nothing (`told`), its day is that of its address or of its name.
    """
    if isinstance(told, When):
        told = told.instant or told.date
    if isinstance(told, datetime) and told.tzinfo:
        return told
    day = told or date_in_url(document.url) or document.date
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None
