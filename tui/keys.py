"""The keys that work in every pane; each pane has its own for moving in it."""

from __future__ import annotations

import re
import unicodedata

from textual import events
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.keys import KEY_NAME_REPLACEMENTS, format_key

from tui.typed import as_ascii


def moving_keys(pane: str, *, show_page: bool = False) -> list[BindingType]:
    """Give the keys that move within a pane: they are the same in each of them."""
    return [
        Binding("j,down", "move(1)", "A line down", show=False, id=f"{pane}.down"),
        Binding("k,up", "move(-1)", "A line up", show=False, id=f"{pane}.up"),
        Binding(
            "space,pagedown,ctrl+f", "page(1)", "Page", key_display="Space", show=show_page,
            tooltip="A page down",
            id=f"{pane}.page-down",
        ),
        Binding("b,pageup,ctrl+b", "page(-1)", "A page up", show=False, id=f"{pane}.page-up"),
        Binding("ctrl+d", "page(0.5)", "Half a page down", show=False, id=f"{pane}.half-down"),
        Binding("ctrl+u", "page(-0.5)", "Half a page up", show=False, id=f"{pane}.half-up"),
        Binding("g,home", "edge(0)", "Top", show=False, id=f"{pane}.top"),
        Binding("G,end", "edge(1)", "Bottom", show=False, id=f"{pane}.bottom"),
    ]  # fmt: skip


PANES_KEYS: list[BindingType] = [
    # First of those in the line of keys that all panes share: it is there in the narrowest one.
    Binding("question_mark", "screen.help", "Help", id="help"),
    Binding("right_square_bracket", "update(1)", "Next update", key_display="]", id="update.next"),
    Binding(
        "left_square_bracket", "update(-1)", "Previous update", show=False, id="update.previous"
    ),
    Binding(
        "right_curly_bracket", "news(1)", "Next new or changed update", show=False,
        tooltip="Next update that is new or changed since the last visit", id="update.next-new",
    ),
    Binding(
        "left_curly_bracket", "news(-1)", "Previous new or changed update", show=False,
        id="update.previous-new",
    ),
    Binding("t", "timeline", "Timeline", tooltip="To the timeline, and back", id="timeline"),
    Binding(
        "h,left", "pane(-1)", "Left", key_display="h", id="pane.left",
        tooltip="Pane to the left; in the list to the source, which it then folds",
    ),
    Binding("l,right", "pane(1)", "Pane to the right", show=False, id="pane.right"),
    Binding("tab", "cycle(1)", "Next pane", show=False, id="pane.next"),
    Binding("shift+tab", "cycle(-1)", "Previous pane", show=False, id="pane.previous"),
    Binding("z", "zoom", "Zoom the pane, and back", show=False, id="zoom"),
    Binding("T", "times", "Times as written, local, UTC", show=False, id="times"),
    Binding("v", "flip", "Flip the order of the article", show=False, id="flip"),
    Binding("c", "fold", "Catch up: fold to first lines, open all", show=False, id="fold"),
    Binding(
        "e", "untimed", "Every heading in the timeline, or timed only", show=False,
        id="timeline.untimed",
    ),
    Binding("less_than_sign", "measure(-1)", "Narrower text", show=False, id="narrower"),
    Binding("greater_than_sign", "measure(1)", "Wider text", show=False, id="wider"),
    Binding(
        "f", "hints", "Links", tooltip="Choose a link by letters, to open or copy it",
        id="links.choose",
    ),
    Binding("U", "list_links", "List the URLs of the article", show=False, id="links.list"),
    Binding(
        "y", "copy_link", "Copy the URL", show=False, id="copy",
        tooltip="Copy what is selected, the chosen link, or the URL",
    ),
    Binding("Y", "copy_reference", "Copy title, URL and time", show=False, id="copy.reference"),
    Binding("o", "open_link", "Open in a browser", show=False, id="browser"),
]  # fmt: skip
"""Moving between the panes, and through the article from any of them. Ids stay: a settings file
will name them."""

READER_KEYS: list[BindingType] = [
    Binding("J", "article(1)", "Next article", id="article.next"),
    Binding("K", "article(-1)", "Previous article", show=False, id="article.previous"),
    Binding(
        "slash", "search", "Find", tooltip="Find in the article; in a list: narrow it", id="find"
    ),
    Binding(
        "n", "match(1)", "Next match", show=False, id="find.next",
        tooltip="Next match; without a search: next unread article",
    ),
    Binding(
        "p", "match(-1)", "Previous match", show=False, id="find.previous",
        tooltip="Previous match; without a search: previous unread article",
    ),
    Binding(
        "backslash", "search_all", "Search", tooltip="Search the whole library", key_display="\\",
        id="library.search",
    ),
    Binding(
        "equals_sign", "filter", "Filter the list", show=False, id="library.filter",
        tooltip="List only what a query finds: unread, starred, a source, a date, words",
    ),
    Binding(
        "m", "mark_read", "Mark read, or unread", show=False, id="mark.read",
        tooltip="Mark read, or unread again: the article under the cursor, else the open one",
    ),
    Binding("s", "star", "Star, or take the star", show=False, id="mark.star"),
    Binding("u", "undo", "Undo the last mark", show=False, id="mark.undo"),
    Binding(
        "A", "read_all", "Mark all of the source read", show=False, id="source.read",
        tooltip="Mark all of a source, a folder or a search read; it asks before",
    ),
    Binding(
        "r", "reload", "Update the source", show=False, id="source.reload",
        tooltip="Look for new and changed files where the source comes from",
    ),
    Binding("R", "reload_all", "Update the library", show=False, id="library.reload"),
    Binding("at", "ask_time", "Go to a time", show=False, id="time"),
    Binding("apostrophe", "back", "Back to before the last jump", show=False, id="back"),
    Binding("w", "ask_save", "Save as Markdown", show=False, id="save"),
    Binding("i", "details", "Details: where each date comes from", show=False, id="details"),
    Binding("escape", "leave", "Leave search, zoom, pane", show=False, id="leave"),
    Binding("q", "out", "Out", tooltip="One layer out; from the sources: quit", id="out"),
]  # fmt: skip
"""Going from article to article, asking, and leaving."""

APP_KEYS: list[BindingType] = [
    Binding("colon,ctrl+p", "command_palette", "All commands", show=False, id="app.commands"),
    Binding("ctrl+l", "redraw", "Draw the screen anew", show=False, priority=True, id="app.redraw"),
    Binding("Q", "quit", "Quit at once", show=False, id="quit"),
    Binding("ctrl+z", "suspend_process", "Suspend", show=False, priority=True, id="app.suspend"),
]
"""What works everywhere."""

_NAMES = {
    "backslash": "\\", "equals_sign": "=",
    "question_mark": "?", "slash": "/", "at": "@", "apostrophe": "'", "colon": ":",
    "less_than_sign": "<", "greater_than_sign": ">",
    "left_square_bracket": "[", "right_square_bracket": "]",
    "left_parenthesis": "(", "right_parenthesis": ")",
    "left_curly_bracket": "{", "right_curly_bracket": "}",
    "down": "Down", "up": "Up", "left": "Left", "right": "Right", "home": "Home", "end": "End",
    "pagedown": "PgDn", "pageup": "PgUp", "space": "Space", "enter": "Enter", "escape": "Esc",
    "tab": "Tab", "insert": "Insert", "delete": "Delete", "backspace": "Backspace",
}  # fmt: skip
_FUNCTION_KEY = re.compile(r"f\d+")


def ascii_form(event: events.Key) -> events.Key:
    """Give a full-width key, typed with an input method left on, as the ASCII key it stands for."""
    char = as_ascii(event.character or "")
    if not char or char == event.character:
        return event
    return events.Key(name_of(char), char)


def name_of(char: str) -> str:
    """Give Textual's name of the key that types a character: `]` is `right_square_bracket`."""
    if char.isalnum():
        return char
    name = unicodedata.name(char, char).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def bindings_of(node: type[DOMNode]) -> list[Binding]:
    """Give the bindings a class declares itself."""
    declared = node.__dict__.get("BINDINGS", ())
    return [binding for binding in declared if isinstance(binding, Binding)]


def key_name(key: str) -> str:
    """Name a key as it is printed on a keyboard: `]`, `Ctrl+D`, `PgDn`."""
    *modifiers, key = [key] if key in _NAMES else key.split("+")
    if modifiers and len(key) == 1:
        key = key.upper()
    name = _NAMES.get(key) or (key if len(key) == 1 else format_key(key))
    name = name.upper() if _FUNCTION_KEY.fullmatch(name) else name
    return "+".join([*map(str.capitalize, modifiers), name])
