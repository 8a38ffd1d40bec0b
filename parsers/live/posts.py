"""A post: one entry of a live page, wherever it was found."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.article import Block
from parsers.instants import When

_MAX_LABEL = 80
_SENTENCE = re.compile(r".+?(?:[。！？]|[.!?](?=\s|$))", re.DOTALL)
_PREFIX = re.compile(r"^(?:(?:block|live|post|id|asset|urn:[\w:]+)[-_:](?=[\w-]))+")


@dataclass(frozen=True, slots=True)
class Post:
    """One entry of a live page, as it was found.

    `when` is its first publication as a machine reads it, `shown` what the page shows as its
    time, `edited` when it was last changed. `zone` is the outlet's IANA name, used where neither
    a clock nor the time itself tells the page's offset. `is_copy` marks an entry pinned above the
    list that the list contains too, `is_last_change` one whose `when` is only its last change.
    """

    id: str = ""
    title: str = ""
    blocks: tuple[Block, ...] = ()
    when: When | None = None
    shown: str = ""
    edited: When | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    zone: str | None = None
    is_key: bool = False
    is_pinned: bool = False
    is_copy: bool = False
    is_last_change: bool = False

    @property
    def key(self) -> str:
        """The id without what only one form of a page adds to it (`block-`, `asset:`)."""
        return _PREFIX.sub("", self.id).removesuffix("-pinned")

    @property
    def text(self) -> str:
        """The words of its body."""
        return " ".join(block.text for block in self.blocks if block.text)

    @property
    def label(self) -> str:
        """Its title, else its first sentence."""
        if self.title:
            return self.title
        words = " ".join(self.text.split())
        match = _SENTENCE.match(words)
        return shortened(match[0] if match else words)


def shortened(text: str) -> str:
    """Cut a text that is used as a label at a word."""
    if len(text) <= _MAX_LABEL:
        return text
    head = text[:_MAX_LABEL]
    return (head.rpartition(" ")[0] or head).rstrip(" ,;:") + "..."
