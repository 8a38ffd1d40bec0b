"""The tree of an archived article, put right before it is read: what its archivers lost or glued.

Rules of structure hold for every outlet; what only one of them does is told by its row. Each looks
at what an element holds before it goes: furniture may stay, text never goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from parsers.addresses import parts_of
from parsers.bylines import names_in_line
from parsers.safe import one_line, shown_url
from parsers.selecting import selected
from parsers.soup import BeautifulSoup, NavigableString, Tag
from parsers.trees import in_second_boxes, standing

if TYPE_CHECKING:
    from parsers.outlet import Outlet

_CUT_TAG = re.compile(r"</?(?:[A-Za-z][^<>]*)?\Z")
# alt="a "b" c": a quote ends a value only before a space, a name or the end of the tag.
_QUOTED = re.compile(
    r'(?<=\s)((?:alt|title)=")((?>(?:[^<>"]|"(?![\s/>]|[\w-]+=)){0,1000}))(?=")', re.IGNORECASE
)
# The archivers removed line breaks: `<div\n  class="a">` became `<divclass="a">`.
_GLUED = re.compile(
    r"<(img|source|div|span|section|figure|picture|iframe|video|audio|button|a|p|ul|ol|li|h[1-6])"
    r"(?=(?:class|id|type|src|srcset|href|style|alt|title|width|height|fetchpriority|loading|role"
    r"|(?:data|aria)-[\w-]+)\s*=)",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"(<br\b[^<>]*>)(?:\s|&nbsp;|&#160;)+(?=<br\b)", re.IGNORECASE)
_RULERS = re.compile(r"(?<=>)\s*={8,}\s*(?=<)")
_MARKED = re.compile(r"\*\*\s*([^*\n]+?)\s*\*\*")
_PLACE = re.compile(r"^\s*[^\s—–][^—–\n]{0,20}[—–]{1,2}\s*$")
_MEDIA = re.compile(r'"url":\s*"(https?:[^"]+?\.(?:mp3|mp4|m3u8)[^"]*)"')
_EMBED = re.compile(r"-embed-(https?://\S+)")
_PLAYERS = ("img", "video", "audio", "iframe", "youtube-player")
_VERBATIM = ("pre", "code", "script", "style")
_LONGEST_BYLINE = 160
_LONGEST_CAPTION = 600
_COLUMN = re.compile(r"^\[[^\]]*\]")


def repaired(html: str) -> str:
    """Give the HTML with its glued tags parted, none cut off, and quotes inside values escaped.

    Two line breaks part paragraphs, whatever white space stands between them; lines of `=` go.
    """
    html = _GLUED.sub(r"<\1 ", html)
    html = _RULERS.sub("", _BREAKS.sub(r"\1", _CUT_TAG.sub("", html)))
    return _QUOTED.sub(lambda match: match[1] + match[2].replace('"', "&quot;"), html)


def shape(soup: BeautifulSoup, title: str, outlet: Outlet | None) -> None:
    """Make of the tree what it was on the page."""
    if outlet:
        _hide_labels(soup, outlet.hidden)
        for selector in outlet.captions:
            _set_captions(selected(soup, (selector,)))
        if outlet.boxes_captions:
            _set_captions(list(in_second_boxes(soup)))
        if outlet.links_own_stories:
            _remove_related(soup, outlet)
    _show_hidden_pictures(soup)
    _set_small_captions(soup, title)
    _set_figures(soup)
    _set_boxed_captions(soup)
    _link_media(soup)
    _join_places(soup)
    _read_marks(soup)
    for heading in soup("h1"):
        if is_title(heading.get_text(), title):
            heading.decompose()


def is_title(text: str, title: str) -> bool:
    """Whether a line only repeats the title, which may have its column before it (`[World] …`)."""
    words, named = (re.sub(r"\s", "", part) for part in (text, title))
    return words in (named, _COLUMN.sub("", named)) and words != ""


def take_authors(soup: BeautifulSoup, outlet: Outlet) -> tuple[str, ...]:
    """Take names out of a short box of their own above the text; links there lead to authors."""
    for selector in outlet.authors:
        box = next(iter(selected(soup, (selector,))), None)
        if (
            box is None
            or box.find(_is_other_link)
            or not 0 < len(box.get_text()) <= _LONGEST_BYLINE
        ):
            continue
        if any(line.get_text(strip=True) for line in box.find_all_previous("p")):
            continue
        _hide_labels(box, outlet.hidden)
        lines = [line.get_text() for line in box("li") or [box]]
        names = [name for line in lines for name in _names_in(line, outlet)]
        box.decompose()
        return tuple(names)
    return ()


def _is_other_link(tag: Tag) -> bool:
    return tag.name == "a" and "author" not in (tag.get("rel") or ())


def _names_in(line: str, outlet: Outlet) -> Iterable[str]:
    """A line that begins with the outlet's name is a post, and where it is held."""
    is_post = line.strip().startswith(outlet.name)
    return [one_line(line)] if is_post else names_in_line(line)


def _hide_labels(box: BeautifulSoup | Tag, labels: tuple[str, ...]) -> None:
    """Remove labels that are read aloud only, alone or glued to a credit."""
    for text in box.find_all(string=True) if labels else ():
        words, line = text.strip(), text.find_parent("p")
        if words in labels:
            text.extract()
            if line is not None and not line.find(_PLAYERS) and not words.isalnum():
                _make_caption(line)
            continue
        glued = [label for label in labels if not label.isalnum() and label in words]
        if glued and (text.find_parent("figure") or words.startswith(glued[0])):
            text.replace_with(NavigableString(re.sub(r"\s+", " ", text.replace(glued[0], " "))))


def _set_captions(boxes: Iterable[Tag]) -> None:
    for box in standing(boxes):
        if len(box.get_text()) > _LONGEST_CAPTION:
            continue
        for picture in box(_PLAYERS):
            box.insert_before(picture)
        _make_caption(box)


def _make_caption(box: Tag) -> None:
    for part in box(["p", "div", "em", "i", "small"]):
        if part.name in ("p", "div"):
            part.insert_before(" ")
        part.unwrap()
    box.name, box.attrs = "figcaption", {}


def _show_hidden_pictures(soup: BeautifulSoup) -> None:
    """Pictures for browsers without scripts, where a script would have set them into an empty box.

    Beside another picture it is the same one; one with words stands in for a player.
    """
    for noscript in soup("noscript"):
        beside = (noscript.find_previous_sibling(), noscript.find_next_sibling())
        is_same = any(tag and (tag.name in _PLAYERS or tag.find(_PLAYERS)) for tag in beside)
        if noscript.find("img") and not is_same and not noscript.get_text(strip=True):
            noscript.unwrap()


def _set_small_captions(soup: BeautifulSoup, title: str) -> None:
    """`<img><div><small>…</small></div>`, also without the box; some repeat the title."""
    for small in soup("small"):
        box = small.parent
        is_alone = box is not None and box.name == "div" and box.get_text() == small.get_text()
        caption = box if box is not None and is_alone else small
        before = caption.find_previous_sibling()
        if before is None or before.name not in _PLAYERS:
            continue
        if not small.get_text(strip=True) or is_title(small.get_text(), title):
            caption.decompose()
        else:
            _make_caption(caption)


def _set_figures(soup: BeautifulSoup) -> None:
    """In a figure, what is no picture is its caption; paragraphs in it would part it."""
    for caption in soup("figcaption"):
        _make_caption(caption)
    for figure in soup("figure"):
        for part in figure("p"):
            if part.find_parent("figcaption") is None and not part.find(_PLAYERS):
                _make_caption(part)


def _set_boxed_captions(soup: BeautifulSoup) -> None:
    """`<div><img>words</div>`: the only words in the box of a picture."""
    for image in soup("img"):
        words = image.next_sibling
        box = image.parent
        if box is None or box.name != "div" or not isinstance(words, NavigableString):
            continue
        if box.contents == [image, words] and 0 < len(words.strip()) <= _LONGEST_CAPTION:
            words.wrap(soup.new_tag("figcaption"))


def _remove_related(soup: BeautifulSoup, outlet: Outlet) -> None:
    """Lists of nothing but links to the outlet's other stories."""
    for box in soup(["ul", "ol"]):
        items = box("li")
        if items and all(_is_own_story(item, outlet) for item in items):
            box.decompose()


def _is_own_story(item: Tag, outlet: Outlet) -> bool:
    links = item("a", href=True)
    if not links or one_line(item.get_text()) != one_line(" ".join(a.get_text() for a in links)):
        return False
    hosts = (parts_of(str(link["href"])).hostname or "" for link in links)
    return all(not host or host.endswith(outlet.hosts) for host in hosts)


def _link_media(soup: BeautifulSoup) -> None:
    """A player described in JSON, or an embed whose script never ran, becomes a link to it."""
    for script in soup("script", type="application/json"):
        if match := _MEDIA.search(script.get_text()):
            _make_link(soup, script, match[1].replace("\\/", "/"))
    for box in soup("div", attrs={"data-e2e": _EMBED}):
        match = _EMBED.search(str(box["data-e2e"]))
        if match and not box.get_text(strip=True) and not box.find(_PLAYERS):
            _make_link(soup, box, match[1])


def _make_link(soup: BeautifulSoup, box: Tag, address: str) -> None:
    box.clear()
    box.name, box.attrs = "p", {}
    box.append(soup.new_tag("a", href=address, string=shown_url(address).partition("://")[2]))


def _join_places(soup: BeautifulSoup) -> None:
    """`华盛顿 — <p>…`: a place before the first paragraph belongs into it."""
    for text in soup.find_all(string=_PLACE):
        after = text.next_sibling
        if isinstance(after, Tag) and after.name == "p":
            after.insert(0, text.extract())


def _read_marks(soup: BeautifulSoup) -> None:
    """`**words**` in the text: a heading where it is all of a paragraph, else no marks at all."""
    for text in soup.find_all(string=_MARKED):
        if text.find_parent(_VERBATIM):
            continue
        parent = text.parent
        whole = _MARKED.fullmatch(text.strip())
        if whole and parent and parent.name == "p" and parent.get_text(strip=True) == text.strip():
            parent.name = "h3"
        text.replace_with(NavigableString(_MARKED.sub(r"\1", text)))
