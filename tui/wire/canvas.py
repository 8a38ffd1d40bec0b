"""What Textual draws, read into cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import get_character_cell_size, split_graphemes

from tui.wire.cells import BLANK, REST, Row, blank
from tui.wire.style import PLAIN, Style, style_of

# What a frame consists of: moves, styles, links, text. All else draws nothing, and is not sent.
_PART = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b\[(?P<codes>[\d;]*)m"
    r"|\x1b\]8;(?P<link>[^\x1b]*)\x1b\\"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x1b\a]*(?:\a|\x1b\\)|.)|[\x00-\x1f\x7f-\x9f]"
)
_NO_LINK = ";"
# With them several characters become one picture.
_JOINING = re.compile("[\u200d\ufe0f]")
_WIDE = 2
NOWHERE = (0, 0)
"""Where a frame leaves the cursor if there is nothing to type."""


class Canvas:
    """The screen as it was drawn last. What has been drawn on since is in `touched`.

    `touched` gives for each row the stretches of columns that were drawn, changed or not: as a
    pane is drawn as a whole, they tell where panes stand.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows: list[Row] = [[BLANK] * columns for _ in range(rows)]
        self.touched: dict[int, set[tuple[int, int]]] = {}
        self.cursor = NOWHERE

    def draw(self, data: str) -> None:
        """Draw a frame. A move at its end, row and column, tells where text is typed."""
        y = x = start = 0
        style, link, is_moved = PLAIN, "", False
        for part in _PART.finditer(data):
            match part.lastgroup:
                case "text":
                    x = self._put(y, x, cells_of(part["text"], style))
                    self._touch(y, start, x)
                    is_moved = False
                case "codes":
                    style = style_of(part["codes"], link)
                case "column":
                    y, x = int(part["row"]) - 1, int(part["column"]) - 1
                    start, is_moved = x, True
                case "link":
                    link = part["link"] if part["link"] != _NO_LINK else ""
                    style = style._replace(link=link)
        is_seen = is_moved and y < len(self.rows) and x < self.columns
        self.cursor = (y, x) if is_seen else NOWHERE

    def _touch(self, y: int, start: int, end: int) -> None:
        """Know a stretch; a longer one with the same beginning takes its place."""
        if 0 <= y < len(self.rows):
            touched = self.touched.setdefault(y, set())
            touched -= {(first, last) for first, last in touched if first == start and last <= end}
            touched.add((start, end))

    def _put(self, y: int, x: int, drawn: Row) -> int:
        """Put cells into a row, as far as there is room; give the column behind them."""
        end = x + len(drawn)
        if not 0 <= y < len(self.rows):
            return end
        row = self.rows[y]
        if end > self.columns:
            drawn = _cut(drawn, self.columns - x)
        behind = x + len(drawn)
        # Half a wide character is none.
        if drawn and row[x][0] == REST:
            row[x - 1] = blank(row[x - 1][1])
        if drawn and behind < self.columns and row[behind][0] == REST:
            row[behind] = blank(row[behind][1])
        row[x:behind] = drawn
        return end


def _cut(drawn: Row, room: int) -> Row:
    if room <= 0:
        return []
    if drawn[room][0] == REST:
        return [*drawn[: room - 1], blank(drawn[room - 1][1])]
    return drawn[:room]


def cells_of(text: str, style: Style) -> Row:
    """Give the cells of a text, which is printable. What combines with nothing is left out."""
    space = blank(style)
    if text.isascii():
        return [(each, style) if each != " " else space for each in text]
    if _JOINING.search(text):
        spans, _ = split_graphemes(text)
        pieces: Iterator[tuple[str, int]] = ((text[a:b], cells) for a, b, cells in spans)
    else:
        pieces = zip(text, map(get_character_cell_size, text), strict=True)
    row: Row = []
    for piece, cells in pieces:
        if piece == " ":
            row.append(space)
        elif cells:
            row.append((piece, style))
            if cells == _WIDE:
                row.append((REST, style))
        elif row:
            _combine(row, piece)
    return row


def _combine(row: Row, mark: str) -> None:
    """Put a mark that takes no cell to the character before it."""
    at = len(row) - (2 if row[-1][0] == REST and len(row) > 1 else 1)
    text, style = row[at]
    row[at] = (text + mark, style)
