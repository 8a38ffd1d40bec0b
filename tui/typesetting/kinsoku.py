"""Kinsoku: between which two characters a line may end (JLREQ 3.1.7 to 3.1.10, UAX #14).

Every character is of one class, and for every class it is told what may begin a line behind it.
Nothing here knows how wide a line is.
"""

from __future__ import annotations

from functools import cache
from unicodedata import category, east_asian_width, name

# White space at which no line ends.
GLUE = "\xa0\u202f\u2007"
_MEMBERS = {
    "opening": "〝｢‚„",
    "bracket": "([{",
    "closing": "、。，．！？‼⁇⁈⁉〟｡､｣﹐﹑﹒﹔﹕﹖﹗︰",
    "unbracket": ")]}",
    "quote": "“‘«‹‛‟",
    "unquote": "”’»›",
    "straight": "\"'",
    "stop": ".,:;",
    "cry": "!?",
    "nonstarter": "・･‧：；〜～゠゛゜ﾞﾟ",
    "point": "·•",
    "small": "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーｰ々〻ゝゞヽヾ"
    "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ",
    "dots": "…‥⋯—",
    "bar": "―─━－",
    "prefix": "+¥￥$＄£￡€₩￦№±−＋",
    "postfix": "%％‰°′″℃℉¢￠㌔㌢㍍㌘㌧㌃㌶㍑㍗㌍㌦㌣㌫",
    "hyphen": "-‐–",
    "slash": "/",
    "bullet": "▼▽▲△▶▷◀◁●○◎◉■□◆◇★☆◯",
    "reference": "※→⇒",
    "glue": GLUE,
}
_FROM_TABLE = {char: member for member, chars in _MEMBERS.items() for char in chars}

_BRACKETS = {"Ps": "opening", "Pe": "closing"}

_SCRIPT = {"ideograph", "opening", "bracket", "quote", "bullet", "reference", "prefix"}
_WORDS = {"letter", "digit", "hangul"}
_BEGINS_BEHIND: dict[str, frozenset[str]] = {
    before: frozenset(begins)
    for befores, begins in (
        ("ideograph nonstarter small closing", _SCRIPT | _WORDS),
        ("dots", _SCRIPT | _WORDS),
        ("bar", _SCRIPT),
        ("postfix", _SCRIPT - {"reference"}),
        ("unbracket", _SCRIPT - {"bracket"}),
        ("unquote letter digit hangul stop cry point", {"ideograph", "opening", "bullet"}),
        ("hyphen", {"ideograph", "letter"}),
        ("slash", {"ideograph", "letter"}),
        ("space", _SCRIPT | _WORDS | {"straight", "hyphen"}),
    )
    for before in befores.split()
}
_NOTHING: frozenset[str] = frozenset()
_NEVER_ENDS = frozenset({"opening", "bracket", "quote", "prefix", "bullet", "reference", "glue"})
_NEVER_BEGINS = frozenset(
    {"closing", "unbracket", "unquote", "stop", "cry", "nonstarter", "point", "small", "dots"}
    | {"bar", "postfix", "glue", "combining", "space"}
)
# The shortest part of a hyphenated word that may stand alone at a line's end or beginning.
_SYLLABLE = 2
# The same of words with a slash between them (not `mg/kg`).
_WORD = 3


class Kinsoku(dict[str, str]):
    """The class of each character met so far, as strict or loose setting has it.

    Loose: small kana, the long mark and iteration marks may begin a line.
    """

    def __init__(self, *, is_strict: bool) -> None:
        super().__init__()
        self._is_strict = is_strict

    def __missing__(self, char: str) -> str:
        found = _FROM_TABLE.get(char) or _class_of(char)
        if found == "small" and not self._is_strict:
            found = "ideograph"
        self[char] = found
        return found

    def may_break(self, text: str, point: int) -> bool:
        """Whether a line may end before the character at a point above 0 and below the end."""
        after = self[text[point]]
        if after in _NEVER_BEGINS and not self._begins_word(text, point):
            return False
        base = self._base(text, point)
        before = self[text[base]]
        if before == "space":
            return self._may_break_at_space(text, base, after)
        is_allowed = after in _BEGINS_BEHIND.get(before, _NOTHING)
        if before == "unquote" and after in _WORDS:
            return self._closes_script(text, base)
        if is_allowed and before in ("hyphen", "slash"):
            return self._parts_words(text, base, _SYLLABLE if before == "hyphen" else _WORD)
        if is_allowed and before in ("dots", "bar"):
            return not self._is_leading_dash(text, base)
        return is_allowed and (after != "quote" or self._is_bracket(text, point))

    def keeps(self, text: str, point: int) -> bool:
        """Whether at least no forbidden character would begin or end a line at this point."""
        before = self[text[self._base(text, point)]]
        return self[text[point]] not in _NEVER_BEGINS and before not in _NEVER_ENDS

    def _base(self, text: str, point: int) -> int:
        """The character before a point, without the marks that combine with it."""
        base = point - 1
        while base > 0 and self[text[base]] == "combining":
            base -= 1
        return base

    def _begins_word(self, text: str, point: int) -> bool:
        """Whether a number or an English word begins with its dots (`up .5`, `“no” …yes`)."""
        if self[text[point]] not in ("stop", "dots") or self[text[point - 1]] != "space":
            return False
        next_one = text[point + 1 : point + 2]
        wanted = "digit" if self[text[point]] == "stop" else "letter"
        return bool(next_one) and text[point] != "—" and self[next_one] == wanted

    def _may_break_at_space(self, text: str, base: int, after: str) -> bool:
        while base >= 0 and self[text[base]] == "space":
            base -= 1
        is_allowed = after in _BEGINS_BEHIND["space"] or after in ("stop", "dots")
        return is_allowed and base >= 0 and self[text[base]] not in _NEVER_ENDS

    def _parts_words(self, text: str, sign: int, length: int) -> bool:
        """Whether a sign stands between two words, each of some length (not `e-mail`)."""
        parts = text[max(0, sign - length) : sign], text[sign + 1 : sign + 1 + length]
        if self[text[sign + 1]] == "ideograph":
            return True
        return all(len(p) == length and {self[c] for c in p} == {"letter"} for p in parts)

    def _closes_script(self, text: str, quote: int) -> bool:
        """Whether a quotation mark is set like a bracket: it closes full-width text."""
        before = self[text[self._base(text, quote)]] if quote else ""
        return before in ("ideograph", "small", "closing", "nonstarter")

    def _is_leading_dash(self, text: str, dash: int) -> bool:
        """Whether a dash leads what follows it: `――and you?` at the beginning, or in brackets."""
        while dash >= 0 and self[text[dash]] in ("dots", "bar"):
            dash -= 1
        return dash < 0 or self[text[dash]] in {"space", *_NEVER_ENDS}

    def _is_bracket(self, text: str, quote: int) -> bool:
        """Whether a quotation mark opens something, and no space parts it from that."""
        next_one = text[quote + 1 : quote + 2]
        return bool(next_one) and self[next_one] not in ("space", "straight")


def _class_of(char: str) -> str:
    kind, width = category(char), east_asian_width(char)
    if char.isspace():
        return "space"
    if kind in ("Mn", "Me", "Mc", "Cf") or "\U0001f3fb" <= char <= "\U0001f3ff":
        return "combining"
    if kind in _BRACKETS:
        return _BRACKETS[kind]
    if kind == "Nd" and width != "F":
        return "digit"
    if "HANGUL" in name(char, ""):
        return "hangul"
    return "ideograph" if width in "WFH" else "letter"


@cache
def kinsoku(*, is_strict: bool) -> Kinsoku:
    """Give the one table of strict, or of loose, setting."""
    return Kinsoku(is_strict=is_strict)
