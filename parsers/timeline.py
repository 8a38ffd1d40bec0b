"""Headings → sections in page order, dated as far as the article allows.

The page order is the truth: nothing is sorted, and a time says when something was reported. Days
are taken from the stamps, inherited downwards, carried over midnight where the order of the page
is certain, and counted upwards above the first one. What remains unknown stays None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.anchors import Anchor, anchors_of, disagreement
from parsers.article import Article, Block, DateFrom, Document, Moment, Order, Section, SectionKind
from parsers.day import Day, Told
from parsers.days import days_of
from parsers.headings import Heading, count_bare
from parsers.identity import identities
from parsers.language import WIDE, language_of
from parsers.moments import read_stamp
from parsers.order import trusted
from parsers.outlet import Outlet
from parsers.slashes import settled
from parsers.stamp import Stamp
from parsers.verdict import Headlines, Verdict, judge
from parsers.zones import UNKNOWN_ZONE, Zone, has_note, zone_of

_EDITED = re.compile(r"(?:[Ll]ast )?[Uu]pdated(?: at)?:?\s+(\d.{3,24})")
_BACKGROUND = re.compile(
    r"(?:とは[？?]?|について|これまでの経緯|今後は[？?]?|Q&A|Ｑ＆Ａ|是什[么麼][？?]?)[」』】]?$"
    r"|^(?:背景|Background|Explainer|What (?:is|are|we know)|Who (?:is|are))\b"
)


class Outline(NamedTuple):
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


class Timeline(NamedTuple):
    """The sections of an article, and what holds for all of them."""

    sections: tuple[Section, ...]
    is_live: bool = False
    order: Order | None = None
    zone: Zone = UNKNOWN_ZONE
    reasons: tuple[str, ...] = ()

    def told_in(self, article: Article) -> Article:
        """Give the article with this timeline; its own zone stays where the times have none."""
        return article._replace(
            live=self.is_live,
            order=self.order,
            zone=self.zone.name or article.zone,
            zone_from=self.zone.origin or article.zone_from,
            sections=self.sections,
            reasons=self.reasons,
        )


def read_timeline(outline: Outline) -> Timeline:
    """Give the sections of an article, with moments where its headings make a timeline."""
    written = [heading.written_stamp for heading in outline.headings]
    zone = zone_of(outline.notes, outline.outlet, written, outline.lead)
    own = [anchor.in_zone(zone.name) for anchor in outline.anchors]
    anchors = anchors_of(outline.document, outline.title, outline.lead, own)
    written = settled(written, anchors[0].date if anchors else None)
    verdict = judge(
        Headlines(outline.title, outline.notes, outline.lead),
        written,
        bare=count_bare(outline.headings, written),
        has_note=has_note(outline.notes),
    )
    if not verdict.has_times:
        return _without_times(outline, written, verdict)
    stamps = trusted(written)
    sections = _sections(outline, stamps, stamps, verdict, anchors, zone)
    reasons = verdict.reasons + _doubts(anchors, sections)
    return Timeline(sections, verdict.kind == "live", verdict.order, zone, reasons)


def _without_times(outline: Outline, written: Sequence[Stamp | None], verdict: Verdict) -> Timeline:
    """Give the headings alone; their clocks count for the identity before they make a timeline."""
    clocks = [stamp if stamp and stamp.clock else None for stamp in written]
    sections = _sections(outline, [None] * len(clocks), clocks, verdict, (), UNKNOWN_ZONE)
    return Timeline(sections, verdict.kind == "jump list", reasons=verdict.reasons)


def _doubts(anchors: Sequence[Anchor], sections: Sequence[Section]) -> tuple[str, ...]:
    """Tell of a date the article is known under that does not fit the dates that were found."""
    moments = [section.moment for section in sections if section.moment]
    other = disagreement(anchors, [moment.date for moment in moments if moment.date])
    return (f"another date does not fit: {other.date} ({other.origin})",) if other else ()


def _sections(
    outline: Outline,
    stamps: Sequence[Stamp | None],
    clocks: Sequence[Stamp | None],
    verdict: Verdict,
    anchors: Sequence[Anchor],
    zone: Zone,
) -> tuple[Section, ...]:
    headings = outline.headings
    background = _background(headings, stamps) if any(stamps) else frozenset[int]()
    days = _days(outline, stamps, verdict, background, anchors)
    told = Told(zone, _language(outline), [heading.line for heading in headings])
    ids = identities([heading.text for heading in headings], clocks, verdict.order)
    return tuple(
        _section(index, heading, stamps[index], days[index], told, verdict, ids[index],
                 is_background=index in background)
        for index, heading in enumerate(headings)
    )  # fmt: skip


def _days(
    outline: Outline,
    stamps: Sequence[Stamp | None],
    verdict: Verdict,
    background: frozenset[int],
    anchors: Sequence[Anchor],
) -> list[Day]:
    if not any(stamps):
        return [Day()] * len(stamps)
    # The times of an article that is not live may be of any day but the one it names itself.
    if verdict.kind != "live" and not any(stamp and stamp.day for stamp in stamps):
        anchors = [anchor for anchor in anchors if anchor.origin in ("intro", "title")]
    named: dict[str, DateFrom] = {outline.title: "title", **dict.fromkeys(outline.notes, "intro")}
    return days_of(stamps, verdict.order, background, anchors, named)


def _section(
    index: int,
    heading: Heading,
    stamp: Stamp | None,
    day: Day,
    told: Told,
    verdict: Verdict,
    identity: str,
    *,
    is_background: bool,
) -> Section:
    label = heading.label if heading.label is not None else stamp.label if stamp else heading.text
    return Section(
        index=index,
        line=heading.line,
        kind=_kind(stamp, verdict, is_background=is_background),
        heading=heading.text,
        label=label,
        moment=day.moment(stamp, told),
        id=identity,
        blocks=heading.blocks,
        byline=heading.byline,
        edited=_edited(heading.blocks, stamp, day, told),
        flags=day.flags,
    )


def _edited(blocks: Sequence[Block], stamp: Stamp | None, day: Day, told: Told) -> Moment | None:
    """When an update was last changed, where a line of its text says so (`Updated at 3.16am GMT`).

    The line stays in the text. It is of the same day, or past the midnight after it.
    """
    for block in blocks:
        if match := _EDITED.fullmatch(block.text):
            edit = read_stamp(match[1])
            if edit and edit.clock and not edit.label:
                is_past_midnight = stamp is not None and (edit.minutes or 0) < (stamp.minutes or 0)
                return day.moved(int(is_past_midnight), "rollover").moment(edit, told)
    return None


def _language(outline: Outline) -> str | None:
    text = " ".join([outline.title, *(heading.text for heading in outline.headings[:100])])
    return language_of(text) or (None if WIDE.search(text) else "en")


def _kind(stamp: Stamp | None, verdict: Verdict, *, is_background: bool) -> SectionKind:
    if stamp and verdict.kind == "scheduled":
        return "scheduled"
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
