"""Characters of sure width to be drawn in the place of those of ambiguous width.

Behind tmux, screen or mosh the terminal's own widths stay unknown: the multiplexer answers for
itself. What cannot be known is then not sent. Texts themselves stay as they are: layout reckons
with the width of what is drawn (`tui.widths.teach`), and only what leaves for the screen is
replaced. Greek and Cyrillic have no substitutes, nor have signs that are read as themselves only.

No substitute takes more than two cells: whatever cuts a line knows how to halve two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
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
_LINES = {"│": "|", "┃": "|", "║": "|", "╱": "/", "╲": "\\", "╳": "x"}
_FIRST_LINE, _LAST_LINE = 0x2500, 0x257F
_FIRST_BLOCK, _LAST_BLOCK = 0x2580, 0x2595


def _is_ambiguous(char: str) -> bool:
    return unicodedata.east_asian_width(char) == "A"


def _drawn() -> Iterator[tuple[str, str]]:
    for code in range(0xA1, 0x200):
        letters = unicodedata.normalize("NFD", chr(code))
        if len(letters) > 1:  # a combining mark takes no cell anywhere
            yield chr(code), letters
    for number in range(1, 21):
        circled, bracketed, dotted = (chr(code + number) for code in (0x245F, 0x2473, 0x2487))
        for char in (circled, bracketed, dotted):
            yield char, f"{number})" if number < 10 else str(number)
    for number in range(1, 13):
        yield chr(0x215F + number), str(number)
        yield chr(0x216F + number), str(number)
    for code in range(_FIRST_LINE, _LAST_LINE + 1):
        is_line = "HORIZONTAL" in unicodedata.name(chr(code)).split(" AND ")[0]
        is_corner = " AND " in unicodedata.name(chr(code))
        yield chr(code), _LINES.get(chr(code), "-" if is_line and not is_corner else "+")
    for code in range(_FIRST_BLOCK, _LAST_BLOCK + 1):
        yield chr(code), "#"
    yield from _BY_HAND.items()


SUBSTITUTES: Mapping[str, str] = MappingProxyType(
    {char: drawn for char, drawn in _drawn() if _is_ambiguous(char) and drawn != char}
)
"""What is drawn, by the character it stands for."""
_CODES = {ord(char): drawn for char, drawn in SUBSTITUTES.items()}


def drawn(text: str) -> str:
    """Give a text as it is drawn where ambiguous characters are substituted."""
    return text if text.isascii() else text.translate(_CODES)
