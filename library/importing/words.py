"""What the index keeps of articles: their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from library.importing.extracting import Wanted, Words, document_of
from library.reading import ReadError
from parsers.article import Document, ParseError
from parsers.digests import blake2b
from parsers.live_words import may_be_live
from parsers.safe import one_line
from parsers.searchtext import search_text, tells_in_markup

# Of so many bytes the words are made at once.
_AT_ONCE = 1_000_000


class _Read(NamedTuple):
    """A file that was read for its words, or why it was not."""

    wanted: Wanted
    size: int
    digest: bytes | None
    document: Document | None
    failure: str | None = None


def words_of(batch: Sequence[Wanted]) -> list[Words]:
    """Read the words of some articles. Never raises.

    Each step is done for many of them before the next: what it asks stays near the processor, so
    that all take a fifth less.
    """
    found: list[Words] = []
    read: list[_Read] = []
    size = 0
    for wanted in batch:
        read.append(_read_whole(wanted))
        size += read[-1].size
        if size > _AT_ONCE:
            found += _words_of(read)
            read, size = [], 0
    return found + _words_of(read)


def _words_of(read: Sequence[_Read]) -> list[Words]:
    from library.search.tokens import index_bytes  # its tables are of no use to heads

    texts = [search_text(one.document) if one.document else "" for one in read]
    are_live = [_may_be_live(one, text) for one, text in zip(read, texts, strict=True)]
    titles = [index_bytes(one.wanted.title) for one in read]
    bodies = [index_bytes(text) for text in texts]
    return [
        Words(one.wanted.id, one.digest, title, body, is_live, one.failure)
        for one, title, body, is_live in zip(read, titles, bodies, are_live, strict=True)
    ]


def _may_be_live(read: _Read, text: str) -> bool:
    document = read.document
    return document is not None and (
        may_be_live(read.wanted.title, text) or tells_in_markup(document)
    )


def _read_whole(wanted: Wanted) -> _Read:
    try:
        data, document = document_of(wanted.place)
    except (ReadError, ParseError) as error:
        return _Read(wanted, 0, None, None, one_line(str(error)))
    return _Read(wanted, len(data), blake2b(data, digest_size=16).digest(), document)


def unread_words(wanted: Wanted, reason: str) -> Words:
    """Give what is kept of an article that cannot be read after all."""
    from library.search.tokens import index_bytes

    title = index_bytes(wanted.title)
    return Words(wanted.id, None, title, b"", False, one_line(reason))
