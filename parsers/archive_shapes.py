"""Shapes that come from software, in archived articles of any outlet, made plain HTML again.

Embeds that stand twice, Markdown and entities that were left as text, headings in links, pictures
that only count visits.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from parsers.soup import NavigableString, Tag
from parsers.trees import standing

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_VERBATIM = ("pre", "code", "script", "style", "textarea")
_PLAYERS = ("audio", "video")
_NO_PLAYER = re.compile(r"browser|浏览器|瀏覽器|ブラウザ", re.IGNORECASE)
_LONGEST_EXCUSE = 150
_DOT = re.compile(r"\s*[012](?:px)?\s*")
_EMOTICON = re.compile(r"\[[^\[\]\s]{1,8}\]")
_DRAWN_EMOJI = re.compile(r"//(?:s\.w\.org/images/core/emoji|abs(?:-0)?\.twimg\.com/emoji)/")
_MARKDOWN_LINK = re.compile(
    r"(!?)\[([^\[\]\n]*)\]\((https?://[^\s()]++(?>(?:\([^\s()]*+\)[^\s()]*+)*))\)"
)
_MARKDOWN_HEADING = re.compile(r"\A\s*+(#{2,6})\s++([^#\n].{0,80}?)\s*\Z")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});", re.IGNORECASE)


def restore(soup: BeautifulSoup) -> None:
    """Make plain HTML of what software left in the tree. Links must still be as they came."""
    _remove_dots(soup)
    _read_emoticons(soup)
    _join_embeds(soup)
    _empty_players(soup)
    for box in soup("div", class_="label-inline"):
        box.name = "span"
    for link in soup("a"):
        for heading in link(_HEADINGS):
            heading.name = "strong"
    _read_markdown(soup)
    if not soup.find(_VERBATIM[:2]):
        for text in soup.find_all(string=_ENTITY):
            text.replace_with(NavigableString(html.unescape(text)))


def _remove_dots(soup: BeautifulSoup) -> None:
    """Pictures of a pixel or none count visits, and show nothing."""
    for image in soup("img"):
        if all(_DOT.fullmatch(str(image.get(side) or "")) for side in ("width", "height")):
            image.decompose()


def _read_emoticons(soup: BeautifulSoup) -> None:
    """Pictures that are letters of the text: `[笑]`, and emoji drawn for old browsers."""
    for image in soup("img", alt=True):
        alt, source = str(image["alt"]), str(image.get("src") or "")
        if _EMOTICON.fullmatch(alt) or (alt and _DRAWN_EMOJI.search(source)):
            image.replace_with(NavigableString(alt))


def _join_embeds(soup: BeautifulSoup) -> None:
    """A page of another blog is a quoted link and, for browsers, a frame: the link is enough."""
    quotes = soup("blockquote", class_="wp-embedded-content")
    links = {str(link.get("href") or "").rstrip("/") for quote in quotes for link in quote("a")}
    for frame in standing(soup("iframe") if links else ()):
        address = str(frame.get("src") or "").partition("/embed/")[0].rstrip("/")
        if address and address in links:
            frame.decompose()


def _empty_players(soup: BeautifulSoup) -> None:
    """What is shown instead of a player where there is none; a player never closed holds text."""
    for player in soup(_PLAYERS):
        for text in player.find_all(string=_NO_PLAYER):
            if len(text) <= _LONGEST_EXCUSE:
                text.extract()


def _read_markdown(soup: BeautifulSoup) -> None:
    """Markdown nobody read, in paragraphs of HTML: links, pictures, headings."""
    for text in soup.find_all(string=_MARKDOWN_HEADING):
        words, parent = _MARKDOWN_HEADING.fullmatch(text), text.parent
        if words and parent and parent.name == "p" and len(parent.contents) == 1:
            parent.name = f"h{len(words[1])}"
            text.replace_with(NavigableString(words[2]))
    for text in soup.find_all(string=_MARKDOWN_LINK):
        if not text.find_parent((*_VERBATIM, "a")):
            text.replace_with(*_parts(soup, text))


def _parts(soup: BeautifulSoup, text: str) -> list[Tag | NavigableString]:
    """The text with its links and pictures as elements."""
    parts: list[Tag | NavigableString] = []
    done = 0
    for match in _MARKDOWN_LINK.finditer(text):
        parts.append(NavigableString(text[done : match.start()]))
        if match[1]:
            parts.append(soup.new_tag("img", src=match[3], alt=match[2]))
        else:
            parts.append(soup.new_tag("a", href=match[3], string=match[2] or match[3]))
        done = match.end()
    return [*parts, NavigableString(text[done:])]
