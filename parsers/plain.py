"""Text flattened from a page, such as NHK's live articles: blank lines part blocks.

A heading is a block of one physical line that does not end a sentence; everything else about
time is decided by `parsers.timeline`. Nothing goes through a Markdown parser here: in flattened
text `2023. ` is no list and four spaces are no code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.anchors import filing_moment
from parsers.article import Article, Block, Document, Headline, ParseError
from parsers.language import language_of
from parsers.markdown import escape
from parsers.moments import read_stamp
from parsers.outlets import outlet_of
from parsers.safe import one_line, safe_url, tidy
from parsers.timeline import Heading, is_timeline, read_timeline

_ITEM = re.compile(r"[▼▽]|[●○■□◆◇]\s?|[・*]\s?(?=\S)|-\s(?=\S)")
_ITEMS_IN_LINE = re.compile(r"(?=[▼▽])")
_ENDS_SENTENCE = re.compile(r"(?:[。．!！?？.…]|。[」』）)”]|[.!?][\"”’)])$")
_CONTENTS = re.compile(r"(?:目次|もくじ|目录|目錄|contents|key points)[::]?$", re.IGNORECASE)
_WIDE = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")
_MAX_HEADING = 60
_MAX_STAMPED_HEADING = 120
_MAX_TITLE = 120
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
        return self.is_single and self.text.startswith(("※", "〔"))


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
    pieces = _pieces(tidy(document.text))
    if not pieces:
        raise ParseError("the document has no text")
    title, pieces = _split_title(pieces)
    pieces = _without_contents(pieces)
    starts = _heading_starts(title, pieces)
    first = starts[0] if starts else len(pieces)
    notes = tuple(piece.text for piece in pieces[:first] if piece.is_note)
    lead = tuple(b for piece in pieces[:first] if not piece.is_note for b in _blocks(piece.lines))
    headings = [_heading(pieces[start:end]) for start, end in pairwise([*starts, len(pieces)])]
    url = safe_url(document.url) if document.url else None
    outlet = outlet_of(url, document.source)
    timeline = read_timeline(document, title, notes, headings, outlet)
    return Article(
        format="timeline" if any(section.is_update for section in timeline.sections) else "text",
        title=title,
        source=outlet.name if outlet else document.source,
        url=url,
        language=language_of(document.text),
        published=filing_moment(document),
        live=timeline.is_live,
        order=timeline.order,
        zone=timeline.zone.name,
        zone_from=timeline.zone.origin,
        notes=notes,
        lead=lead,
        sections=timeline.sections,
    )


def _pieces(text: str) -> list[_Piece]:
    lines = list(enumerate(text.split("\n"), 1))
    pieces, current = [], list[tuple[int, str]]()
    for number, line in [*lines, (0, "")]:
        if line:
            current.append((number, line))
        elif current:
            pieces.append(_Piece(current[0][0], tuple(text for _, text in current)))
            current = []
    filled = [(number, line) for number, line in lines if line]
    if len(pieces) < _FEW_BLOCKS and len(filled) > 3 * len(pieces) and not _is_wrapped(filled):
        return _line_by_line(filled)
    return pieces


def _line_by_line(lines: Sequence[tuple[int, str]]) -> list[_Piece]:
    """Every line is a piece, with the items that follow it."""
    pieces: list[_Piece] = []
    for number, line in lines:
        if pieces and _ITEM.match(line) and not read_stamp(line):
            pieces[-1] = _Piece(pieces[-1].line, (*pieces[-1].lines, line))
        else:
            pieces.append(_Piece(number, (line,)))
    return pieces


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
    """Drop a table of contents: its label, and the lines that return further down as headings."""
    label = next((i for i, p in enumerate(pieces) if p.is_single and _CONTENTS.match(p.text)), None)
    if label is None:
        return list(pieces)
    counts = Counter(line for piece in pieces for line in piece.lines)
    end = label + 1
    while end < len(pieces) and all(counts[line] > 1 for line in pieces[end].lines):
        for line in pieces[end].lines:
            counts[line] -= 1
        end += 1
    return [*pieces[:label], *pieces[end:]]


def _heading_starts(title: str, pieces: Sequence[_Piece]) -> list[int]:
    """The indexes of the pieces that begin a section."""
    candidates = [index for index, piece in enumerate(pieces) if _could_be_heading(piece)]
    notes = [piece.text for piece in pieces if piece.is_note]
    if is_timeline(title, notes, [pieces[index].lines[0] for index in candidates]):
        return candidates
    return [
        index
        for index in candidates
        if index + 1 < len(pieces) and _ENDS_SENTENCE.search(pieces[index + 1].text)
    ]


def _could_be_heading(piece: _Piece) -> bool:
    first = piece.lines[0]
    if piece.is_note or first.endswith("。") or (not _WIDE.search(first) and first.endswith(".")):
        return False
    if read_stamp(first):
        return len(first) <= _MAX_STAMPED_HEADING
    return piece.is_single and len(first) <= _MAX_HEADING and not _ITEM.match(first)


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
