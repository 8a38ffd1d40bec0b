"""What the software of sites does to an article, and what agencies, magazines and blogs add."""

# ruff: noqa: E501 - markup as pages write it

from __future__ import annotations

import pytest
from archived_pages import URLS, archived, blocks_of, read, shape

from parsers.markdown import write

LONG = "岛上的居民周一举行了一次集会，会议在傍晚结束，没有人受伤。"
TEXT = f"<p>{LONG}</p>"
PARAGRAPH = ("paragraph", LONG)
AFTER = ("paragraph", "后来下雨了。")
PAGE = "https://news.example/2"


@pytest.mark.parametrize(
    ("outlet", "furniture"),
    [
        ("CNA", "<div class='moreArticle'><div>延伸閱讀</div><a href='/a'><span>海邊的燈塔亮了又滅了，島上的居民說這是第一次</span></a></div>"),
        ("CNA", "<div class='SubscriptionInner x'><div>訂閱電子報</div><input type='text'><img src='/error.svg'>請輸入島上的信箱<a href='javascript:'>訂閱</a></div>"),
        ("CNA", "<div class='paragraph bottomArticleBanner show'><div class='adslot_infinite'></div></div>"),
        ("联合早报", "<section id='imu'><div id='dfp-ad-imu1'>  </div></section>"),
        ("联合早报", "<a href='https://subscribe.sph.com.sg/x?y=1'><img class='view-desktop lazyload' data-src='https://z.example/a.jpg' src='https://z.example/a.jpg'></a><a href='https://subscribe.sph.com.sg/x'><img class='view-mobile' src='https://z.example/b.jpg'></a>"),
        ("大纪元", "<center><div id='ad'></div></center><script>ad()</script>"),
        ("The Economist", "<aside><div><time datetime='2021-02-20T00:00:00Z'>Feb 20th 2021</time></div></aside>"),
        ("The Economist", "<p>Enjoy more audio and podcasts on <a href='https://a.example'>iOS</a> or <a href='https://b.example'>Android</a>.</p>"),
        ("Solidot", "<p><img src='https://img.solidot.org//0/446/liiLIZF8Uh6yM.jpg' height='120'></p>"),
        ("寒冬", "<section class='widget widget_media_image'><a class='donate-us' href='https://p.example'><picture><source srcset='https://z.example/m.jpg'><img src='https://z.example/p.jpg'></picture></a></section>"),
        ("寒冬", "<p>The post <a href='https://z.example'>岛上的集会</a> first appeared on <a href='https://z.example'>Winter</a>.</p>"),
        ("CDT", "<hr><p><small>&copy; 岛民 for <a href='/c'>数字时代</a>, get_post_time('Y'). |<a href='/p'>Permalink</a> |<a href='/p#c'>No comment</a> |Add to<a href='/d'>del.icio.us</a><br>Post tags: <a href='/t' rel='tag'>岛</a></small></p><p><small>Feed enhanced by <a href='/b'>Better Feed</a> from <a href='/o'>Ozh</a></small></p>"),
        ("CDT", "<div class='addtoany_share_save_container'><div class='a2a_kit'><a href='https://www.addtoany.com/add_to/x'></a></div></div>"),
        ("Nei.st", "<section class='jsx-1 collection'><header><span>Related</span></header><ul><li><a href='/m'><h2>灯塔亮了，岛上的居民说这是第一次看见它亮着</h2></a></li></ul></section>"),
        ("Nei.st", "<footer class='entry-footer'><a href='/c' rel='category tag'>The Lighthouse</a></footer>"),
        ("iYouPort", "<div class='sharedaddy sd-sharing-enabled'><h3>共享此文章：</h3><ul><li><a href='/?share=x'><span>点击以在 Twitter 上共享（在岛上打开）这一篇文章</span></a></li></ul></div><div id='jp-relatedposts' class='jp-relatedposts'><h3><em>相关</em></h3></div><ul class='post-tags'><li>Tagged</li></ul>"),
        ("泡泡", "<div class='block block-views related'><h2>您可能感兴趣的文章</h2></div><ul class='links inline'><li><a href='#c'>冒个泡吧！</a></li></ul>"),
        ("泡泡", "<div id='comments' class='comment-wrapper'><h2>评论</h2><p>&lt;a href=\"https://spam.example\"&gt;buy a lighthouse now, it is cheap&lt;/a&gt; and good</p></div>"),
        ("Medium", "<img src='https://medium.com/_/stat?event=1' width='1' height='1' alt=''><hr><p><a href='/m'>岛上的集会</a> was originally published in <a href='/b'>Island</a> on Medium, where people are continuing the conversation by highlighting and responding to this story.</p>"),
        ("Medium", "<p class='medium-feed-link'><a href='/m'>Continue reading on Medium »</a></p>"),
        ("unknown", "<img src='https://t.example/c.gif' width=1 height=1>"),
        ("unknown", "<h2 class='element-invisible'><a href='/file/1'>lighthouse_1.png</a></h2>"),
    ],
)  # fmt: skip
def test_furniture_goes_and_nothing_else(outlet: str, furniture: str) -> None:
    middle = shape(outlet, f"<div>{TEXT}{furniture}<p>后来下雨了。</p></div>")
    assert [block for block in middle if block[0] != "rule"] == [PARAGRAPH, AFTER]
    assert shape(outlet, f"<div>{TEXT}{furniture}</div>") == [PARAGRAPH]


def test_a_pop_up_goes_and_its_word_stays_in_the_sentence() -> None:
    body = (
        "<div class='dictionary'><span>島上的</span><span class='news-dic-inline'><span>燈塔</span>"
        "<span class='dic-icon'></span></span><div class='dictionary-box'><p>燈塔大事紀</p><ul><li>"
        f"{LONG * 3}</li></ul><div class='news-dic-all'>關閉</div></div><span>今天亮了。</span></div>"
    )
    assert shape("CNA", body) == [("paragraph", "島上的燈塔今天亮了。")]


@pytest.mark.parametrize("outlet", ["CNA", "CDT", "iYouPort"])
def test_a_box_that_was_never_closed_keeps_the_text(outlet: str) -> None:
    for name in ("moreArticle", "sharedaddy", "entry-footer"):
        assert PARAGRAPH in shape(outlet, f"<div class='{name}'>{TEXT}<p>后来下雨了。</p>")


def test_a_cut_text_has_no_word_more() -> None:
    body = "岛上的居民...<a href='https://www.rti.org.tw/news/view/id/1'>...more</a>"
    assert shape("RTI", body) == [("paragraph", "岛上的居民...")]


def test_keywords_are_words_and_other_links_stay() -> None:
    body = "<p><a href='https://www.epochtimes.com/gb/tag/x.html'>岛</a>上的<a href='/gb/n2.htm'>灯塔</a></p>"
    (block,) = read(archived("大纪元", body)).lead
    assert [(span.kind, block.text[span.start : span.end]) for span in block.spans] == [
        ("link", "灯塔")
    ]


@pytest.mark.parametrize(
    ("outlet", "body"),
    [
        ("CNA", "<div class='fullPic'><div class='wrap'><img src='https://p.example/1.jpg' alt='x'></div><div class='picinfo'>灯塔。</div></div>"),
        ("CDT", "<div class='wp-caption'><img src='https://p.example/1.jpg' alt='x'><p class='wp-caption-text'>灯塔。</p></div>"),
        ("CDT", "<div class='wp-caption'><noscript><img src='https://p.example/1.jpg' alt='x'></noscript><img class='lazyload' src='data:image/svg+xml,%3Csvg' data-src='https://p.example/1.jpg' alt='x'><p class='wp-caption-text'>灯塔。</p></div>"),
        ("联合早报", "<div class='figure-media'><img class='lazyload' data-src='https://p.example/1.jpg' alt='x' src='https://p.example/1.jpg'></div><figcaption><p>灯塔。</p></figcaption>"),
        ("iYouPort", "<p><img alt='x' data-lazy-src='https://p.example/1.jpg' src='data:image/gif;base64,R0'><noscript><img alt='x' src='https://p.example/1.jpg'></noscript></p><figcaption>灯塔。</figcaption>"),
        ("ChinaFile", "<div><a class='colorbox' data-x='{\"title\": \"\"}'><img src='https://p.example/1.jpg' alt='x'></a></div><div class='photo-caption'><p>灯塔。</p></div>"),
        ("Nei.st", "<div class='progressiveMedia'><img alt='x' class='progressiveMedia-image' data-src='https://p.example/1.jpg' src='https://p.example/1.jpg'/></div><figcaption> 灯塔。 </figcaption>"),
    ],
)  # fmt: skip
def test_a_picture_stands_once_with_its_caption(outlet: str, body: str) -> None:
    assert shape(outlet, f"{TEXT}{body}") == [PARAGRAPH, ("image", "x"), ("caption", "灯塔。")]
    image = next(b for b in read(archived(outlet, body)).lead if b.kind == "image")
    assert image.spans[0].url == "https://p.example/1.jpg"


def test_words_of_a_picture_are_told_once() -> None:
    body = "<figure><img src='https://p.example/1.jpg' alt='灯塔今天 亮了。'><figcaption>灯塔今天亮了。</figcaption></figure>"
    assert shape("unknown", body) == [("image", ""), ("caption", "灯塔今天亮了。")]


def test_a_page_of_another_blog_is_one_link() -> None:
    body = (
        f"<blockquote class='wp-embedded-content' data-secret='a'><p><a href='{PAGE}/'>灯塔</a></p>"
        f"</blockquote><p><iframe class='wp-embedded-content' src='{PAGE}/embed/#?secret=a'></iframe></p>"
    )
    assert shape("unknown", body) == [("quote", "灯塔")]
    alone = f"<p><iframe class='wp-embedded-content' src='{PAGE}/embed/'></iframe></p>"
    assert shape("unknown", alone) == [("paragraph", "news.example/2/embed/")]


def test_a_tweet_is_a_quote_with_its_link() -> None:
    body = (
        "<blockquote class='twitter-tweet'><p lang='zh'>灯塔亮了。</p>&mdash; 岛民 (@island) "
        "<a href='https://twitter.com/island/status/1'>July 1, 2021</a></blockquote>"
        "<script src='https://platform.twitter.com/widgets.js'></script>"
    )
    article = read(archived("unknown", body))
    assert blocks_of(article) == [
        ("quote", "灯塔亮了。"),
        ("quote", "— 岛民 (@island) July 1, 2021"),
    ]
    assert article.lead[1].spans[0].url == "https://twitter.com/island/status/1"


def test_what_is_shown_without_a_player_goes() -> None:
    body = "<audio src='https://a.example/1.mp3'><p>Your browser does not support the audio element.</p></audio>"
    assert shape("unknown", body) == [("paragraph", "a.example/1.mp3")]


def test_markdown_nobody_read() -> None:
    body = (
        "<p>![灯塔](https://p.example/1.jpg)</p><p>见[岛志](https://b.example/(1))一书。</p>"
        "<p>## 和谐</p><p>第 [1] 条 (见下)。</p><pre>[a](https://c.example)</pre>"
    )
    assert shape("unknown", body) == [
        ("image", "灯塔"),
        ("paragraph", "见岛志一书。"),
        ("heading", "和谐"),
        ("paragraph", "第 [1] 条 (见下)。"),
        ("code", "[a](https://c.example)"),
    ]


def test_emoticons_are_letters_of_the_text() -> None:
    body = (
        "<p>泪花<img alt='[二哈]' src='https://img.t.sinajs.cn/a.png'>真的"
        "<img alt='🌊' src='https://s.w.org/images/core/emoji/13/72x72/1f30a.png'></p>"
    )
    assert shape("unknown", body) == [("paragraph", "泪花[二哈]真的🌊")]


def test_a_picture_in_a_line_is_written_once() -> None:
    article = read(
        archived("unknown", f"<blockquote><p>前<br><img src='{PAGE}.jpg'>後</p></blockquote>")
    )
    assert write(article).count("![") == 1


def test_entities_escaped_twice_are_letters_but_in_code() -> None:
    assert shape("unknown", "<p>A &amp;amp; B &amp;#22338;</p>") == [("paragraph", "A & B 坂")]
    assert shape("unknown", "<p>写作 <code>&amp;lt;</code></p>") == [("paragraph", "写作 &lt;")]


def test_addresses_without_what_was_set_before_them() -> None:
    body = (
        "<p><a href='https://www.economist.comhttps://b.example/x'>岛志</a></p>"
        "<img alt='灯塔' src='https://images.weserv.nl/?url=p.example/1.jpg'>"
    )
    first, picture = read(archived("The Economist", body)).lead
    assert first.spans[0].url == "https://b.example/x"
    assert picture.spans[0].url == "https://p.example/1.jpg"


def test_headings_in_links_are_no_marks() -> None:
    body = f"<ul><li><a href='{PAGE}'><h2>灯塔</h2></a> 与 海</li></ul>"
    assert shape("unknown", body) == [("item", "灯塔 与 海")]


def test_every_outlet_of_the_table_is_found() -> None:
    for name in URLS.keys() - {"unknown"}:
        assert read(archived(name, TEXT)).source == name
