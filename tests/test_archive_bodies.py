"""Bodies of archived articles: what the archivers glued or lost, whatever the outlet."""

from __future__ import annotations

import pytest
from archived_pages import archived, read, shape
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.bylines import names_in_credits

LONG = "岛上的居民周一举行了一次集会，会议在傍晚结束，没有人受伤。"
PARAGRAPH = ("paragraph", LONG)
PICTURE = '<img src="https://images.weserv.nl/?url=a.example/a.jpg">'
IMAGE = ("image", "")


@pytest.mark.parametrize(
    "caption",
    [
        "<div><small style='color: #999;'>岛上</small></div>",
        "<small>岛上</small>",
        "<figcaption>岛上</figcaption>",
        "<figcaption><p>岛<i>上</i></p></figcaption>",
    ],
)
def test_what_stands_below_a_picture_is_its_caption(caption: str) -> None:
    blocks = shape("VOA", f"{PICTURE}{caption}<p>{LONG}</p>")
    assert blocks == [IMAGE, ("caption", "岛上"), PARAGRAPH]


def test_the_only_words_in_the_box_of_a_picture_are_its_caption() -> None:
    assert shape("FT", f"<div>{PICTURE}岛上  摄影：某</div><p>{LONG}</p>") == [
        IMAGE,
        ("caption", "岛上 摄影：某"),
        PARAGRAPH,
    ]
    boxed = f"<div>{PICTURE}<b>岛上</b>：集会开始了</div>"
    assert shape("DW", boxed) == [IMAGE, ("paragraph", "岛上：集会开始了")]


def test_a_caption_that_repeats_the_title_goes() -> None:
    video = '<video src="https://a.example/v.mp4"></video><div><small>岛上的集会</small></div>'
    assert shape("VOA", f"{video}<p>{LONG}</p>") == [("paragraph", "a.example/v.mp4"), PARAGRAPH]


@pytest.mark.parametrize("tag", ["h1", "h2"])
@pytest.mark.parametrize("title", ["岛上的集会", "[World] 岛上的集会", "岛上的 集会"])
def test_a_heading_that_repeats_the_title_goes(tag: str, title: str) -> None:
    assert shape("BBC", f"<{tag}>岛上的集会</{tag}><p>{LONG}</p>", title) == [PARAGRAPH]


def test_other_headings_stay() -> None:
    assert shape("BBC", f"<h1>集会</h1><p>{LONG}</p>", "岛上的大集会") == [
        ("heading", "集会"),
        PARAGRAPH,
    ]


@pytest.mark.parametrize("between", ["", " ", "\xa0", " \xa0 "])
def test_two_line_breaks_part_paragraphs(between: str) -> None:
    assert shape("VOA", f"<p>{LONG}<br />{between}<br />后来下雨了。</p>") == [
        PARAGRAPH,
        ("paragraph", "后来下雨了。"),
    ]


def test_a_place_before_the_first_paragraph_belongs_into_it() -> None:
    assert shape("VOA", f"<img src='https://a.example/a.jpg'>海岛 — <p>{LONG}</p>") == [
        IMAGE,
        ("paragraph", f"海岛 — {LONG}"),
    ]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>**小标题**</p>", [("heading", "小标题")]),
        ("<p> **小标题：** </p>", [("heading", "小标题：")]),
        ("<p>先**强调**后</p>", [("paragraph", "先强调后")]),
        ("<p>2**10与3*4</p>", [("paragraph", "2**10与3*4")]),
        ("<pre>a **b** c</pre>", [("code", "a **b** c")]),
    ],
)
def test_marks_of_another_notation(html: str, blocks: list[tuple[str, str]]) -> None:
    assert shape("Reuters", f"<p>{LONG}</p>{html}")[1:] == blocks


@pytest.mark.parametrize(
    ("written", "alt"),
    [
        ('他说"集会"开始了', '他说"集会"开始了'),
        ('"集会"', '"集会"'),
        ("&quot;集会&quot;", '"集会"'),
        ("岛 a=b", "岛 a=b"),
    ],
)
def test_quotes_inside_of_values_are_kept(written: str, alt: str) -> None:
    body = f'<img alt="{written}" src="https://a.example/a.jpg" title="x"/><p>{LONG}</p>'
    assert shape("CNA", body) == [("image", alt), PARAGRAPH]


def test_a_picture_has_its_address_where_the_archivers_left_it() -> None:
    picture = (
        '<picture><source media="(max-width: 599px)" srcSet="https://a.example/s.jpg?w=600"/>'
        "<source srcset='https://a.example/l.jpg 2x'/><img></picture>"
    )
    article = read(archived("NYT", f"<figure>Image{picture}</figure><p>{LONG}</p>"))
    assert [block.kind for block in article.lead] == ["image", "paragraph"]
    assert article.lead[0].spans[0].url == "https://a.example/s.jpg?w=600"
    assert shape("NYT", f"<p>{LONG}</p><img><img src=''><img src='data:image/gif;x'>") == [
        PARAGRAPH
    ]


def test_glued_tags_are_parted() -> None:
    picture = (
        '<a href="/tag"><figure><picture><sourcetype="image/webp"srcset="https://a.example/s.webp"/>'
        '<imgfetchpriority="low" src="https://a.example/a.png" alt="岛"srcset="https://a.example/b.png"'
        'width="344"/></picture><figcaption><span>岛上的居民</span> <span>某社</span></figcaption>'
        "</figure></a>"
    )
    article = read(archived("RFI", f'<divclass="a"data-x="y"><p>{LONG}</p></div>{picture}'))
    assert [(block.kind, block.text) for block in article.lead] == [
        PARAGRAPH,
        ("image", "岛"),
        ("caption", "岛上的居民 某社"),
    ]
    assert article.lead[1].spans[0].url == "https://a.example/a.png"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<iframe src="https://www.youtube.com/embed/x"></iframe>', "www.youtube.com/embed/x"),
        ('<iframe src="https://a.example/v" />', "a.example/v"),
        ('<audio src="https://a.example/a.mp3" controls></audio>', "a.example/a.mp3"),
        ('<div data-e2e="twitter-embed-https://t.example/1"><div></div></div>', "t.example/1"),
        (
            '<script type="application/json">{"url":"https:\\/\\/a.example\\/a.mp3"}</script>',
            "a.example/a.mp3",
        ),
    ],
)
def test_players_are_links(html: str, shown: str) -> None:
    article = read(archived("RFI", f"{html}<p>{LONG}</p>"))
    assert [block.text for block in article.lead] == [shown, LONG]
    assert article.lead[0].spans[0].url == f"https://{shown}"


@pytest.mark.parametrize(
    "html",
    [
        f"<divclass='a'data-x='y'><p>{LONG}</p></div>",
        f"<zz><cdt-caption><p>{LONG}</p></cdt-caption></zz>",
        f"<p>{LONG}</small></p></div>",
        f"<div><p>{LONG}",
        f"<p>\xa0</p><p>{LONG}</p><p>&nbsp; \u3000</p><p/>",
        f"<p>{LONG}</p><p><a href='/a/4495369.html'></a></p>",
        f"<p>{LONG}</p><h",
    ],
)
def test_odd_tags_cost_no_text_and_leave_none(html: str) -> None:
    assert shape("VOA", html) == [PARAGRAPH]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("记者：李某\xa0\xa0 责编：王某某\xa0 网编：某某", ("李某",)),
        ("记者：李某某 王某 \xa0责编：陈某", ("李某某", "王某")),
        ("记者 李某; 审校 王某", ("李某",)),
        ("作者：John Doe、李某", ("John Doe", "李某")),
        ("（记者：李某）", ("李某",)),
        ("责编：王某", ()),
        ("记者：你怎么看？", ()),
        ("记者：谢谢您接受我们的采访", ()),
        ("作者：托马斯·弗里德曼", ("托马斯·弗里德曼",)),
        ("记者问了居民很多问题", ()),
        ("他说：记者：李某", ()),
        ("", ()),
    ],
)
def test_credits_name_the_authors(line: str, names: tuple[str, ...]) -> None:
    assert names_in_credits(line) == names
    article = read(archived("RFA", f"<p>{LONG}</p><p>{line}</p>"))
    assert article.byline == names
    assert len(article.lead) == 1 + bool(line)


words = st.text("岛上集会的一二**“”：，。 abc", min_size=1, max_size=30)


@given(st.lists(words, min_size=1, max_size=5), st.sampled_from(["RFI", "BBC", "NYT", "RFA", "DW"]))
@settings(deadline=None, max_examples=60)
def test_no_paragraph_is_lost(lines: list[str], outlet: str) -> None:
    body = "".join(f"<p>岛{line}岛</p>" for line in lines)
    shown = "".join(text for _, text in shape(outlet, body, "别的题目"))

    def squeezed(text: str) -> str:
        return "".join(text.replace("*", "").split())

    assert squeezed(shown) == squeezed("".join(f"岛{line}岛" for line in lines))
