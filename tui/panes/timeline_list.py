"""The rows of a timeline, drawn line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from tui.keys import moving_keys
from tui.messages import message
from tui.panes.lines import LineList
from tui.reading.timeline_rows import NO_STAMP, WIDEST_STAMP, RowKind, TimelineRow, stamp_width
from tui.typesetting.linebreak import cells_of, fit

_NO_COLUMN = (RowKind.DAY, RowKind.HEADING, RowKind.FACT)


class TimelineList(LineList, can_focus=True, inherit_bindings=False):
    """Days and silences stand between the updates and cannot be chosen.

    | component class | what it dresses |
    | :- | :- |
    | `timeline--day` … | the rows of each `RowKind` |
    | `timeline--stamp` | the clock of an update |
    | `timeline--here` | the row of the section at the top of the article |
    | `timeline--cursor` | that row while one is in the list |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"timeline--{kind.value}" for kind in RowKind), "timeline--stamp", "timeline--here",
        "timeline--cursor",
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Read", key_display="Enter", id="timeline.read"),
        *moving_keys("timeline"),
    ]

    @message
    class Reached(Message):
        """The cursor was moved to the row of a section."""

        section: int

    @message
    class Chosen(Message):
        """The row of a section was chosen with Enter or a click."""

        section: int

    class Scrolled(Message):
        """Another row stands at the top."""

        def can_replace(self, message: Message) -> bool:
            """Only the newest matters."""
            return isinstance(message, TimelineList.Scrolled)

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[TimelineRow] = ()
        self._stamp_width = 0

    def show(self, rows: Sequence[TimelineRow]) -> None:
        """Show other rows, the cursor on none of them."""
        self.rows = rows
        self._stamp_width = stamp_width(rows)
        self.cursor = -1
        self.set_rows(len(rows), [n for n, row in enumerate(rows) if row.section is not None])

    @property
    def top_row(self) -> TimelineRow | None:
        """The row in the first line."""
        number = self.scroll_offset.y
        return self.rows[number] if number < len(self.rows) else None

    def bring_into_sight(self, number: int) -> None:
        """Scroll to a row out of sight, and so far that the next steps scroll nothing."""
        height = self.scrollable_content_region.height
        if height and number >= 0 and self._stops and number == self._stops[0]:
            self.scroll_to(y=0, animate=False)
        elif height and number >= 0 and not 0 <= number - self.scroll_offset.y < height:
            self.scroll_to(y=max(0, number - height // 3), animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that another row is at the top."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    def reached(self) -> None:
        """Tell which section's row the cursor was moved to."""
        section = self.rows[self.cursor].section
        if section is not None:
            self.post_message(self.Reached(section))

    def action_choose(self) -> None:
        """Choose the section of the row under the cursor."""
        section = self.rows[self.cursor].section if 0 <= self.cursor < len(self.rows) else None
        if section is not None:
            self.post_message(self.Chosen(section))

    # Drawing

    def draw(self, number: int, width: int) -> Strip:
        """Draw one row: the stamp in its column, then marks and label."""
        row = self.rows[number]
        style = self._ground + self._part(row.kind.value)
        here = Style()
        if number == self.cursor:
            here = self._part("cursor" if self.has_focus else "here")
        stamp = "" if row.kind in _NO_COLUMN else self._stamp(row)
        text = fit(
            f"{row.marks} {row.text}" if row.marks else row.text, width - 2 - cells_of(stamp)
        )
        rest = " " * (width - 1 - cells_of(stamp) - cells_of(text))
        is_told = row.kind in (RowKind.UPDATE, RowKind.KEY)
        stamp_style = style + self._part("stamp") if is_told else style
        parts = [(" ", style), (stamp, stamp_style), (text + rest, style)]
        return Strip([Segment(part, dress + here) for part, dress in parts]).crop(0, width)

    def _stamp(self, row: TimelineRow) -> str:
        stamp = fit(row.stamp, WIDEST_STAMP)
        space = " " * (self._stamp_width - cells_of(stamp))
        return f"{space}{stamp} " if stamp == NO_STAMP else f"{stamp}{space} "

    def _part(self, name: str) -> Style:
        return self.get_component_rich_style(f"timeline--{name}", partial=True)
