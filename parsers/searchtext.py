"""The words of a document for an index: fast, with no tree, for archives of 100,000 articles.

Whoever reads the article sees these words and few others. What pages set around a text is left
out by cheap rules; where in doubt, text is kept.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache

from parsers import archive, markdown_file, page
from parsers.article import Document
from parsers.front_matter import front_matter
from parsers.furniture_boxes import without_boxes
from parsers.live import saved
from parsers.moments import read_stamp
from parsers.outlet import Outlet
from parsers.outlet_rows.software import SOFTWARE
from parsers.outlets import outlet_named, outlet_of
from parsers.pieces import is_note
from parsers.safe import one_line
from parsers.verdict import Headlines

# What stands behind a tag's name, as browsers read it: a quote counts behind an equals sign only.
_REST = r"(?:[^=>]++|=(?:\s*+\"[^\"]*+\"|\s*+'[^']*+')?+)*+>"
# The most frequent first: half of the time is spent here.
_BLOCK = re.compile(
    r"</?(?:p(?:re)?|br|d(?:iv|d|l|t|etails)|li|h(?:[1-6r]|ead(?:er)?|tml)|ul|ol|t(?:[drh]|able|body"
    r"|head|foot)|fi(?:gure|gcaption|eldset)|blockquote|section|a(?:rticle|side|ddress)|iframe|main"
    r"|body|ca(?:ption)|center|footer|legend|menu|nav|summary)(?![\w:-])" + _REST
)
_INLINE = re.compile(rf"</?[a-zA-Z]{_REST}|<[!?][^>]*+>")
_CAPITAL = re.compile(r"</?[A-Z][\w-]*")
_UNSEEN_NAMES = ("script", "style", "template", "svg", "select", "textarea", "button", "title")
_UNSEEN = re.compile(rf"<(/?)({'|'.join(_UNSEEN_NAMES)})(?![\w:-]){_REST}")
# All between the tags of these is no markup; another one of its kind inside is none either.
_RAW = ("script", "style", "textarea", "title")
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
_JSON_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"')
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
# A time of day in the first or last letters of a line, as stamps are; it need not be one. That it
# begins with one of a few characters is told apart from the rest, so that it is found ten times
# as fast.
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59\uff10-\uff19"
_CLOCK = (
    rf"[{_DIGITS}正午子〇零一二三四五六七八九十两兩nNmM정자]"
    r"(?=[:：∶﹕・時时點点시hHaApPoOiI.．午夜오정\d\s])(?:(?<=\d)(?:[^\S\n]?[:：∶﹕・時时點点시hH]|[.．]\d\d"
    r"|[^\S\n]?[aApP]\.?[mM]\b|\d{3}(?![年년\d]))|(?<=[正午])午|(?<=子)夜"
    r"|(?<=[〇零一二三四五六七八九十两兩])[^\S\n]?[時时點点시]"
    r"|(?i:(?<=n)oon|(?<=m)(?:id(?:day|i|night)|inuit))|(?<=정)오|(?<=자)정)"
)
_CLOCK_ANYWHERE = re.compile(_CLOCK)
_CLOCK_AT_END = re.compile(rf"{_CLOCK}[^。，、]{{0,20}}$")
_CLOCK_LATEST = 40
_CLAUSE = re.compile("[。，、]")
# What the words for coverage in progress are made of (see `parsers.verdict`).
_LIVE_SIGNS = ("更新", "ライン", "ive", "IVE", "appened", "direct", "실시간")
_LIVE_CLOCKS = 3


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
    text = document.text.lstrip("\ufeff\ufffd\n")
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
    (archive.matches, _of_archive),
    (page.matches, _of_page),
    (saved.matches, _of_data),
    (markdown_file.matches, _of_markdown),
)


def _words_of_html(text: str) -> str:
    # Every tag ends before the last bracket, so that none is sought to the end of the text.
    last = text.rfind(">") + 1
    text, tail = text[:last], _CUT_TAG.sub("", text[last:])
    if _CAPITAL.search(text):
        text = _CAPITAL.sub(lambda tag: tag[0].lower(), text)
    if any(f"<{name}" in text for name in _UNSEEN_NAMES):
        text = _without_unseen(text)
    if "<!--" in text:
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
    lines = [" ".join(line.split()) for line in text.split("\n")]
    # What terminals obey, and most of what is not seen, is not printable: few lines are looked at.
    if not "".join(lines).isprintable():
        lines = [line if line.isprintable() else one_line(line) for line in lines]
    return "\n".join(filter(None, lines))


def may_be_live(title: str, text: str) -> bool:
    """Whether an article of these words may be live coverage; else it need not be parsed to tell.

    `text` is what `search_text` gives. False only where `parse` would not call it live, but for
    documents that tell it in other ways than words (`tells_in_markup`).
    """
    if any(sign in title or sign in text for sign in _LIVE_SIGNS):
        lines = text.split("\n")
        if Headlines(title, [line for line in lines if is_note(line)], lines).is_in_progress:
            return True
    clocks = sum(bool(stamp and stamp.clock) for stamp in map(read_stamp, _clock_lines(text)))
    if not clocks or clocks >= _LIVE_CLOCKS:
        return bool(clocks)
    lines = text.split("\n")
    # Beside clocks, days count too.
    return any(map(is_note, lines)) or (
        clocks == _LIVE_CLOCKS - 1 and sum(map(bool, map(read_stamp, lines))) >= _LIVE_CLOCKS
    )


def _clock_lines(text: str) -> list[str]:
    """Give the lines with a time near their beginning or end, and in the first or last clause."""
    found = []
    end = 0
    for clock in _CLOCK_ANYWHERE.finditer(text):
        if clock.start() < end:
            continue  # not the first one in its line
        start = text.rfind("\n", 0, clock.start()) + 1
        end = text.find("\n", start) % (len(text) + 1)
        line, at = text[start:end], clock.start() - start
        is_at_start = at <= _CLOCK_LATEST and not _CLAUSE.search(line, 0, at)
        if is_at_start or _CLOCK_AT_END.search(line, at):
            found.append(line)
    return found


def tells_in_markup(document: Document) -> bool:
    """Whether a document may tell in markup or data that it is live: only parsing it tells."""
    if document.text.startswith(_OFTEN) or archive.matches(document):
        return False
    return page.matches(document) or saved.matches(document)
