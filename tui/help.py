"""The help, made from the bindings that are really there."""

from __future__ import annotations

from collections.abc import Iterable

from textual.dom import DOMNode

from parsers.article import Article, Block, Section
from tui.keys import bindings_of, key_name
from tui.linebreak import cells_of

_COLUMN = 22
_GENERAL = (
    "A number before ] or [ repeats it: 3] goes three updates on.",
    "Full-width letters count as their ASCII forms.",
    "Marks in the timeline: - no time of its own, * key event, ^ pinned, + scheduled, ~ out of "
    "order, ! its day contradicts another. ~13日 was counted upwards; a date with ? is known from "
    "the archive alone.",
    "The line above the timeline is the day to scale, from few (.) to many (#) updates; where one "
    "is, it is inverted.",
)


def help_page(parts: Iterable[tuple[str, type[DOMNode]]]) -> Article:
    """Give a page of all keys, part by part, as they are bound."""
    sections = tuple(
        Section(number, None, "untimed", name, name, None, str(number), tuple(_lines(node)))
        for number, (name, node) in enumerate(parts)
    )
    return Article("text", "Keys", lead=tuple(map(_line, _GENERAL)), sections=sections)


def _lines(node: type[DOMNode]) -> Iterable[Block]:
    for binding in bindings_of(node):
        if binding.description:
            keys = " ".join(key_name(key) for key in binding.key.split(","))
            space = " " * max(2, _COLUMN - cells_of(keys))
            yield _line(f"{keys}{space}{binding.tooltip or binding.description}")


def _line(text: str) -> Block:
    return Block("item", text, text)
