"""What the line mode lists, row by row: articles, a timeline, addresses, details."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from library.marks.values import Mark
from library.shelf import Entry
from parsers.safe import shown_url
from tui.line_mode.paper import UNBROKEN
from tui.line_mode.reading import MARK_WORDS, Reading
from tui.reading.links import links_of
from tui.reading.timeline_rows import (
    NO_STAMP,
    Item,
    RowKind,
    TimelineRow,
    rows_of,
    turned_order,
    with_words,
)
from tui.screens.details import details_page
from tui.typesetting.setting import Role
from tui.typesetting.times import zone_label
from tui.typesetting.typeset import typeset

_IN_ORDER = {
    "newest-first": "newest first", "oldest-first": "oldest first", "mixed": "in no sure order",
}  # fmt: skip


def articles(
    entries: Iterable[tuple[int, Entry]], mark_of: Callable[[Entry], Mark]
) -> Iterator[str]:
    """Tell each article in a row, with its number; its source above where that is another one."""
    source = None
    for number, entry in entries:
        if entry.source != source:
            source = entry.source
            yield f"{source}:"
        failure = f"cannot be read: {entry.failure}: " if entry.failure else ""
        # Below paths only the articles that are opened are looked at so closely.
        marks = _told_marks(mark_of(entry)) if entry.key else ""
        yield f"{number}  {failure}{entry.title}{marks}"


def _told_marks(mark: Mark) -> str:
    told = [word for word, is_set in (("read", mark.read), ("starred", mark.starred)) if is_set]
    return f" ({', '.join(told)})" if told else ""


# The timeline


def timeline(reading: Reading, wanted: str, *, is_timed_only: bool) -> Iterator[str]:
    """Tell the sections of an article: from a number on, `.` being here, or with the words."""
    yield _title(reading)
    for row in _rows(reading, wanted, is_timed_only=is_timed_only):
        yield _told(reading, row)


def catch_up(reading: Reading, wanted: str, *, is_timed_only: bool) -> Iterator[str]:
    """Tell the same with the first sentence of each section."""
    yield _title(reading)
    sentences = dict(reading.first_sentences())
    for row in _rows(reading, wanted, is_timed_only=is_timed_only):
        yield _told(reading, row)
        if row.section is not None and sentences.get(row.section):
            yield sentences[row.section]


def _title(reading: Reading) -> str:
    article = reading.article
    order = turned_order(article.order) if reading.is_reversed else article.order
    parts = [reading.numbers.tell_all(), _IN_ORDER[order] if order else ""]
    parts += [f"times {zone}" if (zone := zone_label(article, reading.times)) else ""]
    return ", ".join(part for part in parts if part)


def _rows(reading: Reading, wanted: str, *, is_timed_only: bool) -> Iterator[TimelineRow]:
    article = reading.article
    items = reading.shown_items
    if wanted == ".":
        wanted = reading.numbers.name_of(reading.section or 0)
    order = turned_order(article.order) if reading.is_reversed else article.order
    words = "" if _is_number(wanted) else wanted
    shown = with_words(_from(reading, items, wanted), words)
    if is_timed_only and article.has_stamps:
        shown = [item for item in shown if item.is_timed]
    return rows_of(items, order, shown, has_gaps=not words)


def _is_number(wanted: str) -> bool:
    """Whether it is a number of a section rather than words to look for."""
    return bool(wanted) and wanted.replace(".", "", 1).isdecimal()


def _from(reading: Reading, items: list[Item], wanted: str) -> list[Item]:
    """The items from that of a number on."""
    section = reading.numbers.sections.get(wanted)
    places = [n for n, item in enumerate(items) if item.section.index == section]
    return items[places[0] :] if places else items


def _told(reading: Reading, row: TimelineRow) -> str:
    if row.section is None:
        return f"{_day(row.text)}:" if row.kind is RowKind.DAY else f"({row.text} of silence)"
    stamp = "" if row.stamp == NO_STAMP else row.stamp
    words = [f"{MARK_WORDS[sign]}:" for sign in row.marks]
    parts = [stamp, *words, row.text]
    number = reading.numbers.name_of(row.section)
    here = " (here)" if row.section == reading.section else ""
    return f"{number}  {' '.join(part for part in parts if part)}{here}"


def _day(day: str) -> str:
    """A day, its signs of doubt in words."""
    doubts = [", counted upwards"] if day.startswith("~") else []
    doubts += [", month and year as archived"] if day.endswith("?") else []
    return day.strip("~?") + "".join(doubts)


# Other pages


def details(reading: Reading) -> Iterator[str]:
    """Tell what is known of the article, and of the section that was read last."""
    page = details_page(reading.article, reading.entry.path, reading.section)
    for line in typeset(page, UNBROKEN).lines:
        if line.piece.role is not Role.SPACE:
            yield f"{line.text}:" if line.piece.role is Role.HEADING else line.text


def addresses_of(reading: Reading) -> list[tuple[str, str]]:
    """Give the URLs of the article, each once, with the words that lead to it."""
    own = reading.article.url
    links = links_of(reading.article)
    return [("this article" if link.url == own else link.text, link.url) for link in links]


def addresses(reading: Reading) -> Iterator[str]:
    """Tell the URLs of the article with their numbers."""
    for number, (words, url) in enumerate(addresses_of(reading), 1):
        shown = shown_url(url)
        yield f"{number}  {shown}" if words in shown else f"{number}  {words}: {shown}"
