"""Phrases of Japanese and Chinese, told apart by BudouX's models; loaded only where wanted."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser

_KANA = re.compile(r"[\u3041-\u30fa]")


def inside_phrases(text: str) -> set[int]:
    """Give the points inside of phrases of a Japanese text; of another text, none."""
    if not _KANA.search(text):
        return set()
    boundaries = accumulate(map(len, _parser().parse(text)))
    return set(range(1, len(text))).difference(boundaries)


@cache
def _parser() -> Parser:
    from budoux import load_default_japanese_parser

    return load_default_japanese_parser()
