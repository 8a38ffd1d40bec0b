"""Dates of live coverage: what is inherited, carried over midnight, inferred, and left unknown."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import ReadPlain

from parsers.article import Article, Document
from parsers.registry import parse

NOTE = "※時刻はすべて日本時間です。"


def live(*headings: str, title: str = "【随時更新】島で地震", note: str = NOTE) -> str:
    """A flattened live text: every heading with a sentence below it."""
    parts = [title, note, *(f"{heading}\n\n町が発表しました。" for heading in headings)]
    return "\n\n".join(part for part in parts if part)


def told(article: Article) -> list[tuple[str | None, str | None]]:
    """Date (or day) and time of every section, as far as known."""
    rows: list[tuple[str | None, str | None]] = []
    for section in article.sections:
        moment = section.moment
        day = str(moment.date or moment.day or "") if moment else ""
        rows.append((day, f"{moment.time:%H:%M}" if moment and moment.time else ""))
    return rows


def origins(article: Article) -> list[str | None]:
    """Where each section's day comes from."""
    return [s.moment.date_from if s.moment else None for s in article.sections]


def test_a_day_is_inherited_downwards_and_no_further_than_the_next(read_plain: ReadPlain) -> None:
    article = read_plain(live("13日 19:40 出発", "19:20 会見", "12日 20:10 到着", "18:00 出国"))
    assert told(article) == [("13", "19:40"), ("13", "19:20"), ("12", "20:10"), ("12", "18:00")]
    assert origins(article) == ["heading", "inherited", "heading", "inherited"]
    assert article.order == "newest-first"
    assert article.live


def test_month_and_year_come_from_a_hint_or_stay_unknown(read_plain: ReadPlain) -> None:
    text = live("1日 0:20 解除", "23:50 縮小", "31日 22:00 発令", "21:00 地震")
    assert [row[0] for row in told(read_plain(text))] == ["1", "31", "31", "31"]
    hinted = read_plain(text, date(2024, 1, 1))
    assert [row[0] for row in told(hinted)] == [
        "2024-01-01", "2023-12-31", "2023-12-31", "2023-12-31",
    ]  # fmt: skip
    assert origins(hinted) == ["heading", "rollover", "heading", "inherited"]
    first = hinted.sections[0].moment
    assert first is not None
    assert first.iso == "2024-01-01T00:20:00+09:00"


def test_a_midnight_is_passed_without_being_written(read_plain: ReadPlain) -> None:
    newest = read_plain(live("14日 0:40 再開", "23:50 避難", "22:15 会見", "21:05 地震"))
    assert [row[0] for row in told(newest)] == ["14", "13", "13", "13"]
    oldest = read_plain(live("13日 21:05 地震", "22:15 会見", "23:50 避難", "0:40 再開"))
    assert [row[0] for row in told(oldest)] == ["13", "13", "13", "14"]
    assert oldest.order == "oldest-first"


def test_above_the_first_written_day_it_is_inferred(read_plain: ReadPlain) -> None:
    article = read_plain(
        live("町長の談話", "0:30 解除", "23:40 縮小", "13日 22:00 発令", "21:00 地震")
    )
    assert told(article)[0] == ("", "")
    assert [row[0] for row in told(article)[1:]] == ["14", "13", "13", "13"]
    assert origins(article)[1:3] == ["inferred", "inferred"]


def test_one_update_in_the_wrong_place_is_no_midnight(read_plain: ReadPlain) -> None:
    article = read_plain(
        live("13日 19:40 一", "19:00 二", "23:30 場違い", "18:30 三", "18:00 四", "17:00 五")
    )
    assert [row[0] for row in told(article)] == ["13"] * 6
    assert [s.label for s in article.sections if s.flags == ("out_of_order",)] == ["場違い"]


def test_a_page_without_order_is_neither_sorted_nor_carried_over(read_plain: ReadPlain) -> None:
    article = read_plain(live("13日 9:00 一", "15:00 二", "8:00 三", "14:00 四", "7:00 五"))
    assert article.order == "mixed"
    assert [row[1] for row in told(article)] == ["09:00", "15:00", "08:00", "14:00", "07:00"]
    assert [row[0] for row in told(article)] == ["13", "13", "", "", ""]


def test_a_clock_past_midnight_belongs_to_the_next_day(read_plain: ReadPlain) -> None:
    article = read_plain(live("13日 24:30 閉会", "23:00 採決", "22:00 休憩", "21:00 再開"))
    moment = article.sections[0].moment
    assert moment is not None
    assert (moment.day, str(moment.time), moment.date_from) == (14, "00:30:00", "over24")
    assert moment.shown == "13日 24:30 (=14日 00:30)"


def test_ties_keep_the_order_of_the_page(read_plain: ReadPlain) -> None:
    article = read_plain(live("13日 17:45 後の", "17:45 前の", "17:00 会見", "16:00 到着"))
    assert [section.label for section in article.sections][:2] == ["後の", "前の"]


@pytest.mark.parametrize(
    ("title", "expected", "origin"),
    [
        ("【詳しく】各地の被害（17日の動き）", ["17", "17", "17", "17"], "title"),
        ("【詳しく】各地の被害（~18日午前1時）", ["18", "17", "17", "17"], "title"),
    ],
)
def test_a_title_dates_what_no_heading_dates(
    read_plain: ReadPlain, title: str, expected: list[str], origin: str
) -> None:
    first = "0:50 解除" if "18" in title else "23:55 解除"
    article = read_plain(live(first, "23:40 縮小", "22:00 発令", "21:00 地震", title=title))
    assert [row[0] for row in told(article)] == expected
    assert origins(article)[0] == origin


def test_a_hint_dates_what_nothing_else_dates(read_plain: ReadPlain) -> None:
    text = live("23:50 解除", "23:40 縮小", "22:00 発令", "21:00 地震")
    assert {row[0] for row in told(read_plain(text))} == {""}
    hinted = read_plain(text, date(2024, 2, 28))
    assert {row[0] for row in told(hinted)} == {"2024-02-28"}
    assert set(origins(hinted)) == {"hint"}


def test_past_midnight_a_url_tells_the_first_day_and_a_file_name_no_day(
    read_plain: ReadPlain,
) -> None:
    text = live("0:10 解除", "23:40 縮小", "22:00 発令", "21:00 地震")
    filed = parse(Document(text, "a.txt", date=date(2024, 2, 28), date_from="file"))
    assert {row[0] for row in told(filed)} == {""}
    url = "https://www3.nhk.or.jp/news/html/20240228/k10014000000000.html"
    hinted = read_plain(text, url=url)
    assert [row[0] for row in told(hinted)] == [
        "2024-02-29", "2024-02-28", "2024-02-28", "2024-02-28",
    ]  # fmt: skip
    assert origins(hinted) == ["rollover", "hint", "hint", "hint"]


def test_a_day_out_of_place_does_not_leap_over_a_month(read_plain: ReadPlain) -> None:
    text = live(
        "16日 2:00 一", "15日 23:00 二", "16日 0:30 三", "15日 22:00 四", "21:00 五", "20:00 六"
    )
    days = [row[0][-2:] for row in told(read_plain(text, date(2023, 8, 16))) if row[0]]
    assert days == ["16", "15", "16", "15", "15", "15"]
    assert "2023-08-15" in {row[0] for row in told(read_plain(text, date(2023, 8, 16)))}


def test_a_date_in_full_is_the_best_anchor(read_plain: ReadPlain) -> None:
    text = live("2023年8月15日 21:10 一", "20:00 二", "14日 19:00 三", "18:00 四")
    article = read_plain(text, date(2025, 1, 1))
    assert [row[0] for row in told(article)] == [
        "2023-08-15", "2023-08-15", "2023-08-14", "2023-08-14",
    ]  # fmt: skip
    assert {s.moment.anchor_from for s in article.sections if s.moment} == {"heading"}


def test_a_url_that_does_not_fit_dates_nothing(read_plain: ReadPlain) -> None:
    text = live("15日 21:10 一", "20:00 二", "19:00 三", "18:00 四")
    url = "https://www3.nhk.or.jp/news/html/20230806/k10014000000000.html"
    assert {row[0] for row in told(read_plain(text, url=url))} == {"15"}


def test_local_time_is_not_japanese_time(read_plain: ReadPlain) -> None:
    headings = ("15日 21:10 一", "20:00 二", "19:00 三", "18:00 四")
    for note in ("※時刻は現地時間です。", "※時刻は現地時間です。日本時間との時差は6時間です。"):
        article = read_plain(live(*headings, note=note), url="https://www3.nhk.or.jp/news/x.html")
        assert (article.zone, article.zone_from) == (None, None)


def test_a_heading_that_only_begins_like_a_day_dates_nothing(read_plain: ReadPlain) -> None:
    article = read_plain(
        live("15日 21:10 一", "20:05 二", "1日 1万人超が避難", "19:00 四", "18:00 五")
    )
    assert [row[0] for row in told(article)] == ["15"] * 5
    assert article.sections[2].kind == "untimed"


def test_a_part_of_the_day_is_a_period(read_plain: ReadPlain) -> None:
    article = read_plain(live("16日 9:00 一", "15日夜 二", "15日 19:00 三", "18:00 四", "17:00 五"))
    section = article.sections[1]
    assert (section.kind, section.label) == ("period", "二")
    assert section.moment is not None
    assert (section.moment.day, section.moment.time, section.moment.shown) == (15, None, "15日夜")


def test_times_that_are_told_but_not_live_are_not_dated_by_a_hint(read_plain: ReadPlain) -> None:
    headings = ("11:41 噴火", "11:52 噴煙", "12:36 会見", "13:30 入山規制")
    article = read_plain(live(*headings, title="噴火から10年", note=""), date(2024, 9, 27))
    assert {row[0] for row in told(article)} == {""}


def test_live_coverage_without_times_is_a_list_to_jump_in(read_plain: ReadPlain) -> None:
    article = read_plain(live("一", "二", "三", "四", note=""))
    assert (article.live, article.updates) == (True, ())
    assert len(article.sections) == 4


def test_a_url_dates_the_first_day(read_plain: ReadPlain) -> None:
    text = live("3日 9:00 四", "2日 9:00 三", "1日 9:00 二", "29日 9:00 一")
    url = "https://www3.nhk.or.jp/news/html/20240229/k10014000000000.html"
    assert [row[0] for row in told(read_plain(text, url=url))] == [
        "2024-03-03", "2024-03-02", "2024-03-01", "2024-02-29",
    ]  # fmt: skip


def test_a_hint_that_does_not_fit_dates_nothing(read_plain: ReadPlain) -> None:
    text = live("13日(水) 19:00 一", "18:00 二", "17:00 三", "16:00 四")
    fitting = read_plain(text, date(2023, 9, 14))
    assert told(fitting)[0][0] == "2023-09-13"
    # In October 2023 the 13th was a Friday.
    assert told(read_plain(text, date(2023, 10, 14)))[0][0] == "13"


def test_zones_are_stated_or_the_outlets_own_or_unknown(read_plain: ReadPlain) -> None:
    headings = ("13日 19:40 一", "19:20 二", "18:30 三", "18:00 四")
    stated = read_plain(live(*headings))
    assert (stated.zone, stated.zone_from) == ("+09:00", "stated")
    unknown = read_plain(live(*headings, note=""))
    assert (unknown.zone, unknown.zone_from) == (None, None)
    assert all(s.moment and s.moment.iso is None for s in unknown.sections)
    nhk = read_plain(
        live(*headings, note=""), url="https://www3.nhk.or.jp/news/html/20230913/k1.html"
    )
    assert (nhk.zone, nhk.zone_from) == ("Asia/Tokyo", "source")
    told = [f"日本時間{heading}" for heading in headings[1:]]
    written = read_plain(live("13日 日本時間19:40 一", *told, note=""))
    assert (written.zone, written.zone_from) == ("+09:00", "heading")
    some = read_plain(live("13日 日本時間19:40 一", "現地時間12:20 二", *headings[2:], note=""))
    assert (some.zone, some.zone_from) == (None, None)
    assert [s.moment.zone for s in some.sections if s.moment] == ["+09:00", None, None, None]


def test_background_stands_below_the_last_update_only(read_plain: ReadPlain) -> None:
    article = read_plain(
        live(
            "13日 19:40 一",
            "震度とは",
            "19:20 二",
            "18:30 三",
            "17:00 四",
            "震度とは",
            "過去の地震",
        )
    )
    kinds = [section.kind for section in article.sections]
    assert kinds == ["timed", "untimed", "timed", "timed", "timed", "background", "untimed"]
    assert [s.moment is None for s in article.sections[-2:]] == [True, True]


@pytest.mark.parametrize(
    "headings",
    [
        ("10:00 開会", "11:00 講演", "首長の話"),
        ("はじめに", "おわりに"),
        ("13日 発表", "12日 発表", "11日 発表", "10日 発表"),
    ],
)
def test_too_few_clocks_make_no_timeline(read_plain: ReadPlain, headings: tuple[str, ...]) -> None:
    article = read_plain(live(*headings, title="町の行事", note=""))
    assert not article.updates
    assert not article.live
    assert article.order is None


def test_times_in_ascending_order_alone_are_not_live(read_plain: ReadPlain) -> None:
    headings = ("9:00 受け付け", "10:00 開会", "12:00 昼食", "15:00 閉会")
    article = read_plain(live(*headings, title="大会の日程", note=""))
    assert article.order == "oldest-first"
    assert not article.live


def test_an_update_keeps_its_identity_when_others_come(read_plain: ReadPlain) -> None:
    old = read_plain(live("13日 17:45 会見", "17:45 会見", "17:00 到着", "16:00 出発"))
    new = read_plain(
        live("13日 19:40 終了", "17:45 会見", "17:45 会見", "17:00 到着", "16:00 出発")
    )
    assert [s.id for s in new.sections[1:]] == [s.id for s in old.sections]
    assert len({s.id for s in new.sections}) == 5


def test_a_clock_past_midnight_is_told_below_its_real_day(read_plain: ReadPlain) -> None:
    article = read_plain(
        live("25:10 閉会", "24:30 採決", "20日 20:43 再開", "19:00 休憩"), date(2023, 5, 20)
    )
    moments = [s.moment for s in article.sections if s.moment]
    assert [(m.clock, str(m.date)) for m in moments[:2]] == [
        ("01:10", "2023-05-21"), ("00:30", "2023-05-21"),
    ]  # fmt: skip


def test_a_zone_may_stand_before_the_day(read_plain: ReadPlain) -> None:
    article = read_plain(
        live("日本時間25日1:00ごろ 一", "日本時間24日14:00すぎ 二", "日本時間24日12:00 三", note="")
    )
    assert [row[0] for row in told(article)] == ["25", "24", "24"]
    assert (article.zone, article.zone_from) == ("+09:00", "heading")


def test_days_count_beside_clocks(read_plain: ReadPlain) -> None:
    headings = ("15日 1:10 当選確実", "14日 23:55 接戦", "14日 開票始まる", "13日 投票前日")
    article = read_plain(live(*headings, title="選挙", note=""))
    assert [section.kind for section in article.sections] == ["timed", "timed", "day", "day"]


def test_midnight_itself_is_a_time_like_any_other(read_plain: ReadPlain) -> None:
    article = read_plain(live("13日 9:00 一", "0:00 二", "8:00 三", "1:00 四", "7:00 五"))
    assert article.order == "mixed"
    assert [row[0] for row in told(article)] == ["13", "13", "", "", ""]


@pytest.mark.parametrize(
    ("headings", "days"),
    [
        (("12月31日 22:10 一", "23:50 二", "0:05 三", "1:30 四"), [31, 31, 1, 1]),
        (("9月1日 0:05 一", "23:50 二", "22:30 三", "8月31日 20:10 四"), [1, 31, 31, 31]),
        (("1日 0:05 一", "23:50 二", "22:30 三", "31日 20:10 四"), [1, 31, 31, 31]),
        (("30日 22:10 一", "23:50 二", "0:05 三", "1日 1:30 四"), [30, 30, 1, 1]),
        (("2月28日 22:10 一", "23:50 二", "0:05 三", "1:30 四"), [28, 28, None, None]),
        (("28日 22:10 一", "23:50 二", "0:05 三", "1:30 四"), [28, 28, None, None]),
    ],
)
def test_a_midnight_may_end_a_month(
    read_plain: ReadPlain, headings: tuple[str, ...], days: list[int | None]
) -> None:
    article = read_plain(live(*headings))
    assert [s.moment.day if s.moment else None for s in article.sections] == days


def test_a_number_of_a_document_is_no_clock_beside_clocks(read_plain: ReadPlain) -> None:
    article = read_plain(
        live("【0:55】一", "【0:35】二", "【2021】12号文件发布", "【0:15】三", "【0:05】四")
    )
    assert article.order == "newest-first"
    assert [s.kind for s in article.sections] == ["timed", "timed", "untimed", "timed", "timed"]


def test_weekdays_are_days(read_plain: ReadPlain) -> None:
    headings = (
        "Monday 2:05 p.m.: D",
        "Monday, 9:10 a.m.: C",
        "Sunday 11:30 p.m.: B",
        "8:15 p.m.: A",
    )
    text = live(*headings, title="Live updates: fire", note="").replace(
        "町が発表しました。", "It burns."
    )
    article = read_plain(text, url="https://example.org/2024/05/05/fire")
    assert article.order == "newest-first"
    assert [row[0] for row in told(article)] == [
        "2024-05-06",
        "2024-05-06",
        "2024-05-05",
        "2024-05-05",
    ]
    assert [row[0] for row in told(read_plain(text))] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("13/09", "13/09", "12/09", "12/09"), [(9, 13), (9, 13), (9, 12), (9, 12)]),
        (("9/13", "9/13", "9/12", "9/12"), [(9, 13), (9, 13), (9, 12), (9, 12)]),
        (("12/09", "12/09", "11/09", "11/09"), [(9, 12), (9, 12), (9, 11), (9, 11)]),
        (("12/09", "12/09", "12/09", "12/09"), [None] * 4),
    ],
)
def test_one_date_with_a_slash_tells_how_all_are_read(
    read_plain: ReadPlain, days: tuple[str, ...], expected: list[tuple[int, int] | None]
) -> None:
    clocks = ("19:40", "18:05", "23:30", "08:00")
    headings = [f"{day} {clock} Tunnel news" for day, clock in zip(days, clocks, strict=True)]
    text = live(*headings, title="Live updates: fire", note="").replace(
        "町が発表しました。", "It burns."
    )
    article = read_plain(text, date(2023, 9, 14) if expected[0] else None)
    found = [s.moment.date if s.moment else None for s in article.sections]
    assert [(d.month, d.day) if d else None for d in found] == expected


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "archive"])
def test_the_same_text_is_judged_alike_in_every_format(name: str) -> None:
    clocks = ("21:12 三", "18:45 二", "15:30 一")
    note = "※以下均为北京时间"
    if name == "a.html" or name == "archive":
        body = "".join(f"<p>{part}</p>" for clock in clocks for part in (clock, "城里的人说了。"))
        body = f"<p>{note}</p>{body}"
        text = f"<html><body><h1>议会的一天</h1>{body}</body></html>"
        if name == "archive":
            text = f"<!--1-->\n[议会的一天](https://example.org/a)\n------\n<div>{body}</div>"
    else:
        mark = "# " if name == "a.md" else ""
        parts = [f"{mark}议会的一天", note]
        text = "\n\n".join([*parts, *(p for clock in clocks for p in (clock, "城里的人说了。"))])
    article = parse(Document(text, name if name != "archive" else "a.md"))
    assert (article.live, len(article.updates), article.zone) == (True, 3, "+08:00")
    assert article.notes == (note,)
