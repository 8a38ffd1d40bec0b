"""What the CSI sequences do to a screen that move its cursor or its cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from benchmarks.wire.cells import NonsenseError
from benchmarks.wire.screen import Screen

Movement = Callable[[Screen, Sequence[int]], None]


def _place(screen: Screen, numbers: Sequence[int]) -> None:
    y, x = _given(numbers, 2)
    screen.move(max(y, 1) - 1, max(x, 1) - 1)


def _rows(screen: Screen, numbers: Sequence[int]) -> None:
    top, bottom = _given(numbers, 2)
    screen.set_rows(max(top, 1) - 1, bottom or screen.height)


def _given(numbers: Sequence[int], most: int) -> list[int]:
    if len(numbers) > most:
        raise NonsenseError(f"more than {most} numbers: {numbers}")
    return [*numbers, 0, 0][:most]


def _counted(step: Callable[[Screen, int], None]) -> Movement:
    """A step that is told how often; once if it is not told."""
    return lambda screen, numbers: step(screen, max(*_given(numbers, 1), 1))


def _which(step: Callable[[Screen, int], None]) -> Movement:
    """A step that is told which of three."""

    def take(screen: Screen, numbers: Sequence[int]) -> None:
        (which,) = _given(numbers, 1)
        if which > 2:
            raise NonsenseError(f"nothing to erase is called {which}")
        step(screen, which)

    return take


def _to_row_start(screen: Screen, rows: int) -> None:
    screen.go(rows, 0)
    screen.carriage_return()


def _restore(screen: Screen, numbers: Sequence[int]) -> None:
    _given(numbers, 0)
    screen.restore()


_STEPS: Mapping[str, Callable[[Screen, int], None]] = {
    "A": lambda screen, n: screen.go(-n, 0),
    "B": lambda screen, n: screen.go(n, 0),
    "C": lambda screen, n: screen.go(0, n),
    "D": lambda screen, n: screen.go(0, -n),
    "E": lambda screen, n: _to_row_start(screen, n),
    "F": lambda screen, n: _to_row_start(screen, -n),
    "G": lambda screen, n: screen.move(screen.y, n - 1),
    "`": lambda screen, n: screen.move(screen.y, n - 1),
    "a": lambda screen, n: screen.go(0, n),
    "d": lambda screen, n: screen.move(n - 1, screen.x),
    "e": lambda screen, n: screen.go(n, 0),
    "I": Screen.tab,
    "Z": lambda screen, n: screen.tab(-n),
    "L": Screen.insert_rows,
    "M": lambda screen, n: screen.insert_rows(-n),
    "@": Screen.insert_cells,
    "P": lambda screen, n: screen.insert_cells(-n),
    "S": Screen.scroll,
    "T": lambda screen, n: screen.scroll(-n),
    "X": Screen.erase_cells,
    "b": Screen.repeat,
}
MOVEMENTS: Mapping[str, Movement] = MappingProxyType({
    **{name: _counted(step) for name, step in _STEPS.items()},
    "H": _place, "f": _place, "r": _rows, "u": _restore,
    "J": _which(Screen.erase_in_screen), "K": _which(Screen.erase_in_row),
})  # fmt: skip
"""What a sequence does to a screen, with its numbers, by its name."""
