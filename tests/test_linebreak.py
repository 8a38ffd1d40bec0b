"""Lines of cells: no line too wide, nothing lost, no character or word split without need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.linebreak import _break_units, break_lines, cells_of, fit

text = st.text(
    st.characters(categories=["L", "N", "P", "Zs", "Mn", "So"], include_characters="\n"),
    max_size=300,
)


def lines_of(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in break_lines(text, width)]


@given(text, st.integers(2, 80))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    spans = list(break_lines(text, width))
    assert all(cells_of(text[start:end]) <= width for start, end in spans)
    between = [0, *(point for span in spans for point in span), len(text)]
    left_out = [text[a:b] for a, b in zip(between[::2], between[1::2], strict=True)]
    assert all(not part.strip() for part in left_out)


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=12), max_size=30), st.integers(12, 40))
def test_words_stay_whole(words: list[str], width: int) -> None:
    assert " ".join(lines_of(" ".join(words), width)).split() == words


sentence = st.lists(
    st.sampled_from(["あ", "シャ", "ター", "漢", "語。", "字、", "「東」", "『西", "行』"]),
    max_size=80,
).map("".join)


@given(sentence, st.integers(10, 60))
def test_no_line_begins_with_what_closes_or_ends_with_what_opens(text: str, width: int) -> None:
    lines = lines_of(text, width)
    assert all(line[0] not in "。、」』ーャ" for line in lines[1:])
    assert all(line[-1] not in "「『" for line in lines[:-1])


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("漢字漢字漢", 5, ["漢字", "漢字", "漢"]),
        ("漢字。漢字", 4, ["漢", "字。", "漢字"]),
        ("は「東」を", 6, ["は", "「東」", "を"]),
        ("約2.5%増加", 6, ["約2.5%", "増加"]),
        ("日本 2023年", 5, ["日本", "2023", "年"]),
        ("don't stop", 6, ["don't", "stop"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("한국어 문장입니다", 8, ["한국어", "문장입니", "다"]),
        ("一\n\n二", 10, ["一", "", "二"]),
        ("", 10, [""]),
        ("漢", 1, ["漢"]),
        ("進入俄羅斯， 普京總統", 14, ["進入俄羅斯，", "普京總統"]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert lines_of(text, width) == lines


@given(text.map(lambda t: t.replace("\n", " ")), st.integers(2, 40))
def test_text_is_cut_to_fit(text: str, width: int) -> None:
    fitted = fit(text, width)
    assert cells_of(fitted) <= width
    assert fitted == text or fitted.endswith("..")


mixed = st.text(
    st.sampled_from("漢字かなャーっ。、」「『（(]“” 　ab1.,:;!?・…%'-※▼—é한①\u00a0/"), max_size=120
)


@given(mixed, st.integers(1, 30))
def test_counting_cells_and_counting_units_break_alike(text: str, width: int) -> None:
    assert list(break_lines(text, width)) == list(_break_units(text, 0, width))
