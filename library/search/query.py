"""The language of the search box, the filter of lists, saved searches and the command line.

    台風 地震              both words            "a phrase"   title:台風   covid*
    台風 OR 地震, 台風|地震  one of them; OR binds closer than a blank: is:unread 台風 OR 地震
    -台風  (台風 -地震)      not; brackets
    source:RFI             a source or a folder of sources, by its name or a part of it
    date:2020-11..2021-02  days of UTC; one end may be open
    is:unread  is:read  is:starred  is:live

Full-width signs and curly quotes are taken for the plain ones; 「」 are quotes as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from library.search.dates import read_days
from library.search.folding import fold
from library.search.terms import All, AnyOf, Named, Not, Part, State, Words, words_of
from library.search.tokens import BREAK, index_text

FIELDS = ("title", "source", "date", "is")
_LONGEST = 2000
_MOST = 100
_DEEPEST = 20
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("−"): ord("-")}
_QUOTE = '"“”„‟〝〞'
_CLOSING = dict.fromkeys(_QUOTE, _QUOTE) | {"「": "」", "『": "』"}
_PAIRS = {'"': '"', "“": "”", "〝": "〞"}
# What means nothing inside of words, and something around them.
_UNSAID = {*_CLOSING, *"」』*"}
_OR = re.compile(r"(?:\|+|OR(?=[\s()|]|$))\s*")
_FIELD = re.compile(r"([A-Za-z]+):(?!//)")
_WORD = re.compile(rf"[^\s()|{_QUOTE}]+")
_SPACE = re.compile(r"\s*")


class QueryError(ValueError):
    """A query that cannot be understood: `reason` tells why in words, `column` where, from 0."""

    def __init__(self, reason: str, column: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.column = column


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. `str` gives text that is parsed to the same query."""

    root: All

    @property
    def is_empty(self) -> bool:
        """Whether everything is found."""
        return not self.root.parts

    @property
    def words(self) -> tuple[Words, ...]:
        """The words that are looked for, to mark them in a text."""
        return tuple(dict.fromkeys(words_of(self.root)))

    @property
    def asks_words(self) -> bool:
        """Whether it takes the words of an article to tell if it is found."""
        return any(any(words_of(self.root, is_wanted=wanted)) for wanted in (True, False))

    def __str__(self) -> str:
        return str(self.root)


def parse_query(text: str, *, typing: bool = False) -> Query:
    """Parse a query. While one is `typing` it, the last word may go on, and the end may lack.

    Raises QueryError, and nothing else.
    """
    if len(text) > _LONGEST:
        raise QueryError(f"a search of more than {_LONGEST} characters", _LONGEST)
    parts = list(dict.fromkeys(_Parser(text.translate(_PLAIN), typing).clauses(0)))
    if not (parts or typing) and text.strip():
        raise QueryError("there is no letter or digit to look for", 0)
    match parts:
        case [All() as root]:
            return Query(root)
    return Query(All(tuple(parts)))


class _Parser:
    """Reads a query from its beginning to its end, once."""

    def __init__(self, text: str, typing: bool) -> None:
        self._text = text
        self._typing = typing
        self._at = 0
        self._count = 0

    def clauses(self, depth: int) -> list[Part]:
        """Read what stands up to the end, or to the bracket that closes."""
        found: list[Part] = []
        self._skip(_SPACE)
        while self._at < len(self._text):
            if self._next() == ")":
                if depth:
                    break
                raise QueryError("a bracket is closed that was not opened", self._at)
            found += self._one_of(depth)
        return found

    def _one_of(self, depth: int) -> list[Part]:
        """Read what is joined by OR: a part, or none where nothing is looked for."""
        begin = self._at
        if self._skip(_OR):
            if self._at < len(self._text) or not self._typing:
                raise QueryError("OR stands between two words", begin)
            return []
        parts = self._unit(depth)
        while self._skip(_OR):
            if _OR.match(self._text, self._at) and not self._typing:
                raise QueryError("OR stands between two words", self._at)
            if self._at < len(self._text) and self._next() != ")":
                parts += self._unit(depth)
            elif not self._typing:
                raise QueryError("OR stands between two words", self._at)
        return parts if len(parts) < 2 else [AnyOf(tuple(parts))]

    def _unit(self, depth: int) -> list[Part]:
        begin = self._at
        if depth > _DEEPEST or self._count >= _MOST:
            raise QueryError("this search is too long", begin)
        self._count += 1
        if self._next() == "-":
            return self._negated(depth)
        parts = self._bracket(depth) if self._next() == "(" else self._term()
        self._skip(_SPACE)
        return parts

    def _negated(self, depth: int) -> list[Part]:
        self._at += 1
        if not self._text[self._at : self._at + 1].strip(")|").strip():
            self._skip(_SPACE)
            return []
        return [Not(part) for part in self._unit(depth + 1)]

    def _bracket(self, depth: int) -> list[Part]:
        begin = self._at
        self._at += 1
        parts = self.clauses(depth + 1)
        if self._at < len(self._text):
            self._at += 1
        elif not self._typing:
            raise QueryError("a bracket is not closed", begin)
        return parts if len(parts) < 2 else [All(tuple(parts))]

    def _term(self) -> list[Part]:
        begin = self._at
        field = _FIELD.match(self._text, begin)
        name = field[1].lower() if field else ""
        if not field or (name not in FIELDS and not self._text[field.end() :][:1].strip()):
            return self._words(in_title=False)
        if name not in FIELDS:
            known = ", ".join(f"{known}:" for known in FIELDS)
            raise QueryError(f"there is no field “{name}:”, there are {known}", begin)
        self._at = field.end()
        self._skip(_SPACE)
        return self._words(in_title=True) if name == "title" else self._valued(name, begin)

    def _words(self, *, in_title: bool) -> list[Part]:
        begin = self._at
        written, is_quoted = self._value()
        if in_title and not written and not self._typing:
            raise QueryError("title: wants a word behind it", begin)
        may_go_on = self._typing and not is_quoted and self._at == len(self._text)
        is_prefix = not is_quoted and written.endswith("*")
        if is_quoted and self._at < len(self._text) and self._next() == "*":
            is_prefix = True
            self._at += 1
        return _words(written, is_prefix=is_prefix, may_go_on=may_go_on, in_title=in_title)

    def _valued(self, name: str, begin: int) -> list[Part]:
        value, _ = self._value()
        part, wanted = _part(name, value)
        if part:
            return [part]
        if self._typing and self._at == len(self._text):
            return []
        raise QueryError(wanted, begin)

    def _value(self) -> tuple[str, bool]:
        """Read a word, or what stands in quotes, and whether it stood there (and they closed)."""
        begin = self._at
        closing = _CLOSING.get(self._text[begin : begin + 1])
        if not closing:
            found = _WORD.match(self._text, begin)
            self._at = found.end() if found else begin
            return self._text[begin : self._at], False
        # A quotation within one has signs of its own; where there are none, any sign closes it.
        own = _PAIRS.get(self._text[begin], closing)
        signs = own if own in self._text[begin + 1 :] else closing
        ends = [at for sign in signs if (at := self._text.find(sign, begin + 1)) >= 0]
        if not ends and not self._typing:
            raise QueryError("a quotation is not closed", begin)
        end = min(ends, default=len(self._text))
        self._at = min(end + 1, len(self._text))
        return self._text[begin + 1 : end], bool(ends)

    def _next(self) -> str:
        return self._text[self._at]

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return found is not None


def _words(written: str, *, is_prefix: bool, may_go_on: bool, in_title: bool) -> list[Part]:
    """Give the words of a text; none where it has no letter, digit or sign."""
    tokens = tuple(index_text(written).split())
    if not set(tokens) - {BREAK}:
        return []
    last = tokens[-1]
    # What begins with the one letter that was typed is too much to be of use.
    is_prefix = is_prefix or (may_go_on and len(last) > 1)
    # A character that is a token by itself has nothing behind it.
    is_open = is_prefix and len(index_text(f"{last}a").split()) == 1
    shown = "".join(" " if sign in _UNSAID else sign for sign in written)
    return [Words(tokens, is_open, in_title, shown.strip())]


def _part(name: str, value: str) -> tuple[Part | None, str]:
    """Give what a field with a value means; where it means nothing, what it wants."""
    if name == "is":
        found = next((state for state in State if state.value == fold(value)), None)
        return found, f"is: wants {', '.join(state.value for state in State)}"
    if name == "date":
        return read_days("".join(value.split())), "date: wants days such as 2020-11..2021-02"
    folded = " ".join(fold(value).replace('"', " ").split()).strip("/ ")
    return (Named(folded) if folded else None), "source: wants the name of a source"
