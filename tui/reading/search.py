"""Finding words in what is on the screen: in an article, or in the rows of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from tui.typesetting.setting import Key, Setting

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width forms and the ASCII characters they stand for."""
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}


@dataclass(frozen=True, slots=True)
class Match:
    """Where words were found: from `start` to `end` in the piece with this key."""

    key: Key
    start: int
    end: int


def fold(text: str) -> str:
    """Give text as it is compared: case and full-width forms ignored, one character for one."""
    folded = text.translate(FULL_WIDTH)
    lower = folded.lower()
    return lower if len(lower) == len(text) else "".join(c.lower()[:1] or c for c in folded)


def fold_freely(text: str) -> str:
    """Give text as the words of a list are compared: width, case, and kind of kana ignored.

    Its length may change (ｶﾞ is one character, ガ), so nothing can be marked in the text by it.
    """
    if text.isascii():
        return text.lower()
    return normalize("NFKC", text).casefold().translate(_HIRAGANA)


def find(setting: Setting, words: str) -> list[Match]:
    """Find all places of the words in an article, in the order in which it is set."""
    pattern = re.compile(re.escape(fold(words)))
    if not words:
        return []
    return [
        Match(piece.key, match.start(), match.end())
        for piece in setting.pieces()
        for match in pattern.finditer(fold(piece.text))
    ]
