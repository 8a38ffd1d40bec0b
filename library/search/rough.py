"""Where the words of a query may be in a long text, found without folding it.

Five times as fast as folding all of the text, and right nearly always: what is found is to be
looked at closely, and where nothing is found, the whole text is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from library.search.han import FOLDED
from library.search.tokens import BREAK

_LETTER = "[A-Za-z0-9]"
_BETWEEN = r"\W{0,3}"
_TO_FULL_WIDTH = 0xFEE0
_TO_KATAKANA = ord("ァ") - ord("ぁ")


def rough_pattern(tokens: Sequence[str], *, is_prefix: bool = False) -> re.Pattern[str]:
    """Give a pattern that finds tokens as they are most often written."""
    words = ["".join(map(_variants, token)) for token in tokens if token != BREAK]
    # The look behind stands behind the first letter: what begins with a letter is found faster.
    first = _variants(tokens[0][0])
    begin = f"(?<!{_LETTER}{first})" if tokens[0].isascii() else ""
    end = f"(?!{_LETTER})" if tokens[-1].isascii() and not is_prefix else ""
    return re.compile(first + begin + _BETWEEN.join(words)[len(first) :] + end)


def _variants(character: str) -> str:
    code = ord(character)
    written = {character, *_members().get(character, "")}
    if character.isascii():
        written |= {character.upper(), chr(code + _TO_FULL_WIDTH)}
        written.add(chr(ord(character.upper()) + _TO_FULL_WIDTH))
    elif "ぁ" <= character <= "ゖ":
        written.add(chr(code + _TO_KATAKANA))
    inner = "".join(map(re.escape, sorted(written)))
    return f"[{inner}]" if len(written) > 1 else inner


@cache
def _members() -> dict[str, str]:
    """Give the characters that are folded to each."""
    found: dict[str, str] = defaultdict(str)
    for code, folded in FOLDED.items():
        found[chr(folded)] += chr(code)
    return found
