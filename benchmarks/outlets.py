"""The outlets of the invented archive: as many articles, as long and as made as the real ones'."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet under a name that rows of articles tell; sizes are bytes of the file.

    `shape` says how its bodies are made (`bodies.py`), `url` has places for a number and a date.
    Those of a feed end in its footer now and then.
    """

    name: str
    articles: int
    median: int
    ninth_decile: int
    script: str
    shape: str
    url: str
    is_of_feed: bool = False
    hours_ahead: int = 0

    @property
    def spread(self) -> float:
        """The deviation of the logarithm of the sizes."""
        return math.log(self.ninth_decile / self.median) / 1.2816


_CHINESE = "%E6%96%B0%E9%97%BB"
OUTLETS = (
    Outlet("(臺)中央社CNA", 25386, 3736, 6532, "hant", "cna",
           "https://www.cna.com.tw/news/aopl/{date:%Y%m%d}{number:05}.aspx", True),
    Outlet("法广 RFI", 20924, 2965, 5749, "hans", "rfi",
           f"http://www.rfi.fr//cn/{_CHINESE}/{{date:%Y%m%d}}-{{number}}", True),
    Outlet("联合早报", 17434, 2393, 3937, "hans", "zaobao",
           "https://www.zaobao.com/realtime/world/story{date:%Y%m%d}-{number}", False, 8),
    Outlet("大纪元", 13856, 4804, 13330, "hans", "plain",
           "https://www.epochtimes.com/gb/{date:%y/%m/%d}/n{number}.htm"),
    Outlet("路透 Reuters", 12630, 2110, 4617, "hans", "iso",
           "https://cn.reuters.com/article/{number}-idCNKBS{date:%m%d}", True),
    Outlet("美国之音 VOA", 8327, 3973, 9746, "hans", "rfc",
           "https://www.voachinese.com/a/{number}.html", True),
    Outlet("德国之声 DW", 6499, 4722, 9476, "hans", "dw",
           f"https://www.dw.com/zh/{_CHINESE}%EF%BC%9A80%/a-{{number}}", True),
    Outlet("BBC", 3812, 12143, 23119, "hans", "bbc",
           "https://www.bbc.com/zhongwen/simp/world-{number}"),
    Outlet("自由亚洲电台 RFA", 3716, 7122, 10635, "hans", "plain",
           "https://www.rfa.org/mandarin/yataibaodao/{number}-{date:%m%d%Y}.html"),
    Outlet("中国数字时代 CDT", 3483, 8103, 22235, "hans", "plain",
           "https://chinadigitaltimes.net/chinese/{date:%Y/%m}/{number}/"),
    Outlet("Solidot", 3119, 1263, 1611, "hans", "plain",
           "https://www.solidot.org/story?sid={number}"),
    Outlet("经济学人en", 2742, 6057, 10671, "en", "plain",
           "https://www.economist.com/europe/{date:%Y/%m/%d}/story-{number}", True),
    Outlet("RTI 中央廣播電臺", 1845, 1571, 1868, "hant", "plain",
           "https://www.rti.org.tw/news/view/id/{number}"),
    Outlet("纽约时报 NYT", 1517, 9894, 13785, "hans", "nyt",
           "https://cn.nytimes.com/world/{date:%Y%m%d}/story-{number}/", True),
    Outlet("维权网", 1363, 7763, 29091, "hans", "word",
           "http://wqw2010.blogspot.com/{date:%Y/%m}/blog-post_{number}.html"),
    Outlet("NHK", 1200, 3400, 9800, "ja", "plain",
           "https://www3.nhk.or.jp/news/html/{date:%Y%m%d}/k{number}000.html"),
)  # fmt: skip
