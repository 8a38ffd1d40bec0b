"""The commands of the line mode that set marks: of the open article, or of that of a number."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from library.shelf import Entry
from tui.line_mode.in_article import Action
from tui.line_mode.marking import Marking
from tui.line_mode.paper import Paper
from tui.line_mode.shelf import Shelf


def mark_commands(
    shelf: Shelf, marking: Marking, paper: Paper, open_entry: Callable[[], Entry | None]
) -> Mapping[str, Action]:
    """Give what each of them does. `open_entry` gives the article that is open, if one is."""
    marks = _Marks(shelf, paper, open_entry)
    return {
        "mark": lambda number: marks.turn(number, marking.turn_read),
        "star": lambda number: marks.turn(number, marking.turn_starred),
        "undo": lambda _: marks.tell(marking.undo()),
    }


class _Marks:
    """Changes marks of the article that is meant, and tells of it."""

    def __init__(self, shelf: Shelf, paper: Paper, open_entry: Callable[[], Entry | None]) -> None:
        self._shelf, self._paper, self._open_entry = shelf, paper, open_entry

    def turn(self, number: str, turned: Callable[[Entry], str]) -> None:
        """Change a mark of the article that is meant, and tell what was done."""
        if entry := self._meant(number):
            self.tell(turned(self._shelf.identified(entry)))

    def tell(self, told: str) -> None:
        """Tell what was done; why it was not was told already."""
        if told:
            self._paper.say(told)

    def _meant(self, number: str) -> Entry | None:
        if not number:
            entry = self._open_entry()
            if entry is None:
                self._paper.say("In the list a number tells which: m 5, s 5.")
            return entry
        entry = self._shelf.get(int(number)) if number.isdecimal() else None
        if entry is None:
            self._paper.say(f"No article {number}. {self._shelf.told}")
        return entry
