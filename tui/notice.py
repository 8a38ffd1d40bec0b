"""What is told in passing: in the place of the keys, not over the text.

A toast would lie over the words one reads and, on a narrow screen, over the prompt in which one
corrects what it complains about. A notice stays until the next key.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from tui.linebreak import break_lines


class Notice(Widget):
    """The place for notices; nothing is there while nothing is told."""

    ALLOW_SELECT = False

    @dataclass
    class Told(Message):
        """Something is to be told; a `trouble` stands out."""

        text: str
        is_trouble: bool = False

    def __init__(self) -> None:
        super().__init__()
        self.display = False
        self.text = ""

    def tell(self, text: str, *, is_trouble: bool = False) -> None:
        """Tell something."""
        self.text = text
        self.refresh(layout=True)
        self.set_class(is_trouble, "-trouble")
        self.display = True

    def clear(self) -> None:
        """Give the lines back to the text."""
        self.display = False

    def render(self) -> Content:
        """Draw the text, in the lines that text is set in everywhere."""
        return Content("\n".join(self._lines(self.content_size.width)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Give the lines that the text takes."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[str]:
        return [self.text[start:end] for start, end in break_lines(self.text, width)]
