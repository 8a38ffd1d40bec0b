"""The word that was meant."""

from __future__ import annotations

from collections.abc import Iterable

# What is longer is no slip of the finger, and comparing it would take long.
_LONGEST = 60


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """Give the known word a mistyped one is nearest to, at least so alike (0 to 1), if any is."""
    from difflib import get_close_matches

    names = {each.lower(): each for each in known}
    near = get_close_matches(word.lower()[:_LONGEST], names, 1, likeness)
    return names[near[0]] if near else None
