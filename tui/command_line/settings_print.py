"""`newsreader settings`: those in force, as a file of settings, and where each comes from."""

from __future__ import annotations

import json
import sys
import textwrap
from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from parsers.safe import shown_name
from tui.command_line.settings_file import Chosen, origins_of
from tui.settings.measure import remembered_measure
from tui.settings.table import Row, in_words, rows, toml
from tui.settings.values import Settings
from tui.terminal.colours import remembered_theme

_WIDTH = 78
_COLUMN = 36
_DEFAULT = "default"


def print_settings(options: Namespace, settings: Settings) -> int:
    """Print the settings in force, or the commands that can be given other keys."""
    chosen = _as_used(options.chosen)
    if options.form == "json":
        lines = iter([json.dumps(_as_json(chosen, origins_of(chosen)), ensure_ascii=False)])
    else:
        is_keys = options.form == "keys"
        lines = _commands(settings) if is_keys else _as_toml(chosen, origins_of(chosen))
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _as_used(chosen: Chosen) -> Chosen:
    """Give the settings with what the reader remembers."""
    kept = {
        "measure": remembered_measure(chosen.settings), "theme": remembered_theme(chosen.settings),
    }  # fmt: skip
    values: dict[str, Any] = {name: value for name, value in kept.items() if value is not None}
    given = {**chosen.given, **dict.fromkeys(values, "remembered")}
    return replace(chosen, settings=replace(chosen.settings, **values), given=given)


def _as_json(chosen: Chosen, origins: Mapping[str, str]) -> dict[str, object]:
    return {
        "file": shown_name(str(chosen.file)),
        "exists": chosen.text is not None,
        "settings": {
            row.name: {
                "value": getattr(chosen.settings, row.name),
                "from": origins.get(row.name, _DEFAULT),
                "default": row.default,
                "values": in_words(row),
                "what": row.what,
            }
            for row in rows()
            if row.name != "keys"
        },
        "keys": {
            name: {"value": keys, "from": origins[f"keys.{name}"]}
            for name, keys in chosen.settings.keys.items()
        },
    }


def _as_toml(chosen: Chosen, origins: Mapping[str, str]) -> Iterator[str]:
    yield "# The settings of newsreader in force. They are read from"
    yield f"# {shown_name(str(chosen.file))}{'' if chosen.text is not None else ' (not there yet)'}"
    yield "# An option of the command line decides before this file, this file before the defaults."
    for row in rows():
        if row.name != "keys":
            yield from _setting(row, chosen, origins)
    yield ""
    yield from _comment('The keys of commands; "newsreader settings --keys" lists them.')
    yield "[keys]"
    for name, keys in chosen.settings.keys.items():
        yield _aside(f"{toml(name)} = {toml(keys)}", origins[f"keys.{name}"])


def _setting(row: Row, chosen: Chosen, origins: Mapping[str, str]) -> Iterator[str]:
    yield ""
    yield from _comment(row.what)
    yield from _comment(in_words(row))
    value = toml(getattr(chosen.settings, row.name))
    yield _aside(f"{row.name} = {value}", origins.get(row.name, _DEFAULT))


def _commands(settings: Settings) -> Iterator[str]:
    """Yield a table of keys, with all commands in it."""
    from tui.key_names import written_keys
    from tui.keymap import keys_of, places

    yield from _comment(
        'The commands of the reader and their keys, parted by commas. "" takes the key away.'
    )
    yield "[keys]"
    for place in places():
        yield f"\n# {place.name}"
        for binding in place.commands:
            keys = written_keys(keys_of(binding, settings.keys))
            what = binding.tooltip or binding.description
            yield _aside(f"{toml(binding.id)} = {toml(keys)}", what)


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ")


def _aside(text: str, comment: str) -> str:
    return f"{text.ljust(_COLUMN)}  # {comment}"
