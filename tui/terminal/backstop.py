"""The second net: what was not made safe before does not reach the terminal.

Text is made safe once, when it is parsed (`parsers.safe`). Should anything slip through, a file's
name in a message of the system, a widget of Textual's own, it is caught where text turns into
cells. The tables by which Textual and Rich strip text know five control characters; they are
extended in place. That reaches under their surface, here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rich import control as rich_control
from rich.cells import cell_len
from rich.segment import Segment
from textual import content as textual_content
from textual.color import Color
from textual.filter import LineFilter

from parsers.characters import CONTROLS, DROPPED, INVISIBLE, LINE_ENDS, SELDOM
from parsers.patterns import late
from parsers.safe import safe_url

# A range for what is seldom: every clean character is compared with each range beyond U+FFFF.
_SUSPECT = re.compile(f"[\t\n{CONTROLS}{LINE_ENDS}{SELDOM}]")
_UNSAFE = late(f"[\t{CONTROLS}{LINE_ENDS}{INVISIBLE}]")


class Backstop(LineFilter):
    """Leaves out of every line on its way to the screen what no terminal should be sent.

    A line keeps its width: for cells that go, spaces come.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the segments without unsafe characters and without links that may mislead."""
        if all(map(_is_safe, segments)):
            return segments
        return [_made_safe(segment) for segment in segments]


def _is_safe(segment: Segment) -> bool:
    text, style, control = segment
    return not (
        _SUSPECT.search(text) or control or (style and style.link and not _may_open(style.link))
    )


def _made_safe(segment: Segment) -> Segment:
    text, style, control = segment
    if control:
        return Segment("")
    if style and style.link and not _may_open(style.link):
        style = style.update_link(None)
    safe = made_safe(text).replace("\n", "")
    return Segment(safe + " " * (cell_len(text) - cell_len(safe)), style)


def made_safe(text: str) -> str:
    """Give a text, of one line or several, without what no terminal should be sent."""
    return _UNSAFE.sub("", text) if _SUSPECT.search(text) else text


@lru_cache(maxsize=4096)
def _may_open(link: str) -> bool:
    return safe_url(link) == link


def strip_tables() -> Sequence[dict[int, None]]:
    """Give the tables by which Textual and Rich strip text. They are their private matter."""
    return (
        textual_content._CONTROL_STRIP_TRANSLATE,
        rich_control._CONTROL_STRIP_TRANSLATE,
    )


def harden() -> None:
    """Have Textual and Rich strip from every text what they would send to the terminal."""
    for table in strip_tables():
        table.update(DROPPED)
