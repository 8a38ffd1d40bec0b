"""The versions of one article, and what changed from each of them to the next newer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from library.comparing import plain, text_of
from library.reading import Hints, ReadError, article_of, read_bytes
from library.shelf import Entry
from library.versions import Change, Kind, changes_between
from parsers.article import Article, Block, ParseError, Ruby
from parsers.digests import blake2b

# Of more paragraphs it takes too long to find which is which.
_MOST_PARAGRAPHS = 3000


@dataclass(frozen=True, slots=True)
class Version:
    """A version of an article; `failure` tells in words why it cannot be read."""

    entry: Entry
    article: Article | None = None
    failure: str | None = None

    @property
    def when(self) -> datetime | None:
        """When it was archived, else what its place in the list was decided by."""
        archived = self.article.archived if self.article else None
        return archived or self.entry.when


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph that is new, changed or gone; `text` is the new one, or the one that is gone."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two versions: the title that was another, updates, paragraphs.

    Of live coverage `updates` are told, of anything else `paragraphs`.
    """

    old_title: str | None = None
    is_lead_changed: bool = False
    updates: tuple[Change, ...] = ()
    paragraphs: tuple[ParagraphChange, ...] = ()


def read_versions(entries: Iterable[Entry], ruby: Ruby = "brackets") -> Iterator[Version]:
    """Read versions one after the other; of those with the same bytes only the first."""
    seen: set[bytes] = set()
    for entry in entries:
        try:
            data = read_bytes(entry.path)
            digest = blake2b(data, digest_size=16).digest()
            if digest not in seen:
                seen.add(digest)
                yield Version(entry, article_of(entry.path, data, Hints(ruby=ruby)))
        except (ReadError, ParseError) as error:
            yield Version(entry, failure=str(error))


def difference(old: Article, new: Article) -> Difference:
    """Compare two versions. How they are set, pictures and addresses do not count."""
    old_title = old.title if plain(old.title) != plain(new.title) else None
    if not (old.is_timeline or new.is_timeline):
        return Difference(old_title, paragraphs=tuple(_paragraph_changes(old, new)))
    changes = tuple(change for change in changes_between(old, new) if change.kind != "same")
    return Difference(old_title, text_of(old.lead) != text_of(new.lead), changes)


def _paragraph_changes(old: Article, new: Article) -> Iterator[ParagraphChange]:
    from difflib import SequenceMatcher

    olds, news = _paragraphs(old), _paragraphs(new)
    matcher = SequenceMatcher(None, [a for a, _ in olds], [b for b, _ in news], autojunk=False)
    for kind, i, end_i, j, end_j in matcher.get_opcodes():
        if kind == "equal":
            continue
        both = min(end_i - i, end_j - j)
        yield from (ParagraphChange("changed", text) for _, text in news[j : j + both])
        yield from (ParagraphChange("new", text) for _, text in news[j + both : end_j])
        yield from (ParagraphChange("gone", text) for _, text in olds[i + both : end_i])


def _paragraphs(article: Article) -> list[tuple[str, str]]:
    """All that is said, paragraph by paragraph: as it is compared, and as it is written."""
    texts = chain.from_iterable(
        ([section.heading], *((_said(block),) for block in section.blocks))
        for section in article.sections
    )
    written = chain((_said(block) for block in article.lead), chain.from_iterable(texts))
    compared = ((plain(text), text) for text in written)
    return [pair for pair in compared if pair[0]][:_MOST_PARAGRAPHS]


def _said(block: Block) -> str:
    return block.text if text_of([block]) else ""
