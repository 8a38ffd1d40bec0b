"""When a frame may go out: not before the one before has arrived.

A slow link keeps what is sent to it for seconds; what waits there cannot be taken back, and shows
what was long ago. So a terminal is asked for its cursor's position behind a frame (CPR, ECMA-48
8.3.14): the answer tells that it has come so far.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic

ASK = "\x1b[6n"
# Bytes behind which it is asked, and that may be under way without an answer: 1,000 take a line of
# 56 kbit/s a seventh of a second. Single lines and moves go out at once.
_ASKED_AFTER, _MOST_ON_THEIR_WAY = 350, 1000
# So long it is waited for an answer that may have been lost, in seconds; longer for much.
_LIMIT, _SECONDS_A_BYTE = 4.0, 1 / 2000
# Seconds from a question to its answer.
_FAR = 0.05
# A terminal that left so many questions unanswered in a row is taken for a silent one.
_MOST_LOST = 2


class Pacer:
    """Knows what is on its way. A terminal that has never answered is not waited for."""

    def __init__(self, *, answers: bool, clock: Callable[[], float] = monotonic) -> None:
        self._answers, self._clock = answers, clock
        self._asked: deque[tuple[int, float]] = deque()
        self._seconds_away = 0.0
        self._unasked = self._lost = 0
        self._due = 0.0

    @property
    def may_send(self) -> bool:
        """Whether the next frame may go out."""
        if not self._asked or not self._answers:
            return True
        return self._asked_size + self._unasked < _MOST_ON_THEIR_WAY or self.patience <= 0

    @property
    def is_far(self) -> bool:
        """Whether the terminal is so far away that two frames in a row cost more than waiting."""
        return self._seconds_away > _FAR

    @property
    def awaits_answers(self) -> bool:
        """Whether an answer is under way, and may still come."""
        return bool(self._asked) and self.patience > 0

    @property
    def patience(self) -> float:
        """Seconds after which a frame may go out although no answer came."""
        return self._due - self._clock()

    def sent(self, size: int) -> str:
        """Take note of so many bytes that go out; give the question to send behind them, if any."""
        if self._asked and self._answers and self.patience <= 0:
            self._lose()
        self._unasked += size
        if self._unasked < _ASKED_AFTER:
            return ""
        # What a silent terminal is asked is not kept: should it answer, nobody knows to what.
        if self._answers:
            if not self._asked:
                self._wait()
            self._asked.append((self._unasked, self._clock()))
        self._unasked = 0
        return ASK

    def arrived(self) -> None:
        """An answer came."""
        self._answers, self._lost = True, 0
        if self._asked:
            _, asked = self._asked.popleft()
            self._seconds_away = self._clock() - asked
            self._wait()

    def _wait(self) -> None:
        self._due = self._clock() + _LIMIT + self._asked_size * _SECONDS_A_BYTE

    @property
    def _asked_size(self) -> int:
        return sum(size for size, _ in self._asked)

    def _lose(self) -> None:
        """What was asked will not be answered any more."""
        self._asked.clear()
        self._lost += 1
        self._answers = self._lost < _MOST_LOST
