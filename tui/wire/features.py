"""What a terminal can do that saves bytes. What it was not seen to do is not used."""

from __future__ import annotations

from typing import NamedTuple


class Features(NamedTuple):
    """What may be sent to a terminal; by default, what all of them understand.

    - `erases_ground`: what is erased takes the ground of the pen (back colour erase);
    - `scrolls`: SU and SD, within margins at the top and the bottom;
    - `has_sides`: margins at the left and the right too (DECLRMM);
    - `repeats`: REP;
    - `feeds_lines`: a line feed is not made a carriage return and a line feed on its way.
    """

    erases_ground: bool = False
    scrolls: bool = True
    has_sides: bool = False
    repeats: bool = False
    feeds_lines: bool = False


SURE = Features()
"""What is taken for granted of a terminal that was not asked."""
