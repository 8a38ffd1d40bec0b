"""Which format a document is written in: cheap questions, asked before a parser is loaded."""

from __future__ import annotations

import re
from collections.abc import Callable

from parsers.article import Document

FRONT_MATTER = re.compile(r"---\n(?:\w+:.*\n)*?(?:layout: post|from: )")
FRONT_MATTER_END = "\n---\n"
EPOCH = re.compile(r"<!--(\d{1,20}|NaN)-->")
# What may stand before an archived article without a meaning: a byte order mark, a damaged byte,
# blank lines.
BEFORE = "\ufeff\ufffd\n"
_TAG = re.compile(r"\s*<")
_PAGE = re.compile(
    r"(?>(?:\s++|<\?xml[^>]*+>|<!--(?>(?:(?!-->).)*)-->)*)<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENT = re.compile(r"<(?:body|div|p|article|section|h1|br|a)\b", re.IGNORECASE)
_DATA = ('"liveTextStream"', '"liveBlogUpdate"', '"keyEvents"', '"_items"', '"liveDetail"')
_MARKS = re.compile(
    r"^ {0,3}(?:#{1,6}\s|>|```|~~~|[-*+]\s|\d+[.)]\s|={3,}$)|\]\(|\*\*", re.MULTILINE
)


def is_archived(document: Document) -> bool:
    """Whether a document begins with the archivers' comment or their front matter."""
    text = document.text.lstrip(BEFORE)
    if not FRONT_MATTER.match(text):
        return bool(EPOCH.match(text))
    # Below the archivers' front matter stands their comment, or HTML; else it is a Markdown file.
    end = text.find(FRONT_MATTER_END)
    return end < 0 or bool(_TAG.match(text, end + len(FRONT_MATTER_END)))


def is_page(document: Document) -> bool:
    """Whether a document begins like a page or is named like one."""
    is_named = document.name.lower().endswith((".html", ".htm", ".xhtml"))
    return bool(_PAGE.match(document.text[:4000]) or (is_named and _ELEMENT.search(document.text)))


def is_saved_data(document: Document) -> bool:
    """Whether a document is JSON by its beginning, and by its name or what it names."""
    if document.text.lstrip("\ufeff \t\n")[:1] not in ("{", "["):
        return False
    is_named = document.name.lower().endswith(".json")
    return is_named or any(sign in document.text for sign in _DATA)


def is_markdown(document: Document) -> bool:
    """Whether a file is named as Markdown and has any of its marks."""
    is_named = document.name.lower().endswith((".md", ".markdown"))
    return is_named and bool(_MARKS.search(document.text))


PARSERS: tuple[tuple[Callable[[Document], bool], str], ...] = (
    (is_archived, "parsers.archive"),
    (is_page, "parsers.page"),
    (is_saved_data, "parsers.live.saved"),
    (is_markdown, "parsers.markdown_file"),
)
"""The questions in their order, and the parser that knows the format where the answer is yes."""
ANY_TEXT = "parsers.plain"
"""The parser that reads whatever no other one knows."""
