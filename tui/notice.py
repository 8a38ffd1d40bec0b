"""What is told in passing: in the place of the keys, not over the text.

A toast would lie over the words one reads and, on a narrow screen, over the prompt in which one
corrects what it complains about. A notice stays until the next key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from tui.linebreak import cells_of
from tui.links import readable_url


class Notice(Static):
    """The place for notices; nothing is there while nothing is told.

    An address stands whole and in full lines from the left edge, so that it can be selected, or
    clicked, with the terminal's own means.
    """

    ALLOW_SELECT = False

    @dataclass
    class Told(Message):
        """Something is to be told, perhaps with a URL below it; a `trouble` stands out."""

        text: str
        is_trouble: bool = False
        url: str = ""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.display = False
        self._told = ""
        self._url = ""

    @property
    def text(self) -> str:
        """What is told."""
        return f"{self._told} {readable_url(self._url)}".strip()

    def tell(self, text: str, *, is_trouble: bool = False, url: str = "") -> None:
        """Tell something."""
        self._told, self._url = text, url
        self.set_class(is_trouble, "-trouble")
        self.set_class(bool(url), "-address")
        self._write()
        self.display = True

    def clear(self) -> None:
        """Give the lines back to the text."""
        self.display = False

    def _write(self) -> None:
        self.update(self._with_address() if self._url else Content(self._told))

    def _with_address(self) -> Content:
        """The words, and below them the address; above them where not all of it would be seen."""
        told, address, link = Content(self._told), readable_url(self._url), Style(link=self._url)
        width, height = self.screen.size
        if cells_of(self.text) <= width:
            return Content.assemble(told, " ", Content.styled(address, link))
        lines = list(_parted(_in_full_lines(address, width), link))
        rows = len(lines) // 2 + len(told.wrap(width))
        if rows < height - 1:
            return Content.assemble(told, "\n", *lines)
        return Content.assemble(*lines, "\n", told)

    def on_resize(self, event: events.Resize) -> None:
        """Fill other lines with the address."""
        if self._url:
            self._write()


def _parted(lines: list[str], style: Style) -> Iterator[Content]:
    """The lines in a style; what parts them has none."""
    for number, line in enumerate(lines):
        yield Content("\n" * bool(number))
        yield Content.styled(line, style)


def _in_full_lines(address: str, width: int) -> list[str]:
    lines, room = [""], width
    for char in address:
        room -= cells_of(char)
        if room < 0:
            lines.append("")
            room = width - cells_of(char)
        lines[-1] += char
    return lines
