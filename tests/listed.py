"""What stands in the list of articles, for tests that press keys."""

from __future__ import annotations

from conftest import Reader
from rich.segment import Segment
from rich.style import Style


def rows(reader: Reader) -> list[str]:
    """The rows of the list as they are on the screen, without white space at the ends."""
    lines = reader.screen.panes.sources.rows
    return [lines.render_line(y).text.strip() for y in range(lines.size.height)]


def under_cursor(reader: Reader) -> str:
    """The row under the cursor."""
    lines = reader.screen.panes.sources.rows
    return lines.render_line(lines.cursor - lines.scroll_offset.y).text.strip()


def title(reader: Reader) -> str:
    """The line above the list, with single blanks."""
    return " ".join(reader.screen.panes.sources.title.render().plain.split())


def marked_words(reader: Reader, row: int) -> str:
    """The words that are marked in a row of the list."""
    lines = reader.screen.panes.sources.rows
    first, *others = lines.render_line(row)
    return "".join(s.text for s in others if _ground(s) != _ground(first))


def _ground(segment: Segment) -> tuple[object, bool, bool]:
    style = segment.style or Style()
    return style.bgcolor, bool(style.reverse), bool(style.underline)
