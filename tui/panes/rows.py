"""Rows of words, each standing for something that can be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from tui.keys import moving_keys
from tui.messages import message
from tui.panes.lines import LineList
from tui.typesetting.linebreak import cells_of, fit

Marks = tuple[tuple[int, int], ...]
_WIDE = 40
ROOM_FOR_MORE = 60
_GAP = "  "
# What stands behind a text leaves it so much of the row.
_SHARE = 0.5


class Row(NamedTuple):
    """One line of a list: its words, a word on the right, and what it stands for.

    `aside` stands on the right too, where the list is wide; where it is wider still, `full_aside`.
    `marks` are found words in the text, from start to end; `more` stands behind it, where there is
    room, with marks of its own.
    """

    text: str
    value: object
    word: str = ""
    look: str = "plain"
    aside: str = ""
    full_aside: str = ""
    marks: Marks = ()
    more: str = ""
    more_marks: Marks = ()

    def words_on_the_right(self, width: int) -> str:
        """Give what stands on the right of a row of so many cells."""
        aside = self.aside if width >= _WIDE else ""
        if width >= ROOM_FOR_MORE:
            aside = self.full_aside or aside
        return "  ".join(filter(None, (self.word, aside)))


class RowList(LineList, can_focus=True, inherit_bindings=False):
    """Rows with a cursor.

    | component class | what it dresses |
    | :- | :- |
    | `rows--cursor` | the row under the cursor |
    | `rows--open` | the row of the article on the screen |
    | `rows--group` | a row that stands above others |
    | `rows--unread` | an article that was not opened yet |
    | `rows--failed` | a row that cannot be opened |
    | `rows--more` | what stands behind a text |
    | `rows--match` | found words |
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor", "rows--open", "rows--group", "rows--unread", "rows--failed",
        "rows--more", "rows--match",
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", "Open", key_display="Enter", tooltip="Open; fold a source",
            id="list.open",
        ),
        *moving_keys("list"),
    ]  # fmt: skip

    @message
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
        """Show other rows.

        Cursor and screen stay with what is under the cursor, where that is still there; of rows
        that say what they said before, none is drawn.
        """
        value = self.current.value if self.current else None
        before = self._in_sight()
        self._rows = rows
        kept = self.row_of(value)
        place = kept if kept is not None else min(self.cursor, max(0, len(rows) - 1))
        self.set_length(len(rows), range(len(rows)))
        if place != self.cursor:
            self.scroll_to(y=self.scroll_offset.y + place - self.cursor, animate=False)
            self.cursor = place
            self.refresh()
        for line, (old, new) in enumerate(zip(before, self._in_sight(), strict=True)):
            if old != new:
                self.refresh_line(self.scroll_offset.y + line)

    def _in_sight(self) -> list[Row | None]:
        """The rows on the screen, and None for each line below the last one."""
        top = self.scroll_offset.y
        lines = range(top, top + self.size.height)
        return [self._rows[line] if line < len(self._rows) else None for line in lines]

    def row_of(self, value: object) -> int | None:
        """Find the row of a value; None where it is not listed."""
        return next((n for n, row in enumerate(self._rows) if row.value == value), None)

    def is_open(self, value: object) -> bool:
        """Whether a value is what is open on the screen."""
        return value == self._open

    def mark_open(self, value: object) -> None:
        """Mark the row of what is open on the screen."""
        if value != self._open:
            self._open = value
            self.refresh()

    def put_cursor_on(self, value: object) -> bool:
        """Move the cursor to a value's row; False where it is not listed."""
        found = self.row_of(value)
        if found is not None:
            self.cursor = found
        return found is not None

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.current:
            self.post_message(self.Chosen(self, self.current.value))

    def draw(self, number: int, width: int) -> Strip:
        """Draw one row."""
        row = self._rows[number]
        if row.more and width < ROOM_FOR_MORE:
            row = row._replace(more="")
        word = row.words_on_the_right(width)
        room = width - 2 - (cells_of(word) + 1 if word else 0)
        style = self._style(number, row)
        if not row.marks and not row.more:
            text = fit(row.text, room)
            text += " " * (room - cells_of(text)) + (f" {word}" if word else "")
            return Strip([Segment(f" {text} ", style)], width)
        text = fit(row.text, max(room - cells_of(_GAP + row.more), int(room * _SHARE)))
        more = fit(_GAP + row.more, max(0, room - cells_of(text))) if row.more else ""
        rest = " " * (room - cells_of(text) - cells_of(more)) + (f" {word}" if word else "")
        behind = self._over(style, "more", number)
        moved = [(start + len(_GAP), end + len(_GAP)) for start, end in row.more_marks]
        return Strip([
            Segment(" ", style),
            *_marked(text, row.marks, style, self._over(style, "match", number)),
            *_marked(more, moved, behind, self._over(style, "match", number)),
            Segment(f"{rest} ", style),
        ], width)  # fmt: skip

    def _over(self, style: Style, name: str, number: int) -> Style:
        """A style over that of a row; under the cursor, colours give way to those of the cursor."""
        if number == self.cursor and self.has_focus:
            return style + Style(underline=name == "match")
        return style + self.get_component_rich_style(f"rows--{name}", partial=True)

    def _style(self, number: int, row: Row) -> Style:
        style = self._ground
        if row.look != "plain":
            style += self.get_component_rich_style(f"rows--{row.look}", partial=True)
        if self.is_open(row.value):
            style += self.get_component_rich_style("rows--open", partial=True)
        if number == self.cursor and self.has_focus:
            style += self.get_component_rich_style("rows--cursor", partial=True)
        return style


def _marked(
    text: str, places: Iterable[tuple[int, int]], style: Style, mark: Style
) -> Iterator[Segment]:
    """Give a text of which some places are marked, as far as it goes."""
    at = 0
    for start, end in places:
        start, end = min(start, len(text)), min(end, len(text))
        yield Segment(text[at:start], style)
        yield Segment(text[start:end], mark)
        at = end
    yield Segment(text[at:], style)
