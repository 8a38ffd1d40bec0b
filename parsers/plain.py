"""Text flattened from a page, such as NHK's live articles: blank lines part blocks.

A heading is a block of one physical line that does not end a sentence; everything else about
time is decided by `parsers.timeline`. Nothing goes through a Markdown parser here: in flattened
text `2023. ` is no list and four spaces are no code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time
from itertools import pairwise

from parsers.anchors import filing_moment, full_date
from parsers.article import Article, Block, Document, Headline, Moment, ParseError
from parsers.language import language_of
from parsers.markdown import escape
from parsers.moments import MINUTES_A_DAY, read_stamp
from parsers.outlets import outlet_of
from parsers.safe import clean, one_line, safe_url
from parsers.timeline import Heading, is_timeline, read_timeline

_ITEM = re.compile(r"[▼▽]|[●○■□◆◇]\s?|[・*]\s?(?=\S)|-\s(?=\S)")
_ITEMS_IN_LINE = re.compile(r"(?=[▼▽])")
_ENDS_SENTENCE = re.compile(r"(?:[。．!！?？.…]|。[」』）)”]|[.!?][\"”’)])$")
_POLITE = re.compile(r"(?:ました|ます|です|でした|ません|でしょう)[）)]?$")
_NOTE = re.compile(r"※|〔|[（(][^）)]*(?:時刻|時間)[^）)]*[）)]$")
_CONTENTS = re.compile(r"(?:目次|もくじ|目录|目錄|contents|key points)[::]?$", re.IGNORECASE)
_WIDE = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")
_MAX_HEADING = 60
_MAX_STAMPED_HEADING = 120
_MAX_TITLE = 120
# How far below the title the line with the time of publication may stand.
_ABOVE_TEXT = 3
# Pages copied without blank lines: so few blocks, each of them many lines.
_FEW_BLOCKS = 6


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of the source: its lines, white space tidied, and the number of the first."""

    line: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def is_single(self) -> bool:
        return len(self.lines) == 1

    @property
    def is_note(self) -> bool:
        return self.is_single and bool(_NOTE.match(self.text))


def matches(document: Document) -> bool:
    """Any text can be read as plain text: this parser is the last one asked."""
    return True


def headline(document: Document) -> Headline:
    """Give the first line that says something. Raises ParseError where none does."""
    outlet = outlet_of(document.url, document.source)
    for line in document.text.splitlines():
        if text := one_line(line):
            return Headline(_shortened(text), outlet.name if outlet else document.source)
    raise ParseError("the document has no text")


def parse(document: Document) -> Article:
    """Read flattened text. Raises ParseError where there is no text at all."""
    pieces = _pieces(document.text)
    if not pieces:
        raise ParseError("the document has no text")
    title, pieces = _split_title(pieces)
    pieces = _without_contents(pieces)
    published, pieces = _published(pieces)
    notes = tuple(piece.text for piece in pieces if piece.is_note)
    starts = _heading_starts(title, notes, pieces)
    first = starts[0] if starts else len(pieces)
    headings = [_heading(pieces[start:end]) for start, end in pairwise([*starts, len(pieces)])]
    url = safe_url(document.url) if document.url else None
    outlet = outlet_of(url, document.source)
    if published and document.date_from != "hint":
        document = replace(document, date=published.date, date_from="body")
    timeline = read_timeline(document, title, notes, headings, outlet)
    return Article(
        format="timeline" if any(section.is_update for section in timeline.sections) else "text",
        title=title,
        source=outlet.name if outlet else document.source,
        url=url,
        language=language_of(document.text),
        published=published or filing_moment(document),
        live=timeline.is_live,
        order=timeline.order,
        zone=timeline.zone.name,
        zone_from=timeline.zone.origin,
        notes=tuple(piece.text for piece in pieces[:first] if piece.is_note),
        lead=tuple(b for p in pieces[:first] if not p.is_note for b in _blocks(p.lines)),
        sections=timeline.sections,
    )


def _pieces(text: str) -> list[_Piece]:
    lines = [(number, one_line(line)) for number, line in enumerate(clean(text).split("\n"), 1)]
    pieces, current = [], list[tuple[int, str]]()
    for number, line in [*lines, (0, "")]:
        if current and (not line or _is_stamped(line)):
            pieces.append(_Piece(current[0][0], tuple(text for _, text in current)))
            current = []
        if line:
            current.append((number, line))
    filled = [(number, line) for number, line in lines if line]
    if len(pieces) < _FEW_BLOCKS and len(filled) > 3 * len(pieces) and not _is_wrapped(filled):
        pieces = _line_by_line(filled)
    return list(_with_labels(pieces))


def _is_stamped(line: str) -> bool:
    """Whether a line is the heading of an update, wherever it stands."""
    if line.endswith("。") or len(line) > _MAX_STAMPED_HEADING:
        return False
    stamp = read_stamp(line)
    return bool(stamp and stamp.clock)


def _with_labels(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Join a stamp that stands alone on its line with the label on the next one."""
    held: _Piece | None = None
    for piece in pieces:
        if held and not _is_stamped(piece.lines[0]) and _is_short(piece.lines[0]):
            heading = f"{held.lines[0]} {piece.lines[0]}"
            yield _Piece(held.line, (heading, *piece.lines[1:]))
            held = None
            continue
        if held:
            yield held
        held = None
        stamp = read_stamp(piece.lines[0])
        if stamp and stamp.clock and not stamp.label and stamp.year is None:
            if len(piece.lines) > 1 and _is_short(piece.lines[1]):
                piece = _Piece(piece.line, (" ".join(piece.lines[:2]), *piece.lines[2:]))
            elif piece.is_single:
                held = piece
                continue
        yield piece
    if held:
        yield held


def _is_short(line: str) -> bool:
    return len(line) <= _MAX_HEADING and not _ENDS_SENTENCE.search(line) and not _ITEM.match(line)


def _line_by_line(lines: Sequence[tuple[int, str]]) -> list[_Piece]:
    """Every line is a piece, with the items that follow it."""
    pieces: list[_Piece] = []
    for number, line in lines:
        if pieces and _ITEM.match(line) and not read_stamp(line):
            pieces[-1] = _Piece(pieces[-1].line, (*pieces[-1].lines, line))
        else:
            pieces.append(_Piece(number, (line,)))
    return pieces


def _published(pieces: Sequence[_Piece]) -> tuple[Moment | None, list[_Piece]]:
    """Take the line below the title that tells nothing but when the page was published."""
    for number, piece in enumerate(pieces[:_ABOVE_TEXT]):
        stamp = read_stamp(piece.text) if piece.is_single else None
        day = full_date(stamp) if stamp and not stamp.label else None
        if stamp and day and stamp.minutes is not None and stamp.minutes < MINUTES_A_DAY:
            clock = time(*divmod(stamp.minutes, 60))
            moment = Moment(
                written=stamp.written,
                shown=f"{day} {clock:%H:%M}",
                date=day,
                day=day.day,
                time=clock,
                date_from="body",
                clock=stamp.clock,
            )
            return moment, [*pieces[:number], *pieces[number + 1 :]]
    return None, list(pieces)


def _is_wrapped(lines: Sequence[tuple[int, str]]) -> bool:
    """Whether the lines were broken at a column: the words run on, mostly without a full stop."""
    return sum(not _ENDS_SENTENCE.search(line) for _, line in lines) * 3 > len(lines) * 2 and all(
        not read_stamp(line) for _, line in lines
    )


def _split_title(pieces: Sequence[_Piece]) -> tuple[str, list[_Piece]]:
    """Take the first line as the title; one that is a whole paragraph also stays in the text."""
    first, *rest = pieces
    title = first.lines[0]
    if len(title) > _MAX_TITLE or title.endswith("。"):
        return _shortened(title), list(pieces)
    if len(first.lines) > 1:
        rest = [_Piece(first.line + 1, first.lines[1:]), *rest]
    return title, rest


def _shortened(title: str) -> str:
    return title if len(title) <= _MAX_TITLE else title[: _MAX_TITLE - 3].rstrip() + "..."


def _without_contents(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Drop a table of contents: its label, and the lines that return further down as headings.

    It repeats headings with or without their stamps, and more than one of them.
    """
    label = next((i for i, p in enumerate(pieces) if p.is_single and _CONTENTS.match(p.text)), None)
    if label is None:
        return list(pieces)
    end = label + 1
    below = Counter(text for p in pieces[end:] for line in p.lines for text in _names(line))
    entries = 0
    while end < len(pieces) and all(below[line] > 1 for line in pieces[end].lines):
        for line in pieces[end].lines:
            below.subtract(_names(line))
            entries += 1
        end += 1
    return [*pieces[:label], *pieces[end if entries > 1 else label + 1 :]]


def _names(line: str) -> set[str]:
    """The ways in which a table of contents may name a heading."""
    stamp = read_stamp(line)
    return {line, stamp.label} if stamp and stamp.label else {line}


def _heading_starts(title: str, notes: Sequence[str], pieces: Sequence[_Piece]) -> list[int]:
    """The indexes of the pieces that begin a section."""
    candidates = [index for index, piece in enumerate(pieces) if _could_be_heading(piece)]
    if is_timeline(title, notes, [pieces[index].lines[0] for index in candidates]):
        return candidates
    return [
        index
        for index in candidates
        if index + 1 < len(pieces)
        and pieces[index].is_single
        and _ENDS_SENTENCE.search(pieces[index + 1].text)
    ]


def _could_be_heading(piece: _Piece) -> bool:
    first = piece.lines[0]
    if piece.is_note or _is_sentence(first):
        return False
    if read_stamp(first):
        return len(first) <= _MAX_STAMPED_HEADING
    if len(first) > _MAX_HEADING or _ITEM.match(first):
        return False
    return piece.is_single or (piece.lines[1].endswith("。") and len(piece.lines[1]) > len(first))


def _is_sentence(line: str) -> bool:
    """Whether a line ends one: by its full stop, or by a polite verb, which NHK's headings avoid."""
    return bool(_POLITE.search(line)) or line.endswith("。" if _WIDE.search(line) else ".")


def _heading(pieces: Sequence[_Piece]) -> Heading:
    """Join a heading with the pieces below it; body lines may follow it without a blank line."""
    first, *rest = pieces
    below = [first.lines[1:], *(piece.lines for piece in rest)]
    blocks = tuple(block for lines in below if lines for block in _blocks(lines))
    return Heading(first.lines[0], first.line, blocks)


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Give the paragraphs and items of one piece.

    A list written inside a paragraph may be closed by a line without a mark of its own (… などと
    なっています。); it belongs to the sentence the list stands in and stays with the last item.
    """
    items_from = next((i for i, line in enumerate(lines) if _ITEM.match(line)), len(lines))
    yield from map(_paragraph, _joined(lines[:items_from]))
    items: list[str] = []
    for line in lines[items_from:]:
        if _ITEM.match(line):
            items += filter(None, _ITEMS_IN_LINE.split(line))
        else:
            items[-1] += f"\n{line}"
    yield from map(_item, items)


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Give the paragraphs among lines: full sentences stand alone, wrapped ones are joined."""
    current = ""
    for line in lines:
        between = "" if _WIDE.match(line) or _WIDE.match(current[-1:]) else " "
        current = f"{current}{between}{line}" if current else line
        if _ENDS_SENTENCE.search(line) and _WIDE.search(line):
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
