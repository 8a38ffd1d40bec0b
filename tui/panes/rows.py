"""Rows of words, each standing for something that can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from tui.keys import moving_keys
from tui.panes.lines import LineList
from tui.typesetting.linebreak import cells_of, fit


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: its words, a word on the right, and what it stands for."""

    text: str
    value: object
    word: str = ""
    look: str = "plain"


class RowList(LineList, can_focus=True, inherit_bindings=False):
    """Rows with a cursor.

    | component class | what it dresses |
    | :- | :- |
    | `rows--cursor` | the row under the cursor |
    | `rows--open` | the row of the article on the screen |
    | `rows--group` | a row that stands above others |
    | `rows--failed` | a row that cannot be opened |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor", "rows--open", "rows--group", "rows--failed",
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", "Open", key_display="Enter", tooltip="Open; fold a source",
            id="list.open",
        ),
        *moving_keys("list"),
    ]  # fmt: skip

    @dataclass
    class Chosen(Message):
        """A row was chosen with Enter or a click."""

        rows: RowList
        value: object

        @property
        def control(self) -> RowList:
            """The list the row is in."""
            return self.rows

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._open: object = None

    @property
    def rows(self) -> Sequence[Row]:
        """The rows, from top to bottom."""
        return self._rows

    @property
    def current(self) -> Row | None:
        """The row under the cursor, if there is any row."""
        return self._rows[self.cursor] if self._rows else None

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; the cursor stays on the same value where it is still there."""
        value = self.current.value if self.current else None
        self._rows = rows
        self.set_rows(len(rows), range(len(rows)))
        kept = next((n for n, row in enumerate(rows) if row.value == value), None)
        self.cursor = kept if kept is not None else min(self.cursor, max(0, len(rows) - 1))

    def mark_open(self, value: object) -> None:
        """Mark the row of what is open on the screen."""
        if value != self._open:
            self._open = value
            self.refresh()

    def put_cursor_on(self, value: object) -> None:
        """Move the cursor to a value's row, if it is listed."""
        found = next((n for n, row in enumerate(self._rows) if row.value == value), None)
        if found is not None:
            self.cursor = found

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.current:
            self.post_message(self.Chosen(self, self.current.value))

    def draw(self, number: int, width: int) -> Strip:
        """Draw one row."""
        row = self._rows[number]
        room = width - 2 - (cells_of(row.word) + 1 if row.word else 0)
        text = fit(row.text, room)
        text += " " * (room - cells_of(text)) + (f" {row.word}" if row.word else "")
        return Strip([Segment(f" {text} ", self._style(number, row))], width)

    def _style(self, number: int, row: Row) -> Style:
        style = self.rich_style
        if row.look != "plain":
            style += self.get_component_rich_style(f"rows--{row.look}", partial=True)
        if row.value == self._open:
            style += self.get_component_rich_style("rows--open", partial=True)
        if number == self.cursor and self.has_focus:
            style += self.get_component_rich_style("rows--cursor", partial=True)
        return style
