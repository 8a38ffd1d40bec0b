"""Keeping the screen that is left, to be painted at the next start."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from library.whole import write_whole
from tui.terminal.leap import conditions, kept_file
from tui.wire.cells import Row
from tui.wire.features import Features
from tui.wire.snapshot import first_row, from_json, painting, to_json


def keep(
    arguments: list[str], rows: Sequence[Row], features: Features, widths: Mapping[str, int]
) -> None:
    """Keep a screen for the next start with the same arguments; nothing where that fails.

    It is painted before it is known what the terminal can do: only what its name tells is used.
    """
    features = features._replace(repeats=False, has_sides=False)
    first, whole = first_row(rows, features).encode(), painting(rows, features).encode()
    cells = json.dumps({"widths": dict(widths), "screen": to_json(rows)}).encode()
    file = Path(kept_file())
    with suppress(OSError):
        sizes = f"{len(first)},{len(whole)},{len(cells)}"
        head = f"{sizes} {conditions(arguments)}\n".encode()
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, head + first + whole + cells)


def forget() -> None:
    """Keep no screen: what was left is not what the next start shows."""
    with suppress(OSError):
        Path(kept_file()).unlink(missing_ok=True)


def kept_in(cells: bytes, widths: Mapping[str, int]) -> Sequence[Row]:
    """Give the rows that were kept; none where they cannot be read, or widths are others now.

    Where the terminal has not told them in time, they are taken for what they were.
    """
    try:
        told = json.loads(cells)
        is_as_then = not widths or _wide(told["widths"]) == _wide(widths)
        return from_json(told["screen"]) if is_as_then else ()
    except (ValueError, KeyError, TypeError, AttributeError):
        return ()


def _wide(widths: Mapping[str, int]) -> set[str]:
    return {name for name, cells in widths.items() if cells != 1}
