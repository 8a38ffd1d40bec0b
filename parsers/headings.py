"""Headings and their labels: what is a headline, what a sentence, what stands beside a stamp."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.article import Block, Section
from parsers.language import WIDE
from parsers.markdown import escape
from parsers.moments import read_stamp
from parsers.safe import one_line
from parsers.stamp import Stamp

_SENTENCE = re.compile(r"(?:[。！？!?]+|(?<!\b[A-Z])\.(?=\s|$)|다\.)[」』”’\"）)]*")
_ENDS = re.compile(r"(?:[。！!?？]|\.)[」』”’\"）)]*$")
_BYLINE = re.compile(r"^,\s+(?P<names>\D{2,60})$")
_LABEL_LENGTH = 60
_LATIN_LABEL_LENGTH = 120
_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")


@dataclass(frozen=True, slots=True)
class Heading:
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


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return bool(_ENDS.search(text))


def first_sentence(text: str) -> str:
    """Give the first sentence of a text, or as much of it as a label holds."""
    match = _SENTENCE.search(text)
    sentence = text[: match.end()] if match else text
    longest = _LABEL_LENGTH if WIDE.search(sentence) else _LATIN_LABEL_LENGTH
    return sentence if len(sentence) <= longest else sentence[: longest - 1].rstrip() + "…"


def count_bare(headings: Sequence[Heading], stamps: Sequence[Stamp | None]) -> int:
    """Count the headings that are a time and nothing else, as the lengths of recordings are."""
    return sum(
        bool(stamp and stamp.clock and not (stamp.label or heading.label or heading.blocks))
        for heading, stamp in zip(headings, stamps, strict=True)
    )


def words_of(section: Section) -> str:
    """Give what a list shows of a section: its label, else the first sentence of its text."""
    if section.label:
        return section.label
    text = next((block.text for block in section.blocks if block.text), "")
    return first_sentence(one_line(text))


def could_be_label(text: str) -> bool:
    """Whether a line is short and ends no sentence, as headlines are and do."""
    longest = _LABEL_LENGTH if WIDE.search(text) else _LATIN_LABEL_LENGTH
    return (
        0 < len(text) <= longest
        and not _ENDS.search(text)
        and bool(WIDE.search(text) or _LATIN.search(text))
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
