"""What a key costs: bytes, what changed on the screen, time, processor."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.wire.cells import BLANK, TORN
from benchmarks.wire.processes import megabytes, processor_milliseconds
from benchmarks.wire.terminal import Rows, Terminal

_IDLE_BEFORE = 1.0


@dataclass(frozen=True, slots=True)
class Step:
    """A key that is measured some times; `before` is pressed once, `undo` after each time.

    Where the key `ends` the program, what the terminal shows then is no cost of it.
    """

    name: str
    key: str
    times: int = 5
    undo: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Cost:
    """Medians: bytes sent, the UTF-8 text of the cells that changed, how many those are.

    `milliseconds` are from the key to the last byte, `processor` is what the program took of it;
    it is not known (None) where the program ended.
    """

    name: str
    sent: float
    ideal: float
    cells: float
    milliseconds: float
    processor: float | None

    @property
    def ratio(self) -> float | None:
        """How many bytes were sent for each that had to be; None where nothing changed."""
        return self.sent / self.ideal if self.ideal else None


def changed(before: Rows, after: Rows) -> tuple[int, int]:
    """Count the cells that look different, and the bytes of their text.

    Screens of another size, or none, count as blank before.
    """
    is_new = [len(row) for row in before] != [len(row) for row in after]
    cells = size = 0
    for y, row in enumerate(after):
        old_row = [BLANK] * len(row) if is_new else before[y]
        for old, new in zip(old_row, row, strict=True):
            if old is not new and old.look != new.look:
                cells += 1
                size += 1 if new.text == TORN else len(new.text.encode())
    return cells, size


def start(terminal: Terminal, quiet: float) -> Iterator[Cost]:
    """Wait for the first words, and for the first screen to rest; give what both cost."""
    seconds = terminal.see()
    took = processor_milliseconds(terminal.process.pid)
    yield Cost("first words", terminal.sent, 0, 0, 1000 * seconds, took)
    terminal.rest(quiet)
    cells, ideal = changed((), terminal.rows())
    milliseconds = 1000 * (terminal.last_at - terminal.begun_at)
    processor = processor_milliseconds(terminal.process.pid)
    yield Cost("first screen", terminal.sent, ideal, cells, milliseconds, processor)


def take(terminal: Terminal, step: Step, quiet: float) -> Cost:
    """Take a step so many times; give the medians."""
    for keys in step.before:
        terminal.press(keys)
        terminal.rest(quiet)
    costs = []
    for _ in range(step.times):
        costs.append(_once(terminal, step, quiet))
        for key in step.undo:
            terminal.press(key)
            terminal.rest(quiet)
    return _median(step.name, costs)


def _once(terminal: Terminal, step: Step, quiet: float) -> Cost:
    process = terminal.process.pid
    before, sent, took = terminal.rows(), terminal.sent, processor_milliseconds(process)
    at = terminal.press(step.key)
    terminal.rest(quiet)
    if terminal.process.poll() is not None and not step.ends:
        raise RuntimeError(f"{step.key!r} ended the program; the screen was:\n{terminal.text}")
    cells, ideal = changed(before, terminal.rows())
    if step.ends:
        cells = ideal = 0
    used = processor_milliseconds(process) - took
    return Cost(
        step.name,
        terminal.sent - sent,
        ideal,
        cells,
        1000 * max(0.0, terminal.last_at - at),
        None if step.ends else used,
    )


def _median(name: str, costs: Iterable[Cost]) -> Cost:
    found = list(costs)
    took = [cost.processor for cost in found if cost.processor is not None]
    return Cost(
        name,
        statistics.median(cost.sent for cost in found),
        statistics.median(cost.ideal for cost in found),
        statistics.median(cost.cells for cost in found),
        statistics.median(cost.milliseconds for cost in found),
        statistics.median(took) if took else None,
    )


@dataclass(frozen=True, slots=True)
class Idle:
    """What a program costs that nobody uses, in a minute; and the memory it holds, in megabytes."""

    sent: float
    processor: float
    megabytes: float


def idle(terminal: Terminal, seconds: float) -> Idle:
    """Leave the program alone for so long; give what a minute of it costs."""
    process = terminal.process.pid
    terminal.rest(_IDLE_BEFORE)
    sent, took = terminal.sent, processor_milliseconds(process)
    time.sleep(seconds)
    return Idle(
        (terminal.sent - sent) * 60 / seconds,
        (processor_milliseconds(process) - took) * 60 / seconds,
        megabytes(process),
    )
