"""A live page as an article: its posts from wherever they can be trusted, its title, its lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parsers.addresses import same_page
from parsers.anchors import filing_moment
from parsers.article import Article, Block, Document, ParseError
from parsers.instants import read_clock
from parsers.language import language_of
from parsers.live.data import data_of_page
from parsers.live.days import with_days
from parsers.live.hosts import zone_of_host
from parsers.live.html import read_posts
from parsers.live.loaders import loaders_in
from parsers.live.merging import merge
from parsers.live.posting import LinkedPosts, linked_posts, same_words
from parsers.live.posts import Post
from parsers.live.sections import told_by
from parsers.live.values import LiveData
from parsers.metadata import Metadata, moment_of
from parsers.notes import without_notes
from parsers.outlets import host_of
from parsers.safe import one_line, safe_url

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from parsers.linkeddata import Item
    from parsers.live.html import FoundPage, PostBoxes

_HEADINGS = ("h2", "h3", "h4")
# From so many on a kind of page is only guessed from the names of its classes.
_GUESSED = 3
_UNTRUSTED = "schema.org LiveBlogPosting not trusted: {}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a page as live coverage: the article, or the reasons why it is none.

    `is_spent` tells that the tree has lost some of its text on the way.
    """

    article: Article | None
    reasons: tuple[str, ...] = ()
    is_spent: bool = False


def read_live(
    soup: BeautifulSoup,
    boxes: PostBoxes | None,
    items: Sequence[Item],
    metadata: Metadata,
    document: Document,
) -> Reading:
    """Read a page as live coverage. The tree must still be as it came."""
    published = metadata.published.date if metadata.published else None
    page = read_posts(boxes, soup, document.url, published) if boxes else None
    linked, data = linked_posts(items, metadata.url), data_of_page(soup)
    if page is None and linked is None and data is None:
        return Reading(None, loaders_in(soup, document.text))
    words = soup.get_text(" ") if page is None and linked else ""
    shown, lead = _shown(page, soup, document.url) if page else ([], ())
    posts, reasons = _joined(shown, data)
    posts, told = _checked(posts, linked, metadata, words)
    posts = [_timed(post) for post in posts if post.title or post.blocks]
    if not posts:
        return Reading(None, (*told, *loaders_in(soup, document.text)), is_spent=page is not None)
    lead = lead or (data.lead if data else ()) or _lead_above(posts, soup, document.url)
    found = replace(data or LiveData(()), posts=tuple(posts), lead=lead)
    is_trusted = linked is not None and linked.reason is None
    article = _article(found, document, metadata, (*reasons, *told), is_live=is_trusted)
    # The markup of live coverage is enough where no times tell in which direction it runs.
    is_marked = page is not None and page.kind.least == 1 and bool(shown)
    is_live = article.live or (is_marked and article.order is None)
    return Reading(article._replace(live=is_live))


def _lead_above(posts: Sequence[Post], soup: BeautifulSoup, url: str | None) -> tuple[Block, ...]:
    """What a page of unknown markup tells above the title of its first post."""
    from parsers.html import tidy_tree, to_markdown
    from parsers.markdown import read_blocks
    from parsers.trees import paragraphs_above

    titles = {post.title for post in posts if post.title}
    heading = soup.find(lambda tag: tag.name in _HEADINGS and one_line(tag.get_text(" ")) in titles)
    if heading is None:
        return ()
    tidy_tree(soup, url)
    boxes = paragraphs_above(heading)
    return tuple(block for box in boxes for block in read_blocks(to_markdown(box)))


def _timed(post: Post) -> Post:
    """Give a post of which only its last change is told that time, marked as such."""
    if post.when or not post.edited or read_clock(post.shown):
        return post
    return replace(post, when=post.edited, edited=None, is_last_change=True)


def _shown(
    page: FoundPage, soup: BeautifulSoup, url: str | None
) -> tuple[list[Post], tuple[Block, ...]]:
    """The posts of the page's own markup, and its lead."""
    from parsers.boilerplate import remove_share_links
    from parsers.html import tidy_tree, to_markdown
    from parsers.markdown import read_blocks

    remove_share_links(soup)
    tidy_tree(soup, url)
    posts = [found.with_blocks() for found in page.posts]
    lead = tuple(
        block for box in page.lead if not box.decomposed for block in read_blocks(to_markdown(box))
    )
    times = {post.when for post in posts if post.when}
    if page.kind.least > 1 and (len(times) < 2 or not _are_the_text(posts, page, soup)):
        return [], lead  # microdata is held to what is asked of JSON-LD
    if len(posts) > 1 and len({post.title for post in posts}) == 1:
        posts = [replace(post, title="") for post in posts]  # the page's own, in every post
    return posts, lead


def _are_the_text(posts: Sequence[Post], page: FoundPage, soup: BeautifulSoup) -> bool:
    """Whether posts found by a guess are most of the page's text, not a list beside an article."""
    if page.kind.least < _GUESSED:
        return True
    whole = sum(len(tag.get_text()) for tag in soup("p"))
    return sum(len(post.text) for post in posts) * 2 >= whole


def _joined(shown: list[Post], data: LiveData | None) -> tuple[list[Post], list[str]]:
    """Join the posts on the page with those in its scripts."""
    reasons = [f"{count_of(len(shown))} on the page"] if shown else []
    if data is None:
        return shown, reasons
    if not shown:
        return list(data.posts), [f"{count_of(len(data.posts))} in the page's data"]
    return _added(shown, data.posts, "the page's data", reasons), reasons


def _added(posts: list[Post], others: Sequence[Post], where: str, reasons: list[str]) -> list[Post]:
    merged = merge(posts, others)
    if merged is None:
        reasons.append(f"{where} left aside: none of its posts is on the page")
        return posts
    if len(merged) > len(posts):
        reasons.append(f"{len(merged) - len(posts)} more from {where}")
    return merged


def _checked(
    posts: list[Post], linked: LinkedPosts | None, metadata: Metadata, words: str
) -> tuple[list[Post], list[str]]:
    """Add what the linked data tell, if they can be trusted and speak of this page."""
    if linked is None:
        return posts, []
    if linked.reason:
        return posts, [_UNTRUSTED.format(linked.reason)]
    if posts:
        reasons: list[str] = []
        return _added(posts, linked.posts, "schema.org LiveBlogPosting", reasons), reasons
    if not _is_about(linked, metadata, words):
        return posts, [_UNTRUSTED.format("it speaks of another page")]
    return list(linked.posts), [f"{count_of(len(linked.posts))} in schema.org LiveBlogPosting"]


def _is_about(linked: LinkedPosts, metadata: Metadata, words: str) -> bool:
    """Whether linked data speak of the page: by address, headline, or a title that stands on it."""
    if metadata.url and linked.url and same_page(linked.url, metadata.url):
        return True
    if not metadata.title or not linked.headline or same_words(linked.headline, metadata.title):
        return True
    spaced = " ".join(words.split())
    return any(post.title in spaced for post in linked.posts if len(post.title) > 10)


def article_of_data(data: LiveData, document: Document, reason: str) -> Article:
    """Give the article of live data that came without a page."""
    return _article(data, document, Metadata(), (reason,), is_live=True)


def _article(
    data: LiveData,
    document: Document,
    metadata: Metadata,
    reasons: tuple[str, ...],
    *,
    is_live: bool,
) -> Article:
    url = metadata.url or data.url or (safe_url(document.url) if document.url else None)
    zone = data.zone or zone_of_host(url)
    posts = [replace(post, zone=zone) for post in data.posts]
    title = metadata.title or data.title or posts[0].label
    if not title:
        raise ParseError("a live page without text")
    text = " ".join([title, *(f"{post.title} {post.text}" for post in posts[:40])])
    lead, notes = without_notes(data.lead)
    article = Article(
        format="liveblog",
        title=title,
        source=data.source or metadata.site or host_of(url) or document.source,
        url=url,
        language=language_of(text) or metadata.language or data.language,
        byline=metadata.byline or data.byline,
        published=moment_of(metadata.published or data.published, zone) or filing_moment(document),
        modified=moment_of(metadata.modified or data.modified, zone),
        live=is_live,
        notes=tuple(notes),
        lead=tuple(lead),
        reasons=reasons,
    )
    return with_days(told_by(posts, article), document._replace(url=url), zone)


def count_of(number: int) -> str:
    """Tell a number of posts in words."""
    return f"{number} post{'' if number == 1 else 's'}"
