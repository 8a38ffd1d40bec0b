"""What stands above archived articles, in all variants the archives have."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from archived_pages import URLS, archived, front_matter, read
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.article import Document
from parsers.decode import decode
from parsers.outlets import OUTLETS, outlet_named, outlet_of
from parsers.registry import headline, parse
from parsers.searchtext import search_text

BODY = "<div>\n<p>岛上的居民周一举行了集会。</p>\n</div>"


def titled(written: str) -> str:
    document = Document(archived("VOA", BODY, title=written), "x.md")
    assert headline(document).title == parse(document).title
    return parse(document).title


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("[岛] 集会[影]", "[岛] 集会[影]"),
        ("[[影] 集会", "[[影] 集会"),
        ("集会】]", "集会】]"),
        ("集会 (一) （二）", "集会 (一) （二）"),
        ("&quot;岛&#8217;&amp;&quot;", '"岛’&"'),
        ("大&amp;#22338;", "大坂"),
        ("涨5%与a_b*c`d`", "涨5%与a_b*c`d`"),
        ("严重关注**", "严重关注"),
        ("<海岛日报>高管", "<海岛日报>高管"),
        ("�Q里岛\u200b的\xa0\u3000集会", "�Q里岛的 集会"),
        ("周日 - 要闻分析", "周日 - 要闻分析"),
    ],
)
def test_titles_are_shown_as_they_were_meant(written: str, title: str) -> None:
    assert titled(written) == title


def test_a_suffix_goes_that_repeats_the_outlet_and_no_column() -> None:
    suffix = " – 法国国际广播电台 - RFI"
    assert read(archived("RFI", BODY, title=f"岛{suffix}")).title == "岛"
    assert read(archived("RFI", BODY, title="岛 - 特别节目")).title == "岛 - 特别节目"


def test_without_a_title_the_front_matter_has_one_else_the_address() -> None:
    untitled = archived("VOA", BODY, title="")
    assert read(front_matter(title='"岛"') + untitled).title == "岛"
    assert read(untitled).title == "https://www.voachinese.com/a/1.html"


@pytest.mark.parametrize("epoch", ["1600000000000", "NaN"])
@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
@pytest.mark.parametrize("form", ["{}", "\ufeff{}", "\n{}"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_header_is_read_in_all_its_combinations(
    epoch: str, between: str, form: str, end: str
) -> None:
    front = front_matter(title='"岛\n\n上"', date="2020-09-13T12:26:40.000Z")
    below = archived("VOA", BODY, title="岛").partition("\n")[2]
    text = form.format(f"{front}{between}<!--{epoch}-->\n{below}")
    document = Document(decode(text.replace("\n", end).encode()), "x.md")
    article = parse(document)
    assert article.title == headline(document).title == "岛"
    assert article.archived == datetime(2020, 9, 13, 12, 26, 40, tzinfo=UTC)
    assert [block.text for block in article.lead] == ["岛上的居民周一举行了集会。"]
    assert search_text(document) == "岛上的居民周一举行了集会。"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.dw.com/zh/%E5%B2%9B2.3%%E4%BC%98/a-5",
        "https://matters.news/@island/%25E6%2595%25B8-bafy",
        "http://www.rfi.fr//cn/%E5%B2%9B/2021(1)",
    ],
)
def test_addresses_stay_as_they_are_written(url: str) -> None:
    text = archived("DW", BODY).replace(URLS["DW"], url)
    assert headline(Document(text, "x.md")).url == url
    assert read(text).url == url


def test_a_title_over_several_lines_of_front_matter_is_one_line() -> None:
    front = front_matter(title='"首飞成功!\n\n在岛上"', date="2021-06-30T10:46:40.000Z")
    assert read(front + archived("DW", BODY, title="首飞成功! 在岛上")).title == "首飞成功! 在岛上"
    bare = front_matter(title='"首飞成功!\n\n在\\"岛\\"上"') + f"<article>{BODY}</article>"
    assert read(bare).title == '首飞成功! 在"岛"上'


@pytest.mark.parametrize("body", ["<article>\n  <p>岛。</p>", "<section>", "<div class='a'>"])
def test_front_matter_stands_alone(body: str) -> None:
    front = front_matter(
        title='"岛"',
        date="2020-03-06T08:19:18+00:00",
        **{"from": "https://nei.st/a", "author": "某"},
    )
    found = headline(Document(f"{front}{body}\n<p>集会在周一。</p>", "x.md"))
    assert (found.title, found.source, found.url) == ("岛", "Nei.st", "https://nei.st/a")
    assert found.when == datetime(2020, 3, 6, 8, 19, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("epoch", "filed", "archived_at"),
    [
        ("1625050000000", None, "2021-06-30T10:46:40+00:00"),
        ("1625050000123", "2021-06-30T10:46:40.123Z", "2021-06-30T10:46:40.123000+00:00"),
        ("1625050000000", "2021-06-30T02:46:40.000Z", "2021-06-30T02:46:40+00:00"),
        ("1625050000000", "2021-07-02T00:00:00.000Z", "2021-06-30T10:46:40+00:00"),
        ("NaN", "2021-06-30T02:46:40.000Z", "2021-06-30T02:46:40+00:00"),
        ("NaN", None, None),
        ("NaN", "2021-06-30", None),
    ],
    ids=["no front matter", "alike", "future", "past", "none", "nothing", "day"],
)
def test_an_epoch_of_the_future_is_not_believed(
    epoch: str, filed: str | None, archived_at: str | None
) -> None:
    front = front_matter(title='"岛"', date=filed) if filed else ""
    article = read(front + archived("RFA", BODY, epoch=epoch))
    assert (article.archived.isoformat() if article.archived else None) == archived_at


@pytest.mark.parametrize(
    ("category", "url", "folder", "source"),
    [
        ("(臺)中央社CNA", "https://www.cna.com.tw/a", None, "CNA"),
        ("路透", "https://cn.reuters.com/a", None, "Reuters"),
        ("中国数字时代", "https://matters.news/a", None, "CDT"),
        ("", "https://www.dw.com/zh/a", "BBC", "DW"),
        ("某报", "https://daily.example/a", "BBC", "某报"),
        ("", "https://www.daily.example/a", "x", "daily.example"),
    ],
)
def test_the_outlet_is_told_by_front_matter_then_host(
    category: str, url: str, folder: str | None, source: str
) -> None:
    front = front_matter(title="岛", categories=f"[ {category} ]") if category else ""
    text = front + archived("DW", BODY).replace(URLS["DW"], url)
    assert headline(Document(text, "x.md", folder)).source == source
    assert read(text, source=folder).source == source


@pytest.mark.parametrize(
    ("category", "author", "byline"),
    [
        ("中参馆", "Jane Roe, John Doe & more", ("Jane Roe", "John Doe")),
        ("中参馆", "Jane Doe &#38; John Roe", ("Jane Doe", "John Roe")),
        ("Matters", "某某", ("某某",)),
        ("法广", "法广", ()),
        ("某报", "某报", ()),
        ("燕京书评", "unknown", ()),
        ("中国数字时代", "某栏目", ()),
    ],
)
def test_the_front_matter_names_authors(
    category: str, author: str, byline: tuple[str, ...]
) -> None:
    front = front_matter(title="岛", author=author, categories=f"[ {category} ]")
    assert read(front + archived("DW", BODY)).byline == byline
    signed = BODY.replace("</div>", "<p>作者：李某</p></div>")
    assert read(front + archived("DW", signed)).byline == ("李某",)


def test_every_outlet_is_found_by_its_hosts_and_names() -> None:
    for outlet in OUTLETS:
        for host in outlet.hosts:
            assert outlet_of(f"https://www.{host}/a") is outlet
        for name in (outlet.name, *outlet.aliases):
            assert outlet_named(name.upper()) is outlet
    assert outlet_of("https://notbbc.com/a") is None
    assert len({outlet.name for outlet in OUTLETS}) == len(OUTLETS) >= 26


@given(st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=40))
@settings(deadline=None)
def test_any_title_can_be_read(written: str) -> None:
    document = Document(archived("CNA", BODY, title=written), "x.md")
    assert headline(document).title == parse(document).title != ""
