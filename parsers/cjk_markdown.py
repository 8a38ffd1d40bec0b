"""A Markdown parser whose emphasis works beside Japanese and Chinese punctuation.

CommonMark's flanking rules assume spaces between words: in `**重要：**政府` the closing mark stands
between punctuation and a letter and would stay literal. Beside a full-width character, and beside
punctuation (pages set `<b>Note:</b>text`), any `*` or `~` may open or close instead, as long as it
does not stand against white space.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.utils import EnvType


class _State(StateInline):
    """Knows which runs of signs may begin or end emphasis, beside CJK punctuation too."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        found = super().scanDelims(start, canSplitWord)
        before = self.src[start - 1 : start]
        after = self.src[start + found.length : start + found.length + 1]
        beside = (before, after)
        if not canSplitWord or not any(_is_wide(c) or _is_punctuation(c) for c in beside):
            return found
        opens = found.can_open or not (after == "" or after.isspace())
        closes = found.can_close or not (before == "" or before.isspace())
        return Scanned(opens, closes, found.length)


class _Inline(ParserInline):
    """Reads what stands in a line with the state above."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _is_wide(char: str) -> bool:
    # Curly quotes and dashes are "ambiguous": in such text they stand for full-width ones.
    return bool(char) and unicodedata.east_asian_width(char) in "WFAH"


def _is_punctuation(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "PS"


def make_parser() -> MarkdownIt:
    """Give a CommonMark parser with tables and strikethrough and without raw HTML.

    Links are left as they are written: what may be followed is decided by `parsers.safe`. The
    preset drops what is nested more than twenty deep; no text may be lost.
    """
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 1000})
    parser.inline = _Inline()
    parser.enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser
