"""Flattened text: which lines are headings, and that no text is lost."""

from __future__ import annotations

import re

import pytest
from conftest import ReadPlain
from hypothesis import given
from hypothesis import strategies as st

from parsers.article import Article, Document, ParseError
from parsers.registry import parse

LIVE = """【詳しく】島で地震

町では被害の確認を進めています。

※時刻はすべて日本時間です。

目次

13日 19:40 首相「全力を挙げる」

首相は述べました。

これから会見

13日午後6時、町長は会見を開くと話しました。

16:44 夕食の献立は

献立には
▼魚を使った汁物や
▼野菜の煮物など、
地域の食材を使った料理が並びました。

参加したのは
▼首相、▼外相、▼官房長官
などとなっています。
"""


def words(article: Article) -> str:
    """All text of an article, without white space."""
    texts = [article.title, *article.notes, *(b.text for b in article.lead)]
    for section in article.sections:
        texts += [section.heading, *(b.text for b in section.blocks)]
    return re.sub(r"\s", "", "".join(texts))


def test_a_heading_is_one_line_that_ends_no_sentence(read_plain: ReadPlain) -> None:
    article = read_plain(LIVE)
    assert [section.heading for section in article.sections] == [
        "13日 19:40 首相「全力を挙げる」", "これから会見", "16:44 夕食の献立は",
    ]  # fmt: skip
    assert [section.line for section in article.sections] == [9, 13, 17]
    assert article.format == "timeline"


def test_title_lead_and_notes_are_told_apart(read_plain: ReadPlain) -> None:
    article = read_plain(LIVE)
    assert article.title == "【詳しく】島で地震"
    assert [block.text for block in article.lead] == ["町では被害の確認を進めています。"]
    assert article.notes == ("※時刻はすべて日本時間です。",)


def test_a_list_is_items_and_its_last_line_stays_with_it(read_plain: ReadPlain) -> None:
    blocks = read_plain(LIVE).sections[2].blocks
    assert [(block.kind, block.text) for block in blocks] == [
        ("paragraph", "献立には"),
        ("item", "▼魚を使った汁物や"),
        ("item", "▼野菜の煮物など、\n地域の食材を使った料理が並びました。"),
        ("paragraph", "参加したのは"),
        ("item", "▼首相、"),
        ("item", "▼外相、"),
        ("item", "▼官房長官\nなどとなっています。"),
    ]
    assert blocks[2].markdown == ("- ▼野菜の煮物など、\n\n地域の食材を使った料理が並びました。")


def test_a_contents_list_goes_with_the_lines_that_return_as_headings(
    read_plain: ReadPlain,
) -> None:
    contents = "目次\n\n13日 19:40 首相「全力を挙げる」\n\nこれから会見\n"
    article = read_plain(LIVE.replace("目次\n", contents))
    assert [section.heading for section in article.sections][:2] == [
        "13日 19:40 首相「全力を挙げる」", "これから会見",
    ]  # fmt: skip
    assert len(article.sections) == 3


def test_body_may_follow_a_stamped_heading_without_a_blank_line(read_plain: ReadPlain) -> None:
    article = read_plain(LIVE.replace("」\n\n首相は", "」\n首相は"))
    assert article.sections[0].heading == "13日 19:40 首相「全力を挙げる」"
    assert [block.text for block in article.sections[0].blocks] == ["首相は述べました。"]


def test_a_text_without_blank_lines_is_read_line_by_line(read_plain: ReadPlain) -> None:
    article = read_plain(re.sub(r"\n+", "\n", LIVE))
    assert [section.label for section in article.sections] == [
        "首相「全力を挙げる」", "これから会見", "夕食の献立は",
    ]  # fmt: skip


def test_an_ordinary_text_is_no_timeline(read_plain: ReadPlain) -> None:
    article = read_plain(
        "町の祭り\n\n祭りが始まりました。\n\n見どころ\n\n山車が出ます。\n\n広報課\n"
    )
    assert article.format == "text"
    assert [section.heading for section in article.sections] == ["見どころ"]
    assert article.sections[0].kind == "untimed"
    assert article.sections[0].moment is None


def test_wrapped_english_lines_are_joined(read_plain: ReadPlain) -> None:
    article = read_plain("Town fair\n\nThe fair has begun and people\nhave come from everywhere.\n")
    assert [block.text for block in article.lead] == [
        "The fair has begun and people have come from everywhere."
    ]


def test_a_first_line_that_is_a_paragraph_is_not_lost(read_plain: ReadPlain) -> None:
    article = read_plain("町で祭りが始まりました。")
    assert [block.text for block in article.lead] == ["町で祭りが始まりました。"]


@pytest.mark.parametrize("text", ["", "\n\n  \n", "\u200b\n"])
def test_a_text_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(ParseError, match="no text"):
        parse(Document(text, "article.txt"))


line = st.text(
    st.characters(categories=["Lo", "Nd", "Lu"], include_characters=" 。、▼※:日「」"), max_size=40
)


@given(st.lists(line, min_size=1, max_size=40).map("\n".join))
def test_no_text_is_lost_and_nothing_fails(text: str) -> None:
    source = Document(text, "article.txt")
    try:
        article = parse(source)
    except ParseError:
        assert not text.strip()
        return
    shown = words(article)
    for written in text.split("\n"):
        squeezed = re.sub(r"\s", "", written)
        assert squeezed in shown or len(squeezed) > 100


def test_the_line_that_tells_when_a_page_was_published_is_no_update(read_plain: ReadPlain) -> None:
    article = read_plain(LIVE.replace("】島で地震\n", "】島で地震\n\n2023年9月13日 21時25分\n"))
    assert article.published is not None
    assert (str(article.published.date), article.published.clock) == ("2023-09-13", "21時25分")
    assert article.published.date_from == "body"
    first = article.sections[0].moment
    assert first is not None
    assert (first.shown, first.iso) == ("13日 19:40", "2023-09-13T19:40:00+09:00")
    assert first.anchor_from == "body"


def test_a_stamp_alone_on_its_line_has_its_label_on_the_next(read_plain: ReadPlain) -> None:
    for between in ("\n", "\n\n"):
        article = read_plain(LIVE.replace("19:40 首相", f"19:40{between}首相"))
        assert article.sections[0].label == "首相「全力を挙げる」"
        assert article.sections[0].line == 9
        assert [block.text for block in article.sections[0].blocks] == ["首相は述べました。"]


def test_updates_without_blank_lines_between_are_parted(read_plain: ReadPlain) -> None:
    article = read_plain(
        "【詳しく】島で地震\n\n※日本時間です。\n\n概要です。\n\n経過です。\n\n見通しです。\n\n"
        "13日 19:40 一\n町が発表しました。\n18:00 二\n県が発表しました。\n"
        "知事の談話\n国が発表しました。\n"
    )
    assert [section.heading for section in article.sections] == [
        "13日 19:40 一",
        "18:00 二",
        "知事の談話",
    ]
    assert [len(section.blocks) for section in article.sections] == [1, 1, 1]


def test_lines_are_counted_in_the_file(read_plain: ReadPlain) -> None:
    article = read_plain("\n\n" + LIVE)
    assert [section.line for section in article.sections] == [11, 15, 19]


@pytest.mark.parametrize(
    "line",
    [
        "対象となるのは次の地域です",
        "午後6時すぎに警報が出ました",
        "（記者 山田太郎）",
        "※気象庁による",
    ],
)
def test_lines_that_are_no_headings(read_plain: ReadPlain, line: str) -> None:
    article = read_plain(LIVE.replace("これから会見", line))
    assert line not in [section.heading for section in article.sections]


def test_a_contents_label_alone_takes_nothing_with_it(read_plain: ReadPlain) -> None:
    again = LIVE.replace("目次\n\n", "目次\n\nこれから会見\n\n町長の会見です。\n\n")
    assert read_plain(again).sections[0].heading == "これから会見"
    short = LIVE.replace("目次\n", "目次\n\n首相「全力を挙げる」\n\nこれから会見\n")
    assert [s.line for s in read_plain(short).sections] == [13, 17, 21]


def test_a_page_may_be_published_at_midnight(read_plain: ReadPlain) -> None:
    article = read_plain("港の催し\n\n2024年5月3日 0時00分\n\n港で催しがありました。")
    assert article.published is not None
    assert (str(article.published.date), str(article.published.time)) == ("2024-05-03", "00:00:00")
