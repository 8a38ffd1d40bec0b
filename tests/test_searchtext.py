"""The words of a document for an index, against what the article shows of it; invented texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from archived_pages import archived
from conftest import NHK, RFI, ROOT
from fidelity import texts_of
from hypothesis import given
from hypothesis import strategies as st

from parsers.article import Document, ParseError
from parsers.decode import decode
from parsers.live_words import may_be_live
from parsers.registry import parse
from parsers.searchtext import search_text, tells_in_markup

HEAD = "<!--1600000000000-->\n[A port opens](https://news.example/1)\n------\n\n"


def found(body: str, head: str = HEAD) -> str:
    return search_text(Document(head + body, name="1.md"))


def test_blocks_are_lines_and_inline_elements_nothing() -> None:
    assert (
        found("<p>港<b>は</b>開<br/>いた</p><ul><li>一</li><li>二</li></ul>")
        == "港は開\nいた\n一\n二"
    )


def test_blanks_of_any_kind_are_one() -> None:
    assert found("<p>\u3000\u3000港\xa0 口\u2003を  見た \u200b</p>") == "港 口 を 見た"


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>if (a<b) { '<p>' }</script>",
        "<style>p { color: red }</style>",
        "<!-- a <b>comment</b> -->",
        "<svg><title>logo</title><g><svg></svg></g></svg>",
        "<template><p>later</p></template>",
        '<img src="a.jpg" alt="a picture" data-src="b > c">',
        "<SCRIPT>x</SCRIPT>",
        "<iframe src='https://video.example/1'/>",
        "<hr><div>获取更多RSS：<br><a href='https://feedx.net'>https://feedx.net</a> <br></div>",
    ],
)
def test_what_is_not_read_is_not_found(unseen: str) -> None:
    assert found(f"<p>before</p>{unseen}<p>behind</p>") == "before\nbehind"


RELATED = "<ul><li><b><a href='{}'>海边的灯塔</a></b></li><li>&nbsp;<a href='/b'>船</a></li></ul>"


@pytest.mark.parametrize(
    ("outlet", "body", "words"),
    [
        ("RFA", RELATED.format("https://www.rfa.org/a.html"), ""),
        ("BBC", RELATED.format("/zhongwen/simp/a"), ""),
        ("BBC", RELATED.format("https://other.example/a"), "海边的灯塔\n船\n"),
        ("BBC", "<ol><li>一，<a href='/a'>船</a>。</li></ol>", "一，船。\n"),
        ("BBC", "<p>二</p><ul><li>一</li></ul>", "二\n一\n"),
        ("VOA", RELATED.format("/a"), "海边的灯塔\n船\n"),
        ("泡泡", "<div class='block block-views x related'><p>灯塔</p></div>", ""),
        (
            "泡泡",
            "<div class='block-views'><p>灯塔</p></div><p class='related'>船</p>",
            "灯塔\n船\n",
        ),
        ("泡泡", "<ul class='links inline'><li><a href='/a'>灯塔</a></li></ul>", ""),
    ],
)
def test_what_a_page_lists_beside_its_text_is_not_found(outlet: str, body: str, words: str) -> None:
    document = Document(archived(outlet, f"{body}<p>港の船が出た。</p>"), name="1.md")
    assert search_text(document) == f"{words}港の船が出た。"
    assert "".join(texts_of(parse(document))) == f"{words}港の船が出た。".replace("\n", "")


def test_the_title_and_front_matter_are_not_among_the_words() -> None:
    front = '---\nlayout: post\ntitle: "A port opens"\nfrom: https://news.example/1\n---\n'
    assert found("<p>ships</p>", front + HEAD) == "ships"
    assert found("<p>ships</p>", front) == "ships"


def test_entities_are_letters_even_those_escaped_twice() -> None:
    assert (
        found("<p>A &amp; B &#22338; &amp;#22338; &amp;quot;x&amp;quot;</p>") == 'A & B 坂 坂 "x"'
    )


def test_signs_that_are_no_tags_stay() -> None:
    assert found("<p>报纸<苹果日报>说 1 < 2</p>") == "报纸<苹果日报>说 1 < 2"


def test_unknown_and_glued_tags_are_transparent() -> None:
    assert found("<divclass='a'><ts>港<cdt-caption>口</cdt-caption></ts></div>") == "港口"


def test_lines_of_the_source_are_no_paragraphs() -> None:
    assert found("<p>\n  The port\n  opens\n</p>") == "The port opens"


def test_nothing_a_terminal_obeys_is_left() -> None:
    assert found("<p>a\x1b]0;x\x07b &#27;[31mc \u202ed \x08e</p>").isprintable()


def test_the_label_of_the_share_links_is_no_word() -> None:
    share = '<div><div>分享 :</div><div><a href="https://www.facebook.com/dialog/share?x=1"></a></div></div>'
    assert found(f"<p>市民在网上分享:照片</p>{share}") == "市民在网上分享:照片"


def test_markdown_and_saved_data_and_plain_text() -> None:
    markdown = "# Title\n\nA **bold** [link](https://a.example) ![picture](b.jpg)\n\n- item\n"
    assert search_text(Document(markdown, name="a.md")) == "A bold link\nitem"
    plain = search_text(Document("Title\n\nA line (of text).\n", name="a.txt"))
    assert plain == "A line (of text)."
    data = '{"_items": [{"id": "x1", "text": "<p>A ship <b>burns</b>.</p>"}]}'
    assert "A ship burns." in search_text(Document(data, name="a.json"))


@given(st.text(alphabet="<>/!-=\"' abpdivscript&;#1\n\x1b港", max_size=200))
def test_it_never_raises_and_gives_lines_of_words(body: str) -> None:
    for line in found(body).split("\n"):
        assert line == " ".join(line.split())


@pytest.mark.parametrize("unclosed", ["<a", "<!--", "<svg>", "<script>", '<p class="'])
def test_what_is_never_closed_costs_no_square(unclosed: str) -> None:
    found(unclosed * 100_000)


@pytest.mark.parametrize(
    "file", [NHK, RFI, *sorted((ROOT / "tests" / "fuzz").iterdir())], ids=lambda file: file.name
)
def test_live_coverage_may_be_live(file: Path) -> None:
    text = decode(file.read_bytes())
    document = Document(text, name=file.name)
    try:
        article = parse(document)
    except ParseError:
        return
    is_told = may_be_live(article.title, search_text(document)) or tells_in_markup(document)
    assert is_told or not article.live


TIMES = "".join(
    f"<p><b>{hour}:05 A ship leaves</b></p><p>It leaves.</p>" for hour in (15, 14, 12, 9)
)
ITEMS = "".join(f"<p>【1{hour}:30】船が出た。</p>" for hour in (5, 4, 2, 0))


@pytest.mark.parametrize(
    "body", [TIMES, ITEMS, "<p>※時刻は日本時間</p><h2>13:02 A</h2><p>B</p><h2>9:00 C</h2><p>D</p>"]
)
def test_archived_live_coverage_may_be_live(body: str) -> None:
    document = Document(HEAD + body, name="1.md")
    assert parse(document).live
    assert may_be_live("A port opens", search_text(document))


def test_an_ordinary_article_need_not_be_parsed() -> None:
    assert not may_be_live("A port opens", "On 3 May the port opened.\nAt 13:00 it closed.\nShips")


@pytest.mark.parametrize(
    ("lines", "is_told"),
    [
        ("※時刻は日本時間\n13:02 A ship", True),
        ("※時刻は日本時間\nA ship", False),
        ("13:02 A ship\n12:40 Another", False),
        ("13:02 船\n12:40 港\n5月3日 船が出る", True),
        ("船が港に着く（12:40）\n13:02 船\n町 [9:10]", True),
        ("船が出た、13:02 A\n船が出た。12:40 B、C\n船が9:10 出た。D", False),
        ("A port\nLive updates:\nA ship", True),
    ],
)
def test_times_tell_beside_notes_or_where_there_are_several(lines: str, *, is_told: bool) -> None:
    assert may_be_live("A port opens", lines) is is_told
