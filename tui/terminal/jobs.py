"""Job control: stopping for the shell, and coming back in the foreground."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType


class Jobs:
    """Hears that the program is to stop, or goes on.

    `stopping` and `continued` are called from the signals: they may do no more than ask for
    something to be done soon. While `is_lent` gives true the terminal belongs to another program,
    and there is nothing to do but to stop.
    """

    def __init__(
        self,
        terminal: int,
        stopping: Callable[[], object],
        continued: Callable[[], object],
        is_lent: Callable[[], bool],
    ) -> None:
        self._terminal, self._is_lent = terminal, is_lent
        self._stopping, self._continued = stopping, continued
        self._was_continued = False
        signal.signal(signal.SIGTSTP, self._on_stop)
        signal.signal(signal.SIGCONT, self._on_continue)

    @property
    def is_in_front(self) -> bool:
        """Whether the terminal is ours to write to and read from, not another job's."""
        try:
            return os.tcgetpgrp(self._terminal) == os.getpgrp()
        except OSError:  # not our controlling terminal: there are no jobs
            return True

    def stop_until_in_front(self, is_over: Callable[[], bool]) -> None:
        """Stop, and again when continued in the background; not any more once it is over."""
        self.stop()
        while not (self.is_in_front or is_over()):
            self._was_continued = False
            self.stop()
            if not self._was_continued:  # the kernel stops no job that has lost its shell
                return

    def stop(self) -> None:
        """Stop as the signal does by itself: not where nobody could continue us.

        The whole job stops with us, as it would by the terminal's own Ctrl+Z: a program that
        started us and waits would else keep the shell from the terminal.
        """
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(0 if self.is_in_front else os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._on_stop)

    def _on_stop(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if self._is_lent():
            self.stop()
        else:
            self._stopping()

    def _on_continue(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._was_continued = True
        self._continued()
