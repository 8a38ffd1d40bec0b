"""Which characters of a text from outside may be shown, and which combine: the tables.

Written as the insides of regular expressions' brackets; `codes_in` gives their code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
"""C0 but for tab and newline, DEL, and C1: all that a terminal may obey."""

LINE_ENDS = r"\u2028\u2029"

# Unicode 16: Default_Ignorable_Code_Point (DerivedCoreProperties) without the joiners; the format
# controls of interlinear notes, shorthand, music and hieroglyphs; surrogates and noncharacters.
# Skin tones and U+FE00-FE0F are no danger, but terminals disagree about the cells they take.
INVISIBLE = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\ufffe\uffff\U00013430-\U00013440\U00013447-\U00013455\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U0001f3fb-\U0001f3ff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(2**16, 2**20, 2**16))
    + "\U0010fffe\U0010ffff"
)
"""What is not seen, but hides, reorders or marks something; and what is no character."""

JOINERS = r"\u200c\u200d"
"""They shape Arabic, Indic and other letters, and are nothing but a hiding place elsewhere."""

JOINED = r"\u0600-\u0dff\u1000-\u109f\u1780-\u18af"
"""The letters between which joiners have a meaning: Arabic to Sinhala, Burmese, Khmer, Mongol."""

SELECTORS = r"\U000e0100-\U000e01ef"
"""They choose between the shapes of an ideograph, and are a hiding place elsewhere."""

IDEOGRAPHS = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"

# Where Unicode's marks (Mn, Me) are: coarse, for a search in all text has to be fast. What else is
# there, letters and punctuation, is told apart where it is found. Conjoining vowels and finals of
# Hangul are no marks, but stand above each other as marks do.
_GENERAL = r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f"
JAMO = r"\u1161-\u11ff\ud7b0-\ud7fb"
MARKS = (
    rf"{_GENERAL}\u3099\u309a\u0591-\u109d\u135d-\u135f\u1712-\u1cf9\u2cef-\u2dff\ua66f-\uabed"
    r"\ufb1e\ufe20-\ufe2f\U000101fd-\U0001037a\U00010a01-\U00011fff\U00016af0-\U00016fff"
    r"\U0001bc9d\U0001bc9e\U0001cf00-\U0001cf46\U0001d165-\U0001d244\U0001da00-\U0001daaf"
    r"\U0001e000-\U0001e94a"
)


def _within_bmp(ranges: str) -> str:
    return re.sub(r"\\U\w{8}(?:-\\U\w{8})?|[^\x00-\x7f]", "", ranges)


# Every clean character is compared with each range beyond U+FFFF: few that are too wide cost less.
_BEYOND = r"\U0001f3fb-\U0001f3ff\U0001fffe-\U0010ffff"
SELDOM = _within_bmp(INVISIBLE) + rf"\U00013430-\U0001d17a{_BEYOND}"
"""What is in a text that may have something invisible; for a fast search."""

SUSPECT = (
    _within_bmp(CONTROLS + LINE_ENDS + INVISIBLE + JOINERS + MARKS + JAMO)
    + rf"\U000101fd-\U0001e94a{_BEYOND}"
)
"""What is in a text that may have to be changed; for a fast search."""


def codes_in(ranges: str) -> Iterator[int]:
    """Yield the code points of the insides of a bracket, such as `a-cx`."""
    for first, last in re.findall(
        r"(\\u\w{4}|\\U\w{8}|\\x\w\w|.)(?:-(\\u\w{4}|\\U\w{8}|\\x\w\w))?", ranges
    ):
        yield from range(_code(first), _code(last or first) + 1)


def _code(written: str) -> int:
    return ord(written) if len(written) == 1 else int(written[2:], 16)


DROPPED = dict.fromkeys(codes_in(CONTROLS + INVISIBLE))
"""A table for `str.translate`."""
