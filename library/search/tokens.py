"""Tokens: a text as it goes into the index, and as it is compared with what is looked for.

Every character of a writing without blanks between words (Han, kana, Hangul, Thai …) is a token,
and every sign; other letters and digits are one token as far as they go. What stands between
clauses, and the end of a line, is a token as well, `BREAK`: so no phrase is found across it.
Within `covid-19`, `2.5%` and `13:00` punctuation only parts tokens.
"""

from __future__ import annotations

import re
from codecs import charmap_encode
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, cast
from unicodedata import category

from library.search.folding import TABLE, is_written_out, written_out
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
# What it gives may be anything that is asked by number; it is told to be a dict.
_encoded = cast("Callable[[str, str, Any], tuple[bytes, int]]", charmap_encode)
_IS_ALONE = re.compile(f"[{_ALONE}]")


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


# The same in the bytes of a text as it is made: there a break is one byte, too.
_HARD = b"\x1e"
_SOFT_BYTE = _SOFT.encode()
_WITHIN_BYTES = re.compile(rb"\x1f(?<=[^ \x1e\x1f]\x1f)(?=[^ \x1e\x1f])")
_SEVERAL = re.compile(rb"\x1e(?>(?: *+\x1e)+)")
_CLAUSE_END = f" {BREAK} ".encode()


class _Bytes(dict[str, bytes]):
    """What each character gives in the index: UTF-8, with blanks around what is a token alone."""

    def __missing__(self, character: str) -> bytes:
        given = self[character] = _TABLE[character].encode().replace(BREAK.encode(), _HARD)
        if character <= "\uffff" and is_written_out(character):
            _PLAIN[ord(character)] = given
        return given


_BYTES = _Bytes()
# The same by the codes of characters, of those that are never written in another way for what
# stands beside them. A list is asked a third faster than a dict.
_PLAIN: list[bytes | None] = [None] * 0x10000
_ASCII = b"".join(_BYTES[chr(code)] for code in range(128)).ljust(256)


def index_text(text: str) -> str:
    """Give the tokens of a text, parted by blanks."""
    return index_bytes(text).decode()


def index_bytes(text: str) -> bytes:
    """Give the tokens of a text in UTF-8, parted by blanks, one or more."""
    parted = _tokens(text)
    if _SOFT_BYTE in parted:
        parted = _WITHIN_BYTES.sub(b" ", parted).replace(_SOFT_BYTE, _HARD)
    parted = _SEVERAL.sub(_HARD, parted).strip(b" " + _HARD)
    return parted.replace(_HARD, _CLAUSE_END)


def _tokens(text: str) -> bytes:
    # This is most of what an import costs: a Python call for a character would be ten times that.
    if text.isascii():
        return text.encode().translate(_ASCII)
    for prepared in (str, written_out, _learned):
        text = prepared(text)
        try:
            return _encoded(text, "strict", _PLAIN)[0]
        except UnicodeEncodeError:
            continue
    return b"".join(map(_BYTES.__getitem__, text))


def _learned(text: str) -> str:
    """Know all characters of a text, which comes back as it is."""
    for character in set(text):
        _BYTES[character]
    return text


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
