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
    ),
    Outlet(
        name="DW",
        hosts=("dw.com",),
        aliases=("德国之声",),
        published=("by-line",),
        published_zone="UTC",
    ),
    Outlet(
        name="VOA",
        hosts=("voachinese.com", "voanews.com"),
        aliases=("美国之音",),
        published=("by-line",),
        published_zone="UTC",
    ),
    Outlet(
        name="RFA",
        hosts=("rfa.org",),
        aliases=("自由亚洲电台",),
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
    ),
)
