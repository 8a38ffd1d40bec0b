"""What was typed before the reader was there, and answers of the terminal that come late.

Textual would take a late answer for keys. Its parser of input is replaced by one that first gives
what was typed ahead, then leaves out what was asked for; the one place where this is done.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

from textual import _xterm_parser
from textual.drivers import linux_driver
from textual.message import Message

from tui.replies import Replies

# An answer that has not come by then never comes.
_SECONDS_AWAITED = 15.0
# How long a part of an answer, or an Esc that looks like the beginning of one, waits for the rest.
_SECONDS_HELD = 0.5


class Incoming:
    """What comes from the terminal, without the answers that are still awaited."""

    def __init__(self, typed: str, replies: Replies) -> None:
        self._typed, self._replies = typed, replies
        self._until = time.monotonic() + _SECONDS_AWAITED
        self._held_since = self._until

    def take(self, text: str) -> str:
        """Give what was typed, up to now, in its order."""
        typed, self._typed = self._typed, ""
        if self._replies.are_complete or time.monotonic() > self._until:
            return typed + self._replies.release() + text
        self._held_since = time.monotonic()
        return typed + self._replies.take(text)

    def due(self) -> str:
        """Give what need not wait for more to come."""
        typed, self._typed = self._typed, ""
        is_due = time.monotonic() - self._held_since > _SECONDS_HELD
        return typed + (self._replies.release() if is_due else "")


def hand_on(typed: str, replies: Replies) -> None:
    """Give the reader what was typed ahead, and keep from it the answers that are still awaited."""
    incoming = Incoming(typed, replies)

    class Parser(_xterm_parser.XTermParser):
        """Textual's parser behind the filter."""

        def feed(self, data: str) -> Iterable[Message]:
            text = incoming.take(data) if data else ""
            return super().feed(text) if text or not data else ()

        def tick(self) -> Iterable[Message]:
            if text := incoming.due():
                yield from super().feed(text)
            yield from super().tick()

    linux_driver.XTermParser = Parser  # type: ignore[attr-defined]
