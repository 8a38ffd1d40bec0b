"""What is told in passing: in the place of the keys, not over the text.

A toast would lie over the words one reads and, on a narrow screen, over the prompt in which one
corrects what it complains about. A notice stays until the next key.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from parsers.safe import shown_url
from tui.messages import message
from tui.typesetting.linebreak import break_lines, cells_of


class Notice(Widget):
    """The place for notices; nothing is there while nothing is told.

    An address stands whole and in full lines from the left edge, so that it can be selected, or
    clicked, with the terminal's own means.
    """

    ALLOW_SELECT = False

    @message
    class Told(Message):
        """Something is to be told, perhaps with a URL below it; a `trouble` stands out."""

        text: str
        is_trouble: bool = False
        url: str = ""

    def __init__(self) -> None:
        super().__init__()
        self.display = False
        self._told = ""
        self._url = ""

    @property
    def text(self) -> str:
        """What is told."""
        return f"{self._told} {shown_url(self._url)}".strip()

    def tell(self, text: str, *, is_trouble: bool = False, url: str = "") -> None:
        """Tell something."""
        self._told, self._url = text, url
        self.set_class(is_trouble, "-trouble")
        self.set_class(bool(url), "-address")
        self.refresh(layout=True)
        self.display = True

    def clear(self) -> None:
        """Give the lines back to the text."""
        self.display = False

    def render(self) -> Content:
        """Draw the text, in the lines that text is set in everywhere, and the address."""
        return self._drawn(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Give the lines that it takes."""
        return self._drawn(width).plain.count("\n") + 1

    def _drawn(self, width: int) -> Content:
        """The words, and below them the address; above them where not all of it would be seen."""
        told = [self._told[start:end] for start, end in break_lines(self._told, width)]
        address, link = shown_url(self._url), Style(link=self._url)
        if not address:
            return Content("\n".join(told))
        if cells_of(self.text) <= width:
            return Content.assemble(self._told, " ", Content.styled(address, link))
        rows = _in_full_lines(address, width)
        lines, words = list(_parted(rows, link)), "\n".join(told)
        if len(rows) + len(told) < self.screen.size.height - 1:
            return Content.assemble(words, "\n", *lines)
        return Content.assemble(*lines, "\n", words)


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
