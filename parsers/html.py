"""HTML → Markdown, once, through markdownify.

The tree is tidied first (`parsers.boilerplate` removes what is no article text) so that every link
and picture that is left has an address that may be shown, and no text is lost on the way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from parsers.addresses import original
from parsers.article import ParseError
from parsers.flatsoup import FlatSoup
from parsers.markdown import escape
from parsers.safe import clean, one_line, safe_url, shown_url
from parsers.soup import MarkdownConverter
from parsers.trees import standing

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_GAP = " " * 99
_LONG_GAP = re.compile(r"\s{100,}")
_PARAGRAPHS = re.compile(r"(\n\s*\n)")
_DROPPED = ("head", "title", "script", "style", "template", "svg", "input", "select", "textarea")
_EMBEDS = {
    "iframe": "src",
    "embed": "src",
    "video": "src",
    "audio": "src",
    "youtube-player": "source",
}
# Of the columns of a table, in cells; more than can be read beside each other.
_MOST_SPANNED = "20"
# Of this length it is no mere name of what is seen.
_TOLD = 10
_SAME = {"b": "strong", "strong": "strong", "i": "em", "em": "em"}


def parse_html(html: str) -> BeautifulSoup:
    """Give the tree of an HTML text as it stands, but for boxes nested beyond all sense.

    It is made safe here already: the parser would drop an ESC and leave its sequence as words.
    """
    return FlatSoup(clean(html), "lxml")


def tidy_tree(soup: BeautifulSoup, base: str | None = None) -> None:
    """Leave in the tree what can be read; links become absolute (below `base`) and safe."""
    for tag in soup(_DROPPED):
        tag.decompose()
    for image in soup("img"):
        _fill_from_sources(image)
    for tag in soup("source"):
        tag.unwrap()  # lxml does not know that it is empty: the picture hangs below it.
    _limit_spans(soup)
    _choose_pictures(soup)
    _replace_embeds(soup, base)
    _make_safe(soup, base)
    _merge_emphasis(soup)
    _tell_once(soup)
    for caption in soup("figcaption"):
        for part in caption.find_all("span", recursive=False)[1:]:
            part.insert_before(" ")  # the legend and the credit


def _tell_once(soup: BeautifulSoup) -> None:
    """Words for those who do not see a picture that are those below it need not stand twice."""
    picture = None
    for tag in soup(["img", "figcaption"]):
        if tag.name == "img":
            picture = tag
        elif picture is not None:
            alt = "".join(str(picture.get("alt") or "").split())
            words = "".join(tag.get_text().split())
            if alt == words or (len(alt) >= _TOLD and alt in words):
                picture["alt"] = ""
            picture = None


def _limit_spans(soup: BeautifulSoup) -> None:
    """A cell becomes as many as the columns it says it spans: a few letters are no thousand."""
    for cell in soup(["td", "th"], colspan=True):
        if not re.fullmatch(r"\s*\d\s*|\s*1\d\s*", str(cell["colspan"]), re.ASCII):
            cell["colspan"] = _MOST_SPANNED


def to_markdown(soup: BeautifulSoup | Tag) -> str:
    """Give a tidied tree as Markdown. Raises ParseError where it is nested too deeply."""
    converter = _Converter(heading_style="ATX", bullets="-", escape_misc=True, autolinks=False)
    try:
        return clean(converter.convert_soup(soup)).strip("\n")
    except RecursionError as error:
        raise ParseError("the HTML is nested too deeply") from error


def _choose_pictures(soup: BeautifulSoup) -> None:
    """Take lazy pictures from where their address really is, and each of them once."""
    for picture in soup("amp-img"):
        if _address(picture):  # what stands inside is the same picture for other readers
            picture.clear()
            picture.name = "img"
        else:
            picture.unwrap()
    for noscript in soup("noscript"):
        before = noscript.find_previous_sibling()
        if before is not None and before.name == "img" and not _address(before):
            before.decompose()
            noscript.unwrap()
        elif noscript.find("img") or not noscript.get_text(strip=True):
            noscript.decompose()
        else:
            noscript.unwrap()
    for image in standing(soup("img")):
        address = _address(image)
        if address:
            image["src"] = address
        else:
            image.decompose()


def _address(image: Tag) -> str | None:
    for name in ("src", "data-src", "data-lazy-src", "srcset", "data-srcset"):
        # A srcset is a list of addresses, each with its width; any of them is the picture.
        address, *_ = str(image.get(name) or "").split() or [""]
        if address and not address.startswith("data:"):
            return address.rstrip(",") if "srcset" in name else address
    return None


def _fill_from_sources(image: Tag) -> None:
    """Of a picture that has no address itself, one of those for other screens."""
    picture = image.find_parent("picture")
    if picture is None or _address(image):
        return
    for source in picture("source"):
        if address := _address(source):
            image["src"] = address
            return


def _replace_embeds(soup: BeautifulSoup, base: str | None) -> None:
    """A player or frame becomes a link to what it would have shown.

    It is changed in its place: to put another element before it costs the number of its neighbours.
    """
    for name, attribute in _EMBEDS.items():
        for tag in soup(name):
            address = _absolute(str(tag.get(attribute) or ""), base)
            if name in ("iframe", "embed", "youtube-player"):
                tag.clear()
            tag.name, tag.attrs = "div", {}
            if address:
                paragraph, link = soup.new_tag("p"), soup.new_tag("a", href=address)
                link.string = shown_url(address).partition("://")[2]
                paragraph.append(link)
                tag.insert(0, paragraph)


def _absolute(address: str, base: str | None) -> str | None:
    if not address:
        return None
    try:
        return safe_url(urljoin(base or "", original(address)))
    except ValueError:
        return None


def _make_safe(soup: BeautifulSoup, base: str | None) -> None:
    for text in soup.find_all(string=True):
        # What converts and reads it looks from each blank of a run to its end.
        if (safe := _LONG_GAP.sub(_GAP, clean(text))) != text:
            # Before it is escaped: what an entity wrote and a backslash would be one sequence.
            text.replace_with(safe)
    for tag in soup("a"):
        address = _absolute(str(tag.get("href") or ""), base)
        if address:
            tag["href"] = address
        else:
            del tag["href"]
    for image in standing(soup("img")):
        address = _absolute(str(image["src"]), base)
        if address:
            image["src"] = address
        else:
            image.decompose()


def _merge_emphasis(soup: BeautifulSoup) -> None:
    """Join neighbours of the same kind: `<b>A</b><b>B</b>` would give `**A****B**`."""
    for tag in soup(list(_SAME)):
        before = tag.previous_sibling
        if before is not None and _SAME.get(getattr(before, "name", "") or "") == _SAME[tag.name]:
            for child in list(tag.contents):
                before.append(child)  # type: ignore[attr-defined]
            tag.decompose()


class _Converter(MarkdownConverter):
    """markdownify, with emphasis, links, captions and pictures that survive being read back."""

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _emphasise(text, "**", parent_tags)

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _emphasise(text, "*", parent_tags)

    convert_strong = convert_b
    convert_i = convert_em

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address = el.get("href")
        label = " ".join(text.split("\n")).strip()
        if not label:
            return ""
        if not address or "_noformat" in parent_tags:
            return text
        before = " " if text[:1] == " " else ""
        after = " " if text[-1:] == " " else ""
        return f"{before}[{label}](<{address}>){after}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        words = one_line(str(el.get("alt") or ""))
        alt = escape(words) if "_inline" in parent_tags or re.search(r"\w", words) else ""
        return alt if "_inline" in parent_tags else f"![{alt}](<{el['src']}>)"

    def convert_figcaption(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        caption = " ".join(text.split())
        return f"\n\n{_emphasise(caption, '*', set())}\n\n" if caption else ""


def _emphasise(text: str, mark: str, parent_tags: set[str]) -> str:
    """Set marks around each paragraph of the text, against the words and not the spaces."""
    if "_noformat" in parent_tags:
        return text
    parts = _PARAGRAPHS.split(text)
    return "".join(part if index % 2 else _marked(part, mark) for index, part in enumerate(parts))


def _marked(text: str, mark: str) -> str:
    words = text.strip()
    if not words or words.startswith("!["):
        return text
    start = text.index(words)
    return f"{text[:start]}{mark}{words}{mark}{text[start + len(words) :]}"
