"""A screen as it can be kept: what paints it, and what its cells are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from tui.wire.cells import BLANK, Row
from tui.wire.features import Features
from tui.wire.pen import Pen
from tui.wire.pieces import by_style, pieces_of
from tui.wire.style import Style


def painting(rows: Sequence[Row], features: Features) -> str:
    """Give what paints rows on a terminal, and leaves its style plain."""
    pen = Pen(features)
    pen.clean()
    return _painted(rows, pen)


def first_row(rows: Sequence[Row], features: Features) -> str:
    """Give what paints the first of the rows again, and leaves the style plain as it was."""
    pen = Pen(features)
    pen.clean_row()
    return _painted(rows[:1], pen)


def _painted(rows: Sequence[Row], pen: Pen) -> str:
    blank = [[BLANK] * len(row) for row in rows]
    pieces = [
        piece for y, row in enumerate(rows) for piece in pieces_of(y, blank[y], row, pen.features)
    ]
    for piece in by_style(pieces, blank):
        pen.write(piece, rows[piece.row])
    pen.be_plain()
    return pen.take()


def to_json(rows: Sequence[Row]) -> str:
    """Write rows: the styles there are, and for each row its cells, by style."""
    styles: dict[Style, int] = {}
    written = [
        [
            [styles.setdefault(style, len(styles)), [text for text, _ in cells]]
            for style, cells in groupby(row, key=lambda cell: cell[1])
        ]
        for row in rows
    ]
    told = [[s.colour, s.ground, sorted(s.marks), s.link] for s in styles]
    return json.dumps({"styles": told, "rows": written}, ensure_ascii=False)


def from_json(text: str) -> list[Row]:
    """Read what `to_json` wrote. Raises ValueError for anything else."""
    try:
        told: dict[str, Any] = json.loads(text)
        styles = [Style(c, g, frozenset(marks), link) for c, g, marks, link in told["styles"]]
        return [
            [(str(text), styles[style]) for style, texts in row for text in texts]
            for row in told["rows"]
        ]
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError("no screen") from error
