"""How the engines behind live pages mark them up, whichever outlet uses them: a table."""

from __future__ import annotations

from parsers.live.kinds import TIMES, LivePage

ENGINES = (
    LivePage(
        name="WordPress Liveblog",
        sign="liveblog-entry",
        posts=".liveblog-entry",
        when=(
            "@data-timestamp",
            "[data-timestamp]@data-timestamp",
            "@data-sort-time",
            *TIMES,
        ),
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
        when=("[data-js-timestamp]@data-js-timestamp", *TIMES),
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
