"""Finding words in what is on the screen: in an article, or in the rows of a list."""

from __future__ import annotations

from dataclasses import dataclass

from tui.typesetting.setting import Key, Setting

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width forms and the ASCII characters they stand for."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where words were found: from `start` to `end` in the piece with this key."""

    key: Key
    start: int
    end: int


def fold(text: str) -> str:
    """Give text as it is compared everywhere: `library.search.folding`."""
    # Its tables take 10 ms: whoever looks for nothing does not wait for them.
    from library.search.folding import fold as folded

    return folded(text)


def find(setting: Setting, words: str) -> list[Match]:
    """Find all places of the words in an article, in the order in which it is set."""
    from library.search.written import Folded

    if not words:
        return []
    return [
        Match(piece.key, start, end)
        for piece in setting.pieces()
        for start, end in Folded(piece.text).find(words)
    ]
