"""The help, made from the bindings that are really there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from parsers.article import Article, Block, Section
from tui.keymap import Place, commands, keys_shown, places

_COLUMN = 22
_GENERAL = (
    "Full-width letters count as their ASCII forms.",
    "Marks in the timeline: - no time of its own, * key event, ^ pinned, + scheduled, ~ out of "
    "order, ! its day contradicts another; > new, & changed since your last visit. ~13日 was "
    "counted upwards; a date with ? is known from the archive alone.",
    'In a search or a filter: words, "a phrase", title:rain, source:NHK, date:2020-11..2021-02, '
    "is:unread, is:starred, is:live; -word is without it, OR between two is one of them. "
    "Traditional and simplified characters, kinds of kana, widths and case are one.",
    "The line above the timeline is the day to scale, from few (.) to many (#) updates; where one "
    "is, it is inverted.",
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
    forth, back = (_key(name, chosen) for name in ("update.next", "update.previous"))
    count = f"A number before {forth} or {back} repeats it: 3{forth} goes three updates on."
    return Article("text", "Keys", lead=tuple(map(_line, (count, *_GENERAL))), sections=sections)


def _key(name: str, chosen: Mapping[str, str]) -> str:
    return (keys_shown(commands()[name], chosen) or "no key").split()[0]


def _lines(place: Place, chosen: Mapping[str, str]) -> Iterable[Block]:
    for binding in place.commands:
        what = binding.tooltip or binding.description
        # Its mark is its keys: where the line is full, the words go on behind them.
        yield replace(_line(what), bullet=f"{keys_shown(binding, chosen)} ".ljust(_COLUMN - 1))


def _line(text: str) -> Block:
    return Block("item", text, text)
