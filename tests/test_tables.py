"""Tables: readable at any width, every cell whole, words in them found and marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parsers.article import Article, Block
from parsers.markdown import read_blocks
from tui.reading.search import find
from tui.typesetting.linebreak import cells_of
from tui.typesetting.setting import Line, Place
from tui.typesetting.tables import set_table
from tui.typesetting.typeset import typeset

MONTHS = "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月".split()


def table(*rows: list[str]) -> Block:
    head, *body = (
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in r)} |" for r in rows
    )
    (block,) = read_blocks("\n".join([head, "|" + " --- |" * len(rows[0]), *body]))
    return block


def shown(block: Block, width: int) -> list[str]:
    return [told(line) for line in set_table(block, (-1, 1), width)]


def told(line: Line) -> str:
    return line.indent + line.text


def test_columns_stand_side_by_side_where_they_fit() -> None:
    block = table(["国", "人口"], ["日本", "124,000,000"], ["某島", "900"])
    assert shown(block, 20) == [
        "国           人口",
        "----  -----------",
        "日本  124,000,000",
        "某島          900",
    ]


def test_words_go_on_within_their_column() -> None:
    block = table(["国", "説明"], ["日本", "四つの大きな島と、多くの小さな島"], ["某島", "無人"])
    assert shown(block, 22) == [
        "国    説明",
        "----  ----------------",
        "日本  四つの大きな島",
        "      と、多くの小さな",
        "      島",
        "某島  無人",
    ]


def test_twelve_columns_in_forty_cells_are_records() -> None:
    rows = [[name, *(f"{n * 1000:,}" for n in range(1, 12))] for name in ("東の港", "西の港")]
    lines = shown(table(["港", *MONTHS], *rows), 40)
    assert lines[:3] == ["港: 東の港", "  一月: 1,000", "  二月: 2,000"]
    assert lines[12:15] == ["", "港: 西の港", "  一月: 1,000"]


def test_a_label_as_wide_as_the_column_has_a_line_of_its_own() -> None:
    block = table(["調査の対象とした人数", "説明"], ["1,200", "電話で聞いた人たちの数"])
    assert shown(block, 14) == [
        "調査の対象とし", "た人数:", "  1,200", "  説明: 電話で", "    聞いた人た", "    ちの数",
    ]  # fmt: skip


def test_a_bar_in_a_cell_does_not_split_it() -> None:
    block = table(["名", "値"], ["a | b", "1"])
    assert shown(block, 20)[2] == "a | b   1"
    assert shown(block, 6)[:3] == ["名: a", "| b", "  値:"]


def test_a_table_without_a_header_has_no_line_below_its_first_row() -> None:
    block = table(["", ""], ["大阪", "晴れ"], ["福岡", "雨"])
    assert shown(block, 20) == ["大阪  晴れ", "福岡  雨"]


cells = st.text(st.sampled_from("漢字ア。「ab 1,|%-"), max_size=24).map(str.strip)


@given(
    st.integers(1, 12).flatmap(
        lambda n: st.lists(st.lists(cells, min_size=n, max_size=n), min_size=1, max_size=5)
    ),
    st.integers(1, 100),
)
def test_no_line_is_too_wide_and_no_cell_is_lost(rows: list[list[str]], width: int) -> None:
    text = "\n".join(" | ".join(row) for row in rows if any(row))
    block = Block("table", text, "", rows=tuple(map(tuple, rows)))
    lines = set_table(block, (-1, 1), width)
    for line in lines:
        assert cells_of(told(line)) <= width or len(told(line).strip()) == 1
    has_header = any(rows[0]) and any(any(row) for row in rows[1:])
    body = rows[1:] if has_header else rows
    words = "".join("".join(line.text.split()) for line in lines)
    assert all(char in words for row in body for cell in row for char in cell if char != " ")
    if not any(line.cells for line in lines):
        whole = "".join("".join(cell.split()) for row in body for cell in row)
        assert words == whole
    starts = [line.start for line in lines]
    assert starts == sorted(starts)


def test_words_in_a_cell_are_found_and_marked_where_they_stand() -> None:
    block = table(["国", "説明"], ["日本", "四つの大きな島と、多くの小さな島"])
    for width in (22, 9):
        setting = typeset(Article("text", "", lead=(block,)), width)
        for words in ("日本", "大きな"):
            (match,) = find(setting, words)
            line = setting.lines[setting.line_of(Place(match.key, match.start))]
            marked = [line.text[a:b] for a, b in line.stretches(match.start, match.end)]
            assert "".join(marked) in words


def test_links_and_emphasis_in_a_cell_stay() -> None:
    block = table(["国", "出典"], ["**日本**", "[港の新聞](https://a.example/b)"])
    for width in (30, 9):
        lines = set_table(block, (-1, 1), width)
        marked = [(s.kind, line.text[s.start : s.end]) for line in lines for s in line.spans]
        assert ("strong", "日本") in marked
        assert "".join(words for kind, words in marked if kind == "link") == "港の新聞"
