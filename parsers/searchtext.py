"""The words of a document for an index: fast, with no tree, for archives of 100,000 articles.

Whoever reads the article sees these words and few others. What pages set around a text is left
out by cheap rules; where in doubt, text is kept.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache

from parsers.article import Document
from parsers.formats import BEFORE, is_archived, is_markdown, is_page, is_saved_data
from parsers.front_matter import front_matter
from parsers.furniture_boxes import without_boxes
from parsers.outlet import Outlet
from parsers.outlet_rows.software import SOFTWARE
from parsers.outlets import outlet_named, outlet_of
from parsers.safe import one_line

# What stands behind a tag's name, as browsers read it: a quote counts behind an equals sign only.
_REST = r"(?>(?:[^=>]++|=(?>(?:\s*+\"[^\"]*+\"|\s*+'[^']*+')?))*)>"
# The most frequent first: half of the time is spent here.
_BLOCK = re.compile(
    r"</?(?:p(?:re)?|br|d(?:iv|d|l|t|etails)|li|h(?:[1-6r]|ead(?:er)?|tml)|ul|ol|t(?:[drh]|able|body"
    r"|head|foot)|fi(?:gure|gcaption|eldset)|blockquote|section|a(?:rticle|side|ddress)|iframe|main"
    r"|body|ca(?:ption)|center|footer|legend|menu|nav|summary)(?:>|(?![\w:-])" + _REST + ")"
)
_INLINE = re.compile(rf"</?[a-zA-Z]{_REST}|<[!?][^>]*+>")
_CAPITAL = re.compile(r"</?[A-Z][\w-]*")
_UNSEEN_NAMES = ("script", "style", "template", "svg", "select", "textarea", "button", "title")
_UNSEEN = re.compile(rf"<(/?)({'|'.join(_UNSEEN_NAMES)})(?![\w:-]){_REST}")
# All between the tags of these is no markup; another one of its kind inside is none either.
_RAW = ("script", "style", "textarea", "title")
# What most articles have none of.
_RARE = re.compile(r"<(?:/?[A-Z]|!--|s(?:cript|tyle|vg|elect)|te(?:mplate|xtarea)|button|title)")
_CUT_TAG = re.compile(r"</?[a-zA-Z][^<>]*+\Z")
_FEED_FOOTER = re.compile(r"<div>\s*获取更多RSS.{0,300}?</div>", re.DOTALL)
_SHARE_FOOTER = re.compile(
    r"<div>\s*<div>\s*(?:分享\s*[:：]\s*</div>\s*<div>\s*)?"
    r"<a href=\"https://www\.facebook\.com/dialog/share\?"
)
_SHARE_LABEL = re.compile(r"分享\s*[:：]")
_DASHES = re.compile(r"^-{3,}\s*$", re.MULTILINE)
_OFTEN = ("---\nlayout: post\n", "<!--1")
_MARKDOWN = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|(?<=\])\([^)\s]*\)|^\s*(?:#{1,6}|>|[-*+]|\d+[.)])\s+|[*`\[\]]|\\(?=\W)",
    re.MULTILINE,
)
_JSON_STRING = re.compile(r'"((?>(?:[^"\\]|\\.)*))"')
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def search_text(document: Document) -> str:
    """Give the words of an article, a line for each paragraph; without its title.

    Never raises, whatever the document holds.
    """
    if document.text.startswith(_OFTEN):
        return _of_archive(document)
    for matches, words in _READERS:
        if matches(document):
            return words(document)
    return _lines(document.text.partition("\n")[2])


def _of_archive(document: Document) -> str:
    text = document.text.lstrip(BEFORE)
    start, url, name = _header(text)
    body = text[start:]
    outlet = outlet_of(url or document.url) or outlet_named(name)
    if "获取更多RSS" in body:
        body = _FEED_FOOTER.sub("", body)
    if "facebook.com/dialog/share" in body:
        footer = _SHARE_FOOTER.search(body)
        label = _SHARE_LABEL.search(body, footer.start(), footer.end()) if footer else None
        body = body[: label.start()] + body[label.end() :] if label else body
    words = _words_of_html(without_boxes(body, outlet))
    above, _, last = words.rpartition("\n")
    return above if outlet and _promos(outlet).fullmatch(last) else words


@cache
def _promos(outlet: Outlet) -> re.Pattern[str]:
    return re.compile("|".join((*outlet.promos, *SOFTWARE.promos)))


def _header(text: str) -> tuple[int, str, str]:
    """Where the body begins; the address and the outlet's name above it, empty if not found."""
    start = text.find("\n---\n") + 5 if text.startswith("---\n") else 0
    fields = text[:start]
    url, name = _field(fields, "\nfrom: "), _field(fields, "\ncategories: ").strip("[] ")
    while text.startswith("\n", start):
        start += 1
    if text.startswith("<!--", start) and (dashes := _DASHES.search(text, start + 4, start + 4000)):
        head = text[start : dashes.start()].rstrip()
        return dashes.end(), head[head.rfind("](") + 2 : -1] or url, name
    return start, url, name


def _field(fields: str, name: str) -> str:
    start = fields.find(name)
    end = fields.find("\n", start + 1)
    return fields[start + len(name) : end] if start >= 0 else ""


def _of_page(document: Document) -> str:
    return _words_of_html(document.text)


def _of_markdown(document: Document) -> str:
    _, text = front_matter(document.text)
    title, _, below = text.lstrip().partition("\n")
    return _lines(_MARKDOWN.sub("", below if title.startswith("# ") else text))


def _of_data(document: Document) -> str:
    """The texts in saved data, whatever they are called there; those with a space or beyond ASCII.

    Names and identifiers are neither.
    """
    strings = (match[1] for match in _JSON_STRING.finditer(document.text))
    texts = [text for text in strings if " " in text or not text.isascii() or "\\u" in text]
    text = _JSON_ESCAPE.sub(lambda m: chr(int(m[1], 16)), "\n".join(texts))
    return _words_of_html(text.replace("\\n", "\n").replace('\\"', '"').replace("\\/", "/"))


_READERS: tuple[tuple[Callable[[Document], bool], Callable[[Document], str]], ...] = (
    (is_archived, _of_archive),
    (is_page, _of_page),
    (is_saved_data, _of_data),
    (is_markdown, _of_markdown),
)


def _words_of_html(text: str) -> str:
    # Every tag ends before the last bracket, so that none is sought to the end of the text.
    last = text.rfind(">") + 1
    text, tail = text[:last], _CUT_TAG.sub("", text[last:])
    if _RARE.search(text):
        text = _without_unseen(_CAPITAL.sub(lambda tag: tag[0].lower(), text))
        first, *others = text.split("<!--")
        text = first + "".join(other.partition("-->")[2] for other in others)
    text = _INLINE.sub("", _BLOCK.sub("\n", text.replace("\n", " "))) + tail.replace("\n", " ")
    return _lines(html.unescape(html.unescape(text)))


def _without_unseen(text: str) -> str:
    """Leave out what a browser runs or hides. What is never closed is only a tag."""
    kept: list[str] = []
    name, depth, start, done = "", 0, 0, 0
    for tag in _UNSEEN.finditer(text):
        if not depth and not tag[1] and not tag[0].endswith("/>"):
            name, depth, start = tag[2].lower(), 1, tag.start()
        elif depth and tag[2].lower() == name:
            depth = depth - 1 if tag[1] else depth + (name not in _RAW)
            if not depth:
                kept.append(text[done:start])
                done = tag.end()
    return "".join((*kept, text[done:])) if kept else text


def _lines(text: str) -> str:
    # The blanks that are met most; the others are not printable, and in few articles.
    text = text.replace("\xa0", " ").replace("\u3000", " ")
    lines = text.split("\n")
    # What terminals obey, and most of what is not seen, is not printable: few lines are looked at.
    if not "".join(lines).isprintable():
        lines = [line if line.isprintable() else _printable(line) for line in lines]
    if "  " in text:
        lines = [" ".join(line.split()) if "  " in line else line for line in lines]
    return "\n".join(filter(None, map(str.strip, lines)))


def _printable(line: str) -> str:
    line = " ".join(line.split())
    return line if line.isprintable() else one_line(line)


def tells_in_markup(document: Document) -> bool:
    """Whether a document may tell in markup or data that it is live: only parsing it tells."""
    if document.text.startswith(_OFTEN) or is_archived(document):
        return False
    return is_page(document) or is_saved_data(document)
