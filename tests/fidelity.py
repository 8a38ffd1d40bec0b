"""Comparing an article with the HTML it was read from: what was lost, what was gained.

The HTML is read here by lxml alone, without any of the rules of the parsers. Whatever of its text
the article does not show must be named below as furniture.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.html  # type: ignore[import-untyped]
from lxml.html import HtmlElement

from parsers.article import Article, Block
from parsers.safe import clean

_INLINE = frozenset(
    "a abbr acronym b big bdi bdo cite code data dfn del em font i ins kbd label mark meta nobr q "
    "s samp small span strike strong sub sup time tt u var wbr o:p st1:personname".split()
)
_UNREAD = frozenset("script style template svg title head iframe".split())
_CONTROLS = frozenset("select textarea button input option".split())
# What pages add around a text, by the names of their boxes. A name is the whole of a class or id.
_BOXES = re.compile(
    r"(?:^|\s)(?:moreArticle|dictionary-box|SubscriptionInner|bottomArticleBanner|adslot\S*"
    r"|entry-footer|entry-meta|entry-author-wrapper|sharedaddy|jp-relatedposts|post-tags|collection"
    r"|bqdn|wxyz|code-block|submitted|related|comment-wrapper|element-invisible|element-hidden"
    r"|service-links|links inline|column-wrap|author-wrap|widget|m-interstitial\S*|m-block-ad\S*"
    r"|map-cta|legend-row\S*|table-cta\S*|table-region-filter|pocket__tap-area|core-message-table"
    r"|(?:dfp|tbl|trc|gpt)[-_]\S*|screen-reader-text|a2a_kit|comments)(?=\s|$)"
)
# Text that is furniture when it is all a line holds.
_LINES = re.compile(
    r"(?:广告|继续浏览后续|Array|分享[:：]?|获取更多RSS[:：]?|https?://feedx\S*|\.\.\.more"
    r"|相关内容|相關內容|更多内容|你的器材不支持播放多[媒媒]体材料|你的器材不支持播放多媒體材料"
    r"|[图圖圖]像[来來]源[，,]|[图圖]像加[注註]文字[，,]|视频加注文字[，,]|作者[，,]|Role[，,]"
    r"|Thepost.*appeared(?:first)?on.*|Thepost.*firstappearedon.*|Feedenhancedby.*"
    r"|©.*\|Permalink.*|ContinuereadingonMedium»|.*wasoriginallypublishedin.*onMedium,where.*"
    r"|Listentothisstory|Enjoymoreaudioandpodcastson.*|Yourbrowserdoesnotsupport.*|Image|Credit\.*"
    r"|=+|我们的标准[:：].*|[（(]?欢迎点击此处订阅.*|感谢阅读今天的简报.*|来自FT中文网的温馨提示.*"
    r"|[©Ⓒ]?(?:\d{4}年?)?(?:德国之声|德國之聲|DW).{0,6}(?:版权|版權)声?聲?明.*"
    r"|\d{1,2}/\d{1,2}/\d{4}-\d\d:\d\d|\d{1,2}(?:分[钟鐘]|小[时時]|天)前|\d{4}年\d{1,2}月\d{1,2}日|Posttags:.*"
    r"|[點点]擊或輕觸地圖|無數據|\d+\+|滾動圖表|圖表選擇:|要使用這個功能.*"
    r"|[點点]擊或輕觸地圖|無數據|\d+\+|滾動圖表|圖表選擇:|要使用這個功能.*"
    r"|[A-Z][a-z]{2,8}\d{1,2}(?:st|nd|rd|th)\d{4})",
    re.DOTALL,
)
# Labels that are read aloud only, glued to a credit or a name; what is left of cut texts.
_LABELS = re.compile(
    r"(?:[图圖]像[来來]源|[图圖]像加[注註]文字|视频加注文字|作者|Role)[，,]|Credit\.{3}|\.{3}more|\bnull\b"
    r"|!\[[^\]]*\]\([^)]*\)|(?<=\])\([^)]*\)"
)
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """What an article lacks of its HTML, and what it has that the HTML has not."""

    lost: tuple[str, ...]
    gained: tuple[str, ...]


def squeezed(text: str) -> str:
    """The text without white space, labels, marks left as text and what cannot be shown."""
    text = _LABELS.sub("", clean(html.unescape(html.unescape(text))))
    return re.sub(r"[\s*#\[\]]", "", text)


def compare(body: str, article: Article) -> Difference:
    """Compare an article with its body of HTML."""
    tree = lxml.html.fragment_fromstring(clean(body) or "<p></p>", create_parent="div")
    lines = [line for line in map(squeezed, _lines(tree)) if len(line) >= _SHORT]
    whole = "".join(map(squeezed, _lines(tree, of_all=True)))
    shown = squeezed("".join(texts_of(article)))
    told = shown + squeezed(article.title + "".join(article.byline) + _published(article))
    return Difference(
        tuple(line for line in lines if line not in told and not _LINES.fullmatch(line)),
        tuple(text for text in _paragraphs(article) if not _is_in(squeezed(text), whole, lines)),
    )


def _is_in(text: str, whole: str, lines: list[str]) -> bool:
    """A sentence may have had a box within it: then it is one of what is left without boxes."""
    return text in whole or text in "".join(lines)


def blocks_of(article: Article) -> Iterator[Block]:
    """All blocks of an article, in order."""
    yield from article.lead
    for section in article.sections:
        yield from section.blocks


def texts_of(article: Article) -> Iterator[str]:
    """All texts an article shows below its title, in order; no words for pictures."""
    yield from article.notes
    yield from (block.text for block in article.lead if block.kind != "image")
    for section in article.sections:
        yield section.heading
        yield from section.byline
        yield from (block.text for block in section.blocks if block.kind != "image")


def _published(article: Article) -> str:
    return article.published.written if article.published else ""


def _paragraphs(article: Article) -> Iterator[str]:
    for block in blocks_of(article):
        if block.kind == "table":
            yield from (cell for row in block.rows for cell in row)
        elif block.kind not in ("image", "rule") and not _is_address(block):
            yield block.text
    yield from (section.heading for section in article.sections)


def _is_address(block: Block) -> bool:
    """Whether a block is the address of what was a player or a frame."""
    host = block.text.partition("/")[0]
    return any(span.kind == "link" and host in (span.url or "") for span in block.spans)


def _lines(tree: HtmlElement, *, of_all: bool = False) -> Iterator[str]:
    """The text between the borders of boxes; without furniture, or all but scripts and styles."""
    line: list[str] = []

    def walk(element: HtmlElement) -> Iterator[str]:
        is_inline = not isinstance(element.tag, str) or element.tag in _INLINE
        if not is_inline:
            yield "".join(line)
            line.clear()
        if isinstance(element.tag, str) and not (
            element.tag in _UNREAD if of_all else _is_furniture(element)
        ):
            # A picture in the middle of a line is shown as its words.
            line.append(element.text or (element.get("alt") or "" if of_all else ""))
            for child in element:
                yield from walk(child)
        if not is_inline:
            yield "".join(line)
            line.clear()
        line.append(element.tail or "")

    yield from walk(tree)
    yield "".join(line)


def _is_furniture(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return (
        element.tag in _UNREAD
        or element.tag in _CONTROLS
        or bool(_BOXES.search(names))
        or _is_list_of_links(element)
    )


def _is_list_of_links(element: HtmlElement) -> bool:
    """Whether a list holds nothing but links: other articles, shares."""
    if element.tag not in ("ul", "ol"):
        return False
    linked = "".join("".join(link.itertext()) for link in element.iter("a"))
    return squeezed(linked) == squeezed("".join(element.itertext()))
