"""The table of settings: which values each takes, and what it does, for checks and for pages.

All of it is made from `tui.settings.values.Settings`.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from typing import NamedTuple, get_args, get_origin, get_type_hints

from parsers.safe import shown_name
from tui.nearest import nearest
from tui.settings.values import OWN_THEMES, THEMES, Settings

_LONGEST_SHOWN = 60


class Row(NamedTuple):
    """A setting. Of `choices`, `bounds` and the names of themes only what it needs is there."""

    name: str
    default: object
    what: str
    kind: type
    choices: tuple[str | int, ...] = ()
    bounds: tuple[int, int] | None = None


@cache
def rows() -> tuple[Row, ...]:
    """Give all settings in the order in which they are declared."""
    hints = get_type_hints(Settings)
    made = []
    for each in fields(Settings):
        hint = hints[each.name]
        choices = (True, False) if hint is bool else get_args(hint) if _is_choice(hint) else ()
        made.append(
            Row(
                each.name,
                {} if each.default is MISSING else each.default,
                each.metadata["what"],
                str if choices else get_origin(hint) or hint,
                choices,
                each.metadata.get("bounds"),
            )
        )
    return tuple(made)


def _is_choice(hint: object) -> bool:
    return any(isinstance(value, str | int) for value in get_args(hint))


def row_of(name: str) -> Row:
    """Give the setting of this name. Raises ValueError, with the nearest name there is."""
    for row in rows():
        if row.name == name:
            return row
    raise ValueError(f'"{shown(name)}" is no setting{hint(name, names())}')


def names() -> list[str]:
    """Give the names of all settings."""
    return [row.name for row in rows()]


def hint(word: str, known: Iterable[object]) -> str:
    """Give what follows an error about a word: the one it is near to, if there is one."""
    by_name = {str(each): each for each in known}
    near = nearest(word, by_name)
    return f"; did you mean {toml(by_name[near])}?" if near else ""


# Values


def why_not(row: Row, value: object) -> str | None:
    """Tell what is wrong with a value for a setting; None where it is right."""
    if row.choices:
        is_one = any(value == each and type(value) is type(each) for each in row.choices)
        return None if is_one else _wrong(row, value, row.choices)
    if row.bounds:
        is_number = isinstance(value, int) and not isinstance(value, bool)
        is_within = is_number and value in range(row.bounds[0], row.bounds[1] + 1)
        return None if is_within else _wrong(row, value)
    if row.name == "theme":
        is_known = isinstance(value, str) and value in (*OWN_THEMES, *THEMES)
        return None if is_known else _wrong(row, value, (*OWN_THEMES, *THEMES))
    return None if isinstance(value, row.kind) else _wrong(row, value)


def _wrong(row: Row, value: object, known: Sequence[object] = ()) -> str:
    near = hint(str(value), known) if isinstance(value, str | int) else ""
    return f"{row.name} must be {in_words(row)}, not {told(value)}{near}"


def in_words(row: Row) -> str:
    """Tell which values a setting takes: `"auto", 1 or 2`."""
    if row.choices:
        *most, last = map(toml, row.choices)
        return f"{', '.join(most)} or {last}"
    if row.bounds:
        return f"a whole number from {row.bounds[0]} to {row.bounds[1]}"
    if row.name == "theme":
        return f"{', '.join(map(toml, OWN_THEMES))} or the name of a theme"
    return "a table, [keys]" if row.kind is Mapping or "Mapping" in str(row.kind) else "a text"


def told(value: object) -> str:
    """Give a value from a file as it may stand in a message."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a table"
    return toml(shown(value)) if isinstance(value, str) else shown(toml(value))


def shown(text: str) -> str:
    """Give text from a file as it may stand in a message: safe, on one line, of some length."""
    line = " ".join(shown_name(text).split())
    return line if len(line) <= _LONGEST_SHOWN else line[:_LONGEST_SHOWN] + ".."


def toml(value: object) -> str:
    """Write a value as TOML does."""
    if isinstance(value, bool | str):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def read_value(name: str, text: str) -> object:
    """Read the value of a setting from the command line. Raises ValueError with the reason."""
    row = row_of(name)
    if isinstance(row.default, Mapping):
        raise ValueError(f"{name} can only be set in the file of settings")
    known = {str(each): each for each in row.choices}
    value: object = known.get(text, text)
    if row.bounds and text.isascii() and text.isdigit() and len(text) < _LONGEST_SHOWN:
        value = int(text)
    if reason := why_not(row, value):
        raise ValueError(reason)
    return value


# Pages


def as_text() -> str:
    """Give the table for a terminal of 80 columns."""
    lines = ["settings:"]
    for row in rows():
        head = f"{row.name} = {in_words(row)}; default {_default(row)}"
        lines += textwrap.wrap(head, 78, initial_indent="  ", subsequent_indent=" " * 8)
        lines += textwrap.wrap(row.what, 78, initial_indent=" " * 6, subsequent_indent=" " * 6)
    return "\n".join(lines) + "\n"


def as_markdown() -> str:
    """Give the table in Markdown."""
    lines = ["| setting | values | default | what it does |", "|---|---|---|---|"]
    for row in rows():
        cells = (f"`{row.name}`", _code(row), f"`{_default(row)}`", row.what)
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(lines) + "\n"


def _code(row: Row) -> str:
    if row.name == "theme":
        return f"{' '.join(f'`{toml(each)}`' for each in OWN_THEMES)} or the name of a theme"
    return " ".join(f"`{toml(each)}`" for each in row.choices) or in_words(row)


def _default(row: Row) -> str:
    return "{}" if isinstance(row.default, Mapping) else toml(row.default)
