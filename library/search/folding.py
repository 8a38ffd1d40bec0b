"""Folding: what is written differently and is one in a search becomes one.

Case, width, accents of Latin and Greek letters, kinds of kana, shapes of Han (`han.py`), dashes
and quotes; what cannot be seen is dropped. `fold(fold(text)) == fold(text)`.
"""

from __future__ import annotations

import re
from unicodedata import category, is_normalized, name, normalize

from library.search.han import FOLDED

# Between kana the dot parts a name as a blank would; without it the name is the same.
DOT = re.compile("・(?<=[ぁ-ゖー]・)(?=[ぁ-ゖ])")
_HAN = re.compile("[㐀-鿿豈-﫿𠀀-𲎯]")
_KANA = re.compile("[ぁ-ゖァ-ヺ]")
_MARKS = re.compile("[々ゝゞヽヾ]+")
_VOICE = "\u3099"
# Where these stand, a character may become one with the next.
_JOINING_NEXT = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\ud7b0-\ud7ff\uff61-\uffdc"
_JOINING = re.compile(f"[{_JOINING_NEXT}]")
_JOINING_OR_MARK = re.compile(f"[{_JOINING_NEXT}々ゝゞヽヾ]")
_DASHES = "‐‑‒–—―−─━‗⁃⸺⸻〜〰"
_QUOTES = {"‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'"} | dict.fromkeys(
    "“”„‟″〝〞〟«»", '"'
)
_SIGNS = dict.fromkeys(_DASHES, "-") | _QUOTES | {"ヵ": "か", "ヶ": "け", "ゕ": "か", "ゖ": "け"}
_SHIFT = ord("ァ") - ord("ぁ")


class _Table(dict[int, str]):
    """What each character is folded to, found when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _folded(chr(code))
        again = "".join(_folded(c) for c in folded)
        while again != folded:
            folded, again = again, "".join(_folded(c) for c in again)
        self[code] = folded
        return folded


TABLE = _Table()
"""For `str.translate`, after `joined`: the folded form of every character."""


def fold(text: str) -> str:
    """Give a text as it is compared. Its length may change."""
    if text.isascii():
        return text.lower().replace("`", "'")
    folded = with_repeated(joined(text).translate(TABLE))
    if "・" in folded:
        folded = DOT.sub("", folded)
    return folded if is_normalized("NFC", folded) else fold(folded)


def written_out(text: str) -> str:
    """Give a text as `joined` and `with_repeated` do, in one look at what needs neither."""
    if is_normalized("NFC", text) and not _JOINING_OR_MARK.search(text):
        return text
    return with_repeated(joined(text))


def is_written_out(character: str) -> bool:
    """Whether `written_out` leaves a character as it is, whatever stands beside it."""
    is_mark = category(character)[0] == "M" or _JOINING_OR_MARK.match(character)
    return not is_mark and is_normalized("NFC", character)


def joined(text: str) -> str:
    """Give a text in which no character would become one with the next."""
    if is_normalized("NFC", text) and not _JOINING.search(text):
        return text
    return normalize("NFKC", text)


def with_repeated(text: str) -> str:
    """Write out what iteration marks stand for."""
    return _MARKS.sub(_repeated, text)


def _repeated(found: re.Match[str]) -> str:
    written = ""
    last = found.string[found.start() - 1 : found.start()]
    for mark in found[0]:
        if (_HAN if mark == "々" else _KANA).match(last):
            voiced = normalize("NFC", last + _VOICE) if mark in "ゞヾ" else last
            last = voiced if len(voiced) == 1 else last
        else:
            last = mark
        written += last
    return written


def _folded(character: str) -> str:
    folded = normalize("NFKC", normalize("NFKC", character).casefold())
    return "".join(_plain(c) for c in folded)


def _plain(character: str) -> str:
    code = ord(character)
    if code in FOLDED:
        return chr(FOLDED[code])
    if character in _SIGNS:
        return _SIGNS[character]
    if "ァ" <= character <= "ヴ" or character in "ヽヾ":
        return chr(code - _SHIFT)
    kind = category(character)
    if kind == "Cf" or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return ""
    if kind[0] == "M":
        return "" if 0x300 <= code <= 0x36F or code in (0x3099, 0x309A) else character
    return _without_accent(character) if kind[0] == "L" else character


def _without_accent(letter: str) -> str:
    parts = normalize("NFD", letter)
    if len(parts) > 1 and name(parts[0], "").startswith(("LATIN", "GREEK")):
        return parts[0]
    return letter
