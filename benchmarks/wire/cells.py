"""What stands in a cell of a terminal, and how SGR makes a style into another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple


class NonsenseError(ValueError):
    """The terminal was sent what it does not know, or what terminals disagree about."""


class Style(NamedTuple):
    """How a cell is drawn: colours as the SGR codes that set them, empty for the terminal's own.

    `attributes` are the SGR codes that are on, ascending: 1 is bold, 4 underlined, 7 reversed.
    """

    foreground: str = ""
    background: str = ""
    attributes: tuple[int, ...] = ()


class Cell(NamedTuple):
    """A cell: its text, with what combines with it; empty in the second half of a wide character.

    `link` is what OSC 8 said, `parameters;address`; empty where there is none.
    """

    text: str = " "
    style: Style = Style()
    link: str = ""

    @property
    def look(self) -> Cell:
        """The cell without what cannot be seen: how letters would look where there are none."""
        return _look(self)


PLAIN = Style()
BLANK = Cell()
TORN = "\0"
"""The text of a cell that lost the other half of its wide character, until it is drawn again."""

_OFF = {
    22: (1, 2), 23: (3,), 24: (4, 21), 25: (5,), 27: (7,), 28: (8,), 29: (9,), 54: (51, 52),
    55: (53,),
}  # fmt: skip
_ON = {1, 2, 3, 4, 5, 7, 8, 9, 21, 51, 52, 53}
_SEEN_ON_BLANKS = {4, 7, 9, 21, 51, 52, 53}


@lru_cache(maxsize=4096)
def _look(cell: Cell) -> Cell:
    style = cell.style
    if cell.text != " ":
        return cell
    kept = tuple(code for code in style.attributes if code in _SEEN_ON_BLANKS)
    return cell._replace(style=Style(style.foreground if kept else "", style.background, kept))


@lru_cache(maxsize=4096)
def styled(style: Style, parameters: str) -> Style:
    """Give the style after an SGR sequence with these parameters; raise NonsenseError."""
    foreground, background, attributes = style.foreground, style.background, {*style.attributes}
    for code, colour in _codes(parameters):
        if code == 0:
            foreground = background = ""
            attributes.clear()
        elif code in _ON:
            attributes -= {4, 21} if code in (4, 21) else set()
            attributes.add(code)
        elif code in _OFF:
            attributes.difference_update(_OFF[code])
        elif 30 <= code <= 39 or 90 <= code <= 97:
            foreground = colour
        else:
            background = colour
    return Style(foreground, background, tuple(sorted(attributes)))


def _codes(parameters: str) -> Iterator[tuple[int, str]]:
    """Yield each code, with the colour that it sets."""
    codes = [int(part or 0) for part in parameters.split(";")] if _is_plain(parameters) else [-1]
    place = 0
    while place < len(codes):
        code = codes[place]
        size = _size_of(codes[place:])
        if not size:
            raise NonsenseError(f"SGR {parameters!r}")
        colour = "" if code in (39, 49) else ";".join(map(str, codes[place : place + size]))
        yield code, colour
        place += size


def _is_plain(parameters: str) -> bool:
    return not parameters.strip("0123456789;")


def _size_of(codes: Sequence[int]) -> int:
    """How many numbers the first code takes; none if it is not known."""
    code, kind = codes[0], codes[1] if len(codes) > 1 else -1
    if code in (38, 48):
        size = {5: 3, 2: 5}.get(kind, 0)
        return size if size <= len(codes) and max(codes[2:size], default=0) < 256 else 0
    is_colour = 30 <= code <= 49 or 90 <= code <= 97 or 100 <= code <= 107
    return int(code == 0 or code in _ON or code in _OFF or is_colour)
