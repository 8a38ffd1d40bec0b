"""What has changed in the rows of a screen, cut into pieces of one style."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import ne
from typing import NamedTuple

from tui.wire.cells import REST, Cell, Row, is_wide
from tui.wire.features import Features
from tui.wire.style import Style, blank_style

# An erasure costs three bytes, a move within a row about four.
_LEAST_ERASED = 4
_BYTES_OF_MOVE = 4


class Piece(NamedTuple):
    """Cells of a row, from `start` to before `end`, that can be written in one style.

    What `erases` is written by erasing the rest of the row.
    """

    row: int
    start: int
    end: int
    style: Style
    erases: bool = False


def can_erase(cell: Cell, features: Features) -> bool:
    """Whether erasing leaves this cell."""
    text, style = cell
    is_bare = text == " " and not style.marks and not style.link
    return is_bare and (not style.ground or features.erases_ground)


def pieces_of(y: int, shown: Row, wanted: Row, features: Features) -> Iterator[Piece]:
    """Yield what makes a row that shows one thing show another, from left to right."""
    end = _end_of_text(shown, wanted, features)
    differs = list(map(ne, shown[:end], wanted))
    # Two ends: one for the last piece, one for the search of the next.
    differs += [False, True]
    behind = 0
    while (start := differs.index(True, behind)) < end:
        behind, style = _as_far_as_style_goes(differs, wanted, start)
        yield Piece(y, start, behind, style)
    if end < len(wanted):
        yield Piece(y, end, len(wanted), wanted[-1][1], erases=True)


def _as_far_as_style_goes(differs: Sequence[bool], wanted: Row, start: int) -> tuple[int, Style]:
    """Give the column up to which it is best to write on in one style, and that style.

    What does not differ is written again where it is no longer than a move over it.
    """
    text, style = wanted[start]
    is_blank, on_blanks = text == " ", blank_style(style)
    x = behind = start + 1
    again = 0
    while x < len(wanted):
        text, other = wanted[x]
        again = 0 if differs[x] else again + len(text.encode())
        if again > _BYTES_OF_MOVE or x >= len(differs) - 2:
            break
        if text == " ":
            if other != on_blanks:
                break
        elif other == style:
            is_blank = False
        elif is_blank and blank_style(other) == style:
            style, is_blank = other, False
        else:
            break
        x += 1
        if not again:
            behind = x
    return behind + is_wide(wanted, behind - 1), style


def _end_of_text(shown: Row, wanted: Row, features: Features) -> int:
    """Give the column from which on it is cheapest to erase; the row's length for none."""
    columns, last = len(wanted), wanted[-1]
    if not can_erase(last, features):
        return columns
    end = columns
    while end and wanted[end - 1] == last:
        end -= 1
    while end < columns and shown[end] == last:
        end += 1
    return end if columns - end >= _LEAST_ERASED else columns


def by_style(pieces: Iterable[Piece], shown: Sequence[Row]) -> list[Piece]:
    """Give the pieces in an order in which styles change least often.

    A terminal that writes over half of a wide character makes the other half blank, whatever was
    written there before: a row that would be damaged so comes first, and in its own order.
    """
    pieces = list(pieces)
    styles: dict[Style, int] = {}
    for piece in pieces:
        styles.setdefault(piece.style, len(styles))
    damaged = {
        left.row
        for left, right in pairwise(pieces)
        if styles[left.style] > styles[right.style] and _cuts(left, right, shown[left.row])
    }
    return sorted(pieces, key=lambda each: -1 if each.row in damaged else styles[each.style])


def by_pane(pieces: Iterable[Piece], shown: Sequence[Row], panes: Iterable[int]) -> list[Piece]:
    """Give the pieces pane by pane, in each of them by style; panes are told by their left column.

    From left to right: what would be damaged otherwise is in the order it needs.
    """
    columns = sorted(panes)
    grouped: dict[int, list[Piece]] = {}
    for piece in pieces:
        grouped.setdefault(bisect_right(columns, piece.start), []).append(piece)
    return [piece for pane in sorted(grouped) for piece in by_style(grouped[pane], shown)]


def _cuts(left: Piece, right: Piece, shown: Row) -> bool:
    """Whether a wide character is shown where one piece ends and the other begins."""
    is_beside = left.row == right.row and left.end == right.start
    return is_beside and shown[right.start][0] == REST
