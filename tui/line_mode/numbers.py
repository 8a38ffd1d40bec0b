"""The numbers by which the sections of an article are told and reached.

Updates count from 1 in the order in which they are shown; a heading between them that tells no
time is 5.1, the first one published with update 5. Without updates the headings are counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.reading.timeline_rows import Item


class Numbers:
    """The number of each section of an article, and the section of each number."""

    def __init__(self, items: Sequence[Item], *, is_reversed: bool) -> None:
        updates = [item.section.index for item in items if item.section.is_update]
        self.kind = "update" if updates else "heading"
        counted = updates or [item.section.index for item in items]
        self.count = len(counted)
        self._names: dict[int, str] = {}
        self._name(items, set(counted), is_reversed=is_reversed)
        self.sections = {name: section for section, name in self._names.items()}

    def _name(self, items: Sequence[Item], counted: set[int], *, is_reversed: bool) -> None:
        last = below = 0
        for item in items:
            is_counted = item.section.index in counted
            last, below = (last + 1, 0) if is_counted else (last, below + 1)
            number = self.count + 1 - last if is_reversed and last else last
            name = str(number) if is_counted else f"{number}.{below}"
            self._names[item.section.index] = name

    def name_of(self, section: int) -> str:
        """Give the number of a section; of a line that tells only a day, that of those above."""
        while section >= 0 and section not in self._names:
            section -= 1
        return self._names.get(section, "")

    def tell(self, section: int | None) -> str:
        """Tell in words which section this is: `update 5 of 22`, `heading 5.1`."""
        name = "" if section is None else self.name_of(section)
        if not name:
            return "beginning"
        return f"heading {name}" if "." in name else f"{self.kind} {name} of {self.count}"

    def tell_all(self) -> str:
        """Tell how many there are: `22 updates`, `1 heading`."""
        return f"{self.count} {self.kind}{'' if self.count == 1 else 's'}"
