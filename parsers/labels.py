"""Flattened text: stamps on lines of their own join their labels; tables of contents go."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from parsers.headings import stamped
from parsers.moments import read_stamp
from parsers.pieces import Piece, ends_sentence_politely, is_alone, is_stamped
from parsers.sentences import could_be_label

_CONTENTS = re.compile(r"(?:目次|もくじ|目录|目錄|contents|key points)[:：]?$", re.IGNORECASE)


def with_labels(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join a stamp that stands alone on its line with its label: the line below, or the one above.

    Which of the two is one line and no sentence for most of the stamps decides for all of them.
    """
    parts = list(_undoubled(pieces))
    alone = [
        i for i, piece in enumerate(parts) if is_alone(piece.lines[0]) and not _is_page_stamp(piece)
    ]
    below = sum(_has_label_below(parts, index) for index in alone)
    above = sum(_has_label_above(parts, index) for index in alone)
    if above > below and above * 2 > len(alone):
        return _with_labels_above(parts, frozenset(alone))
    return _with_labels_below(parts, frozenset(alone))


def _is_page_stamp(piece: Piece) -> bool:
    """Whether it is the time of publication, written with its year, rather than an update's."""
    stamp = read_stamp(piece.lines[0])
    return bool(stamp and stamp.year is not None and not stamp.zone)


def _undoubled(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave out the second of two stamps of the same time (`11.08am BST`, `11:08`)."""
    before: int | None = None
    for piece in pieces:
        lines = list(piece.lines)
        while len(lines) > 1 and _minutes(lines[0]) == _minutes(lines[1]) is not None:
            del lines[1]
        if before is not None and _minutes(lines[0]) == before:
            del lines[0]
        before = _minutes(lines[0]) if len(lines) == 1 else None
        if len(lines) == len(piece.lines):
            yield piece
        elif lines:
            yield Piece(piece.line, tuple(lines))


def _minutes(line: str) -> int | None:
    stamp = read_stamp(line) if is_alone(line) else None
    return stamp.minutes if stamp and not stamp.label else None


def _has_label_below(pieces: Sequence[Piece], index: int) -> bool:
    piece = pieces[index]
    if len(piece.lines) > 1:
        return could_be_label(piece.lines[1])
    return (
        index + 1 < len(pieces)
        and not is_stamped(pieces[index + 1].lines[0])
        and could_be_label(pieces[index + 1].lines[0])
    )


def _has_label_above(pieces: Sequence[Piece], index: int) -> bool:
    if index == 0 or not pieces[index - 1].is_single:
        return False
    line = pieces[index - 1].lines[0]
    return not is_stamped(line) and could_be_label(line)


def _with_labels_below(pieces: Sequence[Piece], alone: frozenset[int]) -> Iterator[Piece]:
    is_taken = False
    for index, piece in enumerate(pieces):
        if is_taken:
            is_taken = False
        elif index not in alone or not _has_label_below(pieces, index):
            yield piece
        elif piece.is_single:
            label = pieces[index + 1].lines
            yield _labelled(piece.line, piece.lines[0], label)
            is_taken = True
        else:
            yield _labelled(piece.line, piece.lines[0], piece.lines[1:])


def _with_labels_above(pieces: Sequence[Piece], alone: frozenset[int]) -> Iterator[Piece]:
    for index, piece in enumerate(pieces):
        if index + 1 in alone and _has_label_above(pieces, index + 1):
            continue
        if index in alone and _has_label_above(pieces, index):
            above = pieces[index - 1]
            yield _labelled(above.line, piece.lines[0], (above.lines[0], *piece.lines[1:]))
        else:
            yield piece


def _labelled(line: int, stamp: str, lines: Sequence[str]) -> Piece:
    """A stamp (with the name of an author, perhaps) and the lines of its label and text."""
    alone = stamped(stamp, None)
    return Piece(line, (f"{alone.text} {lines[0]}", *lines[1:]), alone.byline, alone.text)


def without_contents(pieces: Sequence[Piece]) -> list[Piece]:
    """Drop a table of contents: its label, and the lines that return further down as headings.

    It repeats headings with or without their stamps, and more than one of them.
    """
    label = next((i for i, p in enumerate(pieces) if p.is_single and _CONTENTS.match(p.text)), None)
    if label is None:
        return list(pieces)
    end = label + 1
    below = Counter(text for p in pieces[end:] for line in p.lines for text in _names(line))
    entries = 0
    while end < len(pieces) and all(_is_entry(line, below) for line in pieces[end].lines):
        for line in pieces[end].lines:
            below.subtract(_names(line))
            entries += 1
        end += 1
    return [*pieces[:label], *pieces[end if entries > 1 else label + 1 :]]


def _is_entry(line: str, below: Counter[str]) -> bool:
    return below[line] > 1 and not ends_sentence_politely(line)


def _names(line: str) -> set[str]:
    """The ways in which a table of contents may name a heading."""
    stamp = read_stamp(line)
    return {line, stamp.label} if stamp and stamp.label else {line}
