"""What is told in passing: in the place of the keys, not over the text.

A toast would lie over the words one reads and, on a narrow screen, over the prompt in which one
corrects what it complains about. A notice stays until the next key.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Notice(Static):
    """The place for notices; nothing is there while nothing is told."""

    ALLOW_SELECT = False

    @dataclass
    class Told(Message):
        """Something is to be told; a `trouble` stands out."""

        text: str
        is_trouble: bool = False

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.display = False
        self.text = ""

    def tell(self, text: str, *, is_trouble: bool = False) -> None:
        """Tell something."""
        self.text = text
        self.update(Content(text))
        self.set_class(is_trouble, "-trouble")
        self.display = True

    def clear(self) -> None:
        """Give the lines back to the text."""
        self.display = False
