"""How a cell looks, and the shortest way from one look to another.

The codes are those of SGR (ECMA-48 8.3.117, with xterm's extended colours), kept as they are
written: `31`, `38;5;9`, `48;2;0;0;0`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


class Style(NamedTuple):
    """A look: colour of the text, of the ground, marks such as bold, and a link (OSC 8).

    What is empty is the terminal's own.
    """

    colour: str = ""
    ground: str = ""
    marks: frozenset[str] = frozenset()
    link: str = ""


PLAIN = Style()
_NO_COLOUR, _NO_GROUND = "39", "49"
# What ends a mark; bold and faint end together, as do the two underlines.
_ENDS = {
    "1": "22", "2": "22", "3": "23", "4": "24", "21": "24", "5": "25", "6": "25", "7": "27",
    "8": "28", "9": "29", "51": "54", "52": "54", "53": "55",
}  # fmt: skip
# One takes the place of the other.
_UNDERLINES = {"4", "21"}
# Marks that are seen on a blank; on others its colour is not seen either.
_SEEN_ON_BLANKS = frozenset({"4", "21", "7", "9", "51", "52", "53"})
# An extended colour: 38 or 48, then 5 and a number, or 2 and three of them.
_EXTENDED = {"38", "48"}
_NUMBERS = {"5": 3, "2": 5}


@lru_cache(maxsize=2048)
def style_of(codes: str, link: str = "") -> Style:
    """Read the codes of one SGR sequence, as of one that begins from a plain look."""
    colour = ground = ""
    marks: set[str] = set()
    parts = codes.split(";")
    while parts:
        code = parts[0] or "0"
        length = _NUMBERS.get(parts[1], 1) if code in _EXTENDED and len(parts) > 1 else 1
        whole, parts = ";".join(parts[:length]), parts[length:]
        if code == "0":
            colour, ground, marks = "", "", set()
        elif code in _ENDS:
            marks = {mark for mark in marks if {mark, code} != _UNDERLINES} | {code}
        elif code in _ENDS.values():
            marks = {mark for mark in marks if _ENDS[mark] != code}
        elif code in (_NO_GROUND, "48") or _is_ground(code):
            ground = "" if code == _NO_GROUND else whole
        else:
            colour = "" if code == _NO_COLOUR else whole
    return Style(colour, ground, frozenset(marks), link)


def _is_ground(code: str) -> bool:
    return len(code) > 1 and code[:-1] in {"4", "10"}


@lru_cache(maxsize=2048)
def blank_style(style: Style) -> Style:
    """Give what is seen of a style on a blank."""
    seen = style.marks & _SEEN_ON_BLANKS
    return Style(style.colour if seen else "", style.ground, seen, style.link)


@lru_cache(maxsize=4096)
def change(now: Style, then: Style) -> str:
    """Give the shortest sequences that change one style into another."""
    codes = min(_step(now, then), _anew(then), key=len)
    sent = f"\x1b[{codes}m" if now[:3] != then[:3] else ""
    return sent if now.link == then.link else f"\x1b]8;{then.link or ';'}\x1b\\{sent}"


def _anew(then: Style) -> str:
    """Begin from nothing: an empty parameter is 0, and 0 alone may be left out."""
    return ";".join(["", *sorted(then.marks), *filter(None, (then.colour, then.ground))])


def _step(now: Style, then: Style) -> str:
    """Change only what differs; what ends with another mark is begun again."""
    ended = {_ENDS[mark] for mark in now.marks - then.marks}
    begun = {m for m in then.marks if m not in now.marks or _ENDS[m] in ended}
    codes = [*sorted(ended), *sorted(begun)]
    if now.colour != then.colour:
        codes.append(then.colour or _NO_COLOUR)
    if now.ground != then.ground:
        codes.append(then.ground or _NO_GROUND)
    return ";".join(codes)
