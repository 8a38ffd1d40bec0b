"""When archived articles were published, in the forms of their outlets."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from archived_pages import archived, blocks_of, front_matter, read

from library.reading import read_article
from parsers.article import Document
from parsers.registry import headline

TEXT = "<p>岛上的居民周一举行了集会。</p>"
PARAGRAPH = ("paragraph", "岛上的居民周一举行了集会。")
DAY = "2021-06-30"


@pytest.mark.parametrize(
    ("outlet", "line", "iso", "zone"),
    [
        ("RFI", "<div>30/06/2021 - 09:04</div>", f"{DAY}T09:04:00+02:00", "Europe/Paris"),
        ("VOA", "<div><i>Wed, 30 Jun 2021 09:53:26 GMT</i></div>", f"{DAY}T09:53:00+00:00", "UTC"),
        (
            "DW",
            "<div><i>李某<br>2021-06-30T09:11:01.503Z</i></div>",
            f"{DAY}T09:11:00+00:00",
            "UTC",
        ),
        ("DW", "<div><i>2021-06-30T09:11:01Z</i></div>", f"{DAY}T09:11:00+00:00", "UTC"),
        ("Reuters", "<div><i>2021-06-30T04:39:10Z</i></div>", f"{DAY}T04:39:00+00:00", "UTC"),
        ("Reuters", "<div><i>2021-06-30T04:39:10</i></div>", f"{DAY}T04:39:00+00:00", "UTC"),
        (
            "NYT",
            "<div><i>李某<br>2021-06-30 10:40:14</i></div>",
            f"{DAY}T10:40:00+08:00",
            "Asia/Shanghai",
        ),
        (
            "NYT",
            '<address>李某</address><time pudate="x" datetime="2021-06-30 18:30:00">30日</time>',
            f"{DAY}T18:30:00+08:00",
            "Asia/Shanghai",
        ),
        (
            "NYT",
            '<address>李某</address><time datetime="2021-06-30 06:30:00">30日</time>',
            f"{DAY}T18:30:00+08:00",
            "Asia/Shanghai",
        ),
        (
            "NYT",
            '<address>李某</address><time datetime="2021-06-30 06:50:00">30日</time>',
            f"{DAY}T06:50:00+08:00",
            "Asia/Shanghai",
        ),
        (
            "NYT",
            '<address>李某</address><time datetime="2021-06-30 12:10:00">30日</time>',
            f"{DAY}T12:10:00+08:00",
            "Asia/Shanghai",
        ),
        (
            "iYouPort",
            '<div class="entry-meta"><span class="byline"><a href="/author/a" rel="author">李某</a>'
            '</span><a href="/c" rel="tag">岛</a><time datetime="2021-06-30T12:10:09+08:00">'
            "6月30日</time></div>",
            f"{DAY}T12:10:00+08:00",
            "UTC+08:00",
        ),
    ],
)
def test_the_line_above_the_text_tells_it_and_is_no_text(
    outlet: str, line: str, iso: str, zone: str
) -> None:
    text = archived(outlet, line + TEXT)
    article = read(text)
    assert article.published is not None
    assert (article.published.iso, article.published.date_from) == (iso, "body")
    assert (article.zone, article.zone_from) == (zone, "source")
    assert blocks_of(article) == [PARAGRAPH]
    assert article.byline == (("李某",) if "李某" in line else ())
    when = headline(Document(text, "x.md")).when
    assert when is not None
    assert when.replace(second=0, microsecond=0) == article.published.instant


def test_authors_are_parted_and_null_is_none() -> None:
    line = "<div><i>null 李某、John  Doe<br>2021-06-30T09:11:01.503Z</i></div>"
    assert read(archived("DW", line + TEXT)).byline == ("李某", "John Doe")


def test_what_only_looks_like_such_a_line_is_text() -> None:
    body = f"<div><i>2021-13-30T05:01:01Z</i></div>{TEXT}"
    assert ("paragraph", "2021-13-30T05:01:01Z") in blocks_of(read(archived("DW", body)))
    body = f"{TEXT}<p><i>写于海边</i></p>"
    assert blocks_of(read(archived("VOA", body))) == [PARAGRAPH, ("paragraph", "写于海边")]


@pytest.mark.parametrize("name", ["datetime", "dateTime"])
def test_a_page_that_tells_the_day_does_not_keep_its_relative_time(name: str) -> None:
    body = f'<main><time {name}="2021-06-29">19 分钟前</time>{TEXT}</main>'
    article = read(archived("BBC", body))
    assert article.published is not None
    assert (article.published.shown, article.published.time) == ("2021-06-29", None)
    assert article.zone is None
    assert blocks_of(article) == [PARAGRAPH]


@pytest.mark.parametrize(
    ("outlet", "opening", "day"),
    [
        ("大纪元", "【大纪元2021年06月29日讯】", "2021-06-29"),
        ("大纪元", "【大紀元2021年6月5日訊】", "2021-06-05"),
        ("CNA", "（中央社記者某某台北30日電）", "2021-06-30"),
        ("CNA", "（中央社華盛頓31日綜合外電報導）（中央社海島1日電）", "2021-07-01"),
        ("CNA", "(中央社台北15日電)", "2021-06-15"),
    ],
)
def test_a_dateline_stays_in_its_sentence(outlet: str, opening: str, day: str) -> None:
    text = archived(outlet, f"<p>{opening}岛上的居民集会。</p>")
    article = read(text)
    assert article.published is not None
    assert article.published.date is not None
    assert article.published.date.isoformat() == day
    assert article.published.is_weak is (outlet == "CNA")
    assert article.lead[0].text == f"{opening}岛上的居民集会。"


def test_a_day_that_no_month_has_is_not_guessed() -> None:
    article = read(archived("CNA", "<p>（中央社台北99日電）岛上的居民集会。</p>"))
    assert article.published is None or article.published.date_from != "body"


VISIT = datetime(2021, 6, 30, 10, 46, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "when"),
    [
        (f'<time datetime="2021-06-30"></time>{TEXT}', VISIT),
        (f'<time datetime="2021-06-29"></time>{TEXT}', VISIT),
        (f'<time datetime="2021-06-20"></time>{TEXT}', datetime(2021, 6, 20, tzinfo=UTC)),
        (TEXT, VISIT),
    ],
    ids=["same day", "the day before", "long before", "untold"],
)
def test_a_list_is_ordered_by_the_day_told_and_the_visit(body: str, when: datetime) -> None:
    assert headline(Document(archived("BBC", body), "x.md")).when == when


def test_where_no_time_is_told_front_matter_and_name_tell_one() -> None:
    text = archived("RFA", TEXT, epoch="NaN")
    front = front_matter(title="岛", date="2021-06-29")
    assert headline(Document(front + text, "x.md")).when == datetime(2021, 6, 29, tzinfo=UTC)
    named = Document(text, "x.md", date=datetime(2021, 6, 28, tzinfo=UTC).date(), date_from="file")
    assert headline(named).when == datetime(2021, 6, 28, tzinfo=UTC)
    assert headline(Document(text, "x.md")).when is None


def test_an_address_tells_the_day_where_the_text_does_not() -> None:
    text = archived("RFA", TEXT).replace("yataibaodao/1.html", "yataibaodao/li-06292021121419.html")
    article = read(text)
    assert article.published is not None
    assert (article.published.shown, article.published.anchor_from) == ("2021-06-29", "url")


def test_a_visit_in_the_future_is_not_believed_where_a_library_reads(tmp_path: Path) -> None:
    ahead = archived("unknown", TEXT, epoch="7258118400000")
    (tmp_path / "20210630-a.md").write_text(ahead)
    (tmp_path / "b.md").write_text(ahead)
    (tmp_path / "c.md").write_text(archived("unknown", TEXT))
    dated, undated, usual = (
        read_article(tmp_path / name) for name in ("20210630-a.md", "b.md", "c.md")
    )
    assert dated.archived is None
    assert dated.published
    assert (dated.published.anchor_from, str(dated.published.date)) == ("file", DAY)
    assert (undated.archived, undated.published) == (None, None)
    assert usual.archived is not None
