"""Flattened text in pieces: what stands between blank lines, and where a line is a heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parsers.moments import read_stamp
from parsers.safe import clean, one_line

ITEM = re.compile(r"[▼▽]|[●○■□◆◇]\s?|[・*]\s?(?=\S)|-\s(?=\S)")
WIDE = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")
_ENDS_SENTENCE = re.compile(r"(?:[。．!！?？.…]|。[」』）)”]|[.!?][\"”’)])$")
_POLITE = re.compile(r"(?:ました|ます|です|でした|ません|でしょう)[）)]?$")
_NOTE = re.compile(r"※|〔|[（(][^）)]*(?:時刻|時間)[^）)]*[）)]$")
_IN_BRACKETS = re.compile(r"[（(][^（(]*[）)]$")
_CONTENTS = re.compile(r"(?:目次|もくじ|目录|目錄|contents|key points)[:：]?$", re.IGNORECASE)
_MAX_HEADING = 60
_MAX_STAMPED_HEADING = 120
# Pages copied without blank lines: so few blocks, each of them many lines.
_FEW_BLOCKS = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the source: its lines, white space tidied, and the number of the first."""

    line: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)

    @property
    def is_single(self) -> bool:
        """Whether it is one line."""
        return len(self.lines) == 1

    @property
    def is_note(self) -> bool:
        """Whether it tells how the article is to be read, such as in which zone its times are."""
        return self.is_single and bool(_NOTE.match(self.text))

    @property
    def could_be_heading(self) -> bool:
        """Whether the first line may be a heading: one line that ends no sentence.

        Below it may follow its text, where no blank line parts them.
        """
        first = self.lines[0]
        if self.is_note or ends_sentence_politely(first):
            return False
        if read_stamp(first):
            return len(first) <= _MAX_STAMPED_HEADING
        if not is_label(first) or _IN_BRACKETS.match(first):
            return False
        return self.is_single or (self.lines[1].endswith("。") and len(self.lines[1]) > len(first))


def ends_sentence(line: str) -> bool:
    """Whether a line ends a sentence, a question or an exclamation."""
    return bool(_ENDS_SENTENCE.search(line))


def ends_sentence_politely(line: str) -> bool:
    """Whether a line ends one with a full stop or a polite verb: NHK's headings have neither."""
    return bool(_POLITE.search(line)) or line.endswith("。" if WIDE.search(line) else ".")


def is_label(line: str) -> bool:
    """Whether a line is short and no item of a list, as headings are."""
    return len(line) <= _MAX_HEADING and not ITEM.match(line)


def pieces_of(text: str) -> list[Piece]:
    """Part a text at blank lines, above the stamp of an update, and above a heading in a block."""
    lines = [(number, one_line(line)) for number, line in enumerate(clean(text).split("\n"), 1)]
    blocks, current = [], list[tuple[int, str]]()
    for number, line in [*lines, (0, "")]:
        if line:
            current.append((number, line))
        elif current:
            blocks.append(current)
            current = []
    filled = [line for block in blocks for line in block]
    if len(blocks) < _FEW_BLOCKS and len(filled) > 3 * len(blocks) and not _is_wrapped(filled):
        return list(_with_labels(_line_by_line(filled)))
    return list(_with_labels(piece for block in blocks for piece in _parted(block)))


def _parted(block: Sequence[tuple[int, str]]) -> Iterator[Piece]:
    start = 0
    for here in range(1, len(block)):
        if _is_stamped(block[here][1]) or _is_inner_heading([line for _, line in block], here):
            yield _piece(block[start:here])
            start = here
    yield _piece(block[start:])


def _piece(lines: Sequence[tuple[int, str]]) -> Piece:
    return Piece(lines[0][0], tuple(line for _, line in lines))


def _is_inner_heading(lines: Sequence[str], here: int) -> bool:
    """Whether a line stands between full sentences and is none."""
    if here + 1 >= len(lines) or ends_sentence_politely(lines[here]) or not is_label(lines[here]):
        return False
    return lines[here - 1].endswith("。") and lines[here + 1].endswith("。")


def _is_stamped(line: str) -> bool:
    """Whether a line is the heading of an update, wherever it stands."""
    if line.endswith("。") or len(line) > _MAX_STAMPED_HEADING:
        return False
    stamp = read_stamp(line)
    return bool(stamp and stamp.clock)


def _with_labels(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join a stamp that stands alone on its line with the label on the next one."""
    held: Piece | None = None
    for piece in pieces:
        if held and not _is_stamped(piece.lines[0]) and _is_short(piece.lines[0]):
            heading = f"{held.lines[0]} {piece.lines[0]}"
            yield Piece(held.line, (heading, *piece.lines[1:]))
            held = None
            continue
        if held:
            yield held
        held = None
        stamp = read_stamp(piece.lines[0])
        if stamp and stamp.clock and not stamp.label and stamp.year is None:
            if len(piece.lines) > 1 and _is_short(piece.lines[1]):
                piece = Piece(piece.line, (" ".join(piece.lines[:2]), *piece.lines[2:]))
            elif piece.is_single:
                held = piece
                continue
        yield piece
    if held:
        yield held


def _is_short(line: str) -> bool:
    return is_label(line) and not ends_sentence(line)


def _line_by_line(lines: Sequence[tuple[int, str]]) -> list[Piece]:
    """Every line is a piece, with the items that follow it."""
    pieces: list[Piece] = []
    for number, line in lines:
        if pieces and ITEM.match(line) and not read_stamp(line):
            pieces[-1] = Piece(pieces[-1].line, (*pieces[-1].lines, line))
        else:
            pieces.append(Piece(number, (line,)))
    return pieces


def _is_wrapped(lines: Sequence[tuple[int, str]]) -> bool:
    """Whether the lines were broken at a column: the words run on, mostly without a full stop."""
    return sum(not ends_sentence(line) for _, line in lines) * 3 > len(lines) * 2 and all(
        not read_stamp(line) for _, line in lines
    )


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
