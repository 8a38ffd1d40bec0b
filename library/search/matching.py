"""Whether an article is what a query looks for, where its words are, and a few lines around them.

The index and this say the same of an article, as both compare its tokens; this one needs no index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC
from itertools import islice
from operator import attrgetter
from typing import Protocol

from library.search.naming import named
from library.search.phrases import said, tokens_of
from library.search.query import Query
from library.search.rough import rough_pattern
from library.search.snippets import Place, Snippet, apart, best_stretch, snippet_of
from library.search.terms import All, AnyOf, Days, Named, Not, Part, State, Words
from library.search.tokens import Tokens, pattern_of
from library.shelf import Entry

# What is looked at closely around the place a snippet is made of, besides its width.
_MARGIN = 100
# So far a text is looked at closely where nothing was found roughly.
_FURTHEST = 20_000
# Of a word that is everywhere, so many places are enough to choose of.
_ENOUGH = 200


class Marked(Protocol):
    """What the reader did with an article (`library.marks`); None is for never."""

    @property
    def read(self) -> object | None:
        """When it was read."""

    @property
    def starred(self) -> object | None:
        """When it was starred."""


class Matcher:
    """What a query looks for, to be found in texts.

    `sources` are the names of the sources there are, as articles tell them and as they are shown.
    `is_live` tells which articles are live coverage, where their entries do not.
    """

    def __init__(
        self,
        query: Query,
        sources: Iterable[tuple[str, str]] = (),
        is_live: Callable[[Entry], bool] = attrgetter("is_live"),
    ) -> None:
        self._query = query
        self._sources = list(sources)
        self._is_live = is_live
        self._named: dict[str, set[str]] = {}
        self._patterns = [
            (words, pattern_of(words.tokens, is_prefix=words.is_prefix)) for words in query.words
        ]
        self._rough = [
            rough_pattern(words.tokens, is_prefix=words.is_prefix)
            for words in query.words
            if not words.in_title
        ]

    def matches(
        self,
        title: str,
        text: str | Callable[[], str] | None,
        entry: Entry,
        mark: Marked | None = None,
    ) -> bool:
        """Tell whether an article is found. The text may be what gives it: it is asked for late.

        Without a text, it is found where it is whatever the text may be.
        """
        asked = _Asked(entry, mark, tokens_of(title), None)
        found = self._is_so(self._query.root, asked)
        if found is None and text is not None:
            asked = replace(asked, text=tokens_of(text if isinstance(text, str) else text()))
            found = self._is_so(self._query.root, asked)
        return bool(found)

    def places(self, text: str, *, is_title: bool = False) -> list[Place]:
        """Give where in a text the words are, from start to end, without overlaps."""
        return apart(place for place, _ in self._found(text, is_title=is_title))

    def snippet(self, text: str, width: int) -> Snippet:
        """Give the stretch of about so many characters that has the most of the words.

        It begins with a sentence where it can; `…` stands where the text goes on.
        """
        near = best_stretch(self._roughly(text), width)
        start, end = max(0, near[0] - width - _MARGIN), near[1] + width + _MARGIN
        found = self._found(text[start:end], is_title=False)
        if not found and self._rough and len(text) > end - start:
            start, found = 0, self._found(text[:_FURTHEST], is_title=False)
        moved = [((first + start, last + start), number) for (first, last), number in found]
        return snippet_of(text, moved, width)

    def _roughly(self, text: str) -> list[tuple[Place, int]]:
        # Where there is one word alone, its first place is the best.
        enough = _ENOUGH if len(self._rough) > 1 else 1
        return sorted(
            (match.span(), number)
            for number, pattern in enumerate(self._rough)
            for match in islice(pattern.finditer(text), enough)
        )

    def _found(self, text: str, *, is_title: bool) -> list[tuple[Place, int]]:
        """Give the places of each of the words, told by number, in the order of the text."""
        tokens = Tokens(text)
        found = [
            (tokens.place(*match.span()), number)
            for number, (words, pattern) in enumerate(self._patterns)
            if is_title or not words.in_title
            for match in pattern.finditer(tokens.text)
        ]
        return sorted(found)

    def _is_so(self, part: Part, asked: _Asked) -> bool | None:
        """Tell whether a part is true of an article; None where that is in a text not yet read."""
        match part:
            case Words():
                return _has(part, asked)
            case Not():
                return _not(self._is_so(part.part, asked))
            case All():
                return _all(self._is_so(each, asked) for each in part.parts)
            case AnyOf():
                return _not(_all(_not(self._is_so(each, asked)) for each in part.parts))
        return self._is_of(part, asked)

    def _is_of(self, part: Named | Days | State, asked: _Asked) -> bool:
        """Tell what takes no words."""
        match part:
            case Named():
                return asked.entry.source in self._meant(part.name)
            case Days():
                return _is_within(part, asked.entry)
            case State.LIVE:
                return self._is_live(asked.entry)
        return _is(part, asked.mark)

    def _meant(self, name: str) -> set[str]:
        if name not in self._named:
            self._named[name] = named(name, self._sources)
        return self._named[name]


@dataclass(frozen=True, slots=True)
class _Asked:
    """An article of which it is asked: tokens of its title, and of its text once that is read."""

    entry: Entry
    mark: Marked | None
    title: str
    text: str | None


def _has(words: Words, asked: _Asked) -> bool | None:
    phrase = said(words)
    if phrase in asked.title:
        return True
    if words.in_title:
        return False
    return None if asked.text is None else phrase in asked.text


def _all(parts: Iterable[bool | None]) -> bool | None:
    found: bool | None = True
    for part in parts:
        if part is False:
            return False
        found = found and part
    return found


def _not(known: bool | None) -> bool | None:
    return None if known is None else not known


def _is_within(days: Days, entry: Entry) -> bool:
    if entry.when is None:
        return False
    day = entry.when.astimezone(UTC).date()
    return (days.first is None or day >= days.first) and (days.end is None or day < days.end)


def _is(state: State, mark: Marked | None) -> bool:
    match state:
        case State.READ:
            return mark is not None and mark.read is not None
        case State.UNREAD:
            return mark is None or mark.read is None
        case State.STARRED:
            return mark is not None and mark.starred is not None
    raise ValueError(state)
