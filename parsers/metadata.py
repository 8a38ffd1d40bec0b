"""What a page tells about itself: title, times, byline, language, address.

JSON-LD, Open Graph, microdata and `<time>` are asked in turn; what cannot be true is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsers.addresses import nearness, original
from parsers.article import Moment
from parsers.bylines import names_of
from parsers.day import page_moment
from parsers.instants import When, read_when
from parsers.linkeddata import Item, names_at, raw_at, text_at, types_of, unescaped
from parsers.live.posting import same_words
from parsers.safe import one_line, safe_url
from parsers.trees import is_beside

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_ARTICLES = re.compile(r"Article|BlogPosting|Report$|^Posting")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datePublished", "date", "pubdate",
    "publishdate", "dc.date", "dc.date.issued", "dcterms.created", "parsely-pub-date",
    "sailthru.date", "cXenseParse:recs:publishtime", "bt:pubDate",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "dateModified", "lastmod", "last-modified",
    "dcterms.modified", "bt:modDate",
)  # fmt: skip
# A page with more of them is a list, or shows those of other articles.
_FEW_TIMES = 3
_AUTHORS = ("author", "parsely-author", "byl", "article:author", "sailthru.author", "dc.creator")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page tells about itself; empty or None where it tells nothing that can be true."""

    title: str = ""
    url: str | None = None
    site: str = ""
    language: str | None = None
    byline: tuple[str, ...] = ()
    published: When | None = None
    modified: When | None = None


def read_metadata(
    soup: BeautifulSoup,
    items: Sequence[Item],
    posts: Sequence[Tag] = (),
    address: str | None = None,
) -> Metadata:
    """Read what a page tells about itself, but for what its posts tell of themselves.

    `address` is where the page came from: linked data of another address come last. The tree must
    still be as it came.
    """
    meta = _Meta(soup)
    times = _own_times(soup, posts)
    own = _address(soup, meta) or address
    article = next(iter(_article_items(items, meta, own)), {})
    published = next(_times(times, meta, article, "datePublished", _PUBLISHED), None)
    modified = next(_times(times, meta, article, "dateModified", _MODIFIED), None)
    authors = [
        *names_at(article, "author"),
        *(text for name in _AUTHORS for text in meta.all(name)),
    ]
    return Metadata(
        title=_title(soup, meta, article),
        url=_url(soup, meta, article, address),
        site=meta.first("og:site_name") or "",
        language=_language(soup, article),
        byline=tuple(names_of(name for name in authors if not name.startswith("http"))),
        published=published,
        modified=modified if modified != published else None,
    )


def moment_of(when: When | None, zone: str | None) -> Moment | None:
    """Give a time from the metadata as a moment, in the outlet's zone where that is known."""
    if when is None:
        return None
    if zone and (when.is_universal or (when.time and when.offset is None)):
        when = when.within(zone)
    clock = f"{when.time:%H:%M}" if when.time else ""
    moment = page_moment(when.date, when.time, f"{when.date} {clock}".strip(), when.offset)
    zone_from = when.zone_from if when.offset else None
    return moment._replace(anchor_from="metadata", zone_from=zone_from)


class _Meta:
    """The `<meta>` elements of a page by their names."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._values: dict[str, list[str]] = {}
        for tag in soup("meta", content=True):
            for kind in ("property", "name", "itemprop"):
                name = tag.get(kind)
                if isinstance(name, str):
                    value = one_line(unescaped(str(tag["content"])))
                    self._values.setdefault(name.lower(), []).append(value)

    def all(self, name: str) -> list[str]:
        """Give all values of a name that say something, in the order of the page."""
        return [value for value in self._values.get(name.lower(), []) if value]

    def first(self, name: str) -> str:
        """Give the first of them; nothing where there is none."""
        return next(iter(self.all(name)), "")


def _article_items(items: Sequence[Item], meta: _Meta, address: str | None) -> Iterator[Item]:
    """The items that are articles, those with the page's own title or address first."""
    found = [item for item in items if any(map(_ARTICLES.search, types_of(item)))]
    for item in found:
        if same_words(text_at(item, "headline"), meta.first("og:title")):
            yield item
    yield from sorted(found, key=lambda item: -nearness(original(_item_url(item)), address))


def _item_url(item: Item) -> str:
    return raw_at(item, "url") or raw_at(item, "mainEntityOfPage")


def _title(soup: BeautifulSoup, meta: _Meta, article: Item) -> str:
    """The headline on the page where the data confirm it, else the title given for sharing."""
    headings = [one_line(tag.get_text(" ")) for tag in soup("h1", limit=5)]
    headings = [text for text in headings if text]
    headline = text_at(article, "headline")
    for text in headings:
        if same_words(text, headline):
            return text
    shared = _without_site(meta.first("og:title"), meta.first("og:site_name"))
    return shared or headline or next(iter(headings), "")


def _without_site(title: str, site: str) -> str:
    """`Headline - BBC News` is the headline, where the page names its site so."""
    for separator in (" | ", " - ", " – ", " — "):
        if site and title.endswith(separator + site):
            return title.removesuffix(separator + site).rstrip()
    return title


def _address(soup: BeautifulSoup, meta: _Meta) -> str | None:
    """The address the page gives as its own."""
    link = soup.find("link", rel="canonical")
    for address in (meta.first("og:url"), str(link.get("href") or "") if link else ""):
        if address and (safe := safe_url(original(address))):
            return safe
    return None


def _url(soup: BeautifulSoup, meta: _Meta, article: Item, address: str | None) -> str | None:
    """The page's own address, else that of its linked data unless it came from elsewhere."""
    if own := _address(soup, meta):
        return own
    told = _item_url(article)
    if told and nearness(original(told), address):
        return safe_url(original(told))
    return None


def _language(soup: BeautifulSoup, article: Item) -> str | None:
    html = soup.find("html")
    for text in (str(html.get("lang") or "") if html else "", raw_at(article, "inLanguage")):
        if _LANGUAGE.fullmatch(text):
            return text.replace("_", "-")
    return None


def _own_times(soup: BeautifulSoup, posts: Sequence[Tag]) -> list[Tag]:
    """The elements that tell a time of the page itself, not one of a post or of what is beside."""
    theirs = {id(post) for post in posts}
    told = [*soup(itemprop=["datePublished", "dateModified"]), *soup("time", datetime=True)]
    return [
        tag
        for tag in {id(tag): tag for tag in told}.values()
        if not is_beside(tag) and theirs.isdisjoint(map(id, (tag, *tag.parents)))
    ]


def _times(
    own: Sequence[Tag], meta: _Meta, article: Item, name: str, metas: Sequence[str]
) -> Iterator[When]:
    found = [raw_at(article, name), *(text for key in metas for text in meta.all(key))]
    named = [tag for tag in own if tag.get("itemprop") == name]
    found += [str(tag.get("content") or tag.get("datetime") or "") for tag in named[:3]]
    if name == "datePublished":
        times = [tag for tag in own if tag.name == "time" and tag.has_attr("datetime")]
        marked = [tag for tag in times if tag.has_attr("pubdate") or _is_date_of_page(tag)]
        few = times[:1] if len(times) <= _FEW_TIMES else []
        found += [str(tag["datetime"]) for tag in (*marked, *few)]
    for text in found:
        if when := read_when(text):
            yield when


def _is_date_of_page(time: Tag) -> bool:
    """Whether it stands where NHK's pages tell their own."""
    return time.find_parent(class_="content--date") is not None
