"""What is known of the terminal when the reader takes it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from tui.terminal.leap import Painted
from tui.terminal.surroundings import is_old_terminal
from tui.wire.cells import Row
from tui.wire.features import SURE, Features


class Known(NamedTuple):
    """What the terminal can do, and whether it answers.

    `is_plain` where everything is to be sent as it is drawn; `widths` are the cells of characters,
    as far as they were measured. `painted` is what it shows already, `kept` the rows of that, as
    far as they are still to be believed.
    """

    features: Features = SURE
    answers: bool = False
    is_plain: bool = False
    widths: Mapping[str, int] = MappingProxyType({})
    painted: Painted | None = None
    kept: Sequence[Row] = ()


def features_here(
    environment: Mapping[str, str] = os.environ, *, repeats: bool = False, has_sides: bool = False
) -> Features:
    """Give what the terminal can do: what it showed when it was asked, and what its name tells."""
    is_old = is_old_terminal(environment)
    is_screen = environment.get("TERM", "").startswith("screen") and not environment.get("TMUX")
    return Features(
        erases_ground=not (is_old or is_screen),
        scrolls=not is_old,
        has_sides=has_sides,
        repeats=repeats,
        feeds_lines=True,
    )
