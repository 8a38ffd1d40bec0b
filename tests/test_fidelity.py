"""Articles beside the HTML they were read from: nothing lost, nothing gained, nothing left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import RFI, ROOT
from fidelity import blocks_of, compare, texts_of

from parsers.article import Article, Document
from parsers.decode import decode
from parsers.registry import parse

CORPUS = ROOT.parent / "shared" / "corpus"
REAL = sorted(CORPUS.glob("*.md"))
HEADER = re.compile(r"(?:---\n.*?\n---\n)?(?:<!--[^>]*-->\n.*?\n-{6}\n)?", re.DOTALL)
LEFTOVER = re.compile(
    r"\*\*|\\|&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});|feedx\.|\]\(|data:image|获取更多RSS"
    r"|^(?:分享|広告|广告|延伸閱讀|Array)\s*[:：]?$",
    re.IGNORECASE | re.MULTILINE,
)


def read(file: Path) -> tuple[Article, str]:
    text = decode(file.read_bytes())
    start = HEADER.match(text)
    return parse(Document(text, name=file.name)), text[start.end() if start else 0 :]


def check(article: Article, body: str) -> None:
    difference = compare(body, article)
    assert difference.lost == ()
    assert difference.gained == ()
    code = {block.text for block in blocks_of(article) if block.kind == "code"}
    assert [text for text in texts_of(article) if text not in code and LEFTOVER.search(text)] == []
    for block in blocks_of(article):
        if block.kind == "image":
            assert any(span.url for span in block.spans) or block.markdown.endswith(")")
            assert "](data:" not in block.markdown
            assert "]()" not in block.markdown


def test_the_seed_keeps_its_text() -> None:
    check(*read(RFI))


@pytest.mark.skipif(not REAL, reason="the corpus is not beside the repository")
@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_a_real_article_keeps_its_text(file: Path) -> None:
    check(*read(file))


PAGES = {
    "paragraphs": "<p>船が出た。</p><p>二隻目の船も港を出た。</p>",
    "bold next to brackets": "<p><b>「船」</b>が<b>出</b><b>た</b>。</p>",
    "breaks": "一つ目の段落。<br><br>二つ目の段落。<br>続き。",
    "glued tags": '<divclass="a"><p>港の船。</p></div><p>次の段落。</p>',
    "unknown tags": "<p><ts>港の<cdt-caption>船</cdt-caption></ts>が出た。</p>",
    "a frame that closes itself": '<p>前。</p><iframe src="https://v.example/1"/><p>後。</p>',
    "a comment and a CDATA section": "<p>前<!-- x -->後</p><![CDATA[y]]><p>次</p>",
    "less than": "<p>《<報紙>》與 <如果> 1 < 2 & 3</p>",
    "a table": "<table><tr><td>船</td><td><p>一</p><p>二</p></td></tr><tr><td>a|b</td></tr>"
    "</table>",
    "a wide table": f"<table><tr>{'<td>港</td>' * 12}</tr><tr>{'<td>1</td>' * 12}</tr></table>",
    "lists": "<ul><li>一<ul><li>二</li></ul></li></ul><ol><li>三</li><li>四</li></ol>",
    "what looks like Markdown": "<p>1. 一</p><p># 二</p><p>- 三</p><p>===</p><p>a_b_c</p>",
    "escaped twice": "<p>A &amp;amp; B &amp;#22338; &amp;nbsp;C</p>",
    "code": "<pre>if a:\n    b = [c](d)\n</pre><p>次。</p>",
    "a link in a link": '<a href="https://a.example">一<a href="https://b.example">二</a></a>三',
    "a quote": "<blockquote><p>一。</p><p>二。</p></blockquote><p>三。</p>",
    "Word": '<p class="MsoNormal"><b>一</b><b><span lang="EN-US">2<o:p></o:p></span></b>、三</p>',
    "a heading in a link": '<ul><li><a href="https://a.example"><h2>題</h2></a></li></ul><p>文</p>',
    "a paragraph in a caption": "<figure><img src='https://p.example/1.jpg'>"
    "<figcaption><p>説明</p><p>提供</p></figcaption></figure>",
    "a player never closed": '<audio src="https://a.example/1.mp3"><p>港の船が出た。</p>',
    "a box never closed": '<div class="moreArticle"><p>港の船が朝早く出た。</p><p>次の段落。</p>',
    "bold around paragraphs": "<b><p>一つ目。</p><p>二つ目。</p></b>",
    "nothing": "",
}


@pytest.mark.parametrize("shape", PAGES)
@pytest.mark.parametrize("host", ["news.example", "www.cna.com.tw", "chinadigitaltimes.net"])
def test_an_invented_page_keeps_its_text(shape: str, host: str) -> None:
    head = f"<!--1600000000000-->\n[港の題](https://{host}/1)\n------\n\n"
    body = f"<div>\n{PAGES[shape]}\n</div>\n"
    check(parse(Document(head + body, name="1.md")), body)
