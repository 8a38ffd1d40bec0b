"""A change between two versions as a line: `+ 19:40 label`, `~ …`, `- …`."""

from __future__ import annotations

from library.versions import Change
from parsers.article import Section
from parsers.sentences import words_of

SIGNS = {"new": "+", "changed": "~", "gone": "-"}


def change_line(change: Change) -> str:
    """Tell what became of a section, and how it was headed before."""
    line = f"{SIGNS[change.kind]} {_told(change.section)}"
    was = _was(change)
    return f"{line} (was: {was})" if was else line


def _told(section: Section) -> str:
    stamp = section.moment.shown if section.moment else ""
    return f"{stamp}  {words_of(section)}".strip()


def _was(change: Change) -> str:
    """What the section was headed by before, as far as that changed."""
    if change.was is None:
        return ""
    is_stamped_anew = "stamp" in change.aspects
    is_renamed = "label" in change.aspects or "heading" in change.aspects
    if is_stamped_anew and is_renamed:
        return _told(change.was)
    if is_stamped_anew:
        return change.was.moment.shown if change.was.moment else "no time"
    return change.was.label if is_renamed else ""
