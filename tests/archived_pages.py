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
    "联合早报": "https://www.zaobao.com/realtime/china/story1",
    "The Economist": "https://www.economist.com/leaders/1",
    "Solidot": "https://www.solidot.org/story?sid=1",
    "寒冬": "https://zh.bitterwinter.org/island/",
    "RTI": "https://www.rti.org.tw/news/view/id/1",
    "CDT": "https://chinadigitaltimes.net/chinese/1.html",
    "Nei.st": "https://nei.st/medium/1",
    "iYouPort": "https://www.iyouport.org/island/",
    "泡泡": "https://pao-pao.net/article/1",
    "ChinaFile": "https://www.chinafile.com/island",
    "燕京书评": "https://www.allnow.com/post/1",
    "Medium": "https://medium.com/@island/1",
    "unknown": "https://news.example/1",
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
