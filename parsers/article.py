"""The vocabulary: what a document is, and what an article is once it has been read.

Everything here is a frozen value. A parser makes an `Article` from a `Document` and
nothing changes it afterwards; what a reader does with it (marks, position) is kept elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, NamedTuple

Format = Literal["archive", "timeline", "liveblog", "html", "markdown", "text"]
Order = Literal["newest-first", "oldest-first", "mixed"]
Ruby = Literal["brackets", "omit"]
ZoneFrom = Literal["stated", "heading", "source"]
Approx = Literal["about", "after", "before", "as_of"]
DateFrom = Literal[
    "heading", "inherited", "rollover", "over24", "inferred",
    "intro", "title", "body", "hint", "file",
]  # fmt: skip
AnchorFrom = Literal[
    "heading", "intro", "title", "hint", "url", "front-matter", "body", "metadata", "file",
    "archive",
]  # fmt: skip
Flag = Literal["out_of_order", "conflict"]
TimeOfDay = time
SectionKind = Literal["timed", "day", "period", "untimed", "pinned", "scheduled", "background"]
BlockKind = Literal[
    "paragraph", "heading", "item", "quote", "code", "table", "image", "caption", "rule"
]
SpanKind = Literal["strong", "emphasis", "strike", "code", "link"]


class ParseError(Exception):
    """A document cannot be read as an article; the message is the reason, in words."""


class Document(NamedTuple):
    """What a parser is given: decoded text, and what is known of it from outside.

    `name` is the file's name without its folders. `url` and `date` are hints: they are used
    where the document itself does not say; `date_from` tells whose hint the date is. `source` is
    the folder it lay in. `ruby` tells what becomes of readings above the characters: set behind
    them in brackets, or left out. That it was archived after `latest` is not believed.
    """

    text: str
    name: str = ""
    source: str | None = None
    url: str | None = None
    date: date | None = None
    date_from: AnchorFrom = "hint"
    ruby: Ruby = "brackets"
    latest: datetime | None = None


class Headline(NamedTuple):
    """What a list shows of an article that has not been read yet.

    `when` is what an archive is ordered by: when it was published, else archived, else filed.
    """

    title: str
    source: str | None = None
    url: str | None = None
    when: datetime | None = None


class Span(NamedTuple):
    """A run of a block's text, by code points, that is set differently or is a link."""

    start: int
    end: int
    kind: SpanKind
    url: str | None = None


class Block(NamedTuple):
    """A paragraph, list item, picture …: its plain text, and the same as Markdown.

    `level` is a heading's rank or an item's depth, from 1. `bullet` stands before an item whose
    own text brings no mark (`-`, `3.`). `rows` are the cells of a table, its header first (which
    may be empty); its text has them too, but a bar in a cell looks there like the end of one.
    """

    kind: BlockKind
    text: str
    markdown: str
    spans: tuple[Span, ...] = ()
    level: int = 1
    bullet: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


class Moment(NamedTuple):
    """When an update was reported, as far as it is known, and how it is known.

    `clock` is the time of day as written, `until` the end of a range. `date_from` says where the
    day comes from (`day_line` is the line of the heading that writes it), `anchor_from` where
    month and year do, `zone_from` where the zone does. `instant` is None unless date, time and
    zone are all known.
    """

    written: str
    shown: str
    date: date | None = None
    day: int | None = None
    time: time | None = None
    approx: Approx | None = None
    zone: str | None = None
    date_from: DateFrom | None = None
    anchor_from: AnchorFrom | None = None
    clock: str = ""
    until: TimeOfDay | None = None
    zone_from: ZoneFrom | None = None
    day_line: int | None = None

    @property
    def is_weak(self) -> bool:
        """Whether month and year are only those in which the archiver took the article."""
        return self.anchor_from == "archive"

    @property
    def writes_day(self) -> bool:
        """Whether the stamp itself names its day; a post of a live page shows its clock alone."""
        if self.date_from != "heading" or self.day is None:
            return self.date_from == "heading"
        return bool(re.search(rf"(?<![\d:.]){self.day}(?![\d:.時点h])", self.written))

    @property
    def instant(self) -> datetime | None:
        """The moment as an aware datetime."""
        if self.date is None or self.time is None or self.zone is None:
            return None
        return datetime.fromisoformat(f"{self.date}T{self.time}{self.zone}")

    @property
    def iso(self) -> str | None:
        """The moment in ISO 8601 with its offset."""
        return self.instant.isoformat() if self.instant else None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its blocks. An update is a section that was given a stamp.

    `index` counts from 0 as written, `line` is the heading's line in the source, from 1. `url` is
    the update's own address, `edited` the time it was last changed, as far as the page tells
    them; `is_key` marks what the outlet counts among the key events. `flags` tell what does not
    fit: an update that stands out of order, or whose day contradicts another one.
    """

    index: int
    line: int | None
    kind: SectionKind
    heading: str
    label: str
    moment: Moment | None
    id: str
    blocks: tuple[Block, ...]
    byline: tuple[str, ...] = ()
    url: str | None = None
    edited: Moment | None = None
    is_key: bool = False
    flags: tuple[Flag, ...] = ()

    @property
    def is_stamped(self) -> bool:
        """Whether its heading tells a time or a day."""
        return self.moment is not None and bool(self.moment.written)

    @property
    def is_update(self) -> bool:
        """Whether the article says itself when this was reported.

        What is only planned is no update, nor a copy that is pinned above the others, nor a line
        that says nothing but the day of those below it.
        """
        if not self.is_stamped or self.kind in ("scheduled", "pinned"):
            return False
        return self.kind != "day" or bool(self.label)


class Article(NamedTuple):
    """A document that has been read. Sections stand in page order, which is never changed.

    `reasons` tell in words why its headings were, or were not, taken for live coverage.
    """

    format: Format
    title: str
    source: str | None = None
    url: str | None = None
    language: str | None = None
    byline: tuple[str, ...] = ()
    published: Moment | None = None
    archived: datetime | None = None
    live: bool = False
    order: Order | None = None
    zone: str | None = None
    zone_from: ZoneFrom | None = None
    notes: tuple[str, ...] = ()
    lead: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    modified: Moment | None = None
    reasons: tuple[str, ...] = ()

    @property
    def updates(self) -> tuple[Section, ...]:
        """The timeline: the sections that carry a stamp, in page order."""
        return tuple(section for section in self.sections if section.is_update)

    @property
    def has_stamps(self) -> bool:
        """Whether any heading tells a time or a day, be it only of what is planned."""
        return any(section.is_stamped for section in self.sections)

    @property
    def is_timeline(self) -> bool:
        """Whether there is any update; cheaper to ask than `updates`."""
        return any(section.is_update for section in self.sections)

    @property
    def newest_update(self) -> Section | None:
        """The update the article was last brought up to date with, where its order says so."""
        if self.order == "mixed" or not self.is_timeline:
            return None
        pick = max if self.order == "oldest-first" else min
        in_list = [section for section in self.updates if section.kind != "pinned"]
        return pick(in_list, key=lambda section: section.index, default=None)
