"""What the software of many sites adds to a text: WordPress, Drupal, Medium."""

from __future__ import annotations

from parsers.outlet import Outlet

SOFTWARE = Outlet(
    name="",
    hosts=(),
    boxes=(
        ".sharedaddy",
        ".jp-relatedposts",
        ".addtoany_share_save_container",
        ".a2a_kit",
        ".post-tags",
        ".related-posts",
        ".yarpp-related",
        ".crp_related",
        ".wp-block-jetpack-related-posts",
        ".service-links",
        ".comment-wrapper",
        ".element-invisible",
        ".element-hidden",
        ".screen-reader-text",
        ".field-type-taxonomy-term-reference",
        "ul.links.inline",
    ),
    drop=(
        "nav",
        ".post-navigation",
        ".breadcrumb",
        ".pagination",
        ".social-share",
        ".wp-embed-share-dialog",
        "p > a.more-link",
    ),
    furniture=frozenset({"Your browser does not support the audio element."}),
    promos=(
        r"The post\b.{1,400}?\b(?:first appeared on|appeared first on)\b.{1,80}",
        r"Feed enhanced by .{1,60}",
        r"Continue reading on .{1,60}»",
        r".{1,300} was originally published in .{1,120} on Medium, where people are continuing .*",
    ),
    pictures=("medium.com/_/stat", "pixel.wp.com", "feeds.feedburner.com/~", "doubleclick.net"),
)
