"""From what is drawn to what is sent: everything at once, or only what changed, when it may go."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from tui.terminal.known import Known
from tui.terminal.outbox import Outbox
from tui.wire.pacing import Pacer
from tui.wire.wire import Wire

_SYNCHRONIZED = "\x1b[?2026h{}\x1b[?2026l"
# Less than this is drawn before anyone could see half of it.
_LEAST_SYNCHRONIZED = 250
# Panes follow each other within this time: over a slow link the second frame would be a round trip
# behind the first.
_SECONDS_TO_GATHER = 0.01


class Frames(Protocol):
    """What takes the frames that are drawn and sees to it that the terminal shows them."""

    def draw(self, frame: str) -> None:
        """Take a frame."""

    def resize(self, columns: int, rows: int) -> None:
        """The terminal has another size; a frame that fits is going to be drawn."""

    def forget(self) -> None:
        """It is not known what the terminal shows."""

    def go_on(self) -> None:
        """What was sent has been written."""

    def arrived(self) -> bool:
        """The terminal told where its cursor is. Give whether that was asked here."""

    def hold(self) -> None:
        """Send nothing of what is drawn from now on, until `release`."""

    def release(self) -> None:
        """There is something to read."""

    def synchronize(self) -> bool:
        """The terminal can show a frame at once. Give whether that is seen to here."""

    def end(self) -> None:
        """The terminal is left: send nothing more."""

    @property
    def awaits_answers(self) -> bool:
        """Whether the terminal was asked where its cursor is, and may still answer."""


class PlainFrames:
    """Sends what is drawn as it comes, as Textual does."""

    def __init__(self, outbox: Outbox, redraw: Callable[[], object]) -> None:
        self._outbox, self._redraw = outbox, redraw

    def draw(self, frame: str) -> None:
        """Send a frame."""
        self._outbox.put(frame, is_frame=True)

    def resize(self, columns: int, rows: int) -> None:
        """Nothing is to be done: Textual draws all anew."""

    def forget(self) -> None:
        """Have every cell drawn again."""
        self._redraw()

    def go_on(self) -> None:
        """Frames were left out: have every cell drawn again."""
        self._redraw()

    def arrived(self) -> bool:
        """Nothing was asked."""
        return False

    def hold(self) -> None:
        """Nothing is held back."""

    def release(self) -> None:
        """Nothing was held back."""

    def synchronize(self) -> bool:
        """Textual sees to it."""
        return False

    def end(self) -> None:
        """Nothing was held back."""

    @property
    def awaits_answers(self) -> bool:
        """Nothing was asked."""
        return False


class ThriftyFrames:
    """Sends what changed, when what was sent before has arrived; the newest frame wins."""

    def __init__(self, outbox: Outbox, wire: Wire, pacer: Pacer) -> None:
        self._outbox, self._wire, self._pacer = outbox, wire, pacer
        self._timer: asyncio.TimerHandle | None = None
        self._awaits_frame, self._is_gathering = True, False
        # An empty screen is not to come between what is painted and what is read.
        self._is_held = wire.is_known
        self._synchronizes = self._has_ended = False

    def draw(self, frame: str) -> None:
        """Take a frame, and send it if it may go."""
        self._wire.draw(frame)
        self._awaits_frame = False
        if self._pacer.is_far:
            self._gather()
        else:
            self.go_on()

    def resize(self, columns: int, rows: int) -> None:
        """Send nothing until a frame of the new size was drawn."""
        if self._wire.size != (columns, rows):
            self._wire.resize(columns, rows)
            self._awaits_frame = True

    def forget(self) -> None:
        """Have every cell sent again."""
        self._wire.forget()
        self.go_on()

    def go_on(self) -> None:
        """Send what is to be seen now, if it may go."""
        if self._awaits_frame or self._is_held or self._is_gathering or self._has_ended:
            return
        if not self._outbox.is_idle:
            self._outbox.tell_when_idle()
            return
        if not self._pacer.may_send:
            self._wait()
            return
        if changes := self._wire.changes():
            if self._synchronizes and len(changes) > _LEAST_SYNCHRONIZED:
                changes = _SYNCHRONIZED.format(changes)
            self._outbox.put(changes + self._pacer.sent(len(changes.encode())))

    def arrived(self) -> bool:
        """Know that what was sent has come so far, and go on."""
        self._pacer.arrived()
        self.go_on()
        return True

    def hold(self) -> None:
        """Hold back all that is drawn."""
        self._is_held = True

    def release(self) -> None:
        """Hold nothing back any more."""
        self._is_held = False
        self.go_on()

    def synchronize(self) -> bool:
        """Have large frames shown at once."""
        self._synchronizes = True
        return True

    def end(self) -> None:
        """Send nothing more: it would be drawn over what others write."""
        self._has_ended = True

    @property
    def awaits_answers(self) -> bool:
        """Whether an answer about a frame is under way."""
        return self._pacer.awaits_answers

    def _gather(self) -> None:
        """Wait a moment for what else a key changes, so that it goes out in one frame."""
        if not self._is_gathering:
            self._is_gathering = True
            asyncio.get_running_loop().call_later(_SECONDS_TO_GATHER, self._have_gathered)

    def _have_gathered(self) -> None:
        self._is_gathering = False
        self.go_on()

    def _wait(self) -> None:
        if self._timer:
            self._timer.cancel()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._pacer.patience, self.go_on)


def frames_to(outbox: Outbox, known: Known, wire: Wire, redraw: Callable[[], object]) -> Frames:
    """Give what sends frames to the terminal as it is known.

    Where it shows something to read already, `release` is waited for.
    """
    if known.is_plain:
        return PlainFrames(outbox, redraw)
    return ThriftyFrames(outbox, wire, Pacer(answers=known.answers))
