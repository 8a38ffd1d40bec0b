"""Where the sections of an article begin: its headings, and paragraphs that begin with a time.

Pages of live coverage set an update's time into a heading, into a paragraph of its own (【16:00】),
or before the sentence that reports (【12:25】…). Which of them count is for the article to tell:
single times are left in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.article import Block
from parsers.headings import Heading, count_bare
from parsers.markdown import escape
from parsers.moments import read_stamp
from parsers.safe import one_line
from parsers.sentences import could_be_label, first_sentence, is_sentence
from parsers.stamp import Stamp
from parsers.verdict import Headlines, judge
from parsers.zones import has_note

_STAMPED_LENGTH = 240
_SEVERAL = 3
_INTRODUCTION = 6
_TOP = 3


def outline(
    blocks: Sequence[Block], title: str, notes: Sequence[str] = ()
) -> tuple[list[Block], list[Heading]]:
    """Part blocks into the lead and the headings with what stands below each.

    Paragraphs that begin with a stamp are headings where they make a timeline; so are emphasised
    lines beside them, or where the article says that it is live.
    """
    parts = list(_line_by_line(blocks))
    stamped_at = _updates_at(parts)
    introduction = [block.text for block in parts[:_INTRODUCTION]]
    is_live = Headlines(title, notes, introduction).is_in_progress
    if len(stamped_at) >= (_SEVERAL if not has_note(notes) else 1) or is_live:
        lead, headings = _parted(parts, stamped_at, has_labels=True)
        words = Headlines(title, notes, [block.text for block in lead])
        stamps = [heading.written_stamp for heading in headings]
        bare = count_bare(headings, stamps)
        if judge(words, stamps, bare=bare, has_note=has_note(notes)).kind != "none":
            return lead, headings
    return _parted(blocks, [], has_labels=False)


def _updates_at(blocks: Sequence[Block]) -> list[int]:
    """The blocks that begin with a stamp, but for the full date and time of publication on top."""
    found = [index for index, block in enumerate(blocks) if _is_stamped(block)]
    stamps = {index: read_stamp(one_line(blocks[index].text)) for index in found}
    outside = [index for index in found if blocks[index].kind != "item"]
    found = outside if len(outside) >= _SEVERAL else found
    full = [index for index, stamp in stamps.items() if stamp and stamp.year and not stamp.label]
    is_published = len(full) == 1 and full[0] < _TOP
    return [index for index in found if index not in full] if is_published else found


def _parted(
    blocks: Sequence[Block], stamped_at: Sequence[int], *, has_labels: bool
) -> tuple[list[Block], list[Heading]]:
    starts = [
        index
        for index, block in enumerate(blocks)
        if block.kind == "heading" or index in stamped_at or (has_labels and _is_emphasised(block))
    ]
    joined = _joined(blocks, _without_contents(blocks, starts))
    headings = [
        _heading(blocks, start, joined[start], end)
        for start, end in pairwise([*joined, len(blocks)])
    ]
    return list(blocks[: min(joined, default=len(blocks))]), headings


def _without_contents(blocks: Sequence[Block], starts: Sequence[int]) -> list[int]:
    """Leave out the entries of a table of contents: items that return below as headings."""
    last = {one_line(blocks[start].text): start for start in starts}
    return [
        start
        for start in starts
        if blocks[start].kind != "item" or last[one_line(blocks[start].text)] == start
    ]


def _joined(blocks: Sequence[Block], starts: Sequence[int]) -> dict[int, int | None]:
    """The blocks that begin a section; with each the block its label stands in, if another one."""
    found: dict[int, int | None] = {}
    taken: int | None = None
    for start in starts:
        if start == taken:
            continue
        stamp = read_stamp(one_line(blocks[start].text))
        label = start + 1
        is_alone = stamp is not None and bool(stamp.clock) and not stamp.label
        has_label = (
            is_alone
            and label < len(blocks)
            and not _is_stamped(blocks[label])
            and blocks[label].kind in ("heading", "paragraph")
            and could_be_label(one_line(blocks[label].text))
        )
        taken = label if has_label else None
        found[start] = taken
    return found


def _heading(blocks: Sequence[Block], start: int, label: int | None, end: int) -> Heading:
    text = one_line(blocks[start].text)
    if label is not None:
        words = one_line(blocks[label].text)
        below = tuple(blocks[label + 1 : end])
        return Heading(f"{text} {words}", None, below, words, stamp=text)
    below = tuple(blocks[start + 1 : end])
    stamp = read_stamp(text) if blocks[start].kind != "heading" else None
    if stamp and stamp.label and is_sentence(stamp.label):
        rest = _without_stamp(blocks[start], stamp)
        before = text[: len(text) - len(stamp.label)].rstrip()
        words = first_sentence(stamp.label)
        return Heading(before, None, (rest, *below), words, stamp=stamp.written)
    return Heading(text, None, below)


def _without_stamp(block: Block, stamp: Stamp) -> Block:
    """The paragraph behind a stamp, with its links where they were."""
    return _part(block, len(block.text) - len(stamp.label), len(block.text))


def _part(block: Block, start: int, end: int) -> Block:
    """A part of a paragraph's text, as a paragraph."""
    text = block.text[start:end]
    spans = tuple(
        span._replace(start=max(0, span.start - start), end=min(end, span.end) - start)
        for span in block.spans
        if span.end > start and span.start < end
    )
    return Block("paragraph", text, _markdown_of(block, start, end), spans)


def _markdown_of(block: Block, start: int, end: int) -> str:
    """The Markdown of a part: what is left of the whole, where its beginning is plain text."""
    before = escape(block.text[:start].strip())
    for mark in ("", "**", "*"):
        prefix = f"{mark}{before}{mark}"
        if end == len(block.text) and block.markdown.startswith(prefix):
            return block.markdown[len(prefix) :].lstrip(" :：\u00a0\u3000\\\n")
    return escape(block.text[start:end])


def _line_by_line(blocks: Sequence[Block]) -> Iterator[Block]:
    """Part paragraphs at their line breaks where one of the lines begins with a stamp."""
    for block in blocks:
        lines = block.text.split("\n")
        if block.kind != "paragraph" or len(lines) < 2 or not any(map(_has_clock, lines)):
            yield block
            continue
        sources = re.split(r"(?:\\| {2,})?\n", block.markdown)
        start = 0
        for number, line in enumerate(lines):
            part = _part(block, start, start + len(line))
            if len(sources) == len(lines):
                part = part._replace(markdown=sources[number].strip())
            if line.strip():
                yield part
            start += len(line) + 1


def _has_clock(line: str) -> bool:
    stamp = read_stamp(one_line(line))
    return bool(stamp and stamp.clock)


def _is_stamped(block: Block) -> bool:
    """Whether a paragraph begins with the time of an update."""
    if block.kind not in ("paragraph", "item", "heading") or "\n" in block.text:
        return False
    stamp = read_stamp(one_line(block.text))
    return bool(stamp and stamp.clock and (stamp.is_set_off or len(block.text) <= _STAMPED_LENGTH))


def _is_emphasised(block: Block) -> bool:
    """Whether a paragraph is a short line set in bold from end to end."""
    return (
        block.kind == "paragraph"
        and could_be_label(block.text)
        and any(
            s.kind == "strong" and s.start == 0 and s.end >= len(block.text) for s in block.spans
        )
    )
