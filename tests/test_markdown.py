"""Markdown: plain text survives being escaped, emphasis survives beside CJK punctuation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.article import Document
from parsers.markdown import escape, read_blocks, write_blocks
from parsers.registry import parse
from parsers.safe import clean


def kinds(markdown: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_blocks(markdown)]


@pytest.mark.parametrize(
    "text",
    ["2023. 今年", "1) eins", "# no heading", "> no quote", "- no item", "a * b * c", "**x**",
     "[a](b)", "<b>x</b>", "&amp;", "`x`", "a_b_c", "~~x~~", "===", "| a | b |", "\\", "---"],
)  # fmt: skip
def test_plain_text_reads_back_as_it_was(text: str) -> None:
    assert kinds(escape(text)) == [("paragraph", text)]


@given(
    st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1)
    .map(lambda text: clean(text).strip())
    .filter(bool)
)
def test_any_text_reads_back_as_it_was(text: str) -> None:
    assert [block.text for block in read_blocks(escape(text))] == [text]


@pytest.mark.parametrize(
    ("markdown", "text", "strong"),
    [
        ("**重要：**政府宣布", "重要：政府宣布", "重要："),
        ("他說**「不會」**，之後", "他說「不會」，之後", "「不會」"),
        ("他说**“不会”**，之后", "他说“不会”，之后", "“不会”"),
        ("**Note:**text", "Note:text", "Note:"),
        ("**bold** text", "bold text", "bold"),
        ("前**重要。**後", "前重要。後", "重要。"),
        ("これは**「太字」**です", "これは「太字」です", "「太字」"),
        ("**한국어(韓)**는", "한국어(韓)는", "한국어(韓)"),
        ("**ﾒﾓ｡**ｱﾄ", "ﾒﾓ｡ｱﾄ", "ﾒﾓ｡"),
        ("约**$5**至", "约$5至", "$5"),
        ("a**$5**b", "a$5b", "$5"),
        ("《**书名**》：评", "《书名》：评", "书名"),
    ],
)
def test_emphasis_survives_beside_punctuation(markdown: str, text: str, strong: str) -> None:
    (block,) = read_blocks(markdown)
    assert block.text == text
    (span,) = block.spans
    assert (span.kind, block.text[span.start : span.end]) == ("strong", strong)


@pytest.mark.parametrize("mark", ["*", "**", "***", "~~"])
@pytest.mark.parametrize("inside", ["重要：", "「不會」", "（注）", "終わり。", "100%"])
def test_every_mark_works_beside_punctuation(mark: str, inside: str) -> None:
    (block,) = read_blocks(f"前{mark}{inside}{mark}后")
    assert block.text == f"前{inside}后"
    assert {block.text[span.start : span.end] for span in block.spans} == {inside}


def test_a_link_and_code_may_be_emphasised() -> None:
    (block,) = read_blocks("见**[来源](https://a.example/)**，及**`码`**处")
    assert block.text == "见来源，及码处"
    assert {(s.kind, block.text[s.start : s.end]) for s in block.spans} == {
        ("strong", "来源"), ("link", "来源"), ("strong", "码"), ("code", "码"),
    }  # fmt: skip


def test_the_cells_of_a_table_are_known_apart() -> None:
    (block,) = read_blocks("| A | B |\n| --- | --- |\n| 1 \\| 2 | 3 |\n")
    assert block.text == "A | B\n1 | 2 | 3"
    assert block.rows == (("A", "B"), ("1 | 2", "3"))


def test_what_is_no_emphasis_stays_text() -> None:
    assert kinds("a * b * c") == [("paragraph", "a * b * c")]
    assert kinds("`**重要：**`") == [("paragraph", "**重要：**")]


def test_every_kind_of_block() -> None:
    markdown = (
        "# 题\n\n段落\n\n- 一\n- 二\n  - 三\n\n3. 四\n\n> 引\n\n```\na\n b\n```\n\n"
        "| A | B |\n| --- | --- |\n| 1 | 2 |\n\n![alt](https://a.example/b.jpg)\n\n*说明*\n\n---\n"
    )
    assert kinds(markdown) == [
        ("heading", "题"), ("paragraph", "段落"), ("item", "一"), ("item", "二"), ("item", "三"),
        ("item", "四"), ("quote", "引"), ("code", "a\n b"), ("table", "A | B\n1 | 2"),
        ("image", "alt"), ("caption", "说明"), ("rule", ""),
    ]  # fmt: skip
    items = [(block.level, block.bullet) for block in read_blocks(markdown) if block.kind == "item"]
    assert items == [(1, "-"), (1, "-"), (2, "-"), (1, "3.")]


def test_lines_of_a_paragraph_are_joined_as_their_script_wants() -> None:
    assert kinds("日本\n政府") == [("paragraph", "日本政府")]
    assert kinds("the\nland") == [("paragraph", "the land")]


def test_breaks_of_lines_are_kept_in_the_markdown_of_a_block() -> None:
    for markdown in ("一行目  \n二行目", "> 一行目  \n> 二行目", "- 一行目  \n  二行目"):
        (block,) = read_blocks(markdown)
        assert block.text == "一行目\n二行目"
        (again,) = read_blocks(block.markdown)
        assert again.text == block.text
        assert "  \n" not in block.markdown


def test_links_keep_their_address_and_unsafe_ones_their_text() -> None:
    block, other = read_blocks("[a](<https://a.example/(b)?c=d&e>)\n\n[c](javascript:x)")
    assert [span.url for span in block.spans] == ["https://a.example/(b)?c=d&e"]
    assert (other.text, other.spans) == ("c", ())


def test_what_is_written_reads_back() -> None:
    markdown = "段落**一**\n\n- 一\n- 二\n\n> 引\n"
    blocks = read_blocks(markdown)
    assert read_blocks(write_blocks(blocks)) == blocks


def test_front_matter_of_a_markdown_file_is_read() -> None:
    text = (
        '---\ntitle: "Storm – as it happened"\ndate: 2024-05-03T12:00:00Z\n'
        "url: https://example.org/a\nauthor: Ann Lee\n---\n\nA storm came.\n\n"
        + "".join(
            f"## {clock} Roads closed\n\nTrees fell.\n\n" for clock in ("12:30", "11:30", "10:10")
        )
    )
    article = parse(Document(text, "storm.md"))
    assert (article.title, article.url) == ("Storm – as it happened", "https://example.org/a")
    assert article.byline == ("Ann Lee",)
    assert [block.text for block in article.lead] == ["A storm came."]
    assert {str(s.moment.date) for s in article.updates if s.moment} == {"2024-05-03"}
