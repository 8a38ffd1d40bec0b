"""Blogs, collections, platforms."""

from __future__ import annotations

from parsers.outlet import Outlet

BLOGS = (
    Outlet(
        name="CDT",
        hosts=("chinadigitaltimes.net",),
        aliases=("中国数字时代",),
    ),
    Outlet(
        name="Nei.st",
        hosts=("nei.st",),
    ),
    Outlet(
        name="iYouPort",
        hosts=("iyouport.org",),
    ),
    Outlet(
        name="维权网",
        hosts=("wqw2010.blogspot.com",),
    ),
    Outlet(
        name="泡泡",
        hosts=("pao-pao.net",),
    ),
    Outlet(
        name="ChinaFile",
        hosts=("chinafile.com",),
        aliases=("中参馆",),
    ),
    Outlet(
        name="燕京书评",
        hosts=("allnow.com",),
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
