"""The addresses of an article as a list over the reader: to open, to copy, to read whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.message import Message
from textual.strip import Strip

from parsers.safe import shown_url
from tui.panes.asked import CodeAsked, CopyAsked, OpenAsked
from tui.panes.notice import Notice
from tui.panes.rows import Row, RowList
from tui.panes.title import PaneTitle
from tui.reading.links import Link
from tui.screens.carrying import CarryingScreen
from tui.screens.keys_line import KeysLine
from tui.settings.values import Settings
from tui.typesetting.linebreak import cells_of, fit


class LinkRows(RowList, can_focus=True):
    """Links, each on a row: its number, its words, its address as far as it fits."""

    class Reached(Message):
        """The cursor is at another link."""

    def reached(self) -> None:
        """Tell that the cursor was moved."""
        self.post_message(self.Reached())

    def list(self, links: Sequence[Link]) -> None:
        """List links."""
        cells = len(str(len(links)))
        self.show([Row(f"{number:>{cells}}  ", link) for number, link in enumerate(links, 1)])

    def draw(self, number: int, width: int) -> Strip:
        """Draw one row; the whole of it is the link."""
        row = self.rows[number]
        assert isinstance(row.value, Link)
        room = width - 2 - cells_of(row.text)
        text = f" {row.text}{_told(row.value, room)}"
        style = self._style(number, row) + Style(link=row.value.url)
        return Strip([Segment(text, style)]).adjust_cell_length(width, style)


def _told(link: Link, room: int) -> str:
    """The words of a link and its address; where both do not fit, something of either."""
    address = shown_url(link.url)
    if link.text in ("", address, link.url):
        return fit(address, room)
    words = fit(link.text, max(room - 2 - cells_of(address), room * 2 // 5))
    return fit(f"{words}  {address}", room)


class LinkSheet(CarryingScreen):
    """All links of an article, left with Esc, q or the key that opened it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", "Copy", id="link-list.copy"),
        Binding("o", "open", "Open", show=False, id="link-list.open"),
        Binding("escape,q", "dismiss", "Close", key_display="Esc", id="link-list.close"),
        Binding("U", "dismiss", show=False, id="link-list.toggle"),
    ]

    title_line = query_one(PaneTitle)
    rows = query_one(LinkRows)

    def __init__(self, links: Sequence[Link], settings: Settings) -> None:
        super().__init__(settings)
        self._links = links

    def compose(self) -> ComposeResult:
        """The links below their name, and the keys."""
        yield PaneTitle("Links")
        yield LinkRows()
        yield Notice()
        yield KeysLine()

    def on_mount(self) -> None:
        """List the links."""
        self.rows.list(self._links)
        self.rows.focus()
        self._tell_number()

    @property
    def _link(self) -> Link:
        return self._links[self.rows.cursor]

    @on(LinkRows.Reached)
    def _tell_number(self) -> None:
        self.title_line.tell(word=f"{self.rows.cursor + 1} of {len(self._links)}")

    @on(RowList.Chosen)
    def _open_chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the link under the cursor."""
        self.post_message(OpenAsked(self._link))

    def action_copy(self) -> None:
        """Copy the link under the cursor."""
        self.post_message(CopyAsked(self._link.copy))

    def action_code(self) -> None:
        """Show the link under the cursor as a QR code."""
        self.post_message(CodeAsked(self._link))
