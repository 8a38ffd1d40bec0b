"""What pages and archivers add to an article, told from its text by structure, not by position.

A rule may leave furniture standing; it must never cost article text. Every removal therefore looks
at what the element contains before it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from parsers.outlet import Outlet
from parsers.safe import one_line
from parsers.selecting import selected
from parsers.trees import standing

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

    from parsers.article import Block

_SHARE_TARGET = re.compile(
    r"https?://(?:www\.|m\.)?facebook\.com/(?:dialog/share|sharer)|whatsapp://send|"
    r"https?://(?:web|api)\.whatsapp\.com/send|https?://(?:www\.)?(?:twitter|x)\.com/(?:intent|share)|"
    r"https?://(?:t|telegram)\.me/share|https?://service\.weibo\.com/share|"
    r"https?://(?:social-plugins\.)?line\.me/"
)
_SHARE_TAGS = ("share-button", "share-modal")
_SHARE_LABEL = re.compile(r"(?:分享|シェア|共有|share)?[:：]?", re.IGNORECASE)
_FEED_FOOTER = re.compile(r"获取更多RSS[:：]?\s*(?:https?://feedx\.\w+\s*)*")
_FEED_LINK = re.compile(r"https?://feedx\.")
_PICTURES = ("img", "video", "iframe", "audio")
# A paragraph of this length is text, whatever the class of the element around it.
_TEXT_LENGTH = 30
# As short as an article may be.
_LEAST_TEXT = 8


def remove_share_links(soup: BeautifulSoup) -> None:
    """Remove share links that show no text, with the boxes they leave empty and their label.

    Must run while links still have their own addresses.
    """
    for tag in soup(_SHARE_TAGS):
        tag.decompose()
    for link in soup("a"):
        if link.decomposed or not _SHARE_TARGET.match(str(link.get("href") or "")):
            continue
        if link.get_text(strip=True):
            continue
        _outermost_empty(link).decompose()


def _outermost_empty(tag: Tag) -> Tag:
    """Climb as long as the box above holds nothing but share links and their label."""
    while (parent := tag.parent) is not None and parent.name not in ("body", "html", "[document]"):
        if not _SHARE_LABEL.fullmatch(_squeezed(parent)) or parent.find(_PICTURES):
            break
        tag = parent
    return tag


def _squeezed(tag: BeautifulSoup | Tag) -> str:
    return re.sub(r"\s", "", tag.get_text())


def remove_feed_footer(soup: BeautifulSoup) -> None:
    """Remove the footer feedx.net sets below every fifth item, with the rule above it."""
    boxes = [box for link in soup("a", href=_FEED_LINK) if (box := link.find_parent("div"))]
    for box in boxes:
        if box.decomposed or not _FEED_FOOTER.fullmatch(box.get_text(" ", strip=True)):
            continue
        while (before := box.find_previous_sibling()) is not None and before.name in ("hr", "br"):
            before.decompose()
        box.decompose()


def remove_furniture(soup: BeautifulSoup, outlet: Outlet) -> None:
    """Remove what the outlet's selectors name, unless article text has slipped into it.

    What goes whatever it holds stays where it is all of the text: a box that was never closed.
    """
    boxes = selected(soup, outlet.boxes)
    left = _length(soup) if boxes else 0
    for box in standing(boxes):
        length = _length(box)
        if left - length >= _LEAST_TEXT or length < _TEXT_LENGTH:
            left -= length
            box.decompose()
    for tag in standing(selected(soup, outlet.drop)):
        if not holds_text(tag):
            tag.decompose()
    for image in soup("img"):
        if any(stand_in in str(image.get("src")) for stand_in in outlet.pictures):
            image.decompose()
    for link in soup("a", href=True) if outlet.tag_links else ():
        if any(part in str(link["href"]) for part in outlet.tag_links):
            link.unwrap()


def _length(tag: BeautifulSoup | Tag) -> int:
    return len(_squeezed(tag))


def holds_text(tag: Tag) -> bool:
    """Whether a paragraph that can only be article text stands in an element."""
    paragraphs = tag(["p", "blockquote", "li"])
    return any(len(p.get_text(strip=True)) >= _TEXT_LENGTH for p in paragraphs)


def without_furniture(blocks: Iterable[Block], outlet: Outlet | None) -> Iterator[Block]:
    """Leave out blocks that consist of nothing but a text the outlet's pages repeat."""
    for block in blocks:
        if outlet is None or not _is_furniture(block, outlet):
            yield block


def without_rules_at_ends(blocks: Sequence[Block]) -> list[Block]:
    """Leave out the rules that stood between the text and what is gone."""
    texts = [index for index, block in enumerate(blocks) if block.kind != "rule"]
    return list(blocks[texts[0] : texts[-1] + 1]) if texts else []


def _is_furniture(block: Block, outlet: Outlet) -> bool:
    if any(re.fullmatch(promo, one_line(block.text)) for promo in outlet.promos):
        return True
    left = block.text
    for words in outlet.furniture:
        left = left.replace(words, "")
    return left.strip() == "" and block.text != ""
