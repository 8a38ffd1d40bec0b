"""Finding words in what is on the screen: in an article, or in the rows of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from tui.typesetting.setting import Key, Piece, Role, Setting

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width forms and the ASCII characters they stand for."""


class Match(NamedTuple):
    """Where words were found: from `start` to `end` in the piece with this key."""

    key: Key
    start: int
    end: int


def fold(text: str) -> str:
    """Give text as it is compared everywhere: `library.search.folding`."""
    # Its tables take 10 ms: whoever looks for nothing does not wait for them.
    from library.search.folding import fold as folded

    return folded(text)


Seek = Callable[[Piece], Iterable[tuple[int, int]]]
"""Gives where in a piece is what is looked for, from start to end."""


def seek_words(words: str) -> Seek:
    """Give what finds words as they are, be they parts of others or not."""
    from library.search.written import Folded

    return lambda piece: Folded(piece.text).find(words)


def seek_query(words: str) -> Seek | None:
    """Give what finds the words of a query; None where it looks for none."""
    from tui.reading.searching import matcher_of

    matcher = matcher_of(words)
    if matcher is None:
        return None
    return lambda piece: (
        # What is known of an article is none of its words.
        () if piece.role is Role.FACTS
        else matcher.places(piece.text, is_title=piece.role is Role.TITLE)
    )  # fmt: skip


def find(setting: Setting, words: str) -> list[Match]:
    """Find all places of words in an article, in the order in which it is set."""
    return find_by(setting, seek_words(words)) if words else []


def find_by(setting: Setting, seek: Seek) -> list[Match]:
    """Find all that is sought in an article, in the order in which it is set."""
    return [
        Match(piece.key, start, end) for piece in setting.pieces() for start, end in seek(piece)
    ]
