"""The settings in force: those of the file, of the command line, and where each comes from."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from parsers.safe import shown_name
from tui.command_line.rows import Command
from tui.settings.values import DEFAULTS, Settings

if TYPE_CHECKING:
    from argparse import Namespace

VARIABLE = "NEWSREADER_SETTINGS"
_LIMIT = 1 << 20
_DEEPEST = 8
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

# What people get wrong most, in better words than the parser's; it keeps its own for the rest.
_IN_WORDS = {
    "Cannot overwrite a value": 'a name is set twice (with a dot it stands in quotes: "find.next")',
    "Cannot declare": "a table is begun twice",
    "Invalid value": "this is no value (text stands in quotes)",
}


class SettingsError(Exception):
    """Settings cannot be taken as they are; `lines` are the reasons, each with its place."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Chosen:
    """The settings in force, and what they were chosen from.

    `text` is that of the file, None where there is none; `given` tells of the settings that were
    not chosen there by what they were: `--ruby`, `--set`.
    """

    settings: Settings
    file: Path
    text: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)


def choose(command: Command, options: Namespace) -> Chosen:
    """Give the settings for a command. Its options decide before the file, that before defaults.

    Raises SettingsError with all that is wrong in the file.
    """
    chosen = read_settings(options.settings)
    values = dict(options.set or ())
    given = dict.fromkeys(values, "--set")
    for option in command.options:
        if option.setting and (value := getattr(options, option.name)) is not None:
            values[option.setting], given[option.setting] = value, option.flag
    if not values:
        return chosen
    return replace(chosen, settings=replace(chosen.settings, **values), given=given)


def read_settings(asked: Path | None = None) -> Chosen:
    """Read the file of settings: the one asked for, or of the environment, or of the platform.

    The platform's need not be there. Raises SettingsError.
    """
    file = asked or _of_environment()
    if file is None:
        from library.paths import settings_file

        file = settings_file()
        if not os.path.lexists(file):
            return Chosen(DEFAULTS, file)
    text = _text(file)
    return Chosen(_checked(file, text), file, text)


def origins_of(chosen: Chosen) -> dict[str, str]:
    """Give where each setting that is no default comes from: `settings.toml:7`, `--ruby`.

    The keys of a command are `keys.` and its name.
    """
    from tui.command_line.toml_lines import line_of, lines_of

    if chosen.text is None:
        return dict(chosen.given)
    found, lines = _parsed(chosen.file, chosen.text), lines_of(chosen.text)
    places = {f"keys.{key.name}": key.place for key in _keys(found.get("keys"))}
    places |= {name: (name,) for name in found if name != "keys"}
    name = shown_name(chosen.file.name)
    origins = {each: f"{name}:{line_of(lines, place)}" for each, place in places.items()}
    return {**origins, **chosen.given}


def _of_environment() -> Path | None:
    name = os.environ.get(VARIABLE)
    return Path(name) if name else None


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LIMIT + 1)
    except (OSError, ValueError) as error:
        from library.reading import reason_of

        reason = reason_of(error) if isinstance(error, OSError) else "no name of a file"
        raise SettingsError(f"{_name(file)}: {reason}") from None
    if len(data) > _LIMIT:
        raise SettingsError(f"{_name(file)}: too large for a file of settings")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{_name(file)}:{line}: not in UTF-8") from None
    return text.replace("\r\n", "\n")


def _checked(file: Path, text: str) -> Settings:
    found = _parsed(file, text)
    if wrong := list(_wrong(found)):
        from tui.command_line.toml_lines import line_of, lines_of

        lines = lines_of(text)
        reasons = sorted((line_of(lines, place), reason) for place, reason in wrong)
        raise SettingsError(*(f"{_name(file)}:{line}: {reason}" for line, reason in reasons))
    keys = {key.name: key.value for key in _keys(found.get("keys"))}
    values: dict[str, Any] = {**found, "keys": keys}
    return Settings(**values)


def _name(file: Path) -> str:
    return shown_name(str(file))


def _parsed(file: Path, text: str) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise SettingsError(f"{_name(file)}: nested too deeply") from None
    except ValueError as error:  # of TOML, but of numbers with very many digits too
        from tui.settings.table import shown

        message = str(error)
        place = _PLACE.search(message)
        last = text.rstrip("\n").count("\n") + 1
        line = f":{place[1] or last}" if place else ""
        better = (words for start, words in _IN_WORDS.items() if message.startswith(start))
        reason = next(better, shown(_PLACE.sub("", message)))
        raise SettingsError(f"{_name(file)}{line}: not TOML: {reason}") from None


def _wrong(found: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], str]]:
    from tui.settings.table import row_of, shown, why_not

    for name, value in found.items():
        try:
            reason = why_not(row_of(name), value)
        except ValueError as error:
            reason = str(error)
        if reason:
            yield (name,), reason
    keys = {key.name: key for key in _keys(found.get("keys"))}
    for key in _keys(found.get("keys")):
        if key != keys[key.name]:
            yield key.place, f'"{shown(key.name)}" is given keys twice'
    if keys:
        from tui.keymap import what_is_wrong

        for name, reason in what_is_wrong({key.name: key.value for key in keys.values()}):
            yield keys[name].place, reason


class _Key(NamedTuple):
    """A row of the table of keys: a command, and the names below which TOML has it."""

    name: str
    place: tuple[str, ...]
    value: object


def _keys(table: object, at: tuple[str, ...] = ("keys",)) -> Iterator[_Key]:
    """Yield the rows of the table of keys.

    Without quotes, the dots of `article.next` make tables of it.
    """
    if isinstance(table, dict):
        for name, value in table.items():
            if isinstance(value, dict) and len(at) < _DEEPEST:
                yield from _keys(value, (*at, name))
            else:
                yield _Key(".".join((*at[1:], name)), (*at, name), value)
