"""What the reader did so far: what is open, where in each article one was, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from library.shelf import Entry
from tui.typesetting.setting import Place


class Spot(NamedTuple):
    """An article and a place in it."""

    entry: Entry
    place: Place


class Session:
    """One sitting. `wanted` was asked for last, `shown` is on the screen."""

    def __init__(self) -> None:
        self.wanted: Entry | None = None
        self.shown: Entry | None = None
        self._places: dict[int | Path, Place] = {}
        self._back: Spot | None = None

    def want(self, entry: Entry) -> None:
        """Know what was asked for, and is not on the screen yet."""
        self.wanted = entry

    def show(self, entry: Entry) -> None:
        """Know what is on the screen."""
        self.shown = self.wanted = entry

    def leave(self, place: Place) -> None:
        """Remember the place in the article that is shown, as another one takes the screen."""
        if self.shown:
            self._places[_identity(self.shown)] = place

    def place_in(self, entry: Entry) -> Place | None:
        """Give the place at which an article was left."""
        return self._places.get(_identity(entry))

    def jump_from(self, place: Place) -> None:
        """Remember a place for the way back."""
        if self.shown:
            self._back = Spot(self.shown, place)

    def swap_back(self, place: Place) -> Spot | None:
        """Give the place to go back to; the present one becomes the next way back."""
        back = self._back
        if back and self.shown:
            self._back = Spot(self.shown, place)
        return back


def _identity(entry: Entry) -> int | Path:
    """What an article has in each of its versions; outside a catalogue, its path."""
    return entry.key or entry.path
