"""The catch-up view: which sections of an article are folded to their first line."""

from __future__ import annotations


class Folding:
    """While it is on, all sections are folded but those that were opened."""

    def __init__(self) -> None:
        self.is_on = False
        self._open: set[int] = set()
        self._found: int | None = None

    def turn(self, *, on: bool) -> None:
        """Fold all sections, or open all."""
        self.is_on = on
        self._open = set()
        self._found = None

    def toggle(self, section: int) -> None:
        """Open a section, or fold it again."""
        is_open = section in self._open or section == self._found
        self._open = self._open - {section} if is_open else self._open | {section}
        self._found = None

    def show_found(self, section: int | None) -> bool:
        """Open the section something was found in, and no longer another; whether any changed."""
        is_other = self.is_on and section != self._found
        self._found = section
        return is_other

    def keep_found(self) -> None:
        """Leave the section something was found in open, as the search ends."""
        if self._found is not None:
            self._open.add(self._found)

    def folded(self, count: int) -> set[int]:
        """Give the indexes of the folded ones of so many sections."""
        return set(range(count)) - self._open - {self._found} if self.is_on else set()
