"""Panes whose lines move, on the wire: what the terminal moves is right for each cell of it.

Random frames seldom hold what was there a frame before, a line higher: these always do.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import set_cell_size
from wires import ALL, Terminals, frame, looks

from benchmarks.wire.cells import Cell
from benchmarks.wire.emulator import Emulator
from benchmarks.wire.kinds import Kind
from tui.typesetting.linebreak import cells_of
from tui.wire.features import SURE, Features
from tui.wire.wire import Wire

_COLUMNS, _ROWS = 44, 12
# Lists, articles, tables: each line is told from the others, or only by its number.
_DIGITS = "〇一二三四五六七八九"
_LINES = {
    "list": [f"第{_DIGITS[n % 10]}号 港で祭りが始まる{n}" for n in range(24)],
    "article": [
        f"{n * 7:>3} 町の倉庫で火災があり{'、' * (n % 3)}消し止められた" for n in range(24)
    ],
    "signs": [f"{n:02d}:00 {'-' * (n % 5)} storm{'日本' * (n % 3)}" for n in range(24)],
    "blank": [f"{n}" if n % 4 == 0 else "" for n in range(24)],
}
# How lines look: the style of a line, and the ground behind its end.
_STYLES = ("", "1;38;5;222", "48;5;32", "4", "7;31")
_PANES = {
    "whole": (0, _COLUMNS), "left": (0, 15), "middle": (15, 20), "right": (15, 29), "odd": (7, 30),
}  # fmt: skip


@dataclass(frozen=True)
class View:
    """Lines of a text, from one on, in a pane; some rows are left as they were."""

    pane: str
    text: str
    first: int
    style: str
    chosen: int
    left_out: Collection[int] = ()
    height: int = _ROWS

    def frame(self) -> str:
        left, width = _PANES[self.pane]
        lines = _LINES[self.text][self.first : self.first + self.height]
        return "\n".join(
            f"\x1b[{y + 1};{left + 1}H" + self._line(y, set_cell_size(line, width))
            for y, line in enumerate(lines)
            if y not in self.left_out
        )

    def _line(self, y: int, line: str) -> str:
        """The time in a style of its own, and the rest plain; the chosen line all in one."""
        if y + self.first == self.chosen:
            return f"\x1b[48;5;236m{line}\x1b[0m"
        return f"\x1b[{self.style}m{line[:3]}\x1b[0m{line[3:]}" if self.style else line


_VIEWS = st.builds(
    View,
    st.sampled_from(["whole", "whole", "right", "right", "odd", "odd", "middle", "left"]),
    st.sampled_from(["list", "list", "article", "signs", "blank"]),
    st.integers(0, 11),
    st.sampled_from(_STYLES),
    st.integers(0, 23),
    st.sets(st.integers(0, _ROWS - 1), max_size=2),
    st.sampled_from([_ROWS, _ROWS, 7]),
)
# One pane mostly: its lines move by a few, and what is chosen with them.
_MOVES = st.lists(
    st.tuples(st.sampled_from([1, 1, -1, 2, -3, 0]), st.integers(-2, 2)), min_size=1, max_size=4
)
_OFTEN = st.sampled_from([True, True, False])
_FEATURES = st.builds(Features, st.booleans(), _OFTEN, _OFTEN, st.booleans(), st.booleans())


@given(
    _FEATURES,
    st.lists(st.tuples(_VIEWS, _MOVES), min_size=1, max_size=4),
    st.sampled_from([False, False, True]),
)
def test_panes_that_move_show_what_was_drawn(
    features: Features, views: Sequence[tuple[View, Sequence[tuple[int, int]]]], is_slow: bool
) -> None:
    terminals = Terminals(features, _COLUMNS, _ROWS)
    # What stands beside a pane, so that it cannot be moved with it.
    terminals.draw(View("whole", "list", 9, "", 0).frame())
    for view, moves in views:
        first, chosen = view.first, view.chosen
        for by, step in moves:
            at = View(view.pane, view.text, first, view.style, chosen, view.left_out, view.height)
            terminals.draw(at.frame())
            if not is_slow:  # else several frames are one on the wire
                terminals.send()
            first, chosen = min(max(first + by, 0), 12), chosen + step
        terminals.send()
    assert terminals.send() == ""


def test_rows_that_were_not_drawn_stay_where_the_terminal_moved_what_is_around_them() -> None:
    terminals = Terminals(ALL, _COLUMNS, _ROWS)
    terminals.draw(View("whole", "article", 3, "", 0).frame())
    terminals.send()
    terminals.draw(View("whole", "article", 4, "", 0, {5, 6}).frame())
    assert "\x1b[S" in terminals.send()


def test_a_line_that_comes_in_has_no_ground_of_the_line_written_before() -> None:
    terminals = Terminals(ALL, _COLUMNS, _ROWS)
    terminals.draw(View("whole", "article", 3, "", 14).frame())
    terminals.send()
    terminals.draw(View("whole", "article", 4, "", 30, {11}).frame())
    terminals.draw(f"\x1b[12;1H{' ' * _COLUMNS}")
    terminals.send()


def test_a_terminal_that_does_not_scroll_is_sent_the_lines() -> None:
    terminals = Terminals(Features(scrolls=False), _COLUMNS, _ROWS)
    for first in (3, 4, 2):
        terminals.draw(View("whole", "list", first, "", 0).frame())
        terminals.send()


def test_a_wide_character_that_has_no_room_at_the_edge_is_a_blank() -> None:
    wire, shown = Wire(5, 2), Emulator(5, 2)
    shown.feed(b"\x1b[?7l")
    wire.draw("\x1b[1;1H\x1b[44m日本語の\x1b[0m")
    shown.feed(wire.changes().encode())
    assert [cell.text for cell in shown.rows()[0]] == ["日", "", "本", "", " "]
    assert shown.cell(0, 4).style.background == "44"


@pytest.mark.parametrize("cells", [1, 2])
@pytest.mark.parametrize("picture", ["😀", "🎌"])
def test_where_a_picture_is_drawn_narrower_all_else_stands_in_its_place(
    cells: int, picture: str
) -> None:
    kind = Kind(cells=lambda text: cells if text == picture else cells_of(text))
    drawn, shown = Emulator(30, 3), Emulator(30, 3, kind=kind)
    wire = Wire(30, 3, SURE)
    for each in (drawn, shown):
        each.feed(b"\x1b[?7l")
    for line in ("0123456789", f"{picture} 港の祭り", f"祭り {picture}{picture} の港", "祭りの日"):
        for width in (30, 12):
            data = frame([line, "港", line], width=width)
            drawn.feed(data.encode())
            wire.draw(data)
            shown.feed(wire.changes().encode())
            assert _with_room(shown, picture) == _with_room(drawn, picture)


def _with_room(emulator: Emulator, picture: str) -> list[list[Cell]]:
    """What is seen, a blank that stands behind a picture being its second half."""
    rows = looks(emulator)
    for row in rows:
        for x, cell in enumerate(row):
            if cell.text == picture and row[x + 1].text == " ":
                row[x + 1] = cell._replace(text="")
    return rows
