"""Flattened text in pieces: what stands between blank lines, and where a line is a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.anchors import Anchor
from parsers.dates import full_date_in
from parsers.language import WIDE
from parsers.moments import read_stamp
from parsers.patterns import late
from parsers.safe import clean, one_line

ITEM = re.compile(r"[▼▽]|[●○■□◆◇]\s?|[・*]\s?(?=\S)|-\s(?=\S)")
_ENDS_SENTENCE = re.compile(r"(?:[。．!！?？.…]|。[」』）)”]|[.!?][\"”’)])$")
_CAPTION = re.compile(r"[=＝](?P<date>\d{4}年\d{1,2}月\d{1,2}日)")
_KOREAN_SENTENCE = late(r"[\uac00-\ud7a3][\"”’」』)]*\.[\"”’」』)]*$")
_WIDE_SENTENCE = re.compile("。$")
_LATIN_SENTENCE = re.compile(r"\.[\"”’)]*$")
# The author's name, the time of an edit, and what the page's buttons say.
_NO_HEADING = re.compile(
    r"(?:From|By|Posted by|Analysis by|Reporting by|Written by)\s+(?:CNN|[A-Z])"
    r"|(?:Last )?[Uu]pdated\b|\d+ [Pp]osts?$|Sort by\b|Share\b|分享|_+$|-+$"
)
_POLITE = re.compile(r"(?:ました|ます|です|でした|ません|でしょう)[）)]?$")
_NOTE = late(
    r"※|〔|[（(][^）)]*(?:時刻|時間|时间|시각|시간|times?\b)[^）)]*[）)]$"
    r"|[（(]?(?:all )?times (?:are|in|shown|given|stated|local)\b.{0,80}$|all times\b.{0,80}$"
    r"|(?:以下|本文)?[时時][间間刻](?:均|皆|全部|都).{0,30}$|toutes les heures\b.{0,80}$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[（(][^（(]*[）)]$")
_MAX_HEADING = 60
_MAX_STAMPED_HEADING = 120
# Pages copied without blank lines: so few blocks, each of them many lines.
_FEW_BLOCKS = 6


class Piece(NamedTuple):
    """A block of the source: its lines, white space tidied, and the number of the first.

    `stamp` is the stamp of an update that stood on a line of its own, `byline` the names beside it;
    the first line is then both, stamp and label.
    """

    line: int
    lines: tuple[str, ...]
    byline: tuple[str, ...] = ()
    stamp: str = ""

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
        return self.is_single and is_note(self.text)

    @property
    def could_be_heading(self) -> bool:
        """Whether the first line may be a heading: one line that ends no sentence.

        Below it may follow its text, where no blank line parts them. Behind the clock of an update
        a sentence may stand.
        """
        first = self.lines[0]
        if self.is_note or _CAPTION.search(first) or _NO_HEADING.match(first):
            return False
        if self.stamp or is_stamped(first):
            return True
        if ends_sentence_politely(first):
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
    if _POLITE.search(line) or _KOREAN_SENTENCE.search(line):
        return True
    return bool((_WIDE_SENTENCE if WIDE.search(line) else _LATIN_SENTENCE).search(line))


def captions_of(pieces: Sequence[Piece]) -> list[Anchor]:
    """The dates in the captions of pictures (`…＝2020年8月28日、首相官邸`), in their order."""
    found = (_CAPTION.search(line) for piece in pieces for line in piece.lines)
    dates = (full_date_in(match["date"]) for match in found if match)
    return [Anchor(day, "body") for day in dates if day]


def is_note(text: str) -> bool:
    """Whether a line tells how the article is to be read, such as in which zone its times are."""
    return bool(_NOTE.match(text))


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
        return _line_by_line(filled)
    return [piece for block in blocks for piece in _parted(block)]


def _parted(block: Sequence[tuple[int, str]]) -> Iterator[Piece]:
    start = 0
    lines = [line for _, line in block]
    for here in range(1, len(block)):
        if is_stamped(lines[here]) or _is_inner_heading(lines, here):
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


def is_stamped(line: str) -> bool:
    """Whether a line begins with the clock of an update, wherever it stands."""
    if len(line) > _MAX_STAMPED_HEADING and not ends_sentence(line):
        return False
    stamp = read_stamp(line)
    return bool(stamp and stamp.clock)


def is_alone(line: str) -> bool:
    """Whether a line is the stamp of an update and nothing else, or its author's name."""
    stamp = read_stamp(line) if len(line) <= _MAX_HEADING else None
    return bool(stamp and stamp.clock and (not stamp.label or stamp.label.startswith(", ")))


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
