"""The cheapest way for the cursor from one cell to another (ECMA-48; xterm for the rest)."""

from __future__ import annotations

from functools import lru_cache

# More of them than this are never shorter than telling the row and the column.
_MOST_STEPS = 6


@lru_cache(maxsize=8192)
def move(row: int | None, column: int | None, to_row: int, to_column: int, *, feeds: bool) -> str:
    """Give what moves the cursor from a cell, as far as it is known, to another; from 0.

    With `feeds`, a line feed moves down and does nothing else.
    """
    ways = [_absolute(to_row, to_column)]
    if row == to_row:
        ways += _along(column, to_column)
    elif row is not None and feeds and 0 < to_row - row <= _MOST_STEPS:
        down = "\n" * (to_row - row)
        ways += [down + way for way in _along(column, to_column)]
    elif row is not None and column == to_column:
        ways.append(f"\x1b[{_number(to_row + 1)}d")
    return min(ways, key=len)


def _absolute(row: int, column: int) -> str:
    if column:
        return f"\x1b[{_number(row + 1)};{column + 1}H"
    return f"\x1b[{_number(row + 1)}H"


def _along(column: int | None, to: int) -> list[str]:
    """Give the ways within a row."""
    if column == to:
        return [""]
    ways = [f"\x1b[{_number(to + 1)}G", *_forth("\r", to)]
    if column is not None and to > column:
        ways += _forth("", to - column)
    elif column is not None:
        steps = column - to
        ways += ["\b" * steps] * (steps <= _MOST_STEPS) + [f"\x1b[{_number(steps)}D"]
    return ways


def _forth(before: str, steps: int) -> list[str]:
    return [before + (f"\x1b[{_number(steps)}C" if steps else "")]


def _number(number: int) -> str:
    """Write a number; what is left out is 1."""
    return str(number) if number != 1 else ""
