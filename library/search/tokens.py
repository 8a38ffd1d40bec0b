"""Tokens: a text as it goes into the index, and as it is compared with what is looked for.

Every character of a writing without blanks between words (Han, kana, Hangul, Thai …) is a token,
and every sign; other letters and digits are one token as far as they go. What stands between
clauses, and the end of a line, is a token as well, `BREAK`: so no phrase is found across it.
Within `covid-19`, `2.5%` and `13:00` punctuation only parts tokens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from unicodedata import category

from library.search.folding import TABLE, written_out
from library.search.written import Written

BREAK = "¶"
"""The token between clauses; folding leaves no such character in a text."""
_BLANK = " "
# What is a break, unless it stands inside a word or a number.
_SOFT = "\x1f"
_SOFT_SIGNS = ".,:;!?/"
_CLAUSE_SIGNS = "。、…()[]{}【】〔〕<>|\n\r\v\f\x85\u2028\u2029¶—―"
_ALONE = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e2f\u2e80-\u2fff\u3005-\u3007\u3021-\u302f\u3031-\u309f\u30a1-\u30fa\u30fc-\u318f"
    "\u31a0-\u31ff\u3248-\u324f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00016fe0-\U00018d8f"
    "\U0001aff0-\U0001b2ff\U00020000-\U000323af"
)
_IS_ALONE = re.compile(f"[{_ALONE}]")


# The same while a text is made, as these are ASCII: parts of words, and of clauses.
_HARD = "\x1e"


class _Table(dict[str, str]):
    """What each character gives: folded letters, a sign between blanks, a break or a blank."""

    def __missing__(self, character: str) -> str:
        folded = BREAK if character in _CLAUSE_SIGNS else TABLE[ord(character)]
        given = self[character] = "".join(_token(c) for c in folded)
        return given


def _token(character: str) -> str:
    kind = category(character)
    if _IS_ALONE.match(character) or kind == "So":
        return f" {character} "
    if kind[0] in "LNM":
        return character
    if character in _SOFT_SIGNS:
        return _SOFT
    return BREAK if character in _CLAUSE_SIGNS else _BLANK


_TABLE = _Table()
_WITHIN = re.compile(f"{_SOFT}(?<=[^ {BREAK}{_SOFT}]{_SOFT})(?=[^ {BREAK}{_SOFT}])")
_WITHIN_HARD = re.compile(f"{_SOFT}(?<=[^ {_HARD}{_SOFT}]{_SOFT})(?=[^ {_HARD}{_SOFT}])")
# The first bytes, of two, of characters of which each is a token, if it is one at all.
_PAGES_ALONE = (0x0E, 0x0F, *range(0x2E, 0xA0), *range(0xAC, 0xD7), *range(0xF9, 0xFB))
_BLANK_BESIDE = bytes(ord(_BLANK) * (page in _PAGES_ALONE) for page in range(256))
_UNKNOWN = 0xFFFF


# What `str.translate` makes of each character, by its code, found when it is first met. A list is
# asked twice as fast as a dict. A token that `_spread` parts from others is its code.
_CODES: list[int | str] = [_UNKNOWN] * 0x10000


def _learn(text: str) -> None:
    """Know all characters of a text; those beyond the first 65,536 stay as they are."""
    for character in set(text):
        if (code := ord(character)) <= _UNKNOWN and _CODES[code] == _UNKNOWN:
            _CODES[code] = _code(_TABLE[character])


def _code(given: str) -> int | str:
    token = given.strip(_BLANK) or given
    if len(given) == 3 and len(token) == 1 and _BLANK_BESIDE[ord(token) >> 8 & 0xFF]:
        given = token
    given = given.replace(BREAK, _HARD)
    return ord(given) if len(given) == 1 else given


def index_text(text: str) -> str:
    """Give the tokens of a text, parted by blanks."""
    parted = _tokens(written_out(text))
    if _SOFT in parted:
        parted = _WITHIN_HARD.sub(_BLANK, parted).replace(_SOFT, _HARD)
    clauses = [clause for clause in parted.split(_HARD) if clause and not clause.isspace()]
    return f" {BREAK} ".join(clauses)


def _tokens(text: str) -> str:
    # This is most of what an import costs: a Python call for a character would be ten times that.
    given = text.translate(_CODES)
    if chr(_UNKNOWN) in given:
        _learn(text)
        given = text.translate(_CODES)
    if given.isascii():
        return given
    try:
        units = given.encode("utf-16-le")
    except UnicodeEncodeError:
        units = b""
    if len(units) != 2 * len(given):
        return "".join(map(_TABLE.__getitem__, text)).replace(BREAK, _HARD)
    return _spread(units)


def _spread(units: bytes) -> str:
    """Set blanks between the characters of UTF-16 where one of both is a token alone."""
    pages = units[1::2]
    beside = int.from_bytes(pages.translate(_BLANK_BESIDE), "little")
    spread = bytearray(2 * len(units))
    spread[0::4] = units[0::2]
    spread[1::4] = pages
    spread[2::4] = (beside | beside >> 8).to_bytes(len(pages), "little")
    return spread.decode("utf-16-le").replace("\0", "")


def _parted(text: str) -> str:
    return _WITHIN.sub(_BLANK, text).replace(_SOFT, BREAK) if _SOFT in text else text


class Tokens(Written):
    """The tokens of a text, parted by blanks and breaks, and where each of them is written."""

    def __init__(self, text: str) -> None:
        super().__init__(text, _TABLE.__getitem__)
        self.text = _parted(self.text)


def pattern_of(tokens: Sequence[str], *, is_prefix: bool = False) -> re.Pattern[str]:
    """Give a pattern that finds a phrase in `Tokens.text`; it begins with letters, to be fast."""
    first = re.escape(tokens[0])
    text = f"{first}(?<![^ {BREAK}]{first})"
    for before, token in pairwise(tokens):
        if token == BREAK:
            text += f" *{BREAK}[ {BREAK}]*"
        else:
            text += ("" if before == BREAK else " +") + re.escape(token)
    return re.compile(text + (f"[^ {BREAK}]*" if is_prefix else f"(?![^ {BREAK}])"))
