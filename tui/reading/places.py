"""Places in the text on the screen, and places as they are kept for the next time."""

from __future__ import annotations

from library.marks.values import ReadingPlace
from parsers.article import Article
from tui.typesetting.setting import Place

_HEAD, _LEAD = -2, -1


def kept_place(article: Article, place: Place) -> ReadingPlace:
    """Tell a place so that it is found again in a newer version of the article.

    What stands above the lead counts downwards from -1.
    """
    section, piece = place.key
    if section == _HEAD:
        return ReadingPlace(None, -1 - piece, place.offset)
    identity = None if section == _LEAD else article.sections[section].id
    return ReadingPlace(identity, piece, place.offset)


def found_place(article: Article, kept: ReadingPlace) -> Place | None:
    """Find a kept place in an article; None where it is not there any more, or the beginning."""
    if kept.section is None:
        key = (_HEAD, -1 - kept.block) if kept.block < 0 else (_LEAD, kept.block)
        return Place(key, kept.offset)
    for number, section in enumerate(article.sections):
        if section.id == kept.section:
            return Place((number, kept.block), kept.offset)
    return None
