"""A list drawn line by line: its cost grows with what is on the screen, not with its length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.keys import moving_keys
from tui.linebreak import cells_of, fit


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: its words, a word on the right, and what it stands for."""

    text: str
    value: object
    word: str = ""
    look: str = "plain"


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
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

    cursor: reactive[int] = reactive(0, repaint=False)
    """The row under the cursor."""

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
        self.virtual_size = Size(self.size.width, len(rows))
        kept = next((n for n, row in enumerate(rows) if row.value == value), None)
        self.cursor = kept if kept is not None else min(self.cursor, max(0, len(rows) - 1))
        self.refresh()

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

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return min(max(0, cursor), max(0, len(self._rows) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows the cursor's move touches, and scroll as far as needed."""
        self.refresh_line(old)
        self.refresh_line(new)
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if height and not top <= new < top + height:
            self.scroll_to(y=new if new < top else new - height + 1, animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight."""
        self.virtual_size = Size(event.size.width, len(self._rows))
        self.watch_cursor(self.cursor, self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        number = self.scroll_offset.y + event.y
        if number < len(self._rows):
            self.cursor = number
            self.action_choose()

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.cursor += rows

    def action_page(self, pages: float) -> None:
        """Move the cursor by pages."""
        self.cursor += int(pages * max(1, self.size.height - 1))

    def action_edge(self, end: int) -> None:
        """Move the cursor to the first or the last row."""
        self.cursor = end * len(self._rows)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.current:
            self.post_message(self.Chosen(self, self.current.value))

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width = self.scrollable_content_region.width
        number = self.scroll_offset.y + y
        if number >= len(self._rows):
            return Strip.blank(width, self.rich_style)
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
