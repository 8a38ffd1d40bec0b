"""Archived articles as the archivers write them, around invented text."""

from __future__ import annotations

from parsers.article import Article, Document
from parsers.registry import parse

# An address of each outlet.
URLS = {
    "RFI": "http://www.rfi.fr//cn/%E5%B2%9B",
    "BBC": "https://www.bbc.com/zhongwen/simp/world-1",
    "DW": "https://www.dw.com/zh/a-1",
    "VOA": "https://www.voachinese.com/a/1.html",
    "RFA": "https://www.rfa.org/mandarin/yataibaodao/1.html",
    "Reuters": "https://cn.reuters.com/article/idCN1",
    "NYT": "https://cn.nytimes.com/china/island/",
    "FT": "https://cn.ft.com/story/001?full=y",
    "CNA": "https://www.cna.com.tw/news/firstnews/1.aspx",
    "大纪元": "https://www.epochtimes.com/gb/n1.htm",
}


def archived(
    outlet: str, body: str, *, title: str = "岛上的集会", epoch: str = "1625050000000"
) -> str:
    """A document without front matter; the epoch is 2021-06-30 10:46:40 in UTC."""
    return f"<!--{epoch}-->\n[{title}]({URLS[outlet]})\n------\n\n{body}\n"


def front_matter(**fields: str) -> str:
    """The archivers' front matter."""
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\nlayout: post\n{lines}---\n"


def read(text: str, name: str = "x.md", source: str | None = None) -> Article:
    """Read a document as the program does."""
    return parse(Document(text, name, source))


def blocks_of(article: Article) -> list[tuple[str, str]]:
    """Kind and text of all blocks; a section's heading is one of them."""
    found = [(block.kind, block.text) for block in article.lead]
    for section in article.sections:
        found += [("heading", section.heading), *((b.kind, b.text) for b in section.blocks)]
    return [(str(kind), text) for kind, text in found]


def shape(outlet: str, body: str, title: str = "岛上的集会") -> list[tuple[str, str]]:
    """The blocks of a body of an outlet."""
    return blocks_of(read(archived(outlet, body, title=title)))
