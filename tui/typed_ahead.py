"""Keys that come faster than they are handled, as they do over SSH, or out of an input method."""

from __future__ import annotations

from collections import deque

from textual import events
from textual.widget import Widget
from textual.widgets import Input

from tui.keys import ascii_form

# As many as come in one burst before the first of them has been handled.
_MANY_KEYS = 512


class TypedAhead:
    """Remembers what had the focus when a key came.

    What follows a `/` in one burst was on its way to the pane already when the prompt opened.
    """

    def __init__(self) -> None:
        self._aims: deque[tuple[events.Key, Widget | None, str]] = deque(maxlen=_MANY_KEYS)

    def taken(self, event: events.Key, focused: Widget | None) -> events.Key:
        """Take a key: full-width ones as their ASCII forms, but in a prompt as they are."""
        typed = event.character or ""
        is_space = typed == "\u3000"  # an Input would not take it
        event = event if isinstance(focused, Input) and not is_space else ascii_form(event)
        if not event.is_forwarded:
            self._aims.append((event, focused, " " if is_space else typed))
        return event

    def for_prompt(self, event: events.Key, focused: Widget | None) -> tuple[Input, str] | None:
        """Give the prompt that has opened since a character was sent to a pane, and what it was."""
        for key, aim, typed in reversed(self._aims):
            if key is event:
                is_late = aim is not focused and event.is_printable
                return (focused, typed) if is_late and isinstance(focused, Input) else None
        return None
