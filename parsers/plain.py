"""Text flattened from a page, such as NHK's live articles: blank lines part blocks.

A heading is a block of one physical line that does not end a sentence; everything else about
time is decided by `parsers.timeline`. Nothing goes through a Markdown parser here: in flattened
text `2023. ` is no list and four spaces are no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import time
from itertools import pairwise

from parsers.anchors import Anchor, filing_moment
from parsers.article import Article, Block, Document, Headline, Moment, ParseError
from parsers.clocks import MINUTES_A_DAY
from parsers.dates import full_date
from parsers.day import page_moment
from parsers.filing import filed_at
from parsers.grammar import MARKS
from parsers.headings import Heading, count_bare, stamped
from parsers.labels import with_labels, without_contents
from parsers.language import WIDE, language_of
from parsers.markdown import escape
from parsers.moments import read_stamp
from parsers.outlets import outlet_of
from parsers.pieces import (
    ITEM,
    Piece,
    captions_of,
    ends_sentence,
    ends_sentence_politely,
    is_alone,
    is_stamped,
    pieces_of,
)
from parsers.safe import one_line, safe_url
from parsers.sentences import could_be_label
from parsers.timeline import Outline, read_timeline
from parsers.verdict import Headlines, judge
from parsers.zones import has_note

_ITEMS_IN_LINE = re.compile(r"(?=[▼▽])")
_MAX_TITLE = 120
_BULLETS = "・-*"
_SEVERAL = 3
# How far below the title the line with the time of publication may stand.
_ABOVE_TEXT = 3


def headline(document: Document) -> Headline:
    """Give the first line that says something. Raises ParseError where none does."""
    outlet = outlet_of(document.url, document.source)
    for line in document.text.splitlines():
        if text := one_line(line):
            source = outlet.name if outlet else document.source
            url = safe_url(document.url) if document.url else None
            return Headline(_shortened(text), source, url, filed_at(document))
    raise ParseError("the document has no text")


def parse(document: Document) -> Article:
    """Read flattened text. Raises ParseError where there is no text at all."""
    pieces = list(with_labels(pieces_of(document.text)))
    if not pieces:
        raise ParseError("the document has no text")
    title, pieces = _split_title(pieces)
    pieces = without_contents(pieces)
    published, pieces = _published(pieces)
    notes = tuple(piece.text for piece in pieces if piece.is_note)
    starts = _heading_starts(title, notes, pieces)
    first = starts[0] if starts else len(pieces)
    headings = _headings(pieces, starts)
    url = safe_url(document.url) if document.url else None
    outlet = outlet_of(url, document.source)
    anchors = [Anchor(published.date, "body")] if published and published.date else []
    anchors += captions_of(pieces)
    lead = [piece.text for piece in pieces[:first] if not piece.is_note]
    timeline = read_timeline(Outline(document, title, headings, notes, lead, outlet, anchors))
    article = Article(
        format="timeline" if any(section.is_update for section in timeline.sections) else "text",
        title=title,
        source=outlet.name if outlet else document.source,
        url=url,
        language=language_of(document.text),
        published=published or filing_moment(document, anchors),
        notes=tuple(piece.text for piece in pieces[:first] if piece.is_note),
        lead=tuple(b for p in pieces[:first] if not p.is_note for b in _blocks(p.lines)),
    )
    return timeline.told_in(article)


def _split_title(pieces: Sequence[Piece]) -> tuple[str, list[Piece]]:
    """Take the first line as the title; one that is a whole paragraph also stays in the text."""
    first, *rest = pieces
    title = first.lines[0]
    if len(title) > _MAX_TITLE or title.endswith("。"):
        return _shortened(title), list(pieces)
    if len(first.lines) > 1:
        rest = [Piece(first.line + 1, first.lines[1:]), *rest]
    return title, rest


def _shortened(title: str) -> str:
    return title if len(title) <= _MAX_TITLE else title[: _MAX_TITLE - 3].rstrip() + "..."


def _published(pieces: Sequence[Piece]) -> tuple[Moment | None, list[Piece]]:
    """Take the line below the title that tells nothing but when the page was published."""
    if sum(1 for piece in pieces if _day_and_clock(piece)) > 1:
        return None, list(pieces)
    for number, piece in enumerate(pieces[:_ABOVE_TEXT]):
        if found := _day_and_clock(piece):
            return found, [*pieces[:number], *pieces[number + 1 :]]
    return None, list(pieces)


def _day_and_clock(piece: Piece) -> Moment | None:
    """The moment a line tells that holds nothing but a full date and a clock."""
    stamp = read_stamp(piece.text) if piece.is_single else None
    day = full_date(stamp) if stamp and not stamp.label else None
    if stamp is None or day is None or stamp.minutes is None or stamp.minutes >= MINUTES_A_DAY:
        return None
    moment = page_moment(day, time(*divmod(stamp.minutes, 60)), stamp.written)
    return moment._replace(clock=stamp.clock)


def _heading_starts(title: str, notes: Sequence[str], pieces: Sequence[Piece]) -> list[int]:
    """The indexes of the pieces that begin a section."""
    marks = {piece.lines[0][0] for piece in pieces if is_stamped(piece.lines[0])} & set(MARKS)
    found = [
        index for index, piece in enumerate(pieces)
        if piece.could_be_heading or _is_marked_alike(piece, marks)
    ]  # fmt: skip
    found = _without_list_lines(pieces, found)
    first = found[0] if found else len(pieces)
    words = Headlines(title, notes, [piece.text for piece in pieces[:first]])
    headings = _headings(pieces, found)
    stamps = [heading.written_stamp for heading in headings]
    bare = count_bare(headings, stamps)
    verdict = judge(words, stamps, bare=bare, has_note=has_note(notes))
    if verdict.has_times or verdict.kind == "jump list":
        return found
    return [
        index
        for index in found
        if index + 1 < len(pieces)
        and pieces[index].is_single
        and not ends_sentence_politely(pieces[index].text)
        and not is_alone(pieces[index].text)
        and ends_sentence(pieces[index + 1].text)
    ]


def _without_list_lines(pieces: Sequence[Piece], found: Sequence[int]) -> list[int]:
    """Leave out lines of lists (・12:00 5万戸), unless the updates themselves are such lines."""
    listed = [
        i for i in found if pieces[i].lines[0][0] in _BULLETS and is_stamped(pieces[i].lines[0])
    ]
    others = sum(is_stamped(pieces[i].lines[0]) for i in found) - len(listed)
    return [i for i in found if i not in listed] if others >= _SEVERAL else list(found)


def _is_marked_alike(piece: Piece, marks: set[str]) -> bool:
    """Whether a line bears the mark of the headings that tell a time (■ 広島市内)."""
    line = piece.lines[0]
    return piece.is_single and line[0] in marks and could_be_label(line)


def _headings(pieces: Sequence[Piece], starts: Sequence[int]) -> list[Heading]:
    return [_heading(pieces[start:end]) for start, end in pairwise([*starts, len(pieces)])]


def _heading(pieces: Sequence[Piece]) -> Heading:
    """Join a heading with the pieces below it; body lines may follow it without a blank line."""
    first, *rest = pieces
    below = [first.lines[1:], *(piece.lines for piece in rest)]
    blocks = tuple(block for lines in below if lines for block in _blocks(lines))
    if first.stamp:
        label = first.lines[0].removeprefix(first.stamp).strip()
        return Heading(first.lines[0], first.line, blocks, label, first.byline, first.stamp)
    return stamped(first.lines[0], first.line, blocks)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Give the paragraphs and items of one piece.

    A list written inside a paragraph may be closed by a line without a mark of its own (… などと
    なっています。); it belongs to the sentence the list stands in and stays with the last item.
    """
    items_from = next((i for i, line in enumerate(lines) if ITEM.match(line)), len(lines))
    yield from map(_paragraph, _joined(lines[:items_from]))
    items: list[str] = []
    for line in lines[items_from:]:
        if ITEM.match(line):
            items += filter(None, _ITEMS_IN_LINE.split(line))
        else:
            items[-1] += f"\n{line}"
    yield from map(_item, items)


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Give the paragraphs among lines: full sentences stand alone, wrapped ones are joined."""
    current = ""
    for line in lines:
        between = "" if WIDE.match(line) or WIDE.match(current[-1:]) else " "
        current = f"{current}{between}{line}" if current else line
        if ends_sentence(line) and WIDE.search(line):
            yield current
            current = ""
    if current:
        yield current


def _paragraph(text: str) -> Block:
    return Block("paragraph", text, escape(text))


def _item(text: str) -> Block:
    item, _, closing = text.partition("\n")
    markdown = f"- {escape(item)}" + (f"\n\n{escape(closing)}" if closing else "")
    return Block("item", text, markdown)
