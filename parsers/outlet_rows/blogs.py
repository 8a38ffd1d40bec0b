"""Blogs, collections, platforms."""

from __future__ import annotations

from parsers.outlet import Outlet

BLOGS = (
    Outlet(
        name="CDT",
        hosts=("chinadigitaltimes.net",),
        aliases=("中国数字时代",),
        is_filed_by_author=False,
        promos=(r"©.{1,120}\|\s*Permalink.*", r"Post tags:.*"),
        captions=(".wp-caption-text", "div.ts", "cdt-caption"),
    ),
    Outlet(
        name="Nei.st",
        hosts=("nei.st",),
        boxes=(".entry-footer", ".code-block", ".collection", ".bqdn", ".wxyz"),
    ),
    Outlet(
        name="iYouPort",
        hosts=("iyouport.org",),
        published=("time",),
        authors=(".entry-meta .byline",),
        title_suffix=" - iYouPort",
        boxes=(".entry-meta", ".entry-footer", ".entry-author-wrapper"),
    ),
    Outlet(
        name="维权网",
        hosts=("wqw2010.blogspot.com",),
    ),
    Outlet(
        name="泡泡",
        hosts=("pao-pao.net",),
        boxes=(
            ".submitted",
            ".block-views.related",
            ".field-name-service-links-displays-group",
            ".node-poll .page-title",
        ),
        captions=(".field-name-field-image-source",),
    ),
    Outlet(
        name="ChinaFile",
        hosts=("chinafile.com",),
        aliases=("中参馆",),
        captions=(".photo-credit", ".photo-caption"),
    ),
    Outlet(
        name="燕京书评",
        hosts=("allnow.com",),
        boxes=(".column-wrap", ".author-wrap"),
    ),
    Outlet(
        name="Matters",
        hosts=("matters.news", "matters.town"),
    ),
    Outlet(
        name="Huli",
        hosts=("hulitw.medium.com",),
    ),
    Outlet(
        name="Medium",
        hosts=("medium.com",),
        aliases=("medium",),
    ),
)
