"""Bodies of invented articles: the markup of outlets around running text, on one line."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from benchmarks.outlets import Outlet
from benchmarks.vocabulary import Vocabulary, vocabulary

FEED_FOOTER = "<br><hr><div>获取更多RSS：<br><a>https://feedx.net</a> <br><a>https://feedx.xyz|top</a><br></div>"
_PARIS = ZoneInfo("Europe/Paris")
_BEIJING = ZoneInfo("Asia/Shanghai")
# The bytes of a word in running text, with its share of the markup between paragraphs.
_WORD_BYTES = {"hans": 5.3, "hant": 5.3, "ja": 5.9, "en": 7.8}
# What front matter, link line and the frame of a body take, and what each paragraph weighs more.
_FRAMES_BYTES = {"cna": 880, "rfi": 800, "dw": 800, "bbc": 780, "rfc": 650}
_FRAME = 560
_HEAVIER = {"bbc": 1.16, "word": 1.3}
_FEWEST, _PARAGRAPH = 12, 55


def body_of(
    outlet: Outlet, rng: random.Random, size: int, published: datetime, name: str, is_live: bool
) -> str:
    """Give the body of an article whose file has about so many bytes, as the outlet makes it.

    The name comes in it again and again; a live one is parted by times.
    """
    a_word = _WORD_BYTES[outlet.script] * _HEAVIER.get(outlet.shape, 1)
    words = max(_FEWEST, int((size - _FRAMES_BYTES.get(outlet.shape, _FRAME)) / a_word))
    texts = _paragraphs(vocabulary(outlet.script), rng, words, name)
    if is_live:
        texts = _with_times(texts, published)
    frame = _FRAMES.get(outlet.shape, _plain)
    return frame(texts, published, rng.randrange(10**8))


def headerless(
    outlet: Outlet, rng: random.Random, size: int, published: datetime, name: str, is_live: bool
) -> str:
    """Give the body of a file without epoch and link: a page's own element, over many lines."""
    body = body_of(outlet, rng, size, published, name, is_live).replace("<p>", "\n  <p>")
    return f'<article class="post">\n  <section>\n{body}\n  </section>\n</article>'


def _paragraphs(words: Vocabulary, rng: random.Random, count: int, name: str) -> list[str]:
    stop = "." if words.between else "。"
    text = words.text(rng, count)
    step = _PARAGRAPH * (6 if words.between else 2)
    step = rng.randint(step // 2, 2 * step)
    texts = [f"<p>{text[at : at + step]}{stop}</p>" for at in range(0, len(text), step)]
    texts[::3] = [f"<p>{name}{words.between}{text[3:]}" for text in texts[::3]]
    return texts


def _with_times(texts: list[str], published: datetime) -> list[str]:
    """The paragraphs as updates, the newest first, each under its time."""
    times = (published - timedelta(minutes=17 * n) for n in range(len(texts)))
    return [
        f"<p><strong>{time:%H:%M} {text[3:13]}</strong></p>{text}"
        for time, text in zip(times, texts, strict=False)
    ]


def _image(number: int) -> str:
    return (
        f'<img src="https://images.weserv.nl/?url=media.example.org/images/{number % 997}/'
        f'w-1024/p-16x9/{number}.jpg" width="100%" alt="">'
    )


def _plain(texts: list[str], published: datetime, number: int) -> str:
    return f"{_image(number)}{''.join(texts)}"


def _rfi(texts: list[str], published: datetime, number: int) -> str:
    local = published.astimezone(_PARIS)
    lede = texts[0][3:-4]
    return (
        f"<div>{local:%d/%m/%Y - %H:%M}</div>{_image(number)}<p><strong>{lede}      </strong></p>"
        f'<div class="t-content__body u-clearfix"><div data-selfpromo-newsletter></div>'
        f'<div class="m-interstitial"><p>广告</p><button>继续浏览后续</button></div>'
        f'{"".join(texts[1:])}<p class="t-copyright">© 2021 AFP</p></div>'
    )


def _cna(texts: list[str], published: datetime, number: int) -> str:
    day = published.astimezone(_BEIJING).day
    return (
        f'<div class="fullPic"><picture><source srcset="{number}.jpg">{_image(number)}</picture>'
        f'<div class="picinfo">{texts[0][3:15]}</div></div><div class="paragraph">'
        f"<p>（中央社{day}日電）</p>{''.join(texts)}"
        f'<div class="moreArticle"><a href="https://www.cna.com.tw/news/{number}.aspx">'
        f'延伸閱讀</a></div><div id="adslot_{number % 9}"></div></div>'
    )


def _zaobao(texts: list[str], published: datetime, number: int) -> str:
    banner = (
        '<a href="https://subscribe.sph.com.sg/zb"><img class="view-desktop" src="b.jpg"></a>'
        if number % 4 == 0
        else ""
    )
    return f'<section id="imu"></section>{"".join(texts)}<div id="dfp-ad-imu1"></div>{banner}'


def _iso(texts: list[str], published: datetime, number: int) -> str:
    heading = "<p>**小标题**</p>" if number % 9 == 0 else ""
    return (
        f"<div><i>{published:%Y-%m-%dT%H:%M:%SZ}</i></div>{texts[0]}{heading}{''.join(texts[1:])}"
    )


def _rfc(texts: list[str], published: datetime, number: int) -> str:
    time = format_datetime(published, usegmt=True)
    caption = f"<div><small>{texts[0][3:20]}</small></div>"
    return f"<div><i>{time}</i></div>{_image(number)}{caption}{''.join(texts)}"


def _dw(texts: list[str], published: datetime, number: int) -> str:
    return (
        f"<div><i>{texts[0][3:6]}<br>{published:%Y-%m-%dT%H:%M:%S}.503Z</i></div>{_image(number)}"
        f"<div><small>{texts[0][3:24]}</small></div>{''.join(texts)}"
        "<p>© 2021年德国之声版权声明：灯塔。</p>"
    )


def _nyt(texts: list[str], published: datetime, number: int) -> str:
    local = published.astimezone(_BEIJING)
    return (
        f"<div><i>REPORTER<br>{local:%Y-%m-%d %H:%M:%S}</i></div>{_image(number)}{''.join(texts)}"
    )


def _bbc(texts: list[str], published: datetime, number: int) -> str:
    blocks = (f'<div dir="ltr" class="bbc-19j92fr e57qer20">{text}</div>' for text in texts)
    return (
        f'<main role="main"><h1 tabindex="-1">{texts[0][3:20]}</h1>'
        f'<time datetime="{published:%Y-%m-%d}">19 分钟前</time>'
        f"<figure>{_image(number)}<figcaption>图像来源，{texts[0][3:12]}</figcaption></figure>"
        f"{''.join(blocks)}</main>"
    )


def _word(texts: list[str], published: datetime, number: int) -> str:
    runs = (
        f'<b><span style="font-family:SimSun">{text[3:-4]}</span></b><o:p></o:p>' for text in texts
    )
    return "".join(f'<p class="MsoNormal">{run}</p>' for run in runs)


_FRAMES: dict[str, Callable[[list[str], datetime, int], str]] = {
    "rfi": _rfi, "cna": _cna, "zaobao": _zaobao, "iso": _iso, "rfc": _rfc, "dw": _dw, "nyt": _nyt,
    "bbc": _bbc, "word": _word,
}  # fmt: skip
