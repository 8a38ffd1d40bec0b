"""What moved as a whole from one frame to the next, so that the terminal can move it itself."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tui.wire.cells import BLANK, REST, Row
from tui.wire.features import Features

# So many lines have to be found again elsewhere.
_LEAST_LINES = 3
# What margins and the scrolling cost, and a move, in bytes.
_COST, _COST_OF_SIDES, _COST_OF_MOVE = 16, 40, 5
# A line that stands there several times, such as a rule, tells little of where it went.
_MOST_ALIKE = 3

Span = tuple[int, int]


class Shift(NamedTuple):
    """Lines from `top` to before `bottom`, in columns from `left` to before `right`, went up.

    By so many lines; below 0 they went down.
    """

    top: int
    bottom: int
    left: int
    right: int
    by: int

    def apply(self, shown: list[Row]) -> None:
        """Do to the rows what a terminal does."""
        empty = [BLANK] * (self.right - self.left)
        before = [row[self.left : self.right] for row in shown]
        for y in range(self.top, self.bottom):
            comes_from = y + self.by
            line = before[comes_from] if self.top <= comes_from < self.bottom else empty
            shown[y] = [*shown[y][: self.left], *line, *shown[y][self.right :]]


def shift_of(
    shown: Sequence[Row],
    wanted: Sequence[Row],
    touched: Mapping[int, Iterable[Span]],
    features: Features,
) -> Shift | None:
    """Give the shift that saves most, of those that this terminal can do; None: there is none."""
    if not features.scrolls:
        return None
    changed = [y for y in touched if shown[y] != wanted[y]]
    if len(changed) < _LEAST_LINES:
        return None
    columns = len(wanted[0])
    spans = [(0, columns)]
    if features.has_sides:
        spans += _panes(changed, touched, columns)
    shifts = [shift for span in spans if (shift := _shift_in(span, shown, wanted, changed))]
    gains = [(_gain(shift, shown, wanted), shift) for shift in shifts]
    best = max(gains, key=lambda each: each[0], default=(0, None))
    return best[1] if best[0] > 0 else None


def _panes(
    changed: Sequence[int], touched: Mapping[int, Iterable[Span]], columns: int
) -> set[Span]:
    """Give the columns between which several rows were drawn as one."""
    counted = Counter(span for y in changed for span in set(touched[y]))
    return {
        (left, min(right, columns))
        for (left, right), count in counted.items()
        if count >= _LEAST_LINES and (left, right) != (0, columns) and right - left > 1
    }


def _shift_in(
    span: Span, shown: Sequence[Row], wanted: Sequence[Row], changed: Sequence[int]
) -> Shift | None:
    """Find by how many lines most of what changed between two columns has moved."""
    left, right = span
    was: dict[str, list[int]] = {}
    for y in changed:
        was.setdefault(_text(shown[y], left, right), []).append(y)
    votes: dict[int, list[int]] = {}
    for y in changed:
        text = _text(wanted[y], left, right)
        from_rows = was.get(text, []) if text and not text.isspace() else []
        for former in from_rows[:_MOST_ALIKE]:
            if former != y:
                votes.setdefault(former - y, []).append(y)
    by, lines = max(votes.items(), key=lambda vote: len(vote[1]), default=(0, []))
    if len(lines) < _LEAST_LINES:
        return None
    top = min(min(lines), min(lines) + by)
    bottom = max(max(lines), max(lines) + by) + 1
    shift = Shift(top, bottom, left, right, by)
    return None if _cuts(shift, shown) else shift


def _text(row: Row, left: int, right: int) -> str:
    return "".join([text for text, _ in row[left:right]])


def _cuts(shift: Shift, shown: Sequence[Row]) -> bool:
    """Whether a wide character stands half inside."""
    return any(
        side < len(row) and row[side][0] == REST
        for row in shown[shift.top : shift.bottom]
        for side in (shift.left, shift.right)
    )


def _gain(shift: Shift, shown: Sequence[Row], wanted: Sequence[Row]) -> int:
    """Give about how many bytes need not be sent any more, less what the shift costs."""
    columns = len(wanted[0])
    moved = list(shown)
    shift.apply(moved)
    rows = range(shift.top, shift.bottom)
    saved = sum(_cost(shown[y], wanted[y]) - _cost(moved[y], wanted[y]) for y in rows)
    is_narrow = (shift.left, shift.right) != (0, columns)
    return saved - (_COST_OF_SIDES if is_narrow else _COST)


def _cost(shown: Row, wanted: Row) -> int:
    """Give about the bytes of a row that changes: its cells, and the moves to where they begin."""
    if shown == wanted:
        return 0
    differs: list[bool] = list(map(operator.ne, shown, wanted))
    starts = int(differs[0] + sum(map(operator.gt, differs[1:], differs)))
    return sum(differs) + _COST_OF_MOVE * starts
