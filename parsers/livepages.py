"""How live pages are marked up: a table, so that a newcomer adds an outlet by adding a row.

A place is written as `selector@attribute`: the attribute of the first element below the post that
the CSS selector finds, or without a selector (`@id`) an attribute of the post itself. Selectors
may name the markup of several years, the newer first; a page is known by its markup alone, since
most saved pages do not tell where they come from.
"""

from __future__ import annotations

from dataclasses import dataclass

_TIMES = ("time@datetime", "time@data-time")


@dataclass(frozen=True, slots=True)
class LivePage:
    """One kind of live page.

    `sign` is a text without which no page of the kind needs to be looked at, `posts` selects the
    entries. `ids`, `when` and `edited` are places, tried in turn; times may be ISO 8601 or epochs.
    `shown`, `title`, `byline` and `body` select below a post, which is the body where `body` finds
    nothing; `drop` is what a post contains beside its text. `key` and `pinned` select posts, their
    marks or boxes around them, `key_links` the page's list of key events, `groups` headings that
    tell the date of the posts below them, `lead` the text above the first post. A page of fewer
    posts than `least` is not taken for a live one.
    """

    name: str
    sign: str
    posts: str
    ids: tuple[str, ...] = ("@id",)
    when: tuple[str, ...] = _TIMES
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
    least: int = 1


LIVE_PAGES = (
    LivePage(
        name="Guardian",
        sign="block",
        posts="article.block:has(time), #pinned-post article, "
        "div.block:not(.is-epic):has(.block-time)",
        ids=("@id", "@data-block-id", 'header a[href*="#block-"]@href'),
        when=("header time@datetime", ".published-time time@datetime", *_TIMES),
        shown="header a:has(time), header a:has(span), .published-time, header time, "
        ".block > time",
        title="header h2, h2.block-title",
        edited=(".updated-time time@datetime", "footer time@datetime"),
        byline="header > div > span, .block-byline, .block__byline",
        drop="header, footer, .block-time, .block-share, .updated-time, [data-component=share]",
        key=".is-key-event, .is-summary",
        key_links='[data-component*="key-event"] a, [data-gu-name*="key-event"] a, .timeline a, '
        'a[data-link-name*="key event"], a[href*="filterKeyEvents"]',
        pinned="#pinned-post",
        lead="[data-gu-name=standfirst], .content__standfirst",
    ),
    LivePage(
        name="Reach",
        sign="live-event-entry",
        posts=".live-event-entry",
        when=("@data-post-time", *_TIMES),
        title=".entry-content h3, .entry-content h2, h3, h2",
        edited=("@data-last-modified-time",),
        byline=".entry-info mark, .entry-info .author",
        body=".entry-content",
        drop=".entry-info",
        key="[data-type=key-event]",
        key_links=".live-event-key-events a",
        pinned="[data-type=pinned], [data-pinned=true], .live-event-pinned, .pinned-post",
        lead=".live-event-lead-entry",
    ),
    LivePage(
        name="Express",
        sign="live-events__entry",
        posts=".live-events__entry",
        when=("@data-sort-time", *_TIMES),
        shown="time, .live-events__entry-time",
        title="h3, h2, .live-events__entry-title",
        edited=("@data-update-time",),
        byline=".live-events__entry-author, .author",
        body=".live-events__entry-text, .live-events__entry-content",
        key=".key-event, [data-type=key-event], .live-events__entry--key",
        key_links=".live-events__key a, .live-events__key-events a",
        pinned=".live-events__entry--pinned, .pinned",
    ),
    LivePage(
        name="AP",
        sign="LiveBlogPost",
        posts="bsp-liveblog-post, .LiveBlogPost",
        ids=("@data-post-id", "@id"),
        when=(
            "@data-posted-date-timestamp",
            "[data-posted-date-timestamp]@data-posted-date-timestamp",
            *_TIMES,
        ),
        shown=".LiveBlogPost-time, time",
        title=".LiveBlogPost-headline, h2, h3",
        edited=("@data-updated-date-timestamp",),
        byline=".LiveBlogPost-byline, .LiveBlogPost-authors, .LiveBlogPost-author",
        body=".LiveBlogPost-body",
        drop=".LiveBlogPost-time, .LiveBlogPost-date, .LiveBlogPost-actions, bsp-copy-link",
        key=".LiveBlogPost-keyEvent, [data-key-event]",
        pinned="[class*=LiveBlogPage-pinned], [data-pinned], .LiveBlogPost-pinned",
        groups=".LiveBlogPage-dateGroup",
        lead=".LiveBlogPage-body, .LiveBlogPage-subHeadline",
    ),
    LivePage(
        name="CNN",
        sign="live-story-post",
        posts="article[data-component-name=live-story-post], article.live-story-post, "
        "article.liveStoryPost",
        ids=("@id", "@data-post-id", "[data-url]@data-url"),
        when=("@data-first-published", "@data-published", "time@datetime"),
        shown=".live-story-post__time, time, .live-story-post__timestamp",
        title=".live-story-post__headline, h2",
        edited=("@data-last-updated", "@data-last-updated-date"),
        byline=".live-story-post__byline",
        body=".live-story-post__content, .live-story-post__body",
        drop=".live-story-post__header, [class*=social-share], .live-story-post__footer",
        pinned=".live-story-post_pinned, [data-pinned=true]",
        lead=".live-story__intro, .live-story__lede",
    ),
    LivePage(
        name="CNN until 2023",
        sign="posts-and-button",
        posts="#posts-and-button article",
        shown="header > span, header time",
        title="header h2",
        byline="header p",
        body="[class*=content-rendered], [class*=post-content]",
        drop="header",
    ),
    LivePage(
        name="NYT, Sky",
        sign="live-blog-post",
        posts="[data-testid=live-blog-post], [data-testid=reporter-update], "
        "#live-feed-items [role=article]:not(:has([data-testid]))",
        ids=("@data-url", "@id", "@data-id"),
        title="h2, h3, .live-blog-post-headline",
        byline="[data-testid=live-blog-byline], [class*=byline]",
        drop="[data-testid=copy-link], [data-testid=share-tools], [data-testid=Show-More], time",
        pinned="[data-pinned=true], [class*=pinned]",
    ),
    LivePage(
        name="BBC",
        sign="content-post",
        posts="[data-testid=content-post]",
        ids=("@id", "@data-post-id", "[id^=asset]@id"),
        shown="time, [data-testid=timestamp], [class*=Timestamp], header .visually-hidden",
        title="[class*=PostHeadline], [class*=PostHeading], h3, h2",
        byline="[class*=ContributorName], [data-testid=contributor-name]",
        drop=".visually-hidden, [class*=VisuallyHidden], [class*=Timestamp], "
        "[data-testid*=share], [class*=ShareTools], time",
        pinned="[data-testid=pinned-post], [class*=PinnedPost]",
        lead="[data-testid=summary-points], [class*=SummaryPoints]",
    ),
    LivePage(
        name="BBC World Service",
        sign="asset:",
        posts='article:has(> h3[id^="asset:"]), article:has(> h3[id^="urn:"])',
        ids=("h3@id",),
        shown="time",
        title="h3",
        drop="h3, [data-e2e*=share]",
    ),
    LivePage(
        name="BBC until 2023",
        sign="lx-stream-post",
        posts="article.lx-stream-post, li.lx-stream__post-container:not(:has(article))",
        ids=("@id", "@data-post-id"),
        shown=".qa-post-auto-meta, .qa-meta-time, .lx-stream-post__meta-time",
        title=".lx-stream-post__header-text, .lx-stream-post__header-title",
        byline=".qa-contributor-name, .lx-stream-post__contributor-name",
        body=".lx-stream-post-body",
        drop=".lx-stream-post__header, .lx-share-tools, .qa-share-tools",
        pinned=".lx-stream-post--pinned, .lx-stream__pinned, .qa-sticky-post",
        lead=".lx-commentary__summary, .qa-summary-points",
    ),
    LivePage(
        name="WordPress Liveblog",
        sign="liveblog-entry",
        posts=".liveblog-entry",
        when=("@data-timestamp", "[data-timestamp]@data-timestamp", *_TIMES),
        shown=".liveblog-meta-time, .liveblog-time-update, time",
        title=".liveblog-entry-header h2, h2.liveblog-entry-title",
        byline=".liveblog-author-name, .liveblog-meta-author-name",
        body=".liveblog-entry-text, .liveblog-entry-content",
        drop=".liveblog-entry-aside, .liveblog-meta, .liveblog-entry-tools",
        key=".type-key, .liveblog-entry-class-key, .liveblog-key-entry",
        key_links="#liveblog-key-events a, .liveblog-events a",
    ),
    LivePage(
        name="Liveblog Pro",
        sign="lb-post",
        posts="article.lb-post, .lb-timeline .lb-post",
        ids=("@data-post-id", "@id"),
        when=("[data-js-timestamp]@data-js-timestamp", *_TIMES),
        shown=".lb-post-date, time",
        edited=("[data-js-edited]@data-js-edited",),
        byline=".lb-post__author, .lb-author__name, .lb-post-author",
        body=".lb-post__items, .lb-items, .lb-post-content",
        drop=".lb-post-date, .lb-post__header, .lb-post-shareBox",
        key=".lb-post-highlighted, .lb-post--highlight",
        pinned=".lb-post-sticky, .lb-sticky-posts, .lb-posts--sticky, .lb-post-pinned",
    ),
    LivePage(
        name="schema.org",
        sign="liveBlogUpdate",
        posts="[itemprop~=liveBlogUpdate], [property~=liveBlogUpdate], "
        '[property="schema:liveBlogUpdate"]',
        ids=("@id", "@itemid", "@resource", "[itemprop=url]@href", "[property=url]@href"),
        when=tuple(
            f'[{name}="datePublished"]@{place}'
            for name in ("itemprop", "property")
            for place in ("content", "datetime")
        ),
        shown="[itemprop=datePublished], [property=datePublished]",
        title="[itemprop=headline], [property=headline], [itemprop=name]:not([itemprop=author] *)",
        edited=tuple(
            f'[{name}="dateModified"]@{place}'
            for name in ("itemprop", "property")
            for place in ("content", "datetime")
        ),
        byline="[itemprop=author], [property=author]",
        drop="[itemprop=publisher], [itemprop=mainEntityOfPage], [property=publisher]",
        lead="[itemtype*=LiveBlogPosting] > [itemprop=description], "
        "[typeof*=LiveBlogPosting] > [property=description]",
        least=2,
    ),
    LivePage(
        name="unknown",
        sign="live",
        posts=", ".join(
            f"{box}:has(time[datetime])"
            for box in (
                "[class*=liveblog] article",
                "[class*=live-blog] article",
                "[id*=liveblog] article",
                "[class*=live-post]",
                "[class*=livepost]",
                "[class*=liveblog-post]",
                "[class*=liveblog-item]",
                "[class*=live-blog-entry]",
                "[class*=live-update]",
            )
        ),
        ids=("@id", "@data-id", "@data-post-id"),
        title="h2, h3, h4",
        byline="[class*=byline], [class*=author]",
        drop="[class*=share], footer",
        pinned="[class*=pinned], [data-pinned=true]",
        least=3,
    ),
)  # fmt: skip
