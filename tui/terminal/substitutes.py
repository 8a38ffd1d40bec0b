"""Characters of sure width to be drawn in the place of those of ambiguous width.

Behind tmux, screen or mosh the terminal's own widths stay unknown: the multiplexer answers for
itself. What cannot be known is then not sent. Texts themselves stay as they are: layout reckons
with the width of what is drawn (`teach` in `widths.py`), and only what leaves for the screen is
replaced. Greek and Cyrillic have no substitutes, nor have signs that are read as themselves only.

No substitute takes more than two cells: whatever cuts a line knows how to halve two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType

_BY_HAND = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "′": "'", "″": '"', "‵": "`",
    "…": "..", "‥": "..", "‐": "-", "–": "-", "—": "--", "―": "--", "‖": "||", "†": "+", "‡": "++",
    "·": "・", "•": "・", "●": "・", "■": "・", "◆": "・", "◇": "・", "□": "・", "○": "〇",
    "◎": "〇", "◯": "〇", "▼": "▾", "▽": "▿", "▲": "▴", "△": "▵", "▶": "▸", "▷": "▹", "◀": "◂",
    "◁": "◃", "※": "＊", "★": "＊", "☆": "＊", "→": "->", "←": "<-", "↑": "^", "↓": "v",
    "⇒": "=>", "⇔": "==", "×": "x", "÷": "/", "±": "+-", "°": "゜", "℃": "度", "№": "No",
    "℡": "TL", "≒": "~=", "≠": "!=", "≡": "==", "≤": "<=", "≥": ">=", "≦": "<=", "≧": ">=",
    "≪": "<<", "≫": ">>", "∥": "||", "∼": "~", "∶": ":", "√": "v/", "¡": "!", "¿": "?", "´": "'",
    "¨": '"', "¸": ",", "ˇ": "^", "¹": "1", "²": "2", "³": "3", "⁴": "4", "ª": "a", "º": "o",
    "®": "R", "™": "TM", "Æ": "AE", "æ": "ae", "Ø": "O", "ø": "o", "ß": "ss", "Œ": "OE",
    "œ": "oe", "Ł": "L", "ł": "l", "Ð": "D", "đ": "d", "Þ": "Th", "þ": "th", "ı": "i",
    "\ufffd": "?",
}  # fmt: skip
_LINES = {"═": "=", "│": "|", "┃": "|", "║": "|", "╱": "/", "╲": "\\", "╳": "x"}
_FIRST_LINE, _LAST_LINE = 0x2500, 0x257F
_FIRST_BLOCK, _LAST_BLOCK = 0x2580, 0x2595


def _is_ambiguous(char: str) -> bool:
    return unicodedata.east_asian_width(char) == "A"


def _letters() -> Iterator[tuple[str, str]]:
    for code in range(0xA1, 0x200):
        letters = unicodedata.normalize("NFD", chr(code))
        if len(letters) > 1:  # a combining mark takes no cell anywhere
            yield chr(code), letters
    for code in range(0x249C, 0x24EA):  # ⒜ Ⓐ ⓐ
        yield chr(code), unicodedata.normalize("NFKC", chr(code)).strip("()")


def _numbers() -> Iterator[tuple[str, str]]:
    for number in range(1, 21):
        for code in (0x245F, 0x2473, 0x2487):  # ① ⑴ ⒈
            yield chr(code + number), _item(number)
    for number in range(1, 11):
        for code in (0x2775, 0x277F, 0x2789):  # ❶ ➀ ➊
            yield chr(code + number), _item(number)
    for number in range(1, 13):
        for code in (0x215F, 0x216F):  # Ⅰ ⅰ
            yield chr(code + number), str(number)


def _item(number: int) -> str:
    return f"{number})" if number < 10 else str(number)


def _lines() -> Iterator[tuple[str, str]]:
    for code in range(_FIRST_LINE, _LAST_LINE + 1):
        name = unicodedata.name(chr(code))
        is_level = "HORIZONTAL" in name and " AND " not in name
        yield chr(code), _LINES.get(chr(code), "-" if is_level else "+")
    for code in range(_FIRST_BLOCK, _LAST_BLOCK + 1):
        yield chr(code), "#"


SUBSTITUTES: Mapping[str, str] = MappingProxyType(
    {
        char: drawn
        for char, drawn in chain(_letters(), _numbers(), _lines(), _BY_HAND.items())
        if _is_ambiguous(char)
    }
)
"""What is drawn, by the character it stands for."""
_CODES = {ord(char): drawn for char, drawn in SUBSTITUTES.items()}


def drawn(text: str) -> str:
    """Give a text as it is drawn where ambiguous characters are substituted."""
    return text if text.isascii() else text.translate(_CODES)
