"""Is it live coverage? What is told as such, what as times in a text, as a programme, or not."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import ReadPlain

from parsers.article import Article, Document
from parsers.registry import parse


def page(title: str, *headings: str, lead: str = "港で火災がありました。") -> str:
    """A flattened text: each heading with a sentence below it."""
    parts = [title, lead, *(f"{heading}\n\n町が発表しました。" for heading in headings)]
    return "\n\n".join(parts)


def archived(title: str, *paragraphs: str) -> Article:
    """An archived article with these paragraphs of HTML."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    url = "https://news.example.org/2021/03/04/harbour.html"
    text = f"<!--1614852000000-->\n[{title}]({url})\n------\n<div>{body}</div>"
    return parse(Document(text, "article.md"))


def kinds(article: Article) -> list[str]:
    return [section.kind for section in article.sections]


@pytest.mark.parametrize(
    ("title", "headings", "is_live"),
    [
        ("港の火災", ("19:40 鎮火", "19:10 放水", "18:30 通報", "18:05 煙"), True),
        ("港の火災", ("19:40 鎮火", "19:10 放水", "18:30 通報"), False),
        ("【随時更新】港の火災", ("19:40 鎮火", "19:10 放水", "18:30 通報"), True),
        ("港の火災", ("18:05 煙", "18:30 通報", "19:12 放水", "19:40 鎮火"), False),
        ("【随時更新】港の火災", ("18:05 煙", "18:31 通報", "19:12 放水", "19:40 鎮火"), True),
        ("港の火災", ("9:00 開場", "9:30 挨拶", "10:00 講演", "10:30 休憩", "11:00 討論"), False),
    ],
)
def test_the_order_and_the_title_tell_live_coverage(
    read_plain: ReadPlain, title: str, headings: tuple[str, ...], is_live: bool
) -> None:
    assert read_plain(page(title, *headings)).live is is_live


def test_a_verdict_tells_its_reasons(read_plain: ReadPlain) -> None:
    newest = read_plain(page("港の火災", "19:40 鎮火", "19:10 放水", "18:30 通報", "18:05 煙"))
    assert newest.reasons == ("4 headings tell a time", "newest first")
    few = read_plain(page("港の火災", "19:40 鎮火", "19:10 放水"))
    assert few.reasons == ("2 headings tell a time: too few for a timeline",)
    assert not few.is_timeline


def test_times_going_up_are_times_in_a_text(read_plain: ReadPlain) -> None:
    article = read_plain(page("港の一日", "4:12 出港", "6:38 水揚げ", "9:21 競り", "13:04 帰港"))
    assert (article.live, article.order) == (False, "oldest-first")
    assert [s.moment.clock for s in article.updates if s.moment] == [
        "4:12",
        "6:38",
        "9:21",
        "13:04",
    ]
    assert "times in this text" in article.reasons[-1]


@pytest.mark.parametrize(
    "text",
    [
        page("文化祭のスケジュール", "9:10 開会式", "10:25 合唱", "12:40 昼休み", "14:05 演劇"),
        page("Town hall agenda", "9:00 Opening", "9:50 Budget", "11:15 Roads", "13:40 Questions"),
        page("港の会合", "9:00 一", "9:30 二", "10:00 三", "10:30 四", "11:00 五"),
        page(
            "图书馆恢复开放",
            "09:00-18:00 阅览室", "10:00-17:00 展厅", "09:00-21:00 书店", "11:00-20:00 茶座",
            "08:30-17:00 售票处",
        ),
        page("会議の次第", "9:00-9:40 一", "9:40-10:25 二", "10:25-11:05 三", "11:05-12:00 四"),
    ],
)  # fmt: skip
def test_what_is_planned_is_scheduled_and_no_update(read_plain: ReadPlain, text: str) -> None:
    article = read_plain(text)
    assert not article.live
    assert set(kinds(article)) == {"scheduled"}
    assert article.updates == ()


@pytest.mark.parametrize(
    "text",
    [
        "動画一覧\n\n18:32\n\n3:01\n\n18:23\n\n1:54\n\n7:40",
        page("【動画】会見の全容", "0:00 冒頭", "0:42 おわび", "5:18 説明", "23:10 質疑"),
        page("法院文书", "【2019】24号", "【2018】17号", "【2017】3号", "【2016】11号"),
        page("港の歩み", "1939年 着工", "1954年 沈没", "1971年 再開", "1988年 開通"),
        page("一連の経緯", "4月2日 届く", "5月17日 調査", "6月30日 公表", "8月9日 辞任"),
        page("試合の結果", "東 3:2 南", "北 1:0 西", "港 2:1 山", "市 0:0 県"),
    ],
)  # fmt: skip
def test_lengths_numbers_and_chronologies_are_no_times(read_plain: ReadPlain, text: str) -> None:
    article = read_plain(text)
    assert not article.live
    assert "timed" not in kinds(article)


def test_headings_alone_make_a_jump_list_where_the_article_says_that_it_is_live() -> None:
    headings = [
        f"<strong>{name}</strong>" for name in ("投票结束", "首批结果", "排队三小时", "开始")
    ]
    paragraphs = [p for heading in headings for p in (heading, "城里的人说，队伍很长。")]
    article = archived("选举之夜", "以下是选举情况的实时更新：", *paragraphs)
    assert (article.live, article.order) == (True, None)
    assert [s.label for s in article.sections] == ["投票结束", "首批结果", "排队三小时", "开始"]
    assert {s.moment for s in article.sections} == {None}
    ordinary = archived("选举之夜", "城里昨天投票。", *paragraphs)
    assert not ordinary.live
    assert ordinary.sections == ()


def test_paragraphs_that_begin_with_a_stamp_are_updates() -> None:
    article = archived(
        "【更新】港口大火",
        "港口昨晚起火。",
        "【16:00】",
        "火势已被控制。",
        '【15:10】<a href="https://example.org/a">船长</a>说，船上没有人。消防车还在路上。',
        "<strong>14:25 第一艘消防船到场</strong>",
        "它来自邻港。",
        "【13:50】码头冒烟<br>有人报警。",
    )
    assert [(s.heading, s.label) for s in article.sections] == [
        ("【16:00】", ""),
        ("【15:10】", "船长说，船上没有人。"),
        ("14:25 第一艘消防船到场", "第一艘消防船到场"),
        ("【13:50】码头冒烟", "码头冒烟"),
    ]
    below = [[block.text for block in s.blocks] for s in article.sections]
    assert below == [
        ["火势已被控制。"],
        ["船长说，船上没有人。消防车还在路上。"],
        ["它来自邻港。"],
        ["有人报警。"],
    ]  # fmt: skip
    (span,) = article.sections[1].blocks[0].spans
    assert (span.start, span.end, span.url) == (0, 2, "https://example.org/a")
    assert article.sections[1].blocks[0].markdown.startswith("[船长](<https://example.org/a>)说")
    dates = {str(s.moment.date) for s in article.sections if s.moment}
    assert dates == {"2021-03-04"}


def test_single_times_stay_in_the_text() -> None:
    article = archived("港口的一天", "8:30 开门。", "大家都来了。", "他说很好。")
    assert article.sections == ()
    assert [block.text for block in article.lead] == ["8:30 开门。", "大家都来了。", "他说很好。"]


def test_a_table_of_contents_is_no_second_timeline() -> None:
    items = "".join(f"<li>{stamp}</li>" for stamp in ("17:20 散会", "15:45 作证", "14:10 拒绝"))
    body = "".join(
        f"<h2>{stamp}</h2><p>记者在场。</p>" for stamp in ("17:20 散会", "15:45 作证", "14:10 拒绝")
    )
    text = f"<!--1-->\n[【更新】听证会](https://example.org/a)\n------\n<ul>{items}</ul>{body}"
    article = parse(Document(text, "a.md"))
    assert [s.label for s in article.sections] == ["散会", "作证", "拒绝"]
    assert len(article.lead) == 3


def test_a_label_stands_below_or_above_its_stamp(read_plain: ReadPlain) -> None:
    below = ["Ferry strike – as it happened", "Talks failed."]
    above = list(below)
    for clock, label in (
        ("11.34pm", "Talks end"),
        ("9.02pm", "Minister comes"),
        ("1.44pm", "Queues"),
    ):
        below += [f"{clock} GMT", label, "The union said so."]
        above += [label, f"{clock} , Ann Lee", "The union said so."]
    for article in (read_plain("\n\n".join(below)), read_plain("\n\n".join(above))):
        assert [s.label for s in article.updates] == ["Talks end", "Minister comes", "Queues"]
        assert {len(s.blocks) for s in article.updates} == {1}
    assert {s.byline for s in article.updates} == {("Ann Lee",)}


def test_a_stamp_written_twice_is_one_update(read_plain: ReadPlain) -> None:
    text = ["Ferry strike – as it happened", "Talks failed."]
    for clock, again in (
        ("11.34pm GMT", "23:34"),
        ("9.02pm GMT", "21:02"),
        ("1.44pm GMT", "13:44"),
    ):
        text += [f"{clock}\n{again}", "A short headline", "The union said so."]
    assert len(read_plain("\n\n".join(text)).updates) == 3


def test_the_time_of_an_edit_is_no_update(read_plain: ReadPlain) -> None:
    text = ["Ferry strike – as it happened", "Talks failed."]
    for clock in ("11.34pm", "9.02pm", "1.44pm"):
        text += [f"{clock} GMT", "A short headline", "The union said so.", "Updated at 11.50pm GMT"]
    article = read_plain("\n\n".join(text))
    assert len(article.sections) == 3
    edited = article.sections[0].edited
    assert edited is not None
    assert (edited.written, str(edited.time)) == ("11.50pm GMT", "23:50:00")


def test_an_edit_is_not_made_before_the_update(read_plain: ReadPlain) -> None:
    text = ["Ferry strike – as it happened", "Talks failed."]
    for clock in ("11.58pm", "9.02pm", "1.44pm"):
        text += [f"{clock} GMT", "A short headline", "The union said.", "Updated at 12.05am GMT"]
    article = read_plain("\n\n".join(text), date(2023, 10, 20))
    last = article.sections[0]
    assert last.moment
    assert last.edited
    assert (str(last.moment.date), str(last.edited.date)) == ("2023-10-20", "2023-10-21")


def test_times_in_a_list_are_no_updates_beside_those_in_headings() -> None:
    items = "<ul><li>12:00 五万户</li><li>15:00 十二万户</li></ul>"
    stamps = ("18:40 停电", "16:10 大风", "13:25 屋顶", "10:00 警报")
    body = "".join(f"<h2>{stamp}</h2><p>有人报告。</p>{items}" for stamp in stamps)
    article = parse(Document(f"<!--1-->\n[台风](https://example.org/a)\n------\n{body}", "a.md"))
    assert (article.order, len(article.updates)) == ("newest-first", 4)
    assert [block.kind for block in article.sections[0].blocks] == ["paragraph", "item", "item"]
