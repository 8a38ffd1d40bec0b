"""HTML pages that are no live blogs: NHK's, ordinary ones, ruby, metadata. All text invented."""

# ruff: noqa: E501 - markup as pages write it

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parsers.article import Article, Document, ParseError, Ruby
from parsers.registry import parse
from tui.__main__ import main


def page(body: str, head: str = "", url: str | None = None, ruby: Ruby = "brackets") -> Article:
    text = f"<!DOCTYPE html><html lang=ja><head><title>題</title>{head}</head><body>{body}</body>"
    return parse(Document(f"{text}</html>", "page.html", None, url, ruby=ruby))


def section(heading: str, *paragraphs: str) -> str:
    texts = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f'<section class="content--body"><h2 class="body-title">{heading}</h2>'
        f'<div class="body-text">{texts}</div></section>'
    )


NHK = (
    '<main><article class="module--detail--v3"><section class="module--detail-content">'
    '<h1 class="content--title"><span>【随時更新】港の火事 各地の動き</span></h1>'
    '<p class="content--date"><time datetime="2023-09-13T12:40">9月13日 12時40分</time></p>'
    '<div class="content--detail-main"><p class="content--summary">港の倉庫で火が出ました。</p></div>'
    '<div class="content--detail-more"><p class="content--summary-more">けが人はいません。<br><br>'
    "※時刻の表記はすべて日本時間です。</p>"
    + section("13日 19:40 消防“ほぼ消えた”", "消防が発表しました。<br>倉庫は焼けました。")
    + section("19:20 市長が会見", '市長は<a href="/news/a.html">述べました</a>。')
    + section("周辺の道路は", "通れません。")
    + section("18:30すぎ 煙が見える", "煙が見えます。")
    + section("13:00ごろ 通報", "通報がありました。")
    + "</div></section></article></main><aside><h2>関連ニュース</h2><p>ほかの記事です。</p></aside>"
)
URL = "https://www3.nhk.or.jp/news/html/20230913/k10014194021000.html"


def test_an_nhk_page_is_read_by_the_grammar_of_headings() -> None:
    article = page(NHK, url=URL)
    assert article.title == "【随時更新】港の火事 各地の動き"
    assert (article.format, article.source, article.live) == ("html", "NHK", True)
    assert article.order == "newest-first"
    assert (article.zone, article.zone_from) == ("+09:00", "stated")
    assert article.notes == ("※時刻の表記はすべて日本時間です。",)
    assert [b.text for b in article.lead] == ["港の倉庫で火が出ました。", "けが人はいません。"]
    kinds = [s.kind for s in article.sections]
    assert kinds == ["timed", "timed", "untimed", "timed", "timed"]
    moments = [s.moment.iso if s.moment else None for s in article.sections]
    assert moments[:2] == ["2023-09-13T19:40:00+09:00", "2023-09-13T19:20:00+09:00"]
    assert article.sections[3].moment
    assert article.sections[3].moment.approx == "after"
    assert article.published
    assert article.published.iso == "2023-09-13T12:40:00+09:00"
    assert "nhk.or.jp/news/a.html" in article.sections[1].blocks[0].markdown


def test_an_nhk_page_from_before_2020() -> None:
    body = (
        '<h1 id="news_title"><span class="contentTitle">地震の情報 随時更新</span></h1>'
        '<span id="news_date">6月18日</span><span id="news_time">10時15分</span>'
        '<div id="news_textbody">地震がありました。</div>'
        '<div id="news_textmore">強い揺れでした。<br><br>津波はありません。</div>'
        + "".join(
            f'<div class="news_add"><h3>{clock} {what}</h3><div>本文{what}。</div></div>'
            for clock, what in (
                ("10:10", "鉄道"),
                ("9:30", "空港"),
                ("8:50", "道路"),
                ("8:10", "電気"),
            )
        )
    )
    article = page(body, url="http://www3.nhk.or.jp/news/html/20180618/k10011.html")
    assert article.title == "地震の情報 随時更新"
    assert [b.text for b in article.lead] == [
        "地震がありました。", "強い揺れでした。", "津波はありません。",
    ]  # fmt: skip
    assert [s.label for s in article.sections] == ["鉄道", "空港", "道路", "電気"]
    assert article.sections[0].moment
    assert article.sections[0].moment.iso == "2018-06-18T10:10:00+09:00"
    assert article.published
    assert article.published.iso == "2018-06-18T10:15:00+09:00"


def test_an_nhk_page_with_hashed_classes() -> None:
    data = {
        "@type": "NewsArticle",
        "headline": {"@value": "山の雪", "@language": "ja"},
        "datePublished": "2025-11-02T06:10:00+09:00",
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    body = (
        '<main><h1 class="_1x9a">山の雪</h1><p class="_2b">山で雪が降り始め、道は白くなりました。</p>'
        '<h2 class="_3c">ふもとでは</h2><p class="_2b">雨が降り続いて、人々は傘をさしています。</p>'
        "<h2>関連ニュース</h2><ul><li>別の記事</li></ul></main>"
    )
    article = page(body, head, "https://news.web.nhk/newsweb/na/na-k10015112301000")
    assert (article.title, article.source) == ("山の雪", "NHK")
    assert [s.heading for s in article.sections] == ["ふもとでは"]
    assert article.published
    assert article.published.iso == "2025-11-02T06:10:00+09:00"
    assert article.published.anchor_from == "metadata"


RUBY = (
    "<p><ruby>会談<rt>かいだん</rt></ruby>は<ruby>終<rt>お</rt></ruby>わりました。長い文です。</p>"
)


@pytest.mark.parametrize(
    ("ruby", "brackets", "omitted"),
    [
        ("<ruby>会談<rt>かいだん</rt></ruby>", "会談（かいだん）", "会談"),
        ("<ruby>会談<rp>(</rp><rt>かいだん</rt><rp>)</rp></ruby>", "会談（かいだん）", "会談"),
        ("<ruby>会<rt>かい</rt>談<rt>だん</rt></ruby>", "会談（かいだん）", "会談"),
        ("<ruby><rb>会</rb><rb>談</rb><rt>かい</rt><rt>だん</rt></ruby>", "会談（かいだん）", "会談"),
        ("<ruby>取<rt>と</rt>り組<rt>く</rt>み</ruby>", "取（と）り組（く）み", "取り組み"),
        ("<ruby>会談<rp>(<rt>かいだん<rp>)</ruby>", "会談（かいだん）", "会談"),
        ("<ruby>東京<rt>とうきょう</rt><rtc><rt>Tokyo</rt></rtc></ruby>",
         "東京（とうきょう、Tokyo）", "東京"),
        ("<ruby><ruby>会<rt>かい</rt></ruby>談<rt>x</rt></ruby>", "会（かい）談（x）", "会談"),
        ("<ruby>会談<rt></rt></ruby>", "会談", "会談"),
        ("<ruby>カナ<rt>カナ</rt></ruby>", "カナ", "カナ"),
        ("<ruby><b>会談</b><rt>かいだん</rt></ruby>", "会談（かいだん）", "会談"),
    ],
)  # fmt: skip
def test_ruby(ruby: str, brackets: str, omitted: str) -> None:
    body = f"<h1>題</h1><article><p>首脳の{ruby}は長い時間を経て終わりました。</p></article>"
    for mode, wanted in (("brackets", brackets), ("omit", omitted)):
        (block,) = page(body, ruby=mode).lead  # type: ignore[arg-type]
        assert block.text == f"首脳の{wanted}は長い時間を経て終わりました。"


def test_ruby_in_nhk_easy_and_in_an_archived_body() -> None:
    body = f'<h1 class="article-main__title"><ruby>題<rt>だい</rt></ruby></h1><div class="article-main__body">{RUBY}</div>'
    article = page(body, url="https://www3.nhk.or.jp/news/easy/k1/k1.html")
    assert article.title == "題（だい）"
    assert article.lead[0].text == "会談（かいだん）は終（お）わりました。長い文です。"
    text = f"<!--1694520901000-->\n[題](https://example.org/a)\n------\n{RUBY}"
    assert parse(Document(text, "a.md", ruby="omit")).lead[0].text.startswith("会談は終わりました")


def test_ruby_is_told_or_left_out_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "easy.html"
    file.write_text(f"<html><body><h1>題</h1><article>{RUBY}</article></body></html>")
    assert main(["show", str(file)]) == 0
    assert "会談（かいだん）は" in capsys.readouterr().out
    assert main(["show", "--ruby", "omit", str(file)]) == 0
    assert "会談は終わりました" in capsys.readouterr().out


ARTICLE = (
    "<h1>The cat</h1><article><p>The cat that sat on the mat was seen by all of us.</p></article>"
)


def test_metadata_of_an_ordinary_page() -> None:
    data = {
        "@graph": [
            {"@type": "WebSite", "name": "Paper"},
            {"@type": "NewsArticle", "headline": "The cat", "datePublished": "2024-05-02T10:00:00+02:00",
             "dateModified": "2024-05-02T11:30:00+02:00", "author": [{"name": "Ada Writer"}, "Bo Reporter"]},
        ]
    }  # fmt: skip
    head = (
        f'<script type="application/ld+json">{json.dumps(data)}</script>'
        '<meta property="og:site_name" content="The Paper"><meta property="og:title" content="Cat!">'
        '<link rel="canonical" href="https://paper.example/cat">'
    )
    article = page(ARTICLE, head)
    assert (article.format, article.title, article.source) == ("html", "The cat", "The Paper")
    assert article.url == "https://paper.example/cat"
    assert article.byline == ("Ada Writer", "Bo Reporter")
    assert article.published
    assert article.published.iso == "2024-05-02T10:00:00+02:00"
    assert article.published.date_from == "body"
    assert article.modified
    assert article.modified.iso == "2024-05-02T11:30:00+02:00"


@pytest.mark.parametrize(
    ("head", "body", "iso"),
    [
        ('<meta property="article:published_time" content="2024-05-02T10:00:00Z">', "", "2024-05-02T10:00:00+00:00"),
        ('<meta itemprop="datePublished" content="2024-05-02T10:00:00Z">', "", "2024-05-02T10:00:00+00:00"),
        ("", '<time datetime="2024-05-02T10:00:00+01:00">2 May</time>', "2024-05-02T10:00:00+01:00"),
        ('<meta property="article:published_time" content="0001-01-01T00:00:00Z">', "", None),
        ('<meta property="article:published_time" content="1969-12-31T23:59:59Z">', "", None),
        ('<meta property="article:published_time" content="yesterday">',
         '<time datetime="2024-05-02T10:00:00Z">2 May</time>', "2024-05-02T10:00:00+00:00"),
    ],
)  # fmt: skip
def test_times_of_publication(head: str, body: str, iso: str | None) -> None:
    article = page(body + ARTICLE, head)
    assert (article.published.iso if article.published else None) == iso


def test_a_title_without_the_name_of_its_site() -> None:
    head = '<meta property="og:title" content="The cat | The Paper"><meta property="og:site_name" content="The Paper">'
    assert page("<h1>Logo</h1>" + ARTICLE.replace("<h1>The cat</h1>", ""), head).title == "The cat"


def test_unsafe_addresses_and_control_characters_do_not_come_through() -> None:
    head = (
        '<meta property="og:url" content="javascript:alert(1)">'
        '<link rel=canonical href="file:///etc/passwd"><meta name=author content="A&#27;[31mda">'
        '<meta property="og:title" content="Ti&#27;]0;x&#7;tle">'
    )
    article = page(ARTICLE, head)
    assert article.url is None
    assert "\x1b" not in repr(article).replace("\\x1b", "\x1b")


def test_a_page_without_text() -> None:
    with pytest.raises(ParseError, match="without text"):
        page("<div></div>")


def test_many_comments_before_the_first_tag_are_read_once() -> None:
    document = Document("<!--a-->" * 60 + "<div><p>港は開いています。</p></div>", "page")
    assert "港は開いています。" in str(parse(document))


def test_a_page_below_comments_is_still_a_page() -> None:
    text = (
        "<!-- one -->\n<!-- two > -->\n<!DOCTYPE html><html><body><p>港は開いています。</p></body>"
    )
    assert parse(Document(text, "page")).format == "html"


MIDNIGHT = "".join(
    f"<h2>{stamp}</h2><p>本文が続いています。</p>"
    for stamp in ("0:20 警報が解ける", "23:50 川があふれる", "22:10 避難", "21:05 大雨")
)


def days(article: Article) -> list[int | None]:
    return [section.moment.day if section.moment else None for section in article.sections]


def dateline(iso: str, shown: str) -> Article:
    time = f'<time datetime="{iso}">{shown}</time>'
    return page(f"<main><h1>【随時更新】大雨</h1>{time}<p>雨が続いています。</p>{MIDNIGHT}</main>")


def test_the_time_below_the_title_is_that_of_publication_and_no_update() -> None:
    article = dateline("2026-01-12T20:50:00+09:00", "1月12日 20時50分")
    assert article.published
    assert article.published.iso == "2026-01-12T20:50:00+09:00"
    assert [block.text for block in article.lead] == ["雨が続いています。"]
    assert days(article) == [13, 12, 12, 12]


def test_a_page_published_over_again_is_dated_by_its_newest_update() -> None:
    assert days(dateline("2026-01-13T00:25:00+09:00", "1月13日 0時25分")) == [13, 12, 12, 12]


def test_a_publication_near_to_neither_end_leaves_days_over_midnight_unknown() -> None:
    assert days(dateline("2026-01-13T12:00:00+09:00", "1月13日 12時00分")) == [None] * 4


def test_times_alone_on_their_lines_that_are_several_are_updates() -> None:
    lines = "".join(
        f'<p><time datetime="2026-01-12T{hour}:00+09:00">1月12日 {hour}時00分</time></p><p>動きがありました。</p>'
        for hour in (20, 19, 18, 17)
    )
    assert len(page(f"<main><h1>【随時更新】大雨</h1>{lines}</main>").sections) == 4


def test_a_time_within_a_sentence_stays_in_it() -> None:
    time = '<time datetime="2026-01-12T20:50+09:00">1月12日 20時50分</time>'
    article = page(f"<main><h1>大雨</h1><p>市は{time}に避難を呼びかけました。</p></main>")
    assert article.lead[0].text == "市は1月12日 20時50分に避難を呼びかけました。"


def test_when_a_page_was_last_changed_is_not_its_first_day() -> None:
    line = "<p>Updated 00:25, 3 May 2024</p>"
    body = f"<main><h1>Flood live updates</h1>{line}{MIDNIGHT}</main>"
    assert days(page(body)) == [None] * 4
    assert days(page(body.replace("0:20", "23:55", 1))) == [3] * 4


@pytest.mark.parametrize("tag", ["div", "b", "ruby"])
def test_boxes_nested_beyond_all_sense_leave_their_text(tag: str) -> None:
    article = page(
        f"<main><h1>港</h1><p>はじめに。</p>{f'<{tag}>' * 9000}港は開いています。</main>"
    )
    assert "港は開いています。" in " ".join(block.text for block in article.lead)


def test_what_follows_a_deep_nest_stands_where_it_stood() -> None:
    deep = f"{'<div>' * 400}<p>深い。</p>{'</div>' * 400}"
    article = page(f"<main><h1>港</h1>{deep}<h2>次の見出し</h2><p>続き。</p></main>")
    assert [section.label for section in article.sections] == ["次の見出し"]
    assert [block.text for block in article.sections[0].blocks] == ["続き。"]


def test_a_long_run_of_readings_joins_the_words_around_it() -> None:
    article = page(f"<h1>港</h1><p>前{'<ruby>会<rt>かい</rt></ruby>と' * 4000}後</p>", ruby="omit")
    assert article.lead[0].text == f"前{'会と' * 4000}後"


def test_how_long_ago_a_post_was_belongs_to_it_and_not_to_the_one_before() -> None:
    posts = "".join(
        f"<article><time>{ago}</time><h2>{label}</h2><p>Text of it.</p></article>"
        for ago, label in (
            ("5 minutes ago", "Dam holds"),
            ("Yesterday", "Roads closed"),
            ("1 hour ago", "Rain"),
        )
    )
    article = page(f"<main><h1>Flood live updates</h1>{posts}</main>")
    assert [(s.label, [b.text for b in s.blocks]) for s in article.sections] == [
        ("Dam holds", ["5 minutes ago", "Text of it."]),
        ("Roads closed", ["Yesterday", "Text of it."]),
        ("Rain", ["1 hour ago", "Text of it."]),
    ]
