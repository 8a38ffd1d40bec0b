"""What is on its way to the terminal. Who sends never waits for a terminal that does not read."""

from __future__ import annotations

import os
import select
import termios
import threading
from collections.abc import Callable

# Bytes that may wait: some frames. What is beyond that would only show what was long ago.
_MOST_WAITING = 32_768
# Bytes written at once, so that little is left to write when a stalled terminal is given up.
_PIECE = 4_096
# CAN: a sequence that was cut by giving up is not to swallow what follows.
_CANCEL = b"\x18"


class Outbox(threading.Thread):
    """Writes to a terminal from a thread of its own.

    A terminal may stop reading: a suspended emulator, a network that is gone for a minute. Frames
    beyond the limit are dropped. `caught_up` is called when the terminal has read what was sent,
    if frames were dropped, as it shows something old then, or if `tell_when_idle` was called.
    `lost` is called when nothing can be written any more. Both are called from this thread.
    """

    def __init__(
        self, terminal: int, caught_up: Callable[[], object], lost: Callable[[], object]
    ) -> None:
        super().__init__(daemon=True, name="outbox")
        self._terminal, self._caught_up, self._lost = terminal, caught_up, lost
        self._state = threading.Condition()
        self._waiting: list[tuple[bytes, bool]] = []
        self._is_writing = self._is_closed = self._is_given_up = self._is_to_tell = False

    def put(self, text: str, *, is_frame: bool = False) -> None:
        """Send text. Frames may be dropped; what sets the terminal or tells it something is not."""
        with self._state:
            self._waiting.append((text.encode(errors="replace"), is_frame))
            if sum(len(data) for data, _ in self._waiting) > _MOST_WAITING and self._is_writing:
                self._waiting = [item for item in self._waiting if not item[1]]
                self._is_to_tell = True
            self._state.notify_all()

    @property
    def is_idle(self) -> bool:
        """Whether all that was put has been written."""
        with self._state:
            return not (self._waiting or self._is_writing)

    def tell_when_idle(self) -> None:
        """Have `caught_up` called when all that was put has been written."""
        with self._state:
            self._is_to_tell = True
            self._state.notify_all()

    def close(self, seconds: float, last: str) -> None:
        """Write what waits within so many seconds; else drop it, and send only the last words."""
        with self._state:
            self._is_closed = True
            self._state.notify_all()
        self.join(seconds)
        if self.is_alive():
            self._give_up(last)
            self.join(seconds)

    def _give_up(self, last: str) -> None:
        with self._state:
            self._is_given_up = True
            self._waiting = [(_CANCEL + last.encode(), False)]
        try:
            # What the kernel still holds nobody wants to see; it makes room for the last words.
            termios.tcflush(self._terminal, termios.TCOFLUSH)
            # And the write that waits for room is woken by nothing else.
            termios.tcflow(self._terminal, termios.TCOOFF)
            termios.tcflow(self._terminal, termios.TCOON)
        except termios.error:
            self._lost()

    def run(self) -> None:
        """Write what comes until closed."""
        try:
            while (data := self._next()) is not None:
                self._write(data)
        except OSError:
            self._lost()

    def _next(self) -> bytes | None:
        with self._state:
            self._is_writing = False
            while not (self._waiting or self._is_closed):
                if self._is_to_tell:
                    self._is_to_tell = False
                    self._caught_up()
                self._state.wait()
            data = b"".join(data for data, _ in self._waiting)
            self._waiting = []
            self._is_writing = True
            return data or None

    def _write(self, data: bytes) -> None:
        was_given_up = self._is_given_up
        while data and self._is_given_up == was_given_up:
            try:
                data = data[os.write(self._terminal, data[:_PIECE]) :]
            except BlockingIOError:
                # Another program may have left the terminal so that writing does not wait.
                select.select([], [self._terminal], [])
