"""The help, made from the bindings that are really there."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding
from textual.dom import DOMNode

from parsers.article import Article, Block, Section
from tui.linebreak import cells_of
from tui.panes.panes import Panes
from tui.panes.rows import RowList
from tui.panes.timeline import TimelineList
from tui.panes.view import ArticleView

_NAMES = {
    "question_mark": "?", "slash": "/", "at": "@", "apostrophe": "'", "colon": ":",
    "less_than_sign": "<", "greater_than_sign": ">",
    "left_square_bracket": "[", "right_square_bracket": "]",
    "down": "Down", "up": "Up", "left": "Left", "right": "Right", "home": "Home", "end": "End",
    "pagedown": "PgDn", "pageup": "PgUp", "space": "Space", "enter": "Enter", "escape": "Esc",
    "tab": "Tab", "shift+tab": "Shift+Tab",
}  # fmt: skip
_COLUMN = 22
_GENERAL = (
    "A number before ] or [ repeats it: 3] goes three updates on.",
    "Full-width letters count as their ASCII forms.",
)


def help_page() -> Article:
    """Give a page of all keys, part by part, as they are bound."""
    from tui.app import NewsreaderApp
    from tui.reader import ReaderScreen

    parts: list[tuple[str, type[DOMNode]]] = [
        ("In every pane", Panes),
        ("With articles", ReaderScreen),
        ("In the article", ArticleView),
        ("In the list of articles", RowList),
        ("In the timeline", TimelineList),
        ("Everywhere", NewsreaderApp),
    ]
    sections = tuple(
        Section(number, None, "untimed", name, name, None, str(number), tuple(_lines(node)))
        for number, (name, node) in enumerate(parts)
    )
    lead = tuple(map(_line, _GENERAL))
    return Article("text", "Keys", lead=lead, sections=sections)


def _lines(node: type[DOMNode]) -> Iterable[Block]:
    for binding in bindings_of(node):
        if binding.description:
            keys = " ".join(key_name(key) for key in binding.key.split(","))
            space = " " * max(2, _COLUMN - cells_of(keys))
            yield _line(f"{keys}{space}{binding.tooltip or binding.description}")


def bindings_of(node: type[DOMNode]) -> list[Binding]:
    """Give the bindings a class declares itself."""
    declared = node.__dict__.get("BINDINGS", ())
    return [binding for binding in declared if isinstance(binding, Binding)]


def key_name(key: str) -> str:
    """Name a key as it is printed on a keyboard: `]`, `Ctrl+D`, `PgDn`."""
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    return key


def _line(text: str) -> Block:
    return Block("item", text, text)
