"""The help, made from the bindings that are really there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from parsers.article import Article, Block, Section
from tui.keymap import Place, commands, keys_shown, places
from tui.typesetting.linebreak import cells_of

_COLUMN = 22
_SEARCHING = "In a search or a filter"
_GENERAL = (
    "Full-width letters count as their ASCII forms.",
    "Marks in the timeline: - no time of its own, * key event, ^ pinned, + scheduled, ~ out of "
    "order, ! its day contradicts another; > new, & changed since your last visit. ~13日 was "
    "counted upwards; a date with ? is known from the archive alone.",
    "The line above the timeline is the day to scale, from few (.) to many (#) updates; where one "
    "is, it is inverted.",
)
# What is typed to search and to filter, and what it finds.
_QUERIES = (
    ("台風 地震", "Both words, also as 颱風 or 台风"),
    ('"heavy rain"', "These words side by side"),
    ("台風 OR 地震", "One of them"),
    ("台風 -地震", "The first without the second"),
    ("title:台風", "In the title"),
    ("source:NHK", "Of a source, or of all in a folder"),
    ("date:2020-11..2021", "Of these days, months or years"),
    ("is:unread", "Likewise is:read, is:starred, is:live"),
)


def help_page(chosen: Mapping[str, str]) -> Article:
    """Give a page of all keys, place by place, as they are bound or were chosen."""
    sections = tuple(
        Section(
            number, None, "untimed", place.name, place.name, None, str(number),
            tuple(_lines(place, chosen)),
        )
        for number, place in enumerate(places())
    )  # fmt: skip
    number = len(sections)
    sections += (
        Section(
            number, None, "untimed", _SEARCHING, _SEARCHING, None, str(number),
            tuple(_keyed(example, what) for example, what in _QUERIES),
        ),
    )  # fmt: skip
    forth, back = (_key(name, chosen) for name in ("update.next", "update.previous"))
    count = f"A number before {forth} or {back} repeats it: 3{forth} goes three updates on."
    return Article("text", "Keys", lead=tuple(map(_line, (count, *_GENERAL))), sections=sections)


def _key(name: str, chosen: Mapping[str, str]) -> str:
    return (keys_shown(commands()[name], chosen) or "no key").split()[0]


def _lines(place: Place, chosen: Mapping[str, str]) -> Iterable[Block]:
    for binding in place.commands:
        yield _keyed(keys_shown(binding, chosen), binding.tooltip or binding.description)


def _keyed(keys: str, what: str) -> Block:
    # Its mark is its keys: where the line is full, the words go on behind them.
    return _line(what)._replace(bullet=keys + " " * max(1, _COLUMN - 1 - cells_of(keys)))


def _line(text: str) -> Block:
    return Block("item", text, text)
