"""What the pages of an outlet add to its articles: each rule of a row has an example."""

# ruff: noqa: E501 - markup as pages write it

from __future__ import annotations

import pytest
from archived_pages import archived, blocks_of, read, shape

LONG = "岛上的居民周一举行了一次集会，会议在傍晚结束，没有人受伤。"
TEXT = f"<p>{LONG}</p>"
PARAGRAPH = ("paragraph", LONG)
FEED = (
    "<br><hr><div>获取更多RSS：<br><a href='https://feedx.net'>https://feedx.net</a> <br>"
    "<a href='https://feedx.site'>https://feedx.site</a><br></div>"
)


@pytest.mark.parametrize(
    ("outlet", "furniture"),
    [
        ("BBC", "<section data-e2e='advertisement'><div>广告</div></section>"),
        ("BBC", "<ul role='list'><li><a href='/zhongwen/simp/world-2'>海边的灯塔</a></li></ul>"),
        ("BBC", "<section><h2>相关内容</h2><ul><li><a href='/z'>灯塔</a></li></ul></section>"),
        ("BBC", "<img alt='Presentational grey line' src='https://a.example/_1_grey_line-nc.png'>"),
        ("BBC", "<img alt='Presentational white space' src='https://a.example/_9_in_numbers.png'>"),
        ("BBC", "<noscript><img src='/a.jpg'><strong>你的器材不支持播放多媒体材料</strong></noscript>"),
        ("BBC", "<noscript><strong>你的器材不支持播放多媒体材料</strong></noscript>"),
        ("DW", "<p><em>© 2025</em><em>年德国之声版权声明：灯塔受保护。任何行为都将导致追偿。</em></p>"),
        ("DW", "<p>© 2020年 德国之声版权声明：本文受到保护。</p>"),
        ("DW", "<p><em>DW中文有<a href='https://instagram.com/d'>Instagram</a>！欢迎。</em></p>"),
        ("VOA", "<p>==========================================</p>"),
        ("VOA", "<p>===================<br />===================</p>"),
        ("VOA", "<a href='/a/4495369.html'></a>"),
        ("Reuters", "<div class='Image_expand-button' role='button'>放大</div>"),
        ("RFA", "<ul><li><strong><a href='https://www.rfa.org/a.html'>灯塔</a></strong></li></ul>"),
        ("RFA", "<ul><li><a href='/a'><span class='result-title'>海边的 灯塔</span></a></li></ul>"),
        ("RFA", "<div id='zoomattribute'><a href='/a.jpg'><img src='/++plone++/icon-zoom.png'></a></div>"),
        ("Reuters", "<div><span>我们的标准：</span><a href='https://t.example'>汤森路透“信任原则”</a></div>"),
        ("NYT", "<p>(欢迎<a href='https://n.example'>点击此处订阅</a>NYT简报。)</p>"),
        ("NYT", "<p>感谢阅读今天的简报，岛民请<a href='https://n.example'>订阅</a>。</p>"),
        ("FT", "<div>来自FT中文网的温馨提示：如您感兴趣，请下载官方应用。</div>"),
        ("FT", "<div data-o-ads-name='mpu-middle1'></div><div></div>"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("feed", ["", FEED], ids=["", "feedx"])
def test_furniture_goes_and_nothing_else(outlet: str, furniture: str, feed: str) -> None:
    body = f"{TEXT}{furniture}<p>后来下雨了。</p>{feed}"
    assert shape(outlet, body) == [PARAGRAPH, ("paragraph", "后来下雨了。")]


@pytest.mark.parametrize(
    ("outlet", "kept"),
    [
        ("BBC", "<ul><li>第一，<a href='/zhongwen/a'>灯塔</a>的光灭了。</li></ul>"),
        ("BBC", "<ul><li><a href='https://other.example/a'>灯塔</a></li></ul>"),
        ("RFA", "<ol><li>灯塔的光灭了。</li><li><a href='/a'>灯塔</a></li></ol>"),
    ],
)
def test_lists_that_are_text_stay(outlet: str, kept: str) -> None:
    assert [kind for kind, _ in shape(outlet, TEXT + kept)[1:]] == ["item"] * kept.count("<li>")


def test_the_pages_of_bbc_of_2024() -> None:
    body = (
        '<main role="main"><div></div><div><ul role="list"><li>李某、王某</li><li>BBC新闻，港口</li></ul></div>'
        '<div><time dateTime="2021-06-30">30 分钟前</time></div><div><div><img src="https://b.example/a.jpg"'
        ' alt="岛"/><p role="text"><span>图像来源，</span><span>某社</span></p></div>'
        '<span data-testid="caption-paragraph">岛上的居民。</span></span></div>'
        f"<div>{TEXT}</div></main>"
    )
    article = read(archived("BBC", body))
    assert article.byline == ("李某", "王某", "BBC新闻，港口")
    assert blocks_of(article) == [
        ("image", "岛"),
        ("caption", "某社"),
        ("caption", "岛上的居民。"),
        PARAGRAPH,
    ]


@pytest.mark.parametrize(("alt", "words"), [("。", ""), ("☺", ""), ("岛。", "岛。")])
def test_a_picture_is_told_in_words_or_not(alt: str, words: str) -> None:
    body = f"{TEXT}<img src='https://b.example/a.jpg' alt='{alt}'>"
    assert shape("BBC", body) == [PARAGRAPH, ("image", words)]


def test_the_pages_of_bbc_of_2022() -> None:
    picture = (
        '<picture><source srcSet="https://b.example/s.webp 240w"/><img src="https://b.example/{}.jpg"'
        ' alt="岛"/></picture>'
    )
    first, second = picture.format("a"), f"<noscript>{picture.format('b')}</noscript>"
    body = "<main><time dateTime='2021-06-30'>15 分钟前</time>{}{}<div>{}</div></main>".format(
        *(
            f"<div><div><div><div><div><div></div></div>{one}<p role='text'><span>图像来源，</span>"
            "<span>某社</span></p></div></div><div><p>岛上的居民。</p></div></div></div>"
            for one in (first, second)
        ),
        TEXT,
    )
    article = read(archived("BBC", body))
    figure = [("image", "岛"), ("caption", "某社"), ("caption", "岛上的居民。")]
    assert blocks_of(article) == [*figure, *figure, PARAGRAPH]
    addresses = [block.spans[0].url for block in article.lead if block.kind == "image"]
    assert addresses == ["https://b.example/a.jpg", "https://b.example/b.jpg"]


def test_the_pages_of_bbc_of_2020() -> None:
    body = (
        '<div class="Figure-sc-1"><div><div><img src="https://b.example/a.jpg" alt="岛"/><p>'
        "<span>图像来源，</span><span>某社</span></p></div></div><div><p>岛上的居民。</p></div></div>"
        "<figure><img src='https://b.example/b.jpg' alt='塔'/><figcaption><span>图像加注文字，</span>"
        f"<p>海边的塔。</p></figcaption></figure>{TEXT}"
    )
    assert shape("BBC", body) == [
        ("image", "岛"),
        ("caption", "某社"),
        ("caption", "岛上的居民。"),
        ("image", "塔"),
        ("caption", "海边的塔。"),
        PARAGRAPH,
    ]


def test_a_list_below_the_text_names_no_author() -> None:
    article = read(archived("BBC", f"{TEXT}<ul><li>灯塔</li></ul>"))
    assert article.byline == ()
    assert blocks_of(article) == [PARAGRAPH, ("item", "灯塔")]


@pytest.mark.parametrize(
    ("outlet", "figure"),
    [
        (
            "RFA",
            '<div class="image-inline captioned"><div><img src="/a.jpg"/></div>'
            '<div class="image-caption"><span>岛上的居民。</span><span> </span></div></div>',
        ),
        (
            "RFA",
            '<p><figure><img src="/a.jpg"/><figcaption>岛上的居民。</figcaption><small></small>'
            '<div><a href="/a.jpg"><img src="/icon-zoom.png"/></a></div></figure></p>',
        ),
        (
            "VOA",
            '<div class="contentImage floatLeft"><img src="https://a.example/a.jpg"/>'
            '<span class="imageCaption">岛上的居民。</span></div>',
        ),
        (
            "NYT",
            '<figure>Image<img src="https://a.example/a.jpg"><figcaption>岛上的居民。'
            "</figcaption></figure>",
        ),
    ],
)
def test_pictures_and_captions(outlet: str, figure: str) -> None:
    assert shape(outlet, f"{TEXT}{figure}") == [
        PARAGRAPH,
        ("image", ""),
        ("caption", "岛上的居民。"),
    ]


def test_a_glued_credit_stands_apart() -> None:
    figure = (
        "<figure>Image<img src='https://a.example/a.jpg'>"
        "<figcaption>岛上的居民。Credit...某某/某社</figcaption></figure>"
    )
    assert shape("NYT", figure + TEXT)[1] == ("caption", "岛上的居民。 某某/某社")
    assert shape("NYT", "<p>他写道：Credit...没有。</p>") == [
        ("paragraph", "他写道：Credit...没有。")
    ]


@pytest.mark.parametrize(
    ("outlet", "line", "names"),
    [
        ("RFA", "自由亚洲电台记者李某 台北报道 责编 王某", ("李某",)),
        ("RFA", "自由亚洲电台记者李某华盛顿报道 责编：王某", ("李某",)),
        ("RFA", "自由亚洲电台李某某台北报导 责编王某", ("李某某",)),
        ("RFA", "自由亚洲电台记者说集会已经结束。", ()),
        ("DW", "李某/John Doe (综合报导)", ("李某", "John Doe")),
        ("DW", "（综合报道）", ()),
    ],
)
def test_the_last_line_names_the_author(outlet: str, line: str, names: tuple[str, ...]) -> None:
    article = read(archived(outlet, f"{TEXT}<p>{line}</p>"))
    assert article.byline == names
    assert blocks_of(article) == [PARAGRAPH, ("paragraph", line)]
