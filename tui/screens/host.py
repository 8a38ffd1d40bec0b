"""What the parts of a screen ask of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual.message import Message
from textual.timer import Timer

from tui.screens.prompt import Question


class Host(Protocol):
    """A screen, as far as its parts know it.

    What takes longer than a frame they do `in_thread`; what comes of it they hand back with
    `call_later`, and the screen does that in its turn, in the order in which it came. What
    another part has to know they post: the screen passes it on.
    """

    def tell(self, text: str, *, is_trouble: bool = False) -> None:
        """Tell the reader something; a thread posts `Notice.Told` instead."""

    def ask(self, question: Question, answer: str = "", told: str = "") -> None:
        """Ask the reader something, offering an answer; what is `told` stands before it."""

    def in_thread(
        self, work: Callable[..., object], *args: object, group: str, exclusive: bool = False
    ) -> None:
        """Begin to work beside the screen; what is `exclusive` cancels the rest of its group."""

    def post_message(self, message: Message) -> bool:
        """Have a message passed on, from any thread."""

    def call_later(self, callback: Callable[..., object], *args: object) -> bool:
        """Have something done on the event loop, from any thread."""

    def call_after_refresh(self, callback: Callable[..., object], *args: object) -> bool:
        """Have something done once the screen is drawn."""

    def set_timer(self, delay: float, callback: Callable[[], object]) -> Timer:
        """Have something done in so many seconds."""

    def set_interval(self, interval: float, callback: Callable[[], object]) -> Timer:
        """Have something done every so many seconds."""
