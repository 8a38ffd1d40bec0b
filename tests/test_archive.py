"""Archived articles: headers, the published time, and what is text and what is furniture."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.article import Article, Document, ParseError
from parsers.registry import headline, parse

URL = "https://www.rfi.fr/cn/%E4%B8%AD%E5%9B%BD/20230102-%E5%B2%9B"
BODY = (
    '<div>02/01/2023 - 13:15</div><img src="https://s.rfi.fr/media/w:1280/island.jpg">'
    "<p><strong>岛上的居民本周举行了一次集会。      </strong></p>"
    "<div><p>“我们没有回答这一问题的立场。”</p><p>    会议将于周五继续。</p></div>"
)
SHARE_LINKS = (
    '<a href="https://www.facebook.com/dialog/share?app_id=1&amp;href=x"><span></span></a>'
    '<a href="whatsapp://send?text=x"><span></span></a>'
    '<a href="https://web.whatsapp.com/send?text=x"><span></span></a>'
    '<a href="https://{host}/intent/tweet?url=x"><span></span></a>'
    "<span data-root-share><share-button></share-button><share-modal></share-modal></span>"
)
FOOTERS = {
    "none": "",
    "twitter": f"<div><div>分享 :</div><div>{SHARE_LINKS.format(host='twitter.com')}</div></div>",
    "x": f"<div><div>分享：</div><div>{SHARE_LINKS.format(host='x.com')}</div></div>",
    "no label": '<div><div><a href="https://www.facebook.com/dialog/share?x"><svg></svg></a>'
    '<a href="whatsapp://send?text=x"><svg></svg></a></div></div>',
}
FEED = (
    '<br><hr><div>获取更多RSS：<br><a href="https://feedx.net">https://feedx.net</a> <br>'
    '<a href="https://feedx.xyz">https://feedx.xyz</a><br></div>'
)


def archived(
    body: str, title: str = "岛上的集会", url: str = URL, epoch: str = "1672661701000"
) -> str:
    """A document as the archivers write it."""
    return f"<!--{epoch}-->\n[{title}]({url})\n------\n\n{body}\n"


def read(text: str) -> Article:
    return parse(Document(text, "x.md"))


def texts(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in article.lead]


EXPECTED = [
    ("image", ""),
    ("paragraph", "岛上的居民本周举行了一次集会。"),
    ("paragraph", "“我们没有回答这一问题的立场。”"),
    ("paragraph", "会议将于周五继续。"),
]


def test_header_and_body_are_read() -> None:
    article = read(archived(BODY))
    assert (article.format, article.title, article.source) == ("archive", "岛上的集会", "RFI")
    assert article.url == URL
    assert article.archived == datetime(2023, 1, 2, 12, 15, 1, tzinfo=UTC)
    assert article.language == "zh-Hans"
    assert texts(article) == EXPECTED
    assert article.lead[1].spans[0].kind == "strong"
    assert article.lead[1].markdown == "**岛上的居民本周举行了一次集会。**"
    assert article.lead[0].spans[0].url == "https://s.rfi.fr/media/w:1280/island.jpg"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("02/01/2023 - 13:15", "2023-01-02T13:15:00+01:00"),
        ("02/07/2023 - 00:40", "2023-07-02T00:40:00+02:00"),
    ],
)
def test_the_published_time_is_that_of_paris(written: str, iso: str) -> None:
    article = read(archived(BODY.replace("02/01/2023 - 13:15", written)))
    assert article.published is not None
    assert (article.published.iso, article.published.written) == (iso, written)
    assert article.published.date_from == "body"
    assert (article.zone, article.zone_from) == ("Europe/Paris", "source")
    assert texts(article) == EXPECTED


def test_a_date_that_is_none_stays_text() -> None:
    article = read(archived(BODY.replace("02/01/2023", "32/13/2023")))
    assert article.published is not None
    assert (article.published.time, article.published.anchor_from) == (None, "url")
    assert texts(article)[0] == ("paragraph", "32/13/2023 - 13:15")


@pytest.mark.parametrize("feed", ["", FEED], ids=["", "feedx"])
@pytest.mark.parametrize("footer", FOOTERS.values(), ids=FOOTERS.keys())
def test_share_and_feed_footers_go_and_nothing_else(footer: str, feed: str) -> None:
    assert texts(read(archived(BODY + footer + feed))) == EXPECTED


# No line consists of nothing but what RFI's pages add around the text.
paragraphs = st.lists(
    st.text("分享广告岛上集会的一二三：:，。“”0159").map("岛{}".format), min_size=1, max_size=6
)


@given(paragraphs, st.sampled_from([*FOOTERS.values()]), st.booleans())
@settings(max_examples=60, deadline=None)
def test_footers_never_cost_text(lines: list[str], footer: str, has_feed: bool) -> None:
    body = "<div>" + "".join(f"<p>{line}</p>" for line in lines) + "</div>"
    plain = read(archived(body))
    assert "".join(b.text for b in plain.lead).replace(" ", "") == "".join(lines).replace(" ", "")
    assert texts(read(archived(body + footer + (FEED if has_feed else "")))) == texts(plain)


@pytest.mark.parametrize(
    ("extra", "what"),
    [
        ("<div data-selfpromo-newsletter></div><div data-selfpromo-app></div>", "placeholders"),
        ('<div class="m-interstitial"><div><span>广告</span></div></div>', "interstitial"),
        ('<div class="m-interstitial"><div><divclass="m-block-ad "data-x="y"><div><span>广告</span>'
         "</div></div></div></div>", "glued tags"),
        ("<button data-readmore-unlocker><span>继续浏览后续</span></button>", "unlock button"),
        ("<p> \xa0 </p><p><strong></strong></p>", "empty paragraphs"),
        ('<img src="https://static.rfi.fr/meta_og_twcards/RFI_FB.png">', "stand-in picture"),
        ("<script>alert(1)</script><style>p{}</style>", "scripts"),
        ('<img src="data:image/gif;base64,R0"><noscript></noscript>', "empty picture"),
    ],
)  # fmt: skip
def test_furniture_goes(extra: str, what: str) -> None:
    article = read(archived(BODY.replace("<div><p>", f"<div>{extra}<p>", 1)))
    assert texts(article) == EXPECTED, what


def test_a_picture_that_failed_leaves_no_word_behind() -> None:
    body = BODY.replace('<img src="https://s.rfi.fr/media/w:1280/island.jpg">', "Array")
    assert texts(read(archived(body))) == EXPECTED[1:]


def test_article_text_inside_furniture_is_kept() -> None:
    long = "这一段话虽然放在广告的框里，但它是文章的正文，所以读者必须能够读到它的全部内容。"
    article = read(archived(f'<div class="m-interstitial"><p>{long}</p></div>'))
    assert texts(article) == [("paragraph", long)]


def test_credit_byline_caption_and_players_are_kept() -> None:
    body = (
        "<p>正文。</p><figure><img src='/a.jpg' alt='岛[影]'><figcaption>岛上 <span>© AFP</span>"
        "</figcaption></figure><youtube-player source='https://www.youtube.com/embed/x1'>"
        "</youtube-player><p class='t-copyright'>© 2021 AFP</p>"
        "<div><div><span>作者：</span><a href='/cn/作者/li'>李某</a></div></div>"
    )
    article = read(archived(body))
    assert texts(article) == [
        ("paragraph", "正文。"),
        ("image", "岛[影]"),
        ("caption", "岛上 © AFP"),
        ("paragraph", "www.youtube.com/embed/x1"),
        ("paragraph", "© 2021 AFP"),
        ("paragraph", "作者：李某"),
    ]
    assert article.byline == ("李某",)
    assert article.lead[1].spans[0].url == "https://www.rfi.fr/a.jpg"
    assert article.lead[3].spans[0].url == "https://www.youtube.com/embed/x1"


def test_words_in_nested_spans_are_joined_without_spaces() -> None:
    body = "<p><span><span>奥巴马</span></span><span><span>2.0</span></span><b>A</b><b>B</b>。</p>"
    article = read(archived(body))
    assert texts(article) == [("paragraph", "奥巴马2.0AB。")]
    assert article.lead[0].markdown == "奥巴马2.0**AB**。"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("[影] 岛[图]", "[影] 岛[图]"),
        ("大&amp;#22338;直美 &quot;赢&quot;", '大坂直美 "赢"'),
        ("岛 – 法国国际广播电台 - RFI", "岛"),
        ("岛 - 要闻分析", "岛 - 要闻分析"),
        ("两  个\xa0空格", "两 个 空格"),
        ("A (b) c", "A (b) c"),
    ],
)
def test_titles(written: str, title: str) -> None:
    document = Document(archived(BODY, title=written), "x.md")
    assert parse(document).title == title
    assert headline(document).title == title


@pytest.mark.parametrize("epoch", ["NaN", "99999999999999999999"])
def test_an_epoch_that_is_none_is_unknown(epoch: str) -> None:
    assert read(archived(BODY, epoch=epoch)).archived is None


def test_front_matter_is_no_text() -> None:
    front = (
        '---\nlayout: post\ntitle: "岛上\n的集会"\ndate: 2023-01-02T12:15:01.000Z\n'
        f"author: 法广\nfrom: {URL}\ntags: [ 法广 ]\ncategories: [ 法广 ]\n---\n"
    )
    article = read(front + archived(f"<div>\n{BODY}\n</div>"))
    assert (article.title, article.source) == ("岛上的集会", "RFI")
    assert texts(article) == EXPECTED
    bare = read(front + "<article><p>正文。</p></article>")
    assert (bare.title, bare.url) == ("岛上 的集会", URL)


@pytest.mark.parametrize(
    "text",
    ["<!--1672661701000-->", "<!--1672661701000-->\n[岛上", "<!--1-->\n[a](b c)\n------\n\nx"],
)
def test_a_header_that_is_cut_off_is_told(text: str) -> None:
    with pytest.raises(ParseError, match="cut off"):
        read(text)


def test_a_body_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    article = read(archived(BODY)[:-30])
    assert texts(article)[:3] == EXPECTED[:3]


def test_links_that_may_not_be_followed_are_text() -> None:
    body = "<p><a href='javascript:alert(1)'>按这里</a>或<a href='/cn/x'>那里</a></p>"
    block = read(archived(body)).lead[0]
    assert block.text == "按这里或那里"
    assert [span.url for span in block.spans] == ["https://www.rfi.fr/cn/x"]


@pytest.mark.parametrize("tag", ["div", "blockquote", "b", "ul><li"])
def test_nesting_without_end_costs_no_text(tag: str) -> None:
    close = "".join(f"</{name}>" for name in tag.split("><")[::-1])
    article = read(archived(f"<{tag}>" * 3000 + "里面的字" + close * 3000 + "<p>外面的字</p>"))
    assert "里面的字外面的字" in "".join(text for _, text in texts(article)).replace(" ", "")


@pytest.mark.parametrize("tag", ["button", "noscript", "form"])
def test_text_in_odd_places_is_kept(tag: str) -> None:
    article = read(archived(f"<{tag}>岛上的居民说。</{tag}>", url="https://a.example/x"))
    assert texts(article) == [("paragraph", "岛上的居民说。")]
