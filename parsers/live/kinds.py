"""What a row of the tables of live pages tells.

A place is written as `selector@attribute`: the attribute of the first element below the post that
the CSS selector finds, or without a selector (`@id`) an attribute of the post itself; `..@id` is
one of the list item around it. Selectors may name the markup of several years, the newer first; a
page is known by its markup alone, since most saved pages do not tell where they come from.
"""

from __future__ import annotations

from dataclasses import dataclass

TIMES = ("time@datetime", "time@data-time")


@dataclass(frozen=True, slots=True)
class LivePage:
    """One kind of live page.

    `sign` is a text without which no page of the kind needs to be looked at, `posts` selects the
    entries. `ids`, `when` and `edited` are places, tried in turn; times may be ISO 8601 or epochs.
    `shown`, `title`, `byline` and `body` select below a post, which is the body where `body` finds
    nothing; `drop` is what a post contains beside its text. `key` and `pinned` select posts, their
    marks or boxes around them, `key_links` the page's list of key events, `groups` headings that
    tell the date of the posts below them, `lead` the text above the first post, `teasers` what a
    post contains that only leads to an article. A page of fewer posts than `least`, or mostly of
    teasers, is not taken for a live one.
    """

    name: str
    sign: str
    posts: str
    ids: tuple[str, ...] = ("@id",)
    when: tuple[str, ...] = TIMES
    shown: str = "time"
    title: str = "h2, h3"
    edited: tuple[str, ...] = ()
    byline: str = ""
    body: str = ""
    drop: str = ""
    key: str = ""
    key_links: str = ""
    pinned: str = ""
    groups: str = ""
    lead: str = ""
    teasers: str = ""
    least: int = 1
