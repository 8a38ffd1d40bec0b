"""The times a page sets above its text, which are no updates, and above its headings."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from parsers.instants import When, read_clock, read_when
from parsers.moments import read_stamp
from parsers.safe import one_line

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_BLOCKS = ("p", "div", "section", "header", "article", "main", "body", "li", "td")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
# What may stand beside it: `公開：`, `Updated at`, `Published`.
_BESIDE = re.compile(
    r"(?:公開|掲載|配信|更新|発表|発布|发布|發布|時間|时间|日時|published|posted|updated|last|at|on|[\s:：|・])*",
    re.IGNORECASE,
)
# Above the text stand the times of publication and of the last change, hardly more.
_MOST = 2


def take_dateline(soup: BeautifulSoup) -> When | None:
    """Take the times of the page itself out of the tree; give the first one.

    They stand between the title and the first heading, write a day, and are alone on their line.
    Where there are more of them they are the times of updates, and stay. So does a day without a
    clock, which is read as no update.
    """
    title = soup.find("h1")
    if title is None:
        return None
    below = takewhile(
        lambda tag: tag.name not in _HEADINGS, title.find_all_next(["time", *_HEADINGS])
    )
    times = [tag for tag in below if _is_dateline(tag)]
    if not 0 < len(times) <= _MOST:
        return None
    found = [read_when(str(tag["datetime"])) for tag in times]
    for tag in times:
        if _has_clock(one_line(tag.get_text(" "))):
            tag.decompose()
    return next((when for when in found if when), None)


def set_below_headings(soup: BeautifulSoup) -> None:
    """Set what tells no time an archive can know (`5 minutes ago`) below the heading it precedes.

    Above it, it would end the text of the post before.
    """
    for tag in soup("time"):
        heading = tag.find_next_sibling()
        text = one_line(tag.get_text(" "))
        is_above = heading is not None and heading.name in _HEADINGS
        if heading and is_above and not _has_clock(text) and not _writes_day(text):
            heading.insert_after(tag.extract())


def _is_dateline(tag: Tag) -> bool:
    if not read_when(str(tag.get("datetime") or "")) or tag.find_parent(["h1", *_HEADINGS]):
        return False
    return _writes_day(one_line(tag.get_text(" "))) and _is_alone(tag)


def _writes_day(text: str) -> bool:
    clock, stamp = read_clock(text), read_stamp(text)
    if stamp and stamp.day and not stamp.label:
        return True
    return bool(clock and clock.day)


def _has_clock(text: str) -> bool:
    stamp = read_stamp(text)
    return bool((stamp and stamp.clock) or read_clock(text))


def _is_alone(tag: Tag) -> bool:
    """Whether no words stand beside it in its box, up to the next boxes within."""
    beside: list[str] = []
    for siblings in (tag.previous_siblings, tag.next_siblings):
        for other in siblings:
            name = getattr(other, "name", None)
            if name in _BLOCKS or name in ("h1", "br", "hr", "figure"):
                break
            if name != "time":
                beside.append(other.get_text(" "))
    return bool(_BESIDE.fullmatch(" ".join(beside)))
