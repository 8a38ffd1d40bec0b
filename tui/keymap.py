"""The keys of the commands, as they are bound or as the settings say; clashes between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from textual.binding import Binding
from textual.dom import DOMNode
from textual.widgets import Input

from tui.key_names import read_keys, types
from tui.keys import bindings_of, key_name, name_of
from tui.settings.table import hint, shown, told

# Textual has no way to take a key off a command: it is given one that nobody can press.
NO_KEY = "<none>"
_COUNTING = frozenset("0123456789")
# Without a key of its own there would be no way out.
_NEEDED = ("quit", "sheet.close", "prompt.cancel")
# Their keys follow those of other commands: what opened a sheet closes it.
FOLLOWING = {
    "sheet.toggle": ("help", "details"),
    "sheet.quit": ("quit",),
    "link-list.close": ("sheet.close",),
    "link-list.toggle": ("links.list",),
}
_TYPING = "typing"
_WHERE = '; "newsreader settings --keys" lists them'


class Place(NamedTuple):
    """Where commands are heard, and where else the same keys are heard while it has the focus."""

    name: str
    node: type[DOMNode]
    beside: tuple[type[DOMNode], ...] = ()

    @property
    def commands(self) -> list[Binding]:
        """The commands a person can give there."""
        return [each for each in bindings_of(self.node) if each.description and each.id]


@cache
def places() -> tuple[Place, ...]:
    """Give all places where keys are heard."""
    from tui.app import NewsreaderApp
    from tui.panes.listing_rows import ListedRows
    from tui.panes.panes import Panes
    from tui.panes.rows import RowList
    from tui.panes.timeline_list import TimelineList
    from tui.panes.view import ArticleView
    from tui.screens.link_sheet import LinkSheet
    from tui.screens.prompt import Prompt
    from tui.screens.reader import ReaderScreen
    from tui.screens.sheet import Sheet

    around = (Panes, ReaderScreen, NewsreaderApp)
    return (
        Place("In every pane", Panes),
        Place("With articles", ReaderScreen),
        Place("In the article", ArticleView, around),
        Place("In the list of articles", ListedRows, (RowList, *around)),
        Place("In any list", RowList, around),
        Place("In the timeline", TimelineList, around),
        Place("On a page such as the help", Sheet, (ArticleView, NewsreaderApp)),
        Place("In the list of links", LinkSheet, (RowList, NewsreaderApp)),
        Place("While something is typed", Prompt, (Input, NewsreaderApp)),
        Place("Everywhere", NewsreaderApp),
    )


@cache
def commands() -> Mapping[str, Binding]:
    """Give all commands that can be given other keys, by name."""
    return {each.id: each for place in places() for each in place.commands if each.id}


def keys_of(binding: Binding, chosen: Mapping[str, str]) -> list[str]:
    """Give Textual's names of the keys of a command: those chosen for it, else its own."""
    if binding.id is not None and binding.id in FOLLOWING:
        known = commands()
        return [key for name in FOLLOWING[binding.id] for key in keys_of(known[name], chosen)]
    if binding.id is not None and binding.id in chosen:
        return read_keys(chosen[binding.id])
    return [name_of(key) if len(key) == 1 else key for key in binding.key.split(",")]


def keys_shown(binding: Binding, chosen: Mapping[str, str]) -> str:
    """Tell the keys of a command as they are printed on a keyboard."""
    return " ".join(map(key_name, keys_of(binding, chosen)))


def key_told(node: DOMNode, name: str) -> str:
    """Tell the first key of a command, for a sentence in which the reader names it."""
    from tui.app import NewsreaderApp

    chosen = node.app.settings.keys if isinstance(node.app, NewsreaderApp) else {}
    keys = keys_of(commands()[name], chosen)
    return key_name(keys[0]) if keys else "no key"


def textual_keymap(chosen: Mapping[str, str]) -> dict[str, str]:
    """Give what `App.set_keymap` takes."""
    if not chosen:
        return {}
    keymap = {name: ",".join(read_keys(keys)) or NO_KEY for name, keys in chosen.items()}
    following = [
        binding for place in places() for binding in bindings_of(place.node)
        if binding.id in FOLLOWING and not keymap.keys().isdisjoint(FOLLOWING[binding.id])
    ]  # fmt: skip
    return keymap | {
        str(binding.id): ",".join(keys_of(binding, chosen)) or NO_KEY for binding in following
    }


# What is wrong


def what_is_wrong(chosen: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the commands whose keys cannot be so, and why."""
    known = commands()
    good: dict[str, str] = {}
    for name, keys in chosen.items():
        reason = _why_not(known.get(name), name, keys)
        if reason:
            yield name, reason
        else:
            good[name] = str(keys)
    yield from _clashes(good, known)


def _why_not(binding: Binding | None, name: str, keys: object) -> str | None:
    if binding is None:
        near = hint(name, commands())
        return f'"{shown(name)}" is no command{near or _WHERE}'
    if not isinstance(keys, str):
        return f'the keys of "{name}" must be a text such as "x, Ctrl+Y", not {told(keys)}'
    try:
        read = read_keys(keys)
    except ValueError as error:
        return f"{name}: {error}"
    if digits := _COUNTING.intersection(read):
        return f'{name}: "{min(digits)}" counts, as in 3], and can be no command'
    if not read and name in _NEEDED:
        return f"{name} needs a key: there would be no way out"
    return None


def _clashes(chosen: Mapping[str, str], known: Mapping[str, Binding]) -> Iterator[tuple[str, str]]:
    clashes: dict[tuple[str, str], list[str]] = {}
    for place in places():
        taken: dict[str, str] = {}
        for name, key in _keys_heard((place.node, *place.beside), chosen):
            owner = taken.setdefault(key, name)
            new = next((each for each in (name, owner) if each in chosen), None)
            if owner != name and new is not None:
                others = clashes.setdefault((new, key), [])
                other = owner if new == name else name
                others += [] if other in others else [other]
    for (name, key), others in clashes.items():
        yield name, _clash(name, key_name(key), others, known)


def _keys_heard(
    nodes: tuple[type[DOMNode], ...], chosen: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield commands with each of their keys, as far as all of them can be heard at once."""
    for node in nodes:
        is_behind_typing = Input in nodes and node is nodes[-1]
        for binding in bindings_of(node):
            if is_behind_typing and not binding.priority:
                continue
            for key in keys_of(binding, chosen):
                yield _owner(binding), key
                if Input in nodes and types(key):
                    yield _TYPING, key


def _owner(binding: Binding) -> str:
    """The command that a binding belongs to."""
    return FOLLOWING.get(binding.id or "", (binding.id or _TYPING,))[-1]


def _clash(name: str, key: str, others: Sequence[str], known: Mapping[str, Binding]) -> str:
    if _TYPING in others:
        return f'{name}: "{key}" is needed for typing, and {name} is heard while one types'
    owners = ", ".join(
        f'"{each}" ({known[each].tooltip or known[each].description})' for each in others
    )
    return (
        f'{name}: "{key}" is the key of {owners} already; choose another, or give that one another'
    )
