"""Lines of cells: no line too wide, nothing lost, no character or word split without need."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.typesetting.kinsoku import kinsoku
from tui.typesetting.linebreak import (
    RULES,
    Rules,
    _cluster_ends,
    _ends,
    break_lines,
    cells_of,
    chop,
    fit,
)

STRICT, LOOSE, PHRASES = Rules("strict"), Rules("loose"), Rules(wrap="phrase")
any_text = st.text(
    st.one_of(
        st.characters(categories=["L", "N", "P", "Zs", "Mn", "So"], include_characters="\n"),
        st.sampled_from(
            "漢字かなャーっ。、」「『（“” 　ab1.,!?・…―%-※▼é한①\u00a0/①👨\u200d\ufe0f❤"
        ),
    ),
    max_size=300,
)
_PARTS = (
    "漢 字 かな シャー っ 。 、 」 「 『西 （ ( ] “東” ab don't 2.5% 13:05 １３：０５ ¥100 !? "
    "！？ ・ …… ―― — - ※ ▼ é 한국 ① / 【速報】 キム・ジョンウン 会談（かいだん） か\u3099 "
    "https://a.example/long/path?query=1&other=two"
)
mixed = st.lists(st.sampled_from([*_PARTS.split(" "), " ", "\u3000", "\u00a0"]), max_size=60).map(
    "".join
)
rules = st.sampled_from([RULES, STRICT, LOOSE])


def lines_of(text: str, width: int, rules: Rules = RULES) -> list[str]:
    return [text[start:end] for start, end in break_lines(text, width, rules)]


def is_one_character(text: str) -> bool:
    return len(_cluster_ends(text)) == 1 or len(set(_cluster_ends(text))) == 1


@given(st.one_of(any_text, mixed), st.integers(1, 120), rules)
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int, rules: Rules) -> None:
    spans = list(break_lines(text, width, rules))
    for start, end in spans:
        assert cells_of(text[start:end]) <= width or is_one_character(text[start:end])
    between = [0, *(point for span in spans for point in span), len(text)]
    left_out = [text[a:b] for a, b in zip(between[::2], between[1::2], strict=True)]
    assert all(not part.strip() for part in left_out)
    assert not {"\u00a0", "\u202f"} & set("".join(left_out))


@given(st.one_of(any_text, mixed), st.integers(1, 120), rules)
def test_wrapped_lines_wrap_alike_again(text: str, width: int, rules: Rules) -> None:
    """What was left out at the lines' ends is one space each; a line alone stays one line."""
    paragraph = re.sub(r"[^\S\u00a0\u202f\u2007]+", " ", text).strip()
    spans = list(break_lines(paragraph, width, rules))
    lines = [paragraph[start:end] for start, end in spans]
    gaps = [" " if a < b else "" for (_, a), (b, _) in pairwise(spans)]
    joined = "".join(line + gap for line, gap in zip(lines, [*gaps, ""], strict=True))
    assert lines_of(joined, width, rules) == lines
    assert all(lines_of(line, width, rules)[0] == line for line in lines if cells_of(line) <= width)


NEVER_BEGINS = "、。，．」』）】”！？・：；ーｰ々ぁァゃャっッ…―%)]!?.,"
NEVER_ENDS = "「『（【“([¥※▼"


@given(mixed, st.integers(1, 120))
def test_kinsoku_is_kept_wherever_the_column_allows_it(text: str, width: int) -> None:
    """Where a line breaks the rule, no other point in it would have kept it."""

    def harms(point: int) -> bool:
        before = text[:point].rstrip("\u3099")[-1:]
        return text[point] in NEVER_BEGINS or before in NEVER_ENDS

    spans = list(break_lines(text, width, STRICT))
    for (start, _), (point, _) in pairwise(spans):
        if harms(point):
            inside = range(start + 1, point)
            assert all(
                harms(p) or text[p].isspace() or text[p] in "\u3099\u00a0" or
                text[p - 1] in "\u00a0 　" for p in inside
            )  # fmt: skip


@given(st.text(st.characters(max_codepoint=0xFFFF), max_size=80))
def test_simple_text_is_measured_as_any_other(text: str) -> None:
    assert _ends(text) == _cluster_ends(text)


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=12), max_size=30), st.integers(12, 40))
def test_words_stay_whole(words: list[str], width: int) -> None:
    assert " ".join(lines_of(" ".join(words), width)).split() == words


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("漢字漢字漢", 5, ["漢字", "漢字", "漢"]),
        ("漢字。漢字", 4, ["漢", "字。", "漢字"]),
        ("は「東」を", 6, ["は", "「東」", "を"]),
        ("約2.5%増加", 6, ["約2.5%", "増加"]),
        ("値は¥100だ", 6, ["値は", "¥100だ"]),
        ("時刻１３：０５に", 12, ["時刻", "１３：０５に"]),
        ("氷点は－3度", 7, ["氷点", "は－3度"]),
        ("約１０，０００人", 12, ["約", "１０，０００", "人"]),
        ("日本 2023年", 5, ["日本", "2023", "年"]),
        ("don't stop", 6, ["don't", "stop"]),
        ("a well-known e-mail", 8, ["a well-", "known", "e-mail"]),
        ("one—two “three” …four", 11, ["one—two", "“three”", "…four"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("한국어 문장입니다", 8, ["한국어", "문장입니", "다"]),
        ("오늘 한국은행이", 12, ["오늘", "한국은행이"]),
        ("一\n\n二", 10, ["一", "", "二"]),
        ("", 10, [""]),
        ("漢", 1, ["漢"]),
        ("漢 字", 1, ["漢", "字"]),
        ("。。。。", 4, ["。。", "。。"]),
        ("進入俄羅斯， 普京總統", 14, ["進入俄羅斯，", "普京總統"]),
        ("記者“說”了", 5, ["記者", "“說”", "了"]),
        ("記者他“說”了", 8, ["記者他", "“說”了"]),
        ("なぜだ……か――と", 7, ["なぜ", "だ……", "か――と"]),
        ("これは※注", 7, ["これは", "※注"]),
        ("北のキム・ジョンウン氏", 17, ["北のキム・", "ジョンウン氏"]),
        ("北のキム・ジョン", 12, ["北の", "キム・ジョン"]),
        ("本日の会談（かいだん）で", 16, ["本日の", "会談（かいだん）", "で"]),
        ("隣の習近平（しゅうきんぺい）氏", 11, ["隣の習近", "平（しゅう", "きんぺい）", "氏"]),
        ("速報の【詳しく】です", 12, ["速報の", "【詳しく】で", "す"]),
        ("約 10\u00a0000 人", 7, ["約", "10\u00a0000", "人"]),
        ("見よhttps://a.example/b/c?d=e", 20, ["見よ", "https://a.example/b/", "c?d=e"]),
        ("見よhttps://a.example/b", 19, ["見よ", "https://a.example/b"]),
        ("他说，“Hello”了", 8, ["他说，", "“Hello”", "了"]),
        ("软件“俱乐部”Clubhouse很", 14, ["软件“俱乐部”", "Clubhouse很"]),
        ("he said “no”and left", 13, ["he said", "“no”and left"]),
        ("纳德·J·特朗普", 5, ["纳", "德·J·", "特朗", "普"]),
        ("从36℃→38℃", 8, ["从", "36℃→38℃"]),
        ("增加到约12%※1并且", 9, ["增加到约", "12%※1并且"]),
        ("支持Windows/Linux版", 13, ["支持Windows/", "Linux版"]),
        ("约为120mg/kg以下", 9, ["约为", "120mg/kg", "以下"]),
        ("視頻【主席到南方考察 首站先到】", 16, ["視頻【主席到南方", "考察 首站先到】"]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert lines_of(text, width, STRICT) == lines


def test_loose_setting_lets_small_kana_begin_a_line() -> None:
    assert lines_of("シャッター", 4, LOOSE) == ["シャ", "ッタ", "ー"]
    assert lines_of("シャッター", 6, STRICT) == ["シャッ", "ター"]
    assert lines_of("東。西", 2, LOOSE) == ["東", "。", "西"]


def test_narrow_columns_are_loose_by_themselves() -> None:
    assert lines_of("漢" * 11 + "ャ" + "漢" * 9, 22)[1][0] == "ャ"
    assert lines_of("漢" * 12 + "ャ" + "漢" * 9, 24)[1][:2] == "漢ャ"


def test_a_long_url_leaves_no_stub() -> None:
    url = "https://news.example/a/2024/03/14/the-long-name-of-a-page?from=list&id=1"
    lines = lines_of(f"出典：{url}", 24)
    assert "".join(lines) == f"出典：{url}"
    assert all(line[-1] in "/?&=.-_：" for line in lines[:-1])
    assert all(len(line) >= 4 for line in lines[1:])


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        # Longer than a line: it begins in the line in which it is named.
        ("詳しくは https://news.example/2024/may/topics/page-of-the-day を", 40,
         ["詳しくは https://news.example/2024/may/", "topics/page-of-the-day を"]),
        # A line could hold it: whole, unless that leaves the line before it mostly empty.
        ("See the page https://n.example/abc/defg", 30,
         ["See the page", "https://n.example/abc/defg"]),
        ("この頁をhttps://n.example/abcde/fghij", 32,
         ["この頁をhttps://n.example/abcde/", "fghij"]),
        # Cut where UAX #14 would, not within numbers or between names and values.
        ("https://news.example/list?first=12345&then=67", 42,
         ["https://news.example/list?first=12345&", "then=67"]),
        ("//v.example/archives/video/2024/05/14/a", 30,
         ["//v.example/archives/video/", "2024/05/14/a"]),
    ],
)  # fmt: skip
def test_urls_are_cut_where_it_harms_least(text: str, width: int, lines: list[str]) -> None:
    assert lines_of(text, width) == lines


def test_phrases_are_kept_where_it_costs_little() -> None:
    text = "今日は天気がいいですね。明日も晴れるでしょうか。"
    assert lines_of(text, 14, PHRASES)[:2] == ["今日は天気が", "いいですね。"]
    assert lines_of(text, 14)[0] == "今日は天気がい"
    assert lines_of("the quick brown fox", 10, PHRASES) == ["the quick", "brown fox"]


@given(any_text.map(lambda text: text.replace("\n", " ")), st.integers(1, 40))
def test_text_is_chopped_without_a_loss(text: str, width: int) -> None:
    spans = list(chop(text, width, width))
    assert "".join(text[start:end] for start, end in spans) == text
    for start, end in spans:
        assert cells_of(text[start:end]) <= width or is_one_character(text[start:end])


@given(any_text.map(lambda t: t.replace("\n", " ")), st.integers(2, 40))
def test_text_is_cut_to_fit(text: str, width: int) -> None:
    fitted = fit(text, width)
    assert cells_of(fitted) <= width
    assert fitted == text or fitted.endswith("..")


def test_every_character_has_one_class() -> None:
    table = kinsoku(is_strict=True)
    classes = [table[char] for char in "漢ャ。「a7한%-▼“”\u00a0 \u3099"]
    assert classes == [
        "ideograph", "small", "closing", "opening", "letter", "digit", "hangul", "postfix",
        "hyphen", "bullet", "quote", "unquote", "glue", "space", "combining",
    ]  # fmt: skip
