"""In which line of a TOML file each name is set, which `tomllib` does not tell."""

from __future__ import annotations

import re
import tomllib

Path = tuple[str, ...]

# A string of several lines may end in up to two quotes of its own before the three that close it.
_STRINGS = (
    r'"""(?:\\[\s\S]|[^\\])*?"{3,5}' r"|'''[\s\S]*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'"
)  # fmt: skip
_PART = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_BLANK = re.compile(r"(?:\s+|#[^\n]*)+")
_TABLE = re.compile(rf"\[\[?[ \t]*({_KEY})[ \t]*\]\]?")
_SET = re.compile(rf"({_KEY})[ \t]*=")
_PIECE = re.compile(rf"{_STRINGS}|#[^\n]*|[\[{{]|[\]}}]|\n|[^\[\]{{}}#\"'\n]+")


def lines_of(text: str) -> dict[Path, int]:
    """Give the line, from 1, in which each name is first set in a valid TOML text.

    What stands in an inline table is not told apart from it.
    """
    lines: dict[Path, int] = {}
    table: Path = ()
    at = 0
    while at < len(text):
        if match := _BLANK.match(text, at):
            at = match.end()
            continue
        line = text.count("\n", 0, at) + 1
        if match := _TABLE.match(text, at):
            table = name = _names(match[1])
            at = match.end()
        elif match := _SET.match(text, at):
            name = (*table, *_names(match[1]))
            at = _end_of_value(text, match.end())
        else:  # no valid TOML after all
            break
        for length in range(1, len(name) + 1):
            lines.setdefault(name[:length], line)
    return lines


def line_of(lines: dict[Path, int], name: Path) -> int:
    """Give the line of a name, or of the table in which it stands."""
    return next((lines[name[:n]] for n in range(len(name), 0, -1) if name[:n] in lines), 1)


def _names(key: str) -> Path:
    """Read a dotted key: TOML itself knows best what its quotes and escapes mean."""
    table: object = tomllib.loads(f"{key} = 0")
    names = []
    while isinstance(table, dict):
        ((name, table),) = table.items()
        names.append(name)
    return tuple(names)


def _end_of_value(text: str, at: int) -> int:
    depth = 0
    while match := _PIECE.match(text, at):
        piece = match[0]
        if piece == "\n" and depth == 0:
            break
        at = match.end()
        depth += (piece in "[{") - (piece in "]}")
    return at
