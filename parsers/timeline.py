"""Headings → sections in page order, dated as far as the article allows.

The page order is the truth: nothing is sorted, and a time says when something was reported. Days
are taken from the stamps, inherited downwards, carried over midnight where the order of the page
is certain, and counted upwards above the first one. What remains unknown stays None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.anchors import Anchor, anchor_of
from parsers.article import Article, Block, DateFrom, Document, Order, Section, SectionKind
from parsers.days import days_of
from parsers.identity import identities
from parsers.moments import Stamp, read_stamp
from parsers.order import order_of, trusted
from parsers.outlets import Outlet
from parsers.safe import one_line
from parsers.zones import UNKNOWN_ZONE, Zone, zone_of

# Measured over 134,514 archived articles: fewer stamped headings are agendas or case numbers.
_ENOUGH = 4
_ENOUGH_WHEN_LIVE = 3
_LIVE_WORDS = re.compile(
    r"随時更新|詳しく|タイムライン|ドキュメント|速報中|实时更新|實時更新|即時更新|直击|直擊|【更新】"
    r"|as it happened|live updates",
    re.IGNORECASE,
)
# Live coverage may do without times: then its headings alone are what one jumps between.
_IN_PROGRESS = re.compile(
    r"随時更新|タイムライン|实时更新|實時更新|即時更新|live updates", re.IGNORECASE
)
_BACKGROUND = re.compile(
    r"(?:とは[？?]?|について|これまでの経緯|今後は[？?]?|Q&A|Ｑ＆Ａ)[」』】]?$"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as a parser found it: its text, its line in the source, what stands below it."""

    text: str
    line: int | None
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """An article as it stands before its times are read.

    `lead` are the paragraphs above the first heading. `anchors` are dates the document itself is
    known under (front matter, page metadata), the most trusted first; those in its URL and file
    name are found from `document`.
    """

    document: Document
    title: str
    headings: Sequence[Heading]
    notes: Sequence[str] = ()
    lead: Sequence[str] = ()
    outlet: Outlet | None = None
    anchors: Sequence[Anchor] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """The sections of an article, and what holds for all of them."""

    sections: tuple[Section, ...]
    is_live: bool = False
    order: Order | None = None
    zone: Zone = UNKNOWN_ZONE
    reasons: tuple[str, ...] = ()

    def told_in(self, article: Article) -> Article:
        """Give the article with this timeline; its own zone stays where the times have none."""
        return replace(
            article,
            live=self.is_live,
            order=self.order,
            zone=self.zone.name or article.zone,
            zone_from=self.zone.origin or article.zone_from,
            sections=self.sections,
            reasons=self.reasons,
        )


def sections_of(blocks: Sequence[Block]) -> tuple[list[Block], list[Heading]]:
    """Part blocks into the lead and the headings with what stands below each."""
    starts = [index for index, block in enumerate(blocks) if block.kind == "heading"]
    headings = [
        Heading(one_line(blocks[start].text), None, tuple(blocks[start + 1 : end]))
        for start, end in pairwise([*starts, len(blocks)])
    ]
    return list(blocks[: starts[0]] if starts else blocks), headings


def is_timeline(title: str, notes: Sequence[str], headings: Sequence[str]) -> bool:
    """Decide whether the stamped headings make live coverage.

    A note that says how the times are to be read is the article's own word for it.
    """
    stamps = [stamp for stamp in map(read_stamp, headings) if stamp]
    clocks = sum(bool(stamp.clock) for stamp in stamps)
    if clocks and zone_of(notes, None).origin == "stated":
        return True
    # Days alone are a chronology; beside clocks they are updates too.
    count = len(stamps) if clocks >= _ENOUGH // 2 else clocks
    return count >= (_ENOUGH_WHEN_LIVE if _says_live(title, notes) else _ENOUGH)


def _says_live(title: str, notes: Sequence[str]) -> bool:
    return any(_LIVE_WORDS.search(text) for text in (title, *notes))


def read_timeline(outline: Outline) -> Timeline:
    """Give the sections of an article, with moments where its headings make a timeline."""
    document, title, notes = outline.document, outline.title, outline.notes
    headings, outlet = outline.headings, outline.outlet
    if not is_timeline(title, notes, [heading.text for heading in headings]):
        is_jump_list = len(headings) >= _ENOUGH and bool(_IN_PROGRESS.search(title))
        return Timeline(_plain_sections(headings), is_jump_list)
    stamps = trusted([read_stamp(heading.text) for heading in headings])
    order = order_of(stamps)
    is_live = order == "newest-first" or _says_live(title, notes)
    background = _background(headings, stamps)
    anchor = anchor_of(document)
    named: dict[str, DateFrom] = {title: "title", **dict.fromkeys(notes, "intro")}
    days = days_of(stamps, order, background, anchor if is_live else _told(anchor, stamps), named)
    zone = zone_of(notes, outlet, stamps)
    ids = identities([heading.text for heading in headings], stamps, order)
    sections = tuple(
        Section(
            index=index,
            line=heading.line,
            kind=_kind(stamp, index in background),
            heading=heading.text,
            label=(stamp.label or heading.text) if stamp else heading.text,
            moment=day.moment(stamp, zone),
            id=identity,
            blocks=heading.blocks,
        )
        for index, (heading, stamp, day, identity) in enumerate(
            zip(headings, stamps, days, ids, strict=True)
        )
    )
    return Timeline(sections, is_live, order, zone)


def _told(anchor: Anchor | None, stamps: Sequence[Stamp | None]) -> Anchor | None:
    """The anchor of an article that is not live: its times may be of any day it tells about."""
    return anchor if any(stamp and stamp.day for stamp in stamps) else None


def _plain_sections(headings: Sequence[Heading]) -> tuple[Section, ...]:
    texts = [heading.text for heading in headings]
    # The first version of live coverage has too few updates to be known as such.
    clocks = [stamp if stamp and stamp.clock else None for stamp in map(read_stamp, texts)]
    ids = identities(texts, clocks, None)
    return tuple(
        Section(
            index,
            heading.line,
            "untimed",
            heading.text,
            heading.text,
            None,
            identity,
            heading.blocks,
        )
        for index, (heading, identity) in enumerate(zip(headings, ids, strict=True))
    )


def _kind(stamp: Stamp | None, is_background: bool) -> SectionKind:
    if stamp is None:
        return "background" if is_background else "untimed"
    if stamp.clock:
        return "timed"
    return "period" if stamp.period else "day"


def _background(headings: Sequence[Heading], stamps: Sequence[Stamp | None]) -> frozenset[int]:
    """The explanations NHK sets below the last update (…とは), and whatever follows them."""
    last = max(index for index, stamp in enumerate(stamps) if stamp)
    tail = range(last + 1, len(headings))
    return frozenset(index for index in tail if _BACKGROUND.search(headings[index].text))
