"""What an article said at the last visit, in few words, and what is new since then."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from library.comparing import Subject
    from parsers.article import Article

News = Literal["new", "changed"]
NO_NEWS: Mapping[int, News] = {}
# 48 bits tell the updates of one article apart, and are 8 characters.
_DIGEST = 6


def seen_of(article: Article) -> Mapping[str, str]:
    """Give, by their ids, a digest of what the updates say; nothing for an article without any.

    Two digests are equal where only the setting differs: white space, widths, pictures, addresses.
    """
    return {subject.section.id: _digest(subject) for subject in _updates(article)}


def news_since(seen: Mapping[str, str], article: Article) -> dict[int, News]:
    """Tell which updates are new or were changed since a visit, by the indexes of their sections.

    What says the same under another id (its clock was corrected, one before it is gone) is no news;
    nor is anything where nothing was seen.
    """
    if not seen:
        return {}
    digests = {subject.section.index: _digest(subject) for subject in _updates(article)}
    ids = {section.index: section.id for section in article.sections}
    left = dict(seen)
    fresh = {}
    for index, digest in digests.items():
        if left.get(ids[index]) == digest:
            del left[ids[index]]
        else:
            fresh[index] = digest
    unclaimed = Counter(left.values())
    news: dict[int, News] = {}
    for index, digest in fresh.items():
        if unclaimed[digest]:
            unclaimed[digest] -= 1
        else:
            news[index] = "changed" if ids[index] in left else "new"
    return news


def _updates(article: Article) -> list[Subject]:
    if not article.is_timeline:
        return []
    from library.comparing import subjects_of  # it knows all words of time; no list needs it

    return [subject for subject in subjects_of(article) if subject.section.is_update]


def _digest(subject: Subject) -> str:
    from parsers.digests import blake2b

    said = subject.content.encode("utf-8", "surrogatepass")
    return b64encode(blake2b(said, digest_size=_DIGEST).digest()).decode()
