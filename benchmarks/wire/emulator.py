r"""A strict terminal in memory: it knows what a modern one knows, and raises on all else.

    emulator = Emulator(80, 24)
    emulator.answers = lambda data: ...        # what it reports goes there; None: it stays silent
    emulator.feed(b"\x1b[2;5H\x1b[7mhello\x1b[m")
    emulator.cell(1, 4)                        # Cell(text, style, link), see cells.py
    emulator.rows()                            # a tuple of cells for each row; equal if the same
    emulator.text                              # the screen, for people
    emulator.resize(100, 30)                   # what is there stays at the top left

Places count from 0. `Cell.look` is a cell without what cannot be seen; of a wide character that
was written over in half, both halves have the text `cells.TORN`. `feed` raises NonsenseError for a
sequence that is not known, that names a place or margins there are not, and for what terminals do
differently: a wide character that has no room at the right edge with wrapping off, a mark that
follows no character, REP after anything but an ASCII character, IL and DL where the cursor is not
at the left margin and inside the others.

It knows SGR, OSC 8, margins of rows and columns (DECSTBM, and DECSLRM under `?69`), SU, SD, IL, DL,
ICH, DCH, ECH, EL and ED with the background of the style, REP, the alternate screen, reports of the
cursor (`6n`) and of modes (`?n$p`). A mode in `without` it does not know: it reports 0, and is not
to be set. Widths are those the reader reckons with, unless its `kind` has others (`kinds.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from benchmarks.wire.cells import TORN, Cell, NonsenseError, styled
from benchmarks.wire.kinds import USUAL, Kind
from benchmarks.wire.movements import MOVEMENTS
from benchmarks.wire.screen import Screen
from benchmarks.wire.sequences import Piece, Pieces

_WRAPPING, _COLUMN_MARGINS, _OTHER_SCREEN, _CURSOR = 7, 69, 1049, 25
_MODES = frozenset({
    1, 7, 12, 25, 69, 1000, 1002, 1003, 1004, 1006, 1015, 1016, 1034, 1049, 2004, 2026, 2048,
})  # fmt: skip
_AT_START = frozenset({_WRAPPING, _CURSOR})
# Keyboard, titles, pointer, colours asked for, clipboard, identity: nothing that is drawn.
_OTHER_CSI = frozenset({">u", "<u", "?u", "=u", ">m", ">q", "t", " q", "c", ">c", ">p"})
_OTHER_OSC = frozenset({"0", "1", "2", "10", "11", "12", "22", "52", "104", "112"})
_OTHER_ESCAPES = frozenset({"=", ">", ")B", ")0", "*B", "+B"})
_LINES = str.maketrans("`afghijklmnopqrstuvwxyz{|}~", "◆▒°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·")


class Emulator:
    """A terminal of so many columns and rows; see the top of this module."""

    def __init__(
        self, columns: int, rows: int, *, without: Collection[int] = (), kind: Kind = USUAL
    ) -> None:
        self.answers: Callable[[bytes], object] | None = None
        self.bells = 0
        self._known = _MODES.difference(without)
        self._pieces = Pieces()
        self._modes = set(_AT_START)
        self._kind = kind
        self._screen = self._main = Screen(columns, rows, kind)
        self._draws_lines = False

    # What is seen

    @property
    def columns(self) -> int:
        """How many cells a row has."""
        return self._screen.columns

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self._screen.height

    @property
    def cursor(self) -> tuple[int, int]:
        """The row and the column of the cursor."""
        return self._screen.y, self._screen.x

    @property
    def modes(self) -> frozenset[int]:
        """The private modes that are set."""
        return frozenset(self._modes)

    @property
    def is_between(self) -> bool:
        """Whether what was fed ends in the middle of a character or a sequence."""
        return self._pieces.is_begun

    def cell(self, y: int, x: int) -> Cell:
        """Give a cell."""
        return self._screen.grid.rows[y][x]

    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """Give all cells, row by row."""
        return tuple(map(tuple, self._screen.grid.rows))

    @property
    def text(self) -> str:
        """The screen as one text, without white space at the ends of rows."""
        rows = ("".join(cell.text for cell in row) for row in self._screen.grid.rows)
        return "\n".join(row.replace(TORN, " ").rstrip() for row in rows)

    # What is done to it

    def resize(self, columns: int, rows: int) -> None:
        """Take another size."""
        for screen in {self._screen, self._main}:
            screen.resize(columns, rows)

    def feed(self, data: bytes) -> None:
        """Draw what a program sends, in pieces as they come; raise NonsenseError."""
        for piece in self._pieces.cut(data):
            getattr(self, f"_do_{piece.kind}")(piece)
            if piece.kind != "text":
                self._screen.forget()

    def _do_text(self, piece: Piece) -> None:
        text = piece.content
        self._screen.write(text.translate(_LINES) if self._draws_lines else text)

    def _do_control(self, piece: Piece) -> None:
        screen, char = self._screen, piece.content
        if char == "\a":
            self.bells += 1
        elif char == "\b":
            screen.go(0, -1)
        elif char == "\t":
            screen.tab(1)
        elif char == "\r":
            screen.carriage_return()
        elif char in "\n\v\f":
            screen.line_feed()

    def _do_escape(self, piece: Piece) -> None:
        screen, name = self._screen, piece.content
        steps: dict[str, Callable[[], None]] = {
            "7": screen.save, "8": screen.restore, "D": screen.line_feed,
            "M": screen.reverse_line_feed,
        }  # fmt: skip
        if name in steps:
            steps[name]()
        elif name == "E":
            screen.carriage_return()
            screen.line_feed()
        elif name in ("(0", "(B"):
            self._draws_lines = name == "(0"
        elif name not in _OTHER_ESCAPES:
            raise NonsenseError(f"ESC {name!r}")

    def _do_osc(self, piece: Piece) -> None:
        number, _, rest = piece.content.partition(";")
        if number == "8":
            if ";" not in rest:
                raise NonsenseError(f"OSC {piece.content!r}")
            self._screen.link = rest if rest.partition(";")[2] else ""
        elif number not in _OTHER_OSC:
            raise NonsenseError(f"OSC {piece.content!r}")

    def _do_csi(self, piece: Piece) -> None:
        name, content, screen = piece.name, piece.content, self._screen
        if name in MOVEMENTS:
            MOVEMENTS[name](screen, _numbers(content))
        elif name == "m":
            screen.style = styled(screen.style, content)
        elif name in ("?h", "?l"):
            for mode in _numbers(content):
                self._set(mode, is_on=name == "?h")
        elif name == "s":
            self._set_columns(_numbers(content))
        elif name == "n" or name == "?$p":
            self._answer(name, *_numbers(content))
        elif name not in _OTHER_CSI and piece != ("csi", "4", "l"):
            raise NonsenseError(f"CSI {name!r} with {content!r}")

    def _set_columns(self, numbers: list[int]) -> None:
        if _COLUMN_MARGINS in self._modes:
            left, right = [*numbers, 0, 0][:2]
            self._screen.set_columns(max(left, 1) - 1, right or self.columns)
        elif numbers:
            raise NonsenseError("margins of columns are not switched on")
        else:
            self._screen.save()

    def _answer(self, name: str, number: int = 0) -> None:
        if name == "n" and number not in (5, 6):
            raise NonsenseError(f"report {number}")
        if not self.answers:
            return
        y, x = self.cursor
        if name == "?$p":
            state = 0 if number not in self._known else 1 if number in self._modes else 2
            self.answers(f"\x1b[?{number};{state}$y".encode())
        else:
            self.answers(b"\x1b[0n" if number == 5 else f"\x1b[{y + 1};{x + 1}R".encode())

    def _set(self, mode: int, *, is_on: bool) -> None:
        if mode not in self._known:
            raise NonsenseError(f"mode {mode}")
        was_on = mode in self._modes
        (self._modes.add if is_on else self._modes.discard)(mode)
        if mode == _WRAPPING:
            self._screen.wraps = self._main.wraps = is_on
        elif mode == _COLUMN_MARGINS and not is_on:
            margins = self._screen.margins
            self._screen.margins = margins._replace(left=0, right=self.columns)
        elif mode == _OTHER_SCREEN and is_on != was_on:
            self._change_screens(is_on=is_on)

    def _change_screens(self, *, is_on: bool) -> None:
        if is_on:
            self._main.save()
            self._screen = Screen(self.columns, self.height, self._kind)
            self._screen.wraps, self._screen.style = self._main.wraps, self._main.style
            self._screen.move(self._main.y, self._main.x)
        else:
            self._screen = self._main
            self._main.restore()


def _numbers(parameters: str) -> list[int]:
    if ":" in parameters:
        raise NonsenseError(f"CSI with {parameters!r}")
    return [int(part or 0) for part in parameters.split(";")] if parameters else []
