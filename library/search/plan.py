"""A query as SQL over the catalogue and the marks beside it.

The ids of articles are in the order of time, and so are the rows of the index of words: the
newest articles with certain words come first without any sorting, and days are a range of ids.
Words that are joined to each other alone are one question to the index; where they are mixed with
marks (`a OR is:read`), each is a question, or a list, of its own. Of a long phrase (`phrases.py`)
the index is asked for a part, and the articles that have it are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple, TypeGuard

from library.catalogue.schema import FIRST_DATED, first_id
from library.catalogue.values import LISTED, Selection
from library.search.phrases import is_long, part_of, said
from library.search.query import Query
from library.search.terms import All, AnyOf, Days, Named, Not, Part, State, Words

# A word in the title says more of what an article is about.
_TITLE_WEIGHT = 8.0
_INDEXED = f"a.is_indexed AND {LISTED}"
_READ = "EXISTS (SELECT 1 FROM marks.mark m WHERE m.key = a.key AND m.read IS NOT NULL)"
_STATES = {
    State.UNREAD: f"NOT {_READ}",
    State.READ: _READ,
    # Stars are few: from them to their articles is the shorter way.
    State.STARRED: "a.key IN (SELECT key FROM marks.mark WHERE starred IS NOT NULL)",
    State.LIVE: "a.is_live = 1",
}
_NAMED = (
    "a.source IN (SELECT s.id FROM source s LEFT JOIN marks.source c ON c.name = s.name "
    "WHERE coalesce(c.shown, s.name) IN (SELECT value FROM json_each((SELECT "
    "named(?, n.name, coalesce(k.shown, n.name)) FROM source n "
    "LEFT JOIN marks.source k ON k.name = n.name))))"
)
_STARRED_IDS = (
    "+words.rowid IN (SELECT b.id FROM marks.mark m CROSS JOIN article b ON b.key = m.key "
    "WHERE m.starred IS NOT NULL)"
)
_DAYS = "{0} >= ? AND {0} < ?"
_MATCHING = "a.id IN (SELECT rowid FROM words WHERE words MATCH ?)"
_HAS = "has((SELECT h.path FROM holding h WHERE h.id = a.holding), a.path, a.title, ?, ?)"
# A file is read only where the index knows a part of the phrase in it.
_MATCHING_AND_HAS = f"CASE WHEN {_MATCHING} THEN {_HAS} ELSE 0 END"


def select(query: Query, *, by_relevance: bool = False) -> Selection:
    """Give the selection of what a query finds, the newest first.

    By relevance, the order is that of `bm25`, where words are looked for at all times. What is not
    in the index yet is not found by words, nor by their absence (`library.search.scanning`).
    """
    known = _INDEXED if query.asks_words else LISTED
    asked = _asked(query.root.parts)
    if asked.wanted:
        sql, parameters = _over_words(asked)
        relevance = f"bm25(words, 1.0, {_TITLE_WEIGHT}), " if by_relevance else ""
        return Selection(f"{sql} ORDER BY {relevance}words.rowid DESC", parameters)
    choice = next(filter(_is_of_lists, asked.others), None)
    lists = _lists(choice, asked, known) if choice and not asked.unwanted else None
    sql, parameters = _united(lists) if lists else _over_articles(asked, known)
    return Selection(f"{sql} ORDER BY 1 DESC", parameters)


class _Asked(NamedTuple):
    """Parts that all are to be true: words as the index understands them, and all else."""

    wanted: Sequence[str]
    unwanted: Sequence[str]
    others: Sequence[Part]


_Sql = tuple[str, tuple[object, ...]]


def _asked(parts: Iterable[Part]) -> _Asked:
    wanted: list[str] = []
    unwanted: list[str] = []
    others: list[Part] = []
    for part in parts:
        if isinstance(part, Words) and is_long(part):
            wanted.append(_phrase(part_of(part)))
            others.append(part)
        elif expression := _expression(part):
            wanted.append(expression)
        elif isinstance(part, Not) and (expression := _expression(part.part)):
            unwanted.append(expression)
        else:
            others.append(part)
    return _Asked(wanted, unwanted, others)


def _is_of_lists(part: Part) -> TypeGuard[AnyOf]:
    """Whether a part is one of several of which each can be listed by itself, newest first."""
    return isinstance(part, AnyOf) and all(map(_is_list, part.parts))


def _is_list(part: Part) -> bool:
    simple = part.parts if isinstance(part, All) else (part,)
    # Of several sources the articles would have to be sorted.
    return not any(isinstance(each, Not | All | AnyOf | Named) for each in simple)


def _lists(choice: AnyOf, asked: _Asked, known: str) -> list[_Sql]:
    """Give a list for each of several parts of which one is to be true, all words in one."""
    rest = [part for part in asked.others if part is not choice]
    words = [part for part in choice.parts if _expression(part)]
    others = [part for part in choice.parts if part not in words]
    found = []
    for part in (*([AnyOf(tuple(words))] if words else []), *others):
        inner = _asked([*(part.parts if isinstance(part, All) else (part,)), *rest])
        found.append(_over_words(inner) if inner.wanted else _over_articles(inner, known))
    return found


def _united(lists: Iterable[_Sql]) -> _Sql:
    # Several lists in one order: for the newest, none is read to its end.
    each = list(lists)
    return " UNION ".join(sql for sql, _ in each), tuple(p for _, given in each for p in given)


def _over_articles(asked: _Asked, known: str) -> _Sql:
    conditions = [_condition(part) for part in asked.others]
    where = " AND ".join([known, *(f"({text})" for text, _ in conditions)])
    parameters = [parameter for _, each in conditions for parameter in each]
    # Two lists in one order, as above.
    less = " EXCEPT SELECT rowid FROM words WHERE words MATCH ?" if asked.unwanted else ""
    return (
        f"SELECT a.id AS id FROM article a WHERE {where}{less}",
        (*parameters, *([" OR ".join(asked.unwanted)] if asked.unwanted else [])),
    )


def _over_words(asked: _Asked) -> _Sql:
    # The index goes from one day to another by itself, when it is told of its own ids.
    conditions = [_condition_on_words(part) for part in asked.others]
    where = " AND ".join([_INDEXED, *(f"({text})" for text, _ in conditions)])
    return (
        "SELECT words.rowid AS id FROM words CROSS JOIN article a ON a.id = words.rowid "
        f"WHERE words MATCH ? AND {where}",
        (
            _without(_all(asked.wanted), asked.unwanted),
            *(parameter for _, parameters in conditions for parameter in parameters),
        ),
    )


def _condition_on_words(part: Part) -> tuple[str, Sequence[object]]:
    """Give a condition that can be told of the index's own ids, before an article is looked at."""
    match part:
        case Words():  # the index was asked for a part of it already
            return _HAS, [said(part), part.in_title]
        case Days():
            return _DAYS.format("words.rowid"), ids_of(part)
        case State.STARRED:
            return _STARRED_IDS, []
    return _condition(part)


def _condition(part: Part) -> tuple[str, Sequence[object]]:
    """Give the condition on `article a` that a part is, with its parameters."""
    if expression := _expression(part):
        return _MATCHING, [expression]
    match part:
        case Words():
            return _MATCHING_AND_HAS, [_phrase(part_of(part)), said(part), part.in_title]
        case Not():
            text, parameters = _condition(part.part)
            return f"NOT ({text})", parameters
        case All() | AnyOf():
            inner = [_condition(each) for each in part.parts]
            joined = (" AND " if isinstance(part, All) else " OR ").join(f"({t})" for t, _ in inner)
            return joined, [parameter for _, each in inner for parameter in each]
        case Named() | Days() | State():
            return _condition_on_article(part)
    raise TypeError(part)


def _condition_on_article(part: Named | Days | State) -> tuple[str, Sequence[object]]:
    match part:
        case Named():
            return _NAMED, [part.name]
        case Days():
            return _DAYS.format("a.id"), ids_of(part)
    return _STATES[part], []


def ids_of(days: Days) -> tuple[int, int]:
    """Give the first id of articles of these days, and the first after them."""
    first = first_id(_midnight(days.first)) if days.first else FIRST_DATED
    return first, first_id(_midnight(days.end)) if days.end else 1 << 62


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _expression(part: Part) -> str | None:
    """Give words as the index understands them.

    None where it cannot: marks, `-word` alone, long phrases.
    """
    match part:
        case Words():
            return None if is_long(part) else _phrase(part)
        case AnyOf():
            parts = [_expression(each) for each in part.parts]
            found = [each for each in parts if each]
            return f"({' OR '.join(found)})" if len(found) == len(parts) else None
        case All():
            wanted = [_expression(each) for each in part.parts if not isinstance(each, Not)]
            unwanted = [_expression(each.part) for each in part.parts if isinstance(each, Not)]
            if not wanted or None in wanted or None in unwanted:
                return None
            return _without(_all(filter(None, wanted)), filter(None, unwanted))
    return None


def _phrase(words: Words) -> str:
    # Tokens hold letters, digits, marks and signs, never a quote.
    text = f'"{" ".join(words.tokens)}"{" *" if words.is_prefix else ""}'
    return f"title : {text}" if words.in_title else text


def _all(expressions: Iterable[str]) -> str:
    return f"({' AND '.join(expressions)})"


def _without(expression: str, unwanted: Iterable[str]) -> str:
    for each in unwanted:
        expression = f"({expression} NOT {each})"
    return expression
