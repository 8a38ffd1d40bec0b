"""Folding and tokens: what is one in a search, and what a phrase may cross."""

from __future__ import annotations

import sqlite3
import unicodedata
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.search.folding import fold
from library.search.han import FOLDED
from library.search.tokens import BREAK, Tokens, index_text

SAME = """
台積電=台积电 氣象廳=気象庁 气象厅=気象庁 體=体 發=发
髮=发 廣=広 广=広 颱風=台风 說明=説明
說明=说明 戶=戸 圖書館=図书馆 龍=竜 邉=辺
髙=高 神=神 キム・ジョンウン=キムジョンウン ｷﾑ･ｼﾞｮﾝｳﾝ=キムジョンウン ｱ･ｲ=アイ
ヒラガナ=ひらがな ｶﾞｽ=ガス 佐々木=佐佐木 すゝめ=すすめ バヽ=ばば
みすゞ=みすず 3ヶ月=３ケ月 葛󠄀城=葛城 Ｃｏｖｉｄ－１９=covid–19 Émile=emile
STRASSE=Straße İ=i “あ”=„あ‟ O’Neill=o'neill ㈱=(株)
ﬁn=fin 学​校=学校 é=é άλφα=αλφα 한국=한국
"""
TEXTS = st.text(
    st.one_of(
        st.sampled_from("台臺体體ガがｶﾞﾞ々ゝヾ・ー。、 \n\u200b\u3099\u0301eéΆ한ᄒㅏ¶①㈱-—’😀.,"),
        st.characters(),
    )
)


@pytest.mark.parametrize("pair", SAME.split())
def test_written_differently_it_is_one(pair: str) -> None:
    one, other = pair.split("=")
    assert fold(one) == fold(other)


@pytest.mark.parametrize("pair", "ビル=ビール か=が は=ぱ 日本=日木 и=й a=b 上海=上滤".split())
def test_what_is_not_the_same_stays_apart(pair: str) -> None:
    one, other = pair.split("=")
    assert fold(one) != fold(other)


@given(TEXTS)
def test_folding_once_is_enough(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_character_is_folded_for_good() -> None:
    ranges = range(0x3400), range(0xF900, 0x20000), range(0xE0000, 0xE0200)
    characters = [chr(code) for codes in ranges for code in codes]
    assert [c for c in characters if fold(fold(c)) != fold(c)] == []


def test_the_table_of_han_is_an_equivalence() -> None:
    assert len(FOLDED) > 4000
    assert not FOLDED.keys() & set(FOLDED.values())
    for code in (*FOLDED, *FOLDED.values()):
        assert unicodedata.normalize("NFKC", chr(code)) == chr(code)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("台積電股價", "台 积 电 股 价"),
        ("covid-19", "covid 19"),
        ("2.5% of 130,000", "2 5 of 130 000"),
        ("13:00に", "13 00 に"),
        ("AI芯片iPhone", "ai 芯 片 iphone"),
        ("雨。风", f"雨 {BREAK} 风"),
        ("雨。」\n風", f"雨 {BREAK} 风"),
        ("雨，3", f"雨 {BREAK} 3"),
        ("One. Two", f"one {BREAK} two"),
        ("one\ntwo", f"one {BREAK} two"),
        ("所谓“台独”势力", "所 谓 台 独 势 力"),
        ("キム・ジョン", "き む し\u3099 ょ ん"),
        ("晴れ★雨", "晴 れ ★ 雨"),
        ("a¶b", f"a {BREAK} b"),
        ("。雨。", "雨"),
        ("。\n…a\n \n，b、", f"a {BREAK} b"),
        ("雨\x1e風\x1f3", "雨 风 3"),
        ("e\u0301te\u0301 é雨", "ete e 雨"),
        ("人々々", "人 人 人"),
        ("a𠀀b𝟙雨", "a 𠀀 b1 雨"),
        ("ไทย1", "ไ ท ย 1"),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert index_text(text).split() == unicodedata.normalize("NFC", tokens).split()


@given(TEXTS)
def test_an_index_sees_the_tokens_as_they_are(text: str) -> None:
    """No token holds what SQLite's tokenizer would part, or leave out."""
    words = sqlite3.connect(":memory:")
    words.executescript(
        "CREATE VIRTUAL TABLE w USING fts5 (t, tokenize='ascii');"
        "CREATE VIRTUAL TABLE v USING fts5vocab (w, instance);"
    )
    words.execute("INSERT INTO w VALUES (?)", (index_text(text),))
    found = [row[0] for row in words.execute("SELECT term FROM v ORDER BY offset")]
    assert found == index_text(text).split()


@given(TEXTS)
def test_a_text_has_the_tokens_of_its_characters(text: str) -> None:
    """What is made of all characters at once is what each of them gives."""
    clauses = Tokens(unicodedata.normalize("NFKC", text)).text.split(BREAK)
    tokens = f" {BREAK} ".join(clause for clause in clauses if clause.strip())
    assert index_text(text).split() == tokens.split()


def test_the_table_of_han_is_what_its_generator_makes() -> None:
    pytest.importorskip("opencc")
    generator = import_module("share.han")
    assert generator.TARGET.read_text("utf-8") == generator.module()
