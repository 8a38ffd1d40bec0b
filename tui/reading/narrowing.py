"""Narrowing a list to the articles that have some words."""

from __future__ import annotations

from array import array

from library.catalogue.catalogue import Catalogue, Selection
from library.catalogue.groups import Group, grouped
from tui.reading.search import fold_freely

_FOLDED = "folded"


def teach(catalogue: Catalogue) -> None:
    """Let a catalogue compare words as selections of this module do."""
    catalogue.teach(_FOLDED, fold_freely)


def chosen_by(catalogue: Catalogue, words: str) -> Selection:
    """Select the articles that have the words in title or source."""
    teach(catalogue)
    return Selection(
        f"SELECT a.id FROM article a JOIN source o ON o.id = a.source "
        "LEFT JOIN marks.source c ON c.name = o.name WHERE a.is_shown "
        f"AND instr({_FOLDED}(coalesce(c.shown, o.name) || ' ' || a.title), ?) ORDER BY a.id DESC",
        (fold_freely(words),),
    )


def narrowed(
    catalogue: Catalogue, selection: Selection, *, as_found: bool
) -> tuple[list[Group], dict[str, array[int]]]:
    """Give the groups in which something is selected, and the ids in each."""
    found = catalogue.by_source(selection)
    rows, ids = [], {}
    for source in catalogue.sources(as_found=as_found):
        parts = [found[name] for name in source.told if name in found]
        own = array("q", sorted((n for part, _ in parts for n in part), reverse=True))
        if own:
            ids[source.name] = own
            counted = source.counting(len(own), sum(unread for _, unread in parts))
            rows.append((counted, catalogue.of_source(source, selection)))
    return grouped(rows), ids
