"""Text and URLs from outside, made safe to show: the one place, at the boundary.

What a news page contains ends up on a terminal, where a control character is a command. Every
string of an article passes through `clean` or `one_line`, every target through `safe_url`.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote, urlsplit

# A string sequence counts only if it ends within 512 characters of its line: otherwise a single
# stray ESC would swallow the rest of the article.
_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]"
    r"|[\]PX^_][^\x07\x1b\n]{0,512}(?:\x07|\x1b\\)"
    r"|[ -/]*[0-Z\\^-~])?"
)
_NEWLINE = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = [
    *range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0),
    0xAD, 0x61C, 0x115F, 0x1160, 0x180E, 0x200B, 0x200E, 0x200F,
    *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164,
    *range(0xD800, 0xE000), *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0,
    *range(0xFFF9, 0xFFFC), *range(0x1F3FB, 0x1F400), *range(0xE0000, 0xE0080),
]  # fmt: skip
_DROP = dict.fromkeys(_INVISIBLE)
# The HTML standard's rule for C1: such bytes were Windows-1252 read as Latin-1.
_C1 = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)
}
_MARKS = r"\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff\u3099\u309a"
_SUSPECT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    rf"\U0001f3fb-\U0001f3ff\U000e0000-\U000e007f{_MARKS}]"
)
_JOINER = re.compile("[\u200c\u200d](?![\u0600-\u0dff])")
_CLUSTER = re.compile(rf"[^{_MARKS}\n]?[{_MARKS}]+")
_URL_SAFE = "%/:?#[]@!$&'()*+,;=~-._"
_MAX_MARKS = 3


def clean(text: str) -> str:
    """Give the text without anything a terminal could obey, lines separated by newlines.

    Removes escape sequences, control and bidirectional characters, tags, surrogates and
    emoji joiners (terminals disagree about their width), composes combining marks and keeps
    at most three of them on one character.
    """
    if not _SUSPECT.search(text):
        return text
    text = _SEQUENCE.sub("", text)
    text = _NEWLINE.sub("\n", text.translate(_C1))
    text = _JOINER.sub("", text.translate(_DROP))
    return _CLUSTER.sub(_compose, text)


def _compose(cluster: re.Match[str]) -> str:
    # Only clusters: normalising all text would rewrite the compatibility ideographs of names.
    composed = unicodedata.normalize("NFC", cluster[0])
    return composed[: _MAX_MARKS + 1]


def one_line(text: str) -> str:
    """Give safe text on one line, runs of white space as one space: titles, labels, names."""
    return " ".join(clean(text).split())


def shown_name(name: str) -> str:
    """Give a file's name as it may be shown: what cannot be shown is marked, not left out."""
    marked = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]", "\ufffd", name)
    return clean(marked)


def safe_url(url: str) -> str | None:
    """Give the URL in printable ASCII, or None where it is not http, https or mailto.

    A URL that is already plain comes back exactly as it was, so that it can serve as identity.
    """
    url = url.strip()
    if _SUSPECT.search(url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme == "mailto" and parts.path:
        return quote(url, safe=_URL_SAFE)
    if scheme not in ("http", "https") or not host or parts.username is not None:
        return None
    return quote(url, safe=_URL_SAFE)


def shown_url(url: str) -> str:
    """Give the URL as a person reads it: percent-encoded text decoded, still safe and one line."""
    decoded = unquote(url, errors="strict") if _decodes(url) else url
    return re.sub(r"\s", "%20", clean(decoded))


def _decodes(url: str) -> bool:
    try:
        unquote(url, errors="strict")
    except UnicodeDecodeError:
        return False
    return True
