"""Which month and year an update gets: from the best of the dates an article is known under."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import ReadPlain

from parsers.article import Article, Document, Moment
from parsers.registry import parse

CLOCKS = ("19:40 鎮火", "19:10 放水", "18:30 通報", "18:05 煙")
DAYS = ("13日 19:40 鎮火", "19:10 放水", "12日 18:30 通報", "18:05 煙")


def page(*headings: str, title: str = "【随時更新】港の火災", lead: str = "港で火災です。") -> str:
    """A flattened text: each heading with a sentence below it."""
    parts = [title, lead, *(f"{heading}\n\n町が発表しました。" for heading in headings)]
    return "\n\n".join(parts)


def archived(
    *stamps: str, front: str = "", epoch: str = "NaN", url: str = "https://example.org/a"
) -> Article:
    """An archived article whose headings are the stamps."""
    body = "".join(f"<h2>{stamp}</h2><p>消防员到场。</p>" for stamp in stamps)
    matter = f"---\nlayout: post\ndate: {front}\nfrom: {url}\n---\n" if front else ""
    text = (
        f"{matter}<!--{epoch}-->\n[【更新】港口大火]({url})\n------\n<div><p>起火。</p>{body}</div>"
    )
    return parse(Document(text, "article.md"))


def newest(article: Article) -> Moment:
    moment = article.sections[0].moment
    assert moment is not None
    return moment


def known(article: Article) -> tuple[str, str | None, str | None]:
    """The date of the newest update, and where the day, and month and year, come from."""
    moment = newest(article)
    return str(moment.date), moment.date_from, moment.anchor_from


@pytest.mark.parametrize(
    ("lead", "title", "url", "told", "expected"),
    [
        ("2023年9月13日の火災です。", "港の火災 13:00", None, None, ("intro", "intro")),
        ("港です。", "【随時更新】2023年9月13日の火災", None, None, ("title", "title")),
        ("港です。", "【随時更新】火災", "https://example.org/20230913/a", None, ("hint", "url")),
        ("港です。", "【随時更新】火災", None, date(2023, 9, 13), ("hint", "hint")),
        (
            "2023年9月13日の火災です。", "【随時更新】火災", "https://example.org/2023/sep/12/a",
            None, ("intro", "intro"),
        ),
    ],
)  # fmt: skip
def test_the_best_date_there_is_dates_what_writes_no_day(
    read_plain: ReadPlain,
    lead: str,
    title: str,
    url: str | None,
    told: date | None,
    expected: tuple[str, str],
) -> None:
    article = read_plain(page(*CLOCKS, lead=lead, title=title), told, url)
    assert known(article) == ("2023-09-13", *expected)


def test_what_the_document_says_counts_before_what_the_reader_told(read_plain: ReadPlain) -> None:
    text = page(*CLOCKS)
    article = read_plain(text, date(2019, 6, 20), "https://example.org/20230913/a")
    assert known(article) == ("2023-09-13", "hint", "url")


def test_a_date_that_the_introduction_only_tells_about_is_none_of_these(
    read_plain: ReadPlain,
) -> None:
    text = page(*DAYS, lead="2011年3月11日の地震から12年の港です。")
    assert known(read_plain(text, date(2023, 9, 14))) == ("2023-09-13", "heading", "hint")


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("2022年12月31日〜2023年1月1日の停電です。", "2023-01-01"),
        ("2022年12月31日の停電です。前回は2021年5月5日でした。", "2023-01-01"),
        ("12月31日から続く停電です。", "None"),
    ],
)
def test_of_several_dates_the_one_counts_that_fits_the_days(
    read_plain: ReadPlain, lead: str, expected: str
) -> None:
    headings = ("1月1日 0:20 一", "0:05 二", "12月31日 23:10 三", "22:05 四")
    assert known(read_plain(page(*headings, lead=lead)))[0] == expected


def test_an_introduction_may_tell_the_first_day_without_its_year() -> None:
    clocks = ("09:30 三", "01:20 二", "23:40 一", "22:10 零")
    body = "".join(f"<p><strong>{clock}</strong></p><p>到场。</p>" for clock in clocks)
    text = (
        "<!--1691460000000-->\n[【更新】台风](https://example.org/gb/23/8/8/n1.htm)\n------\n"
        f"<p>以下是北京时间8月7日至8日的实时更新：</p>{body}"
    )
    article = parse(Document(text, "a.md"))
    days = [s.moment.date.day for s in article.sections if s.moment and s.moment.date]
    assert days == [8, 8, 7, 7]


def test_a_dateline_counts_before_other_dates() -> None:
    text = (
        "<!--1623892826000-->\n[【更新】港](https://example.org/gb/21/6/17/n1.htm)\n------\n"
        "<p>【海港报2021年06月17日讯】起火。</p><p>2021年5月28日，这里也起火。</p>"
        + "".join(f"<p>【{clock}】</p><p>到场。</p>" for clock in ("16:00", "15:10", "14:25"))
    )
    assert known(parse(Document(text, "a.md"))) == ("2021-06-17", "intro", "intro")


@pytest.mark.parametrize(
    ("front", "epoch", "url", "anchor"),
    [
        ("2023-09-13T20:00:00.000Z", "1694649600000", "https://example.org/a", "front-matter"),
        ("2023-09-13T20:00:00.000Z", "1694649600000", "https://example.org/2023/09/12/a", "url"),
        ("", "1694649600000", "https://example.org/a", "archive"),
    ],
)
def test_an_archives_dates_are_asked_in_their_order(
    front: str, epoch: str, url: str, anchor: str
) -> None:
    article = archived(*DAYS, front=front, epoch=epoch, url=url)
    assert known(article) == ("2023-09-13", "heading", anchor)
    assert newest(article).is_weak is (anchor == "archive")
    assert ("?" in newest(article).shown) is (anchor == "archive")


def test_without_any_date_month_and_year_stay_unknown() -> None:
    moment = newest(archived(*DAYS))
    assert (moment.date, moment.day, moment.anchor_from) == (None, 13, None)


def test_an_instant_dates_clocks_only_where_its_day_is_the_same_everywhere() -> None:
    assert known(archived(*CLOCKS, front="2023-09-13T10:00:00.000Z"))[0] == "2023-09-13"
    assert newest(archived(*CLOCKS, front="2023-09-13T22:00:00.000Z")).date is None


def test_dates_that_do_not_fit_are_told_in_the_reasons(read_plain: ReadPlain) -> None:
    text = page("2023年9月13日 19:40 鎮火", "19:10 放水", "18:30 通報", "18:05 煙")
    article = read_plain(text, url="https://example.org/2023/08/01/a")
    assert article.reasons[-1] == "another date does not fit: 2023-08-01 (url)"
    fitting = read_plain(text, url="https://example.org/2023/09/13/a")
    assert not any("fit" in reason for reason in fitting.reasons)


def test_a_weekday_that_contradicts_is_a_conflict(read_plain: ReadPlain) -> None:
    headings = ("13日(月) 19:40 鎮火", "19:10 放水", "18:30 通報", "18:05 煙")
    article = read_plain(page(*headings), url="https://example.org/20230913/a")
    assert article.sections[0].flags == ("conflict",)
    assert newest(article).date is None
    below = read_plain(
        page("14日(月) 0:10 鎮火", "13日 19:10 放水", "18:30 通報", "18:05 煙"),
        url="https://example.org/20230913/a",
    )
    assert [s.flags for s in below.sections] == [("conflict",), (), (), ()]
    assert [str(s.moment.date) for s in below.sections if s.moment][1] == "2023-09-13"
    agreeing = read_plain(
        page("13日(水) 19:40 鎮火", *headings[1:]), url="https://example.org/20230913/a"
    )
    assert agreeing.sections[0].flags == ()
    assert str(newest(agreeing).date) == "2023-09-13"


def test_a_day_that_the_midnights_above_it_do_not_reach_is_a_conflict(
    read_plain: ReadPlain,
) -> None:
    article = read_plain(
        page("13日 9:00 一", "23:00 二", "22:00 三", "13日 21:00 四", "20:00 五", "19:00 六")
    )
    assert [section.flags for section in article.sections] == [
        (), (), (), ("conflict",), (), (),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "day", "iso"),
    [
        ("7:40 p.m. ET", "2023-09-13", "2023-09-13T19:40:00-04:00"),
        ("7:40 p.m. ET", "2023-12-13", "2023-12-13T19:40:00-05:00"),
        ("7.40pm BST", "2023-07-13", "2023-07-13T19:40:00+01:00"),
        ("7.40pm GMT", "2023-12-13", "2023-12-13T19:40:00+00:00"),
        ("7:40 p.m. CST", "2023-12-13", None),
        ("7:40 p.m. IST", "2023-12-13", None),
        ("7:40 p.m.", "2023-12-13", None),
    ],
)
def test_a_zone_that_changes_is_taken_by_the_date(
    read_plain: ReadPlain, heading: str, day: str, iso: str | None
) -> None:
    others = (heading.replace("7", "6"), heading.replace("7", "5"), heading.replace("7", "4"))
    parts = ["Harbour fire – as it happened", "A fire broke out."]
    for number, stamp in enumerate((heading, *others)):
        parts += [stamp, f"Headline {number}", "The crews are there."]
    article = read_plain("\n\n".join(parts), date.fromisoformat(day))
    assert newest(article).iso == iso


@pytest.mark.parametrize(
    ("note", "zone"),
    [
        ("All times are Paris time (GMT+2).", "+02:00"),
        ("All times stated are UK", "Europe/London"),
        ("(all times local)", None),
        ("All times are ET.", "America/New_York"),
        ("All times Eastern", "America/New_York"),
        ("以下时间均为北京时间", "+08:00"),
        ("（以下時間皆為香港時間）", "+08:00"),
        ("※時刻はすべて現地時間です。", None),
        ("下午，北京时间，有人报警。", None),
    ],
)
def test_a_note_states_the_zone(read_plain: ReadPlain, note: str, zone: str | None) -> None:
    article = read_plain(page(*CLOCKS, lead=note))
    assert article.zone == zone
    assert article.zone_from == ("stated" if zone else None)


def test_a_moment_knows_the_line_that_writes_its_day(read_plain: ReadPlain) -> None:
    article = read_plain(page(*DAYS))
    lines = [(s.line, s.moment.day_line if s.moment else None) for s in article.sections]
    assert lines == [(5, 5), (9, 5), (13, 13), (17, 13)]
