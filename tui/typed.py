"""What is typed with an input method left on, and the ASCII characters it stands for."""

from __future__ import annotations

from tui.reading.search import FULL_WIDTH

# What an input method puts on the keys of a Japanese or Chinese keyboard besides the full-width
# forms: brackets, the long mark on -, the yen on \, quotes, titles on < and >.
_ELSEWHERE = dict(
    zip("　「」『』【】〔〕《》〈〉・、。ー−￥¥‘’“”", " []{}[][]<><>/,.--\\\\''\"\"", strict=True)
)


def as_ascii(char: str) -> str:
    """Give the ASCII character a key stands for; any other character as it is."""
    return _ELSEWHERE.get(char, char.translate(FULL_WIDTH))
