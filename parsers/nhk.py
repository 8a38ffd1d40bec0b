"""NHK's pages: the text in order, whatever year's markup it stands in.

Headings with a time and those without have the same markup; which is which is decided, as for
flattened text, by the grammar of stamps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from parsers.article import Block
from parsers.dates import date_in_url
from parsers.headings import Heading
from parsers.html import to_markdown
from parsers.instants import When, read_when
from parsers.markdown import read_blocks
from parsers.safe import one_line
from parsers.soup import PageElement, Tag
from parsers.trees import outermost

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

# 2020 to 2025; before; EASY. Pages since October 2025 have no classes that last.
_LEAD = (
    ".content--summary, .content--summary-more, #news_textbody, #news_textmore, "
    ".article-main__body, #js-article-body, #newsarticle"
)
_PARTS = "section.content--body, .content--body, .news_add"
_TITLE = "h1.content--title, .contentTitle, #news_title, .article-main__title, .article-title"
_HEADING = ".body-title, h2, h3"
_BEYOND = re.compile(
    r"(?:関連(?:ニュース|記事|リンク)|あわせて読みたい|注目のコンテンツ|アクセスランキング)$"
)
_DATE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
_TIME = re.compile(r"(\d{1,2})時(\d{1,2})分")


def title_of(soup: BeautifulSoup) -> str:
    """Give the title of an NHK page where it has a place of its own, else an empty text."""
    tag = soup.select_one(_TITLE)
    return one_line(tag.get_text()) if tag else ""


def published_of(soup: BeautifulSoup, url: str | None) -> When | None:
    """Give the time of publication; pages before 2020 leave the year to the address."""
    for tag in soup.select("p.content--date time, .content--date time, #js-article-date"):
        if when := read_when(str(tag.get("datetime") or "")):
            return when.within("Asia/Tokyo") if when.offset is None else when
    tags = soup.select("#news_date, #news_time, .article-main__date, #js-article-date")
    text = " ".join(one_line(tag.get_text(" ")) for tag in tags)
    day, clock, first_day = _DATE.search(text), _TIME.search(text), date_in_url(url)
    if not day or not (day[1] or first_day):
        return None
    year = day[1] or str(first_day.year if first_day else "")
    written = f"{year}-{int(day[2]):02}-{int(day[3]):02}"
    if clock:
        written += f"T{int(clock[1]):02}:{int(clock[2]):02}"
    when = read_when(written)
    return when.within("Asia/Tokyo") if when else None


def text_of(soup: BeautifulSoup) -> tuple[list[Block], list[Heading]] | None:
    """Give lead and headings of an NHK page; None where it has none of NHK's own markup.

    The tree must have been tidied.
    """
    for box in soup.select(f"{_LEAD}, .body-text, .news_add > div"):
        _part_at_breaks(box, soup)
    parts = list(outermost(soup.select(_PARTS)))
    boxes = [box for box in outermost(soup.select(_LEAD)) if not _is_below(box, parts)]
    if not parts and not boxes:
        return None
    lead = [block for box in boxes for block in read_blocks(to_markdown(box))]
    headings: list[Heading] = []
    for part in parts:
        title = part.select_one(_HEADING)
        text = one_line(title.get_text()) if title else ""
        if title:
            title.decompose()
        blocks = tuple(read_blocks(to_markdown(part)))
        if text:
            headings.append(Heading(text, None, blocks))
        elif headings:
            headings[-1] = headings[-1]._replace(blocks=headings[-1].blocks + blocks)
        else:
            lead += blocks
    return lead, headings


def without_related(headings: Sequence[Heading]) -> list[Heading]:
    """Leave out the lists of other articles that stand below the text."""
    end = next((i for i, h in enumerate(headings) if _BEYOND.search(h.text)), len(headings))
    return list(headings[:end])


def _is_below(tag: Tag, others: Sequence[Tag]) -> bool:
    ids = {id(other) for other in others}
    return any(id(parent) in ids for parent in tag.parents)


def _part_at_breaks(box: Tag, soup: BeautifulSoup) -> None:
    """Two line breaks part paragraphs: what stands between them becomes one."""
    box.name = "div"
    for holder in [box, *box("p")]:
        parts = _paragraphs(list(holder.children))
        if len(parts) < 2:
            continue
        holder.name = "div"
        holder.clear()
        for part in parts:
            paragraph = soup.new_tag("p")
            paragraph.extend(part)
            holder.append(paragraph)


def _paragraphs(parts: Sequence[PageElement]) -> list[list[PageElement]]:
    """Part elements where two line breaks follow each other."""
    paragraphs: list[list[PageElement]] = [[]]
    breaks = 0
    for part in parts:
        if isinstance(part, Tag) and part.name == "br":
            breaks += 1
            if breaks == 2:
                paragraphs.append([])
        elif str(part).strip():
            breaks = 0
        if breaks < 2:
            paragraphs[-1].append(part)
    return [paragraph for paragraph in paragraphs if paragraph]
