"""Questions to a catalogue beyond its lists: what is unread, where files lie, what was saved."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from library.catalogue.catalogue import Catalogue
from library.catalogue.values import Selection
from library.marks.searches import SAVED, SavedSearch
from library.marks.values import Marked

AS_FOUND = Selection("SELECT id FROM article WHERE is_shown ORDER BY id DESC")
"""All articles that are read without being in the library, in the order they were found in.

Their ids tell no time, and what was removed from the library is among them: queries in SQL are
not for them.
"""


def these(ids: Iterable[int]) -> Selection:
    """Select articles by their ids, in this order; those that are gone are left out."""
    return Selection(
        "SELECT a.id FROM json_each(?) j CROSS JOIN article a ON a.id = j.value ORDER BY j.key",
        (json.dumps(list(ids), separators=(",", ":")),),
    )


def unread_in(catalogue: Catalogue, selection: Selection) -> list[Marked]:
    """Give the articles of a selection that are unread, as marks are set on them."""
    return catalogue.rows(
        f"SELECT a.key, a.title, a.url FROM ({selection.sql}) s JOIN article a ON a.id = s.id "
        "LEFT JOIN marks.mark m ON m.key = a.key WHERE m.read IS NULL",
        selection.parameters,
    )


def holdings_of(catalogue: Catalogue, selection: Selection) -> list[Path]:
    """Give the holdings that articles of a selection lie in."""
    rows = catalogue.rows(
        f"SELECT DISTINCT h.path FROM ({selection.sql}) s JOIN article a ON a.id = s.id "
        "JOIN holding h ON h.id = a.holding",
        selection.parameters,
    )
    return [Path(os.fsdecode(path)) for (path,) in rows]


def saved_searches(catalogue: Catalogue) -> list[SavedSearch]:
    """Give the saved searches, in the order they were saved in."""
    return [SavedSearch(*row) for row in catalogue.rows(SAVED)]


def is_indexed(catalogue: Catalogue) -> bool:
    """Whether the words of all articles are in the index."""
    return not catalogue.rows("SELECT 1 FROM article WHERE NOT is_indexed LIMIT 1")
