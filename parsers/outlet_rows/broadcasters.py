"""Radio and television."""

from __future__ import annotations

from parsers.outlet import Outlet

BROADCASTERS = (
    Outlet(
        name="NHK",
        hosts=("nhk.or.jp", "nhk"),
        zone="Asia/Tokyo",
    ),
    Outlet(
        name="RFI",
        hosts=("rfi.fr", "rfi.my"),
        aliases=("法广",),
        zone="Europe/Paris",
        published=("line",),
        published_zone="Europe/Paris",
        title_suffix=" – 法国国际广播电台 - RFI",
        drop=(
            "[data-selfpromo-newsletter]",
            "[data-selfpromo-app]",
            "[data-root-share]",
            ".m-interstitial",
            ".m-interstitial__unlock-btn",
            "button",
            ".m-block-ad",
            ".m-block-ad__label",
        ),
        furniture=frozenset({"广告", "继续浏览后续", "Array", "分享 :", "分享：", "分享:"}),
        pictures=("static.rfi.fr/meta_og_twcards/",),
    ),
    Outlet(
        name="BBC",
        hosts=("bbc.com", "bbc.co.uk"),
        published=("time",),
        furniture=frozenset("相关内容 相關內容 更多内容 你的器材不支持播放多媒体材料".split()),
        pictures=("grey_line", "grey-line", "_line976", "105914180_line"),
        drop=('[data-e2e="advertisement"]', 'img[alt^="Presentational"]'),
        # The map of figures that some pages hold; its table stays.
        boxes=(
            ".map-cta",
            ".zoom-buttons",
            '[class*="legend-row"]',
            ".table-cta",
            ".table-cta-text",
            ".table-region-filter",
            ".pocket__tap-area",
            ".core-message-table",
        ),
        hidden=tuple(
            "图像来源， 圖像來源， 图像加注文字， 圖像加註文字， 视频加注文字， 作者，".split()
        ),
        captions=('[data-testid="caption-paragraph"]',),
        boxes_captions=True,
        authors=("ul",),
        links_own_stories=True,
    ),
    Outlet(
        name="DW",
        hosts=("dw.com",),
        aliases=("德国之声",),
        published=("by-line",),
        promos=(
            r"[©Ⓒ]?\s*(?:\d{4}\s*年?)?\s*(?:德国之声|德國之聲|DW).{0,6}(?:版权|版權)声?聲?明.*",
            r"DW中文有.{0,12}Instagram.*",
        ),
        byline=(r"(.{2,30}?)\s*[（(]综合报[导道].{0,10}[）)]",),
    ),
    Outlet(
        name="VOA",
        hosts=("voachinese.com", "voanews.com"),
        aliases=("美国之音",),
        published=("by-line",),
        captions=(".imageCaption",),
    ),
    Outlet(
        name="RFA",
        hosts=("rfa.org",),
        aliases=("自由亚洲电台",),
        pictures=("icon-zoom",),
        byline=(
            r"自由亚洲电台(?:特约)?记者\s?([一-鿿·]{2,4})\s.*",
            r"自由亚洲电台(?:特约)?(?:记者)?\s?([一-鿿·]{2,4}?)"
            r"\s?(?:华盛顿|台北|香港|旧金山|洛杉矶|纽约|多伦多|渥太华)\s?报[道导].*",
        ),
        captions=(".image-caption",),
        links_own_stories=True,
    ),
    Outlet(
        name="新闻联播",
        hosts=("cn.govopendata.com",),
        aliases=("CCTV新闻联播",),
        zone="Asia/Shanghai",
    ),
    Outlet(
        name="RTI",
        hosts=("rti.org.tw",),
        aliases=("RTI 中央廣播電臺",),
        zone="Asia/Taipei",
        boxes=('a:-soup-contains("...more")',),
    ),
)
