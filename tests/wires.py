"""Two terminals: one is sent what Textual draws, the other what the wire makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from benchmarks.wire.cells import TORN, Cell
from benchmarks.wire.emulator import Emulator
from benchmarks.wire.kinds import Kind
from tui.wire.features import Features
from tui.wire.wire import Wire

# A margin at the sides, which a terminal without them does not know.
_SIDES = 69

ALL = Features(
    erases_ground=True, scrolls=True, has_sides=True, repeats=True, feeds_lines=True
)  # fmt: skip


class Terminals:
    """Two of the same size. The one that is sent the changes can do what its features tell."""

    def __init__(self, features: Features, columns: int = 30, rows: int = 8) -> None:
        self.features = features
        without = () if features.has_sides else (_SIDES,)
        kind = Kind(erases_ground=features.erases_ground)
        self.drawn = Emulator(columns, rows)
        self.shown = Emulator(columns, rows, without=without, kind=kind)
        self.wire = Wire(columns, rows, features)
        for each in (self.drawn, self.shown):
            each.feed(b"\x1b[?7l")

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self.drawn.columns, self.drawn.height

    def draw(self, frame: str) -> None:
        """Draw a frame, in the one terminal."""
        self.drawn.feed(frame.encode())
        self.wire.draw(frame)

    def send(self) -> str:
        """Send the changes to the other, and compare: every cell, and no half of a character."""
        changes = self.wire.changes()
        assert self.features.feeds_lines or "\n" not in changes
        assert self.features.scrolls or not {"S", "T"} & set(_endings(changes))
        assert self.features.repeats or "b" not in _endings(changes)
        self.shown.feed(changes.encode())
        assert looks(self.shown) == looks(self.drawn)
        assert all(cell.text != TORN for row in self.shown.rows() for cell in row)
        return changes

    def resize(self, columns: int, rows: int) -> None:
        """Give both another size; Textual then draws an empty screen."""
        for each in (self.drawn, self.shown):
            each.resize(columns, rows)
        self.wire.resize(columns, rows)
        self.draw(frame([""] * rows, width=columns) + "\x1b[1;1H")

    def forget(self) -> None:
        """Have another program draw on the one, and leave margins; the wire is told."""
        columns, rows = self.size
        if columns > 7 and rows > 1:
            self.shown.feed(b"\x1b[2;3H\x1b[31;44mjunk\x1b[m\x1b[1;2r")
            self.shown.feed(b"\x1b[?69h\x1b[2;6s" * self.features.has_sides)
        self.wire.forget()


def _endings(changes: str) -> Sequence[str]:
    """What the sequences do that are sent: their last characters."""
    return [part.lstrip("?0123456789;")[:1] for part in changes.split("\x1b[")[1:]]


def looks(emulator: Emulator) -> list[list[Cell]]:
    """What is seen. Half a wide character is none."""
    return [
        [(cell._replace(text=" ") if cell.text == TORN else cell).look for cell in row]
        for row in emulator.rows()
    ]


def frame(lines: Sequence[str], left: int = 0, width: int = 60, style: str = "") -> str:
    """Lines of a pane, as they are drawn from the top of the screen."""
    return "\n".join(
        f"\x1b[{y + 1};{left + 1}H"
        + (f"\x1b[{style}m{padded(line, width)}\x1b[0m" if style else padded(line, width))
        for y, line in enumerate(lines)
    )


def padded(line: str, width: int) -> str:
    """A line with blanks up to its width."""
    return line + " " * (width - cell_len(line))
