"""Lists in text that is no list by its markup: where their items begin, and how they hang."""

from __future__ import annotations

import re
from itertools import chain

from tui.typesetting.linebreak import cells_of

MARKS = "▼▽●○■□◆◇・※"
# Marks of a list that runs on in a line, as in `発言は▼一つ目、▼二つ目、▼三つ目`.
_RUNNING = "▼▽●■◆"
_FEWEST_ITEMS = 3
_MARK = re.compile(
    rf"[{MARKS}][ 　]*|[①-⑳⑴-⒇㈠-㈩][ 　]*"
    r"|(?:[（(][\d０-９]{1,2}[)）]|[\d０-９]{1,2}(?:[．）]|[、](?![\d０-９])|[.)](?=[ 　])))[ 　]*"
)
_WIDEST_MARK = 8
# ▼ takes two cells in some terminals.
_NARROWEST_HANG = 2


def cuts_of(text: str) -> tuple[int, ...]:
    """Give where items begin within a line of text that runs three or more of one mark."""
    for mark in _RUNNING:
        if text.count(mark) >= _FEWEST_ITEMS:
            items = [match.start() for match in re.finditer(rf"(?<!{mark}){mark}(?!{mark})", text)]
            if len(items) >= _FEWEST_ITEMS:
                return tuple(at for at in items if at > 0 and text[at - 1] != "\n")
    return ()


def items_of(text: str, cuts: tuple[int, ...]) -> list[tuple[int, int]]:
    """Give start and end of each stretch of text that begins on a line of its own."""
    if not cuts and "\n" not in text:
        return [(0, len(text))]
    turns = (at + 1 for at, char in enumerate(text) if char == "\n")
    starts = sorted({0, *chain(cuts, turns)})
    ends = [at - (text[at - 1] == "\n") for at in starts[1:]]
    return list(zip(starts, [*ends, len(text)], strict=True))


def hanging_of(text: str, start: int = 0) -> int:
    """Give how many cells what follows an item's first line is set in; 0 where no item begins."""
    mark = _MARK.match(text, start)
    if not mark:
        return 0
    cells = max(_NARROWEST_HANG, cells_of(mark[0]))
    return cells if cells <= _WIDEST_MARK else _NARROWEST_HANG
