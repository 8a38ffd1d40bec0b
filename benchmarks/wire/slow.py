"""The same over a slow link: a page, a page key that is held, a link that stands still."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

from benchmarks.wire.link import Link
from benchmarks.wire.processes import megabytes
from benchmarks.wire.programs import Program
from benchmarks.wire.terminal import Terminal

_PAGES, _HELD, _KEYS_A_SECOND = 4, 2.0, 30
_BEFORE_STALL, _IN_STALL = 10, 5
# Beside the article, a pane may stand a row higher or lower when frames were left out.
_ARTICLE = 50
Open = Callable[[Link], AbstractContextManager[Terminal]]
Rows = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Slow:
    """A program on the long text, and a link; `stall` is how many seconds that stands still."""

    program: Program
    open: Open
    link: Link
    stall: float

    @property
    def quiet(self) -> float:
        """After how many seconds without a byte nothing more is to come."""
        return 1.0 + 4 * self.link.delay

    def rows(self) -> Rows:
        """Measure; each row tells what, and how much."""
        with self._opened(self.link) as terminal:
            times = []
            for _ in range(_PAGES):
                at = terminal.press(self.program.page)
                terminal.rest(self.quiet)
                times.append(terminal.last_at - at)
            yield "a page, settled", f"{1000 * statistics.median(times):,.0f} ms"
            yield from self._held(terminal)
        yield from self._stalled()

    def _opened(self, link: Link) -> AbstractContextManager[Terminal]:
        return _Opened(self, link)

    def _held(self, terminal: Terminal) -> Rows:
        sent = terminal.sent
        released = self._hold(terminal, int(_HELD * _KEYS_A_SECOND))
        terminal.rest(self.quiet)
        seconds = max(0.0, terminal.last_at - released)
        yield f"a page key held for {_HELD:.0f} s, from release to rest", f"{seconds:.2f} s"
        yield "bytes sent for it", f"{terminal.sent - sent:,}"

    def _hold(self, terminal: Terminal, times: int) -> float:
        for _ in range(times):
            at = terminal.press(self.program.page)
            time.sleep(1 / _KEYS_A_SECOND)
        return at

    def _stalled(self) -> Rows:
        with self._opened(Link()) as terminal:
            for _ in range(_BEFORE_STALL + _IN_STALL):
                terminal.press(self.program.page)
                terminal.rest(0.2)
            right = _article(terminal)
        with self._opened(self.link) as terminal:
            before = megabytes(terminal.process.pid)
            self._hold(terminal, _BEFORE_STALL)
            terminal.stall()
            self._hold(terminal, _IN_STALL)
            time.sleep(self.stall)
            after = megabytes(terminal.process.pid)
            terminal.go_on()
            at = time.monotonic()
            terminal.rest(self.quiet)
            is_right = _article(terminal) == right
            seconds = terminal.last_at - at
        told = "right" if is_right else "not the right screen"
        yield f"a stall of {self.stall:.0f} s, then to rest", f"{seconds:.2f} s, {told}"
        yield "memory before, and in the stall", f"{before:.1f}, {after:.1f} MB"


def _article(terminal: Terminal) -> list[list[str]]:
    """What stands where every program shows the article."""
    return [[cell.text for cell in row[:_ARTICLE]] for row in terminal.rows()]


class _Opened(AbstractContextManager[Terminal]):
    """The long text on a link, once it is shown."""

    def __init__(self, slow: Slow, link: Link) -> None:
        self._slow, self._inner = slow, slow.open(link)

    def __enter__(self) -> Terminal:
        terminal = self._inner.__enter__()
        terminal.see()
        terminal.rest(self._slow.quiet)
        for key in self._slow.program.opening:
            terminal.press(key)
            terminal.rest(self._slow.quiet)
        return terminal

    def __exit__(self, *failure: object) -> None:
        self._inner.__exit__(None, None, None)
