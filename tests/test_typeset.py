"""The page: what stands where, and that a place in the text is found again in any setting."""

from __future__ import annotations

from time import process_time

import pytest
from conftest import NHK, RFI
from hypothesis import given
from hypothesis import strategies as st

from library.reading import read_article
from parsers.article import Article, Block, Section
from parsers.markdown import read_blocks
from tui.reading.search import find
from tui.typesetting.linebreak import cells_of
from tui.typesetting.setting import Place, Role, Setting
from tui.typesetting.times import Times
from tui.typesetting.typeset import typeset

ARTICLE = read_article(NHK)


MADE_UP = Article(
    "markdown", "【速報】港の火災",
    lead=tuple(read_blocks(
        "1. 一二三\n   - 四五六\n     - 七八九\n\n> > 引用です\n\n```\nx = 1\n```\n\n※注\n\n"
        "| 国 | 数 |\n|---|---|\n| 日本 | 1,000 |\n\n![図](https://a.example/a.png)\n\n・項目"
    )),
)  # fmt: skip


def lines_of(setting: Setting) -> list[str]:
    return [line.indent + line.text for line in setting.lines]


def set_markdown(markdown: str, width: int = 40) -> list[str]:
    """The lines of a Markdown text, without the title above it."""
    article = Article("markdown", "题", lead=tuple(read_blocks(markdown)))
    return lines_of(typeset(article, width))[2:]


@pytest.mark.parametrize("width", [10, 24, 40, 76, 200])
@pytest.mark.parametrize("path", [NHK, RFI], ids=["NHK", "RFI"])
def test_no_line_is_wider_than_the_measure(path: object, width: int) -> None:
    article = read_article(NHK if path == NHK else RFI)
    assert max(cells_of(line) for line in lines_of(typeset(article, width))) <= width


@given(st.integers(12, 120), st.integers(12, 120), st.data(), st.booleans())
def test_a_place_is_found_again(before: int, after: int, data: st.DataObject, turned: bool) -> None:
    old, new = typeset(ARTICLE, before), typeset(ARTICLE, after, reverse=turned)
    line = data.draw(st.integers(0, len(old.lines) - 1).filter(
        lambda number: old.lines[number].piece.role is not Role.SPACE
    ))  # fmt: skip
    place = old.place_at(line)
    found = new.lines[new.line_of(place)]
    assert found.piece.key == place.key
    assert found.start <= place.offset < max(found.end, found.start + 1) or found.text == ""


def test_every_section_has_its_top() -> None:
    setting = typeset(ARTICLE, 60)
    for section in ARTICLE.sections:
        top = setting.tops[section.index]
        assert section.label[:5] in setting.lines[top].text
        assert setting.section_at(top) == section.index
        assert setting.section_at(top - 1) != section.index
    assert setting.section_at(0) is None


def test_reversed_sections_stand_from_the_last_to_the_first() -> None:
    setting = typeset(ARTICLE, 60, reverse=True)
    assert sorted(setting.tops, key=lambda index: setting.tops[index]) == list(range(38, -1, -1))


def test_a_day_is_told_where_it_changes_and_is_not_written() -> None:
    def stamps(setting: Setting) -> list[str]:
        return [piece.text[: piece.stamp] for piece in setting.pieces() if piece.stamp]

    turned = stamps(typeset(ARTICLE, 76, reverse=True))
    assert turned[:3] == ["12日", "13日 10:30", "12:00すぎ"]
    assert stamps(typeset(ARTICLE, 76))[:2] == ["13日 19:40", "19:20"]


def test_a_heading_hangs_from_its_stamp() -> None:
    lines = lines_of(typeset(ARTICLE, 44))
    start = next(n for n, line in enumerate(lines) if line.startswith("14:31"))
    assert lines[start].startswith("14:31  キム総書記")
    assert lines[start + 1].startswith(" " * 7)
    assert lines[start + 1].strip() in "キム総書記 プーチン大統領の専用車に相乗り"


def test_times_are_told_in_the_zone_asked_for() -> None:
    lines = lines_of(typeset(ARTICLE, 60, times=Times.UTC))
    assert lines[1] == "NHK | until 9月13日 (水) 10:40 UTC | 22 updates"
    assert any(line.startswith("9月13日 (水) 10:40  ロシア国営通信社") for line in lines)
    assert any(line.startswith("10:20  プーチン大統領") for line in lines)
    assert any(line.startswith("04:00すぎ  キム総書記") for line in lines)


def test_lists_hang_from_their_marks() -> None:
    assert set_markdown("- 一二三四五六\n- 七\n  - 八\n\n12. 九", 10) == [
        "- 一二三四", "  五六", "- 七", "  - 八", "12. 九",
    ]  # fmt: skip


def test_lists_without_end_leave_room_for_their_words() -> None:
    lines = set_markdown("\n".join("  " * depth + "- 一二三四" for depth in range(60)), 24)
    assert max(cells_of(line) for line in lines) <= 24
    assert all("一" in line for line in lines)


def test_quotes_code_and_rules_stand_apart() -> None:
    assert set_markdown("> 一二三\n\n`x`\n\n```\na  b\n```\n\n---", 6) == [
        "> 一二", "> 三", "", "x", "", "  a  b", "", "------",
    ]  # fmt: skip


def test_items_that_run_on_in_a_line_get_lines_of_their_own() -> None:
    text = "参加者は▼山田さんと鈴木さん、▼田中さん、▼佐藤さんなどです。"
    assert set_markdown(text, 18) == [
        "参加者は", "▼山田さんと鈴木さ", "  ん、", "▼田中さん、", "▼佐藤さんなどで", "  す。",
    ]  # fmt: skip
    assert set_markdown("一▼二▼三、四五", 40) == ["一▼二▼三、四五"]
    assert set_markdown("評価は●●●、●●、●です", 40) == ["評価は●●●、●●、●です"]


def test_found_words_stand_in_the_lines_of_running_items() -> None:
    text = "参加者は▼山田さん、▼田中さん、▼佐藤さん。"
    setting = typeset(Article("text", "", lead=tuple(read_blocks(text))), 20)
    (match,) = find(setting, "▼田中")
    line = setting.lines[setting.line_of(Place(match.key, match.start))]
    assert line.text == "▼田中さん、"
    assert [piece.text for piece in setting.pieces() if piece.role is Role.TEXT] == [text]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("１．一二三四五六七", ["１．一二三四", "    五六七"]),
        ("（２）一二三四五六七", ["（２）一二三", "      四五六", "      七"]),
        ("①一二三四五六七", ["①一二三四五", "  六七"]),
        ("・一二三四五六七", ["・一二三四五", "  六七"]),
        ("1\\. abc def ghi", ["1. abc def", "   ghi"]),
        ("2.5%の一二三四五", ["2.5%の一二三", "四五"]),
        ("1、2日の一二三四", ["1、2日の一二", "三四"]),
    ],
)
def test_numbered_paragraphs_hang_from_their_number(text: str, lines: list[str]) -> None:
    assert set_markdown(text, 12) == lines


def test_an_item_is_set_as_strictly_as_the_column_it_stands_in() -> None:
    text = "▼" + "漢" * 11 + "ャ漢漢"
    assert set_markdown(text, 24)[1].startswith("  漢ャ")
    assert set_markdown(text.replace("漢" * 11, "漢" * 10), 22)[1].startswith("  ャ")


def test_notes_are_quiet_and_tags_whole() -> None:
    setting = typeset(Article("text", "", lead=tuple(read_blocks("※一二三四五六七"))), 12)
    assert [(line.piece.role, line.indent + line.text) for line in setting.lines] == [
        (Role.NOTE, "※一二三四五"), (Role.NOTE, "  六七"),
    ]  # fmt: skip
    title = typeset(Article("text", "火災の続報【随時更新】まとめ"), 18).lines
    assert [line.text for line in title[:2]] == ["火災の続報", "【随時更新】まとめ"]


@given(st.text(st.sampled_from("ab 　漢。「\t▼"), max_size=80), st.integers(1, 40))
def test_code_loses_nothing(code: str, width: int) -> None:
    block = Block("code", code, "")
    lines = [li for li in typeset(Article("text", "", lead=(block,)), width).lines if li.piece.text]
    assert "".join(line.text for line in lines) == code


def test_lines_of_code_go_on_further_in() -> None:
    assert set_markdown("```\nabcdefgh\n  ij\n```", 8) == ["  abcdef", "    gh", "    ij"]


@given(st.integers(1, 12), st.sampled_from([None, NHK, RFI]))
def test_narrow_columns_lose_nothing(width: int, path: object) -> None:
    article = MADE_UP if path is None else read_article(NHK if path == NHK else RFI)
    setting = typeset(article, width)
    for line in setting.lines:
        text = (line.indent + line.text).strip()
        assert cells_of(text) <= width or len(text) == 1
    words = "".join(line.text for line in setting.lines if line.piece.role is Role.TEXT)
    texts = [piece.text for piece in setting.pieces() if piece.role is Role.TEXT]
    assert "".join(words.split()) == "".join("".join(texts).split())


def test_a_picture_is_told_by_its_words_or_its_file() -> None:
    picture = "![{}](https://a.example/%E5%B2%9B.jpg)"
    assert set_markdown(picture.format("岛上")) == ["[picture] 岛上"]
    assert set_markdown(picture.format("")) == ["[picture] 岛.jpg"]


def test_a_line_knows_which_part_of_it_is_emphasised() -> None:
    blocks = tuple(read_blocks("一二**三四五六**七"))
    lines = typeset(Article("markdown", "", lead=blocks), 8).lines
    marked = [[line.text[s.start : s.end] for s in line.spans] for line in lines]
    assert marked == [["三四"], ["五六"]]


def test_an_article_of_nothing_is_set() -> None:
    empty = Article("text", "")
    setting = typeset(empty, 10)
    assert (setting.lines, setting.line_of(setting.place_at(3))) == ([], 0)
    section = Section(0, None, "untimed", "", "", None, "x", (Block("paragraph", "", ""),))
    assert lines_of(typeset(Article("text", "", sections=(section,)), 10)) == ["", ""]


def test_many_headings_without_a_time_are_set_as_fast_as_others() -> None:
    sections = tuple(
        Section(n, None, "untimed", f"第{n}章", f"第{n}章", None, f"{n}", ()) for n in range(12_000)
    )
    start = process_time()
    assert len(typeset(Article("text", "題", sections=sections), 40).lines) > 12_000
    assert process_time() - start < 4  # each asking all the others takes fifteen
