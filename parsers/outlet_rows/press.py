"""Agencies, newspapers, magazines."""

from __future__ import annotations

from parsers.outlet import Outlet

PRESS = (
    Outlet(
        name="Reuters",
        hosts=("reuters.com",),
        aliases=("路透",),
        drop=(
            ".Image_expand-button",
            ".Slideshow_expand-button",
            '[class*="SocialTools"]',
            ".AdSlot",
        ),
        published=("by-line",),
        promos=(r"我们的标准[:：].{0,20}信任原则.?",),
    ),
    Outlet(
        name="NYT",
        hosts=("nytimes.com",),
        aliases=("纽约时报",),
        published=("by-line", "time"),
        published_zone="Asia/Shanghai",
        drop=(".tbl-feed", '[class*="trc_"]', '[id*="taboola"]'),
        promos=(r"[（(]?欢迎点击此处订阅.*", r"感谢阅读今天的简报.*"),
        hidden=("Image", "Credit..."),
    ),
    Outlet(
        name="FT",
        hosts=("ft.com", "ftchinese.com"),
        aliases=("金融时报",),
        promos=(r"来自FT中文网的温馨提示.*",),
    ),
    Outlet(
        name="CNA",
        hosts=("cna.com.tw",),
        aliases=("(臺)中央社CNA", "中央社"),
        zone="Asia/Taipei",
        published=("wire",),
        boxes=(
            ".moreArticle",
            ".dictionary-box",
            ".SubscriptionInner",
            ".bottomArticleBanner",
            '[class*="adslot"]',
        ),
        captions=(".picinfo",),
    ),
    Outlet(
        name="联合早报",
        hosts=("zaobao.com", "zaobao.com.sg"),
        zone="Asia/Singapore",
        boxes=('a[href*="subscribe.sph.com.sg"]', "img.view-mobile", "img.view-desktop"),
        drop=("#imu", "#innity-in-post", '[id^="dfp-ad"]'),
    ),
    Outlet(
        name="大纪元",
        hosts=("epochtimes.com",),
        published=("dateline",),
        drop=("center",),
        tag_links=("/gb/tag/", "/b5/tag/"),
    ),
    Outlet(
        name="The Economist",
        hosts=("economist.com",),
        aliases=("经济学人en",),
        drop=("aside", ".gpt-ad-slot", ".newsletter-signup"),
        furniture=frozenset({"Listen to this story"}),
        promos=(
            r"Enjoy more audio and podcasts on.{1,60}",
            r"Your browser does not support the .{1,20} element\.",
        ),
    ),
    Outlet(
        name="Solidot",
        hosts=("solidot.org",),
        pictures=("liiLIZF8Uh6yM",),
    ),
    Outlet(
        name="寒冬",
        hosts=("bitterwinter.org",),
        boxes=(".widget", "a.donate-us"),
        tag_links=("/tag/",),
    ),
)
