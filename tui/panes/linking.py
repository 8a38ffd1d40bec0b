"""A page whose links can be chosen by letters."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from tui.messages import message
from tui.panes.drawing import Words
from tui.panes.hints import LETTERS, Hints, Target, targets
from tui.panes.page import Page
from tui.reading.links import Link
from tui.typesetting.setting import Line


class LinkingPage(Page):
    """Letters over the links in sight while one is being chosen; the chosen one is marked.

    | component class | what it dresses |
    | :- | :- |
    | `article--hint` | the letters over a link |
    | `article--chosen` | the chosen link |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"article--hint", "article--chosen"}

    @message
    class LinkFollowed(Message):
        """The chosen link is to be opened."""

        link: Link

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._hints: Hints | None = None
        self._chosen: Target | None = None

    # Choosing

    def begin_hints(self) -> bool:
        """Put letters over the links in sight; False where there is no link."""
        self._chosen = None
        found = self._in_sight()
        self._hints = Hints(self._setting, found) if found else None
        self._redraw()
        return bool(found)

    def _in_sight(self) -> list[Target]:
        return targets(self.setting, self.scroll_offset.y, self._sight)

    @property
    def _shown_hints(self) -> Hints | None:
        """The letters over the links; they follow where the text is set anew below them."""
        if self._hints and self._hints.setting is not self._setting:
            self._hints.move(self._setting, self._in_sight())
        return self._hints if self._hints and self._hints.left else None

    @property
    def has_hints(self) -> bool:
        """Whether there are letters over the links."""
        return self._shown_hints is not None

    def takes_hint(self, key: str, char: str) -> bool:
        """Take a key while there are letters over the links; False where it is for others.

        A slip of the finger must not do what the key does elsewhere: small letters and digits are
        for the hints alone. Any other key ends them and does its work.
        """
        hints = self._shown_hints
        if hints is None:
            return False
        if char and char.lower() in LETTERS:
            self._choose(hints.type(char.lower()))
            return True
        if key == "backspace":
            hints.take_back()
            self._redraw()
            return True
        if char != "q" and (char.islower() or char.isdigit() or key == "enter"):
            return True
        self._hints = None
        self._redraw()
        return key == "escape" or char == "q"

    def _choose(self, target: Target | None) -> None:
        if target:
            self._hints, self._chosen = None, target
        self._redraw()

    @property
    def chosen(self) -> Link | None:
        """The chosen link, as long as it is in sight: what is not marked is not chosen."""
        target, top = self._chosen, self.scroll_offset.y
        if target is None:
            return None
        lines = self.setting.lines[top : top + self._sight]
        return target.link if any(map(target.on_line, lines)) else None

    def drop_chosen(self) -> bool:
        """Choose no link any more; False where none was."""
        was_chosen = self.chosen is not None
        self._chosen = None
        self._redraw()
        return was_chosen

    @property
    def _sight(self) -> int:
        """How many lines there are in sight, or will be: a notice goes away with the next key.

        Below the page there is nothing but notices and one line of keys.
        """
        below = self.screen.size.height - self.region.y - 1
        return max(self.scrollable_content_region.height, below)

    # Drawing

    def _words(self, line: Line) -> Words:
        words = super()._words(line)
        for start, end in self._chosen.on_line(line) if self._chosen else ():
            words.put_on(start, end, self._style_of("chosen"))
        return words

    def _draw(self, number: int, width: int, selection: Selection | None) -> Strip:
        strip = super()._draw(number, width, selection)
        hints = self._shown_hints
        if hints is None:
            return strip
        style = self._style_of("hint", partial=False)
        for cell, label in hints.on_line(number, width, self._left(width)):
            # A wide character that is half below the letters gives way to a space.
            before, after = strip.crop(0, cell), strip.crop(cell + len(label), width)
            strip = Strip.join([before, Strip([Segment(label, style)]), after])
        return strip
