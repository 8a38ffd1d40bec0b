"""Reading an entry for the screen: an article, or a page that tells why there is none."""

from __future__ import annotations

from typing import NamedTuple

from library.kept import kept_article
from library.reading import Hints, ReadError, read_article
from library.shelf import Entry
from parsers.article import Article, Block, ParseError, Ruby
from parsers.safe import one_line, shown_name


class Opened(NamedTuple):
    """What came of opening an entry; the entry tells the failure where there was one."""

    entry: Entry
    article: Article


def open_entry(entry: Entry, ruby: Ruby = "brackets", *, is_kept: bool = False) -> Opened:
    """Read an entry's article. Never raises for what is wrong with a file.

    `is_kept` where it may be taken as it was kept (`library.kept`).
    """
    if is_kept and (article := kept_article(entry.path, ruby)):
        return Opened(entry, article)
    try:
        return Opened(entry, read_article(entry.path, Hints(ruby=ruby)))
    except (ReadError, ParseError) as error:
        reason = one_line(entry.failure or str(error))
        return Opened(entry._replace(failure=reason), _failure_page(entry, reason))


def _failure_page(entry: Entry, reason: str) -> Article:
    lines = ("This article cannot be read.", f"{shown_name(str(entry.path))}: {reason}")
    blocks = tuple(Block("paragraph", line, line) for line in lines)
    return Article("text", entry.title, source=entry.source, lead=blocks)
