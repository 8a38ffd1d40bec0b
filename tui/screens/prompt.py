"""The line at the bottom in which something is typed: words to find, a time to go to."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import ClassVar, NamedTuple, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from tui.messages import message
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
_YES = frozenset("yY")
Take = Callable[[str], object]


class Check(Protocol):
    """Tells why an answer is no good, None where it is; what is being typed may go on."""

    def __call__(self, words: str, *, typing: bool = False) -> str | None:
        """Check an answer."""


class Question(NamedTuple):
    """What is asked, and what is done with the answer.

    It is `taken` once it is finished. What is `tried` at once with each answer so far is tried
    with no words when the question is left. An answer that is no good, as `check` tells, is not
    taken and can be mended.
    """

    purpose: Purpose
    taken: Take
    tried: Take | None = None
    check: Check | None = None


class Prompt(Horizontal):
    """A question that is there only while it is asked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", key_display="Esc", id="prompt.cancel"),
        Binding("tab,shift+tab", "stay", show=False, id="prompt.stay"),
    ]

    label = query_one("#question", Static)
    input = query_one(Input)
    hint = query_one("#hint", Static)

    @message
    class Typed(Message):
        """The answer so far."""

        question: Question
        words: str

    @message
    class Answered(Message):
        """The answer, finished with Enter."""

        question: Question
        words: str

    @message
    class Cancelled(Message):
        """The question was left without an answer."""

        question: Question

    class Closed(Message):
        """What came of the question has been told; keys are for others again."""

    def __init__(self) -> None:
        super().__init__()
        self.display = False
        self._question: Question | None = None

    def compose(self) -> ComposeResult:
        """The question and the place for the answer."""
        yield Static("", id="question", markup=False)
        # A blinking caret would send bytes for as long as the prompt is open.
        yield Input(compact=True, select_on_focus=False)
        yield Static("", id="hint", markup=False)

    def ask(self, question: Question, answer: str = "", told: str = "") -> None:
        """Ask, offering an answer; `Typed`, then `Answered` or `Cancelled` tell what came of it.

        What is `told` stands before the question. To agree takes one key, `y`; any other leaves
        the question.
        """
        self._question, purpose = question, question.purpose
        self.display = True
        room = self.screen.size.width - cells_of(purpose.value) - _ROOM_TO_AGREE
        self.label.update(f"{fit(told, room)} {purpose.value}" if told else purpose.value)
        self._hint("")
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
        question = self._question
        if not self.display or question is None:
            return
        if question.purpose is Purpose.AGREE:
            self._agree(question, event.value)
            return
        if question.check:
            self._hint(question.check(event.value, typing=True) or "")
        self.post_message(self.Typed(question, event.value))

    def _hint(self, hint: str) -> None:
        """Tell quietly, behind the answer, what is the matter with it so far."""
        self.hint.display = bool(hint)
        self.hint.update(hint)

    def _agree(self, question: Question, typed: str) -> None:
        if as_ascii(typed[:1]) not in _YES:
            self.action_cancel()
            return
        self.display = False
        self.post_message(self.Answered(question, typed))
        self.post_message(self.Closed())

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        question = self._question
        if question is None or question.purpose is Purpose.AGREE:
            self.action_cancel()
            return
        if question.check and (reason := question.check(event.value)):
            self.post_message(Notice.Told(f"Not understood: {reason}", is_trouble=True))
            self.post_message(self.Closed())
            return
        self.display = False
        self.post_message(self.Answered(question, event.value))
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
        if self._question:
            self.post_message(self.Cancelled(self._question))
        self.post_message(self.Closed())
