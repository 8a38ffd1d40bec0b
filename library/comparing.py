"""A section as it is compared with one of another version: what is said, not how it is set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from parsers.article import Article, Block, Section
from parsers.clocks import MINUTES_A_DAY
from parsers.identity import squeezed
from parsers.moments import read_stamp
from parsers.stamp import Stamp

_URL = re.compile(r"https?://[!-~]+")
_ALIKE = str.maketrans("〜～–—―−‐“”„‘’", '~~-----"""\'\'')
_MORE = re.compile(
    r"(?:続きを読む|もっと(?:見る|読む)|全文を読む|詳しくはこちら"
    r"|read more|continue reading|show more"
    r"|阅读(?:更多|全文)|閱讀(?:更多|全文)|查看更多|展开全文)[\s.…>»›→]*$",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:(?:この記事|このページ|facebook|twitter|x|line|sns|ツイッター)[^。]{0,16})?(?:[でを]?シェア(?:する)?|[でを]?共有(?:する)?)"
    r"|分享(?:(?:到|至|给|給|本文|文章|[:：]).{0,16})?|ツイート(?:する)?"
    r"|share(?: (?:this|on|via)\b.{0,24})?|tweet(?: this)?",
    re.IGNORECASE,
)
_WIDE_RUN, _NARROW_RUN = 3, 6
# Fewer distinctive runs are a phrase, which two updates may well have in common.
_ENOUGH = 8
_FAR_LONGER = 6
_SAMPLE = 40
_LONGEST = 8_000


@dataclass(frozen=True, slots=True)
class Subject:
    """A section as it is compared.

    `slot` is the clock, or the day and its part, the section is stamped with; empty where it has
    no stamp. `stamp` is all the heading says about the time of day, `day` the day of the month.
    """

    section: Section
    slot: str
    stamp: tuple[object, ...]
    day: int | None
    has_clock: bool
    label: str
    text: str

    @property
    def content(self) -> str:
        """Label and text, wherever the one ends and the other begins."""
        return self.label + self.text

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return not self.content and not self.slot


def subjects_of(article: Article) -> list[Subject]:
    """Give the sections of an article that say something, in page order.

    Left out are share links taken for headings, and copies of updates pinned to the top; the title
    above a section is no label of it.
    """
    subjects = [_subject(section, plain(article.title)) for section in article.sections]
    said = {s.content for s in subjects if s.section.kind != "pinned"}
    return [
        subject
        for subject in subjects
        if not subject.is_empty
        and not (subject.section.kind == "pinned" and subject.content in said)
    ]


def _subject(section: Section, title: str) -> Subject:
    text, label = text_of(section.blocks), plain(section.label)
    moment = section.moment if section.is_update else None
    written = read_stamp(section.heading)
    if written and not written.label and section.label == section.heading:
        label = ""  # a stamp alone is no label
    if label == title:
        label = ""
    if moment and moment.time:
        slot = f"{moment.time:%H:%M}"
        stamp = (slot, moment.approx, moment.until)
        return Subject(section, slot, stamp, moment.day, True, label, text)
    if moment:
        slot = f"{moment.day}日{written.period if written else ''}"
        return Subject(section, slot, (slot,), moment.day, False, label, text)
    if written and written.minutes is not None:
        return _untold(section, written, text)
    return Subject(section, "", (), None, False, label, text)


def _untold(section: Section, written: Stamp, text: str) -> Subject:
    """A stamp in an article that has too few of them to be known as live coverage."""
    hour, minute = divmod((written.minutes or 0) % MINUTES_A_DAY, 60)
    slot = f"{hour:02}:{minute:02}"
    stamp = (slot, written.approx, None)
    return Subject(section, slot, stamp, written.day, True, plain(written.label), text)


def text_of(blocks: Iterable[Block]) -> str:
    """Give what blocks say as it is compared: no pictures, no links to share or to read on."""
    said = (plain(block.text) for block in blocks if not _is_furniture(block))
    return "".join(said)


def plain(text: str) -> str:
    """Give a text as it is compared: without white space, addresses and invitations."""
    text = _MORE.sub("", _URL.sub("", text).strip())
    return "" if _SHARE.fullmatch(text.strip()) else squeezed(text.translate(_ALIKE))


def _is_furniture(block: Block) -> bool:
    if block.kind in ("image", "rule"):
        return True
    linked = sum(span.end - span.start for span in block.spans if span.kind == "link")
    return 0 < len(block.text.strip()) <= linked


class Likeness:
    """How much the texts of two versions have in common, by runs of characters.

    A run is as long as a word or two: three characters in Chinese and Japanese, else six. One
    that stands in several sections of one version tells none of them from the others and counts
    only for `share`.
    """

    def __init__(self, old: Mapping[int, str], new: Mapping[int, str]) -> None:
        length = _run_length([*old.values(), *new.values()])
        self._old = {i: _runs(text, length) for i, text in old.items()}
        self._new = {j: _runs(text, length) for j, text in new.items()}
        common = _repeated(self._old.values()) | _repeated(self._new.values())
        self._rare_old = {i: runs - common for i, runs in self._old.items()}
        self._rare_new = {j: runs - common for j, runs in self._new.items()}
        self._where = {run: j for j, runs in self._rare_new.items() for run in runs}

    def share(self, i: int, j: int) -> float:
        """How much of both is the same, from 0 to 1."""
        return max(_dice(self._old[i], self._new[j]), self.kinship(i, j))

    def kinship(self, i: int, j: int) -> float:
        """How much of what only the one or the other says is in both, from 0 to 1.

        Where one was extended into the other, what counts is how much of the shorter is left.
        """
        old, new = self._rare_old[i], self._rare_new[j]
        few, many = sorted((len(old), len(new)))
        if few < _ENOUGH:
            return 0.0
        return _dice(old, new) if many > few * _FAR_LONGER else len(old & new) / few

    def relatives(self, i: int) -> Iterator[int]:
        """Find the new texts that share anything distinctive with an old one."""
        yield from {self._where[run] for run in self._rare_old[i] if run in self._where}


def _run_length(texts: Iterable[str]) -> int:
    sample = "".join(text[:_SAMPLE] for text in texts)
    return _NARROW_RUN if len(sample.encode(errors="replace")) < 2 * len(sample) else _WIDE_RUN


def _runs(text: str, length: int) -> frozenset[str]:
    text = text[:_LONGEST]
    if len(text) <= length:
        return frozenset([text] if text else [])
    return frozenset([text[at : at + length] for at in range(len(text) - length + 1)])


def _repeated(sets: Iterable[frozenset[str]]) -> set[str]:
    """The runs that stand in more than one of the sets."""
    seen: set[str] = set()
    repeated: set[str] = set()
    for runs in sets:
        repeated |= seen & runs
        seen |= runs
    return repeated


def _dice(old: frozenset[str], new: frozenset[str]) -> float:
    total = len(old) + len(new)
    return 2 * len(old & new) / total if total else 0.0
