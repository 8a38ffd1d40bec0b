"""The driver between Textual and the terminal: what is sent, what is read, how it is left.

Textual's own sends whole lines for a cell, writes at most thirty pieces ahead and then waits for
the terminal, loses keys that come together with Esc, asks for every motion of the mouse, and goes
on reading a terminal that is gone. This one sends what changed (`tui.wire`), never waits for the
terminal, and ends when it is lost.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
import termios
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from time import monotonic
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from tui.terminal import leap
from tui.terminal.attributes import Attributes, fileno_of, size_of
from tui.terminal.endings import (
    ENDING,
    SECONDS_TO_LEAVE,
    end_within,
    leave_on_signals,
    what_waits_in,
)
from tui.terminal.frames import Frames, frames_to
from tui.terminal.jobs import Jobs
from tui.terminal.keyboard import Keyboard
from tui.terminal.known import Known
from tui.terminal.modes import modes_here
from tui.terminal.outbox import Outbox
from tui.wire.cells import Row
from tui.wire.wire import Wire

_READ_AT_ONCE = 65_536
_SECONDS_TO_WRITE = 0.4
# For the answer to the last frame to come back; for the terminal to read that frame at all.
_SECONDS_TO_ANSWER, _SECONDS_TO_READ, _MOMENT = 1.4, 0.2, 0.05
_HANGUP = 128 + signal.SIGHUP
# A window that is being dragged tells a new size many times a second.
_SECONDS_BETWEEN_SIZES = 0.03
_POINTER_SHAPE = "\x1b]22;"
# A frame begins with a move; nothing else that Textual or a pane sends does.
_FRAME = re.compile(r"\x1b\[\d+;\d+H")


class TerminalDriver(Driver):
    """Draws on standard output and reads keys from standard input, both a terminal.

    Everything happens on the event loop but the writing itself. `write` is the one way out for
    what is drawn; `redraw` is called whenever it is not known what the terminal shows.
    """

    known: ClassVar[Known] = Known()
    """What is known of the terminal by the time it is taken."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        self._input, self._output = fileno_of(sys.__stdin__), fileno_of(sys.__stdout__)
        super().__init__(app, debug=debug, mouse=mouse, size=size or size_of(self._output))
        self._keyboard = Keyboard()
        self._outbox: Outbox | None = None
        painted, self._kept = self.known.painted, self.known.kept
        self._attributes = Attributes(self._input, painted.found if painted else None)
        self._frames: Frames | None = None
        # Kept while others have the terminal.
        self._wire = Wire(*size_of(self._output), self.known.features)
        self._settling: asyncio.TimerHandle | None = None
        self._sizing: asyncio.TimerHandle | None = None
        self._is_active = self._is_leaving = False
        self._modes = modes_here(mouse=mouse)
        leave_on_signals(self._leave_with, self.rescue, numbers=(*ENDING, signal.SIGINT))
        signal.signal(signal.SIGWINCH, lambda *_: self._soon(self._size_changes))
        self._jobs = Jobs(
            self._input,
            stopping=lambda: self._soon(self._suspend),
            continued=lambda: self._soon(self._come_back),
            is_lent=lambda: not self._auto_restart,
        )

    # Drawing

    def write(self, data: str) -> None:
        """Send what Textual draws or says; never waits. The pointer keeps its shape."""
        if self._outbox is None or self._frames is None or data.startswith(_POINTER_SHAPE):
            return
        if _FRAME.match(data):
            self._frames.draw(data)
        else:
            self._outbox.put(data)

    @property
    def rows(self) -> Sequence[Row]:
        """What was drawn last; nothing where that is not known."""
        return () if self.known.is_plain else self._wire.rows

    def hold(self) -> None:
        """Show nothing of what is drawn from now on."""
        if self._frames:
            self._frames.hold()

    def release(self) -> None:
        """There is something to read: it may take the place of what was painted before."""
        if self._frames:
            self._frames.release()

    def redraw(self) -> None:
        """Have every cell sent again: it is not known what the terminal shows."""
        if self._frames:
            self._frames.forget()

    def _draw_again(self) -> None:
        if self._is_active and self._app.is_running and self._app.screen_stack:
            self._app.refresh(layout=True)
            self._app.screen.refresh()

    # Taking the terminal, and giving it back

    @property
    def can_suspend(self) -> bool:
        """Whether the terminal can be left to others for a while."""
        return True

    def start_application_mode(self) -> None:
        """Take the terminal. In the background the kernel stops us here until we are in front."""
        self._set_raw()
        self._outbox = Outbox(
            self._output, lambda: self._soon(self._go_on), lambda: self._soon(self._lose)
        )
        leap.take()
        # What was painted before is there only once: not after others had the terminal.
        kept, self._kept = self._kept, ()
        is_shown = self._wire.adopt(kept)
        self._frames = frames_to(self._outbox, self.known, self._wire, self._draw_again)
        self._outbox.start()
        self._outbox.put(self._modes.enter_shown if is_shown else self._modes.enter)
        self._is_active = True
        self._loop.call_soon(self._say, self._keyboard.begin(what_waits_in(self._input)))
        self._loop.add_reader(self._input, self._read)
        self._tell_size()

    def disable_input(self) -> None:
        """Read no more."""
        self._loop.remove_reader(self._input)
        for timer in (self._settling, self._sizing):
            if timer:
                timer.cancel()
        self._settling = self._sizing = None

    def stop_application_mode(self) -> None:
        """Leave the terminal as it was found, and forget what was typed and not read."""
        if self._is_active:
            self._is_active = False
            self.disable_input()
            if self._outbox:
                self._outbox.put(self._modes.leave)
            self._take_last_answers()
            with suppress(termios.error):
                termios.tcflush(self._input, termios.TCIFLUSH)
            self._attributes.restore()

    def _take_last_answers(self) -> None:
        """Wait for what the terminal was asked: it would answer whoever has it next.

        Not when a signal ends us, nor where it does not even read.
        """
        if self._frames is None or self._outbox is None or self._is_leaving:
            return
        self._frames.end()
        begun = monotonic()
        while self._frames.awaits_answers:
            seconds = monotonic() - begun
            if seconds > (_SECONDS_TO_ANSWER if self._outbox.is_idle else _SECONDS_TO_READ):
                return
            for message in self._keyboard.feed(what_waits_in(self._input, _MOMENT)):
                self._is_about_frames(message)

    def close(self) -> None:
        """Wait for the terminal to take what was sent, but not long."""
        if self._outbox:
            self._outbox.close(_SECONDS_TO_WRITE, self._modes.leave)
            self._outbox = None

    def rescue(self) -> None:
        """Leave the terminal as it was found although the event loop is stuck, from any thread."""
        leap.undo()
        self._attributes.restore()
        if self._is_active and self._outbox:
            self._outbox.put(self._modes.leave)
            self._outbox.close(_SECONDS_TO_WRITE / 2, self._modes.leave)

    def _set_raw(self) -> None:
        try:
            self._attributes.set_raw()
        except termios.error:
            self._lose()

    def _go_on(self) -> None:
        if self._frames:
            self._frames.go_on()

    # Reading

    def _read(self) -> None:
        try:
            data = os.read(self._input, _READ_AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._lose()
            return
        self._say(self._keyboard.feed(data))

    def _say(self, messages: Iterable[Message]) -> None:
        for message in messages:
            if not self._is_about_frames(message):
                self.process_message(message)
        if self._settling:
            self._settling.cancel()
        patience = self._keyboard.patience
        self._settling = self._loop.call_later(patience, self._settle) if patience else None

    def _is_about_frames(self, message: Message) -> bool:
        """Take what the terminal answers about frames; Textual need not know it."""
        if isinstance(message, events.CursorPosition) and self._frames:
            return self._frames.arrived()
        if isinstance(message, TerminalSupportsSynchronizedOutput) and self._frames:
            return self._frames.synchronize()
        return False

    def _settle(self) -> None:
        self._say(self._keyboard.settle())

    # The size

    def _size_changes(self) -> None:
        if self._is_active and not self._sizing:
            self._sizing = self._loop.call_later(_SECONDS_BETWEEN_SIZES, self._take_size)

    def _take_size(self) -> None:
        if size_of(self._output) == self._wire.size:
            # It was another for a moment, and what was outside then is gone.
            self.redraw()
        self._tell_size()

    def _tell_size(self) -> None:
        self._sizing = None
        size = Size(*size_of(self._output))
        if self._frames:
            self._frames.resize(*size)
        self.send_message(events.Resize(size, size))

    # Signals

    def _soon(self, step: Callable[[], object]) -> None:
        """Take a step on the event loop, from a signal or a thread."""
        with suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(step)

    def _leave_with(self, status: int) -> None:
        self._is_leaving = True
        self._soon(lambda: self._app.exit(None, status))

    def _lose(self) -> None:
        """The terminal is gone."""
        if not self._is_leaving:
            end_within(SECONDS_TO_LEAVE, _HANGUP)
            self._leave_with(_HANGUP)
        self._loop.remove_reader(self._input)

    def _suspend(self) -> None:
        """Leave the terminal, stop until we are in front again, and take it again."""
        if not self._is_active:
            return
        self.suspend_application_mode()
        self._jobs.stop_until_in_front(lambda: self._is_leaving)
        if not self._is_leaving:
            self.resume_application_mode()
            self.redraw()
            self.send_message(self.SignalResume())

    def _come_back(self) -> None:
        """Take the terminal again after a stop that left no time to leave it."""
        if not self._is_active:
            return
        if not self._jobs.is_in_front:
            self._jobs.stop_until_in_front(lambda: self._is_leaving)
        if self._outbox and not self._is_leaving:
            self._set_raw()
            self._outbox.put(self._modes.enter)
            self._tell_size()
            self.redraw()
