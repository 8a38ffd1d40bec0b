"""The line at the bottom in which something is typed: words to find, a time to go to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from tui.panes.notice import Notice
from tui.typed import as_ascii
from tui.typesetting.linebreak import cells_of, fit

_ROOM_TO_AGREE = 5


class Purpose(Enum):
    """What a prompt asks for; the value is what stands before the answer."""

    FIND = "Find:"
    NARROW_SOURCES = "Articles with:"
    NARROW_TIMELINE = "Updates with:"
    TIME = "Time:"
    SAVE = "Save as:"
    SEARCH = "Search:"
    FILTER = "Only:"
    SEARCH_NAME = "Save this search as:"
    SOURCE_NAME = "New name:"
    AGREE = "y/n"


_EXAMPLES = {
    Purpose.TIME: "14:30, 13日 14:30, 9/13",
    Purpose.SEARCH: '台風 "heavy rain" -sport source:NHK date:2020-11..2021-02',
    Purpose.FILTER: "is:unread, is:starred, source:NHK, date:2021, words",
    Purpose.SOURCE_NAME: "Europe/RFI is RFI in a folder",
}
Check = Callable[[str], str | None]
_YES = frozenset("yY")


class Prompt(Horizontal):
    """A question that is there only while it is asked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", key_display="Esc", id="prompt.cancel"),
        Binding("tab,shift+tab", "stay", show=False, id="prompt.stay"),
    ]

    label = query_one("#question", Static)
    input = query_one(Input)
    hint = query_one("#hint", Static)

    @dataclass
    class Typed(Message):
        """The answer so far."""

        purpose: Purpose
        words: str

    @dataclass
    class Answered(Message):
        """The answer, finished with Enter."""

        purpose: Purpose
        words: str

    @dataclass
    class Cancelled(Message):
        """The question was left without an answer."""

        purpose: Purpose

    class Closed(Message):
        """What came of the question has been told; keys are for others again."""

    def __init__(self) -> None:
        super().__init__()
        self.display = False
        self.purpose = Purpose.FIND
        self._check: Check | None = None

    def compose(self) -> ComposeResult:
        """The question and the place for the answer."""
        yield Static("", id="question", markup=False)
        # A blinking caret would send bytes for as long as the prompt is open.
        yield Input(compact=True, select_on_focus=False)
        yield Static("", id="hint", markup=False)

    def ask(
        self, purpose: Purpose, answer: str = "", question: str = "", check: Check | None = None
    ) -> None:
        """Ask, offering an answer; `Typed`, then `Answered` or `Cancelled` tell what came of it.

        An answer that is no good is told and can be mended: `check` tells why. To agree takes one
        key, `y`; any other leaves the question.
        """
        self.purpose, self._check = purpose, check
        self.display = True
        room = self.screen.size.width - cells_of(purpose.value) - _ROOM_TO_AGREE
        self.label.update(f"{fit(question, room)} {purpose.value}" if question else purpose.value)
        self.tell("")
        self.input.placeholder = _EXAMPLES.get(purpose, "")
        self.input.cursor_blink = False
        with self.prevent(Input.Changed):
            self.input.value = answer
        self.input.cursor_position = len(answer)
        # At once: the characters of the answer may have come together with the key that asks.
        self.screen.set_focus(self.input, scroll_visible=False)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if not self.display:
            return
        if self.purpose is Purpose.AGREE:
            self._agree(event.value)
        else:
            self.post_message(self.Typed(self.purpose, event.value))

    def tell(self, hint: str) -> None:
        """Tell quietly, behind the answer, what is the matter with it so far."""
        self.hint.display = bool(hint)
        self.hint.update(hint)

    def _agree(self, typed: str) -> None:
        if as_ascii(typed[:1]) not in _YES:
            self.action_cancel()
            return
        self.display = False
        self.post_message(self.Answered(self.purpose, typed))
        self.post_message(self.Closed())

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        if self.purpose is Purpose.AGREE:
            self.action_cancel()
            return
        if self._check and (reason := self._check(event.value)):
            self.post_message(Notice.Told(f"Not understood: {reason}", is_trouble=True))
            self.post_message(self.Closed())
            return
        self.display = False
        self.post_message(self.Answered(self.purpose, event.value))
        self.post_message(self.Closed())

    def on_descendant_blur(self) -> None:
        """A click elsewhere leaves the question."""
        if self.display:
            self.action_cancel()

    def action_stay(self) -> None:
        """Tab has nowhere to go while something is asked."""

    def action_cancel(self) -> None:
        """Leave the question."""
        self.display = False
        self.post_message(self.Cancelled(self.purpose))
        self.post_message(self.Closed())
