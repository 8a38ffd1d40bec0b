"""Keys that come faster than they are handled, as they do over SSH, or out of an input method."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from textual import events
from textual.widget import Widget
from textual.widgets import Input

from tui.keymap import keys_of
from tui.keys import ascii_form, bindings_of
from tui.screens.prompt import Prompt

# As many as come in one burst before the first of them has been handled.
_MANY_KEYS = 512


class TypedAhead:
    """Remembers what had the focus when a key came, and keeps keys that come too early.

    What follows a `/` in one burst was on its way to the pane already when the prompt opened; what
    follows the Enter behind it must not get into the prompt, which is open until that was heard.
    """

    def __init__(self, chosen: Mapping[str, str]) -> None:
        cancel = next(each for each in bindings_of(Prompt) if each.id == "prompt.cancel")
        self._last_keys = {"enter", *keys_of(cancel, chosen)}
        self._waiting: list[events.Key] = []
        self._is_too_early = True
        self._last: events.Key | None = None
        self._aims: deque[tuple[events.Key, Widget | None, str]] = deque(maxlen=_MANY_KEYS)

    def holds(self, event: events.Key) -> bool:
        """Whether a key comes before there is anything to read; it waits until `end_wait`."""
        if self._is_too_early:
            self._waiting.append(event)
        return self._is_too_early

    def taken(self, event: events.Key, focused: Widget | None) -> events.Key:
        """Take a key: full-width ones as their ASCII forms, but in a prompt as they are."""
        typed = event.character or ""
        is_space = typed == "\u3000"  # an Input would not take it
        event = event if isinstance(focused, Input) and not is_space else ascii_form(event)
        if not event.is_forwarded:
            self._aims.append((event, focused, " " if is_space else typed))
        return event

    def must_wait(self, event: events.Key, focused: Widget | None) -> bool:
        """Whether a key comes behind the one that ends a prompt; it waits until that has happened.

        `end_wait` gives it then.
        """
        if self._is_behind_last(event):
            self._waiting.append(event)
            return True
        is_prompt = isinstance(focused, Input) and isinstance(focused.parent, Prompt)
        if is_prompt and event.key in self._last_keys:
            self._last = event
        return False

    def _is_behind_last(self, event: events.Key) -> bool:
        came = [key for key, _, _ in self._aims if key in (event, self._last)]
        return self._last is not None and came[-1:] == [event] != [self._last]

    def end_wait(self) -> list[events.Key]:
        """Give the keys that have waited, for something to read or for the end of a prompt."""
        self._is_too_early = False
        waiting, self._waiting, self._last = self._waiting, [], None
        return waiting

    def for_prompt(self, event: events.Key, focused: Widget | None) -> tuple[Input, str] | None:
        """Give the prompt that has opened since a character was sent to a pane, and what it was."""
        for key, aim, typed in reversed(self._aims):
            if key is event:
                is_late = aim is not focused and event.is_printable
                return (focused, typed) if is_late and isinstance(focused, Input) else None
        return None
