"""Headings and their labels: what is a headline, what a sentence, what stands beside a stamp."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.article import Block
from parsers.markdown import escape
from parsers.moments import read_stamp
from parsers.sentences import first_sentence, is_sentence
from parsers.stamp import Stamp

_BYLINE = re.compile(r"^,\s+(?P<names>\D{2,60})$")


class Heading(NamedTuple):
    """A heading as a parser found it: its text, its line in the source, what stands below it.

    `label` is given where it is not what the heading says beside its stamp, `stamp` where that
    stands on a line of its own.
    """

    text: str
    line: int | None
    blocks: tuple[Block, ...] = ()
    label: str | None = None
    byline: tuple[str, ...] = ()
    stamp: str = ""

    @property
    def written_stamp(self) -> Stamp | None:
        """What it says about time."""
        return read_stamp(self.stamp or self.text)


def count_bare(headings: Sequence[Heading], stamps: Sequence[Stamp | None]) -> int:
    """Count the headings that are a time and nothing else, as the lengths of recordings are."""
    return sum(
        bool(stamp and stamp.clock and not (stamp.label or heading.label or heading.blocks))
        for heading, stamp in zip(headings, stamps, strict=True)
    )


def stamped(text: str, line: int | None, below: Sequence[Block] = ()) -> Heading:
    """Make a heading of a line that begins with a stamp.

    A whole sentence behind the stamp is text: the heading is the stamp, and the sentence its label.
    """
    stamp = read_stamp(text)
    if stamp and (byline := _BYLINE.match(stamp.label)):
        return Heading(stamp.written, line, tuple(below), byline=(byline["names"].strip(),))
    if stamp is None or not is_sentence(stamp.label):
        return Heading(text, line, tuple(below))
    block = Block("paragraph", stamp.label, escape(stamp.label))
    before = text[: len(text) - len(stamp.label)].rstrip()
    return Heading(before, line, (block, *below), first_sentence(stamp.label), stamp=stamp.written)
