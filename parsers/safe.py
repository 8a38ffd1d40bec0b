"""Text and URLs from outside, made safe to show: the one place, at the boundary.

What a news page contains ends up on a terminal, where a control character is a command. Every
string of an article passes through `clean` or `one_line`, every target through `safe_url`.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote_to_bytes

from parsers.characters import (
    CONTROLS,
    DROPPED,
    IDEOGRAPHS,
    INVISIBLE,
    JAMO,
    JOINED,
    JOINERS,
    LINE_ENDS,
    MARKS,
    SELECTORS,
    SUSPECT,
)
from parsers.hostnames import ascii_host, shown_host
from parsers.patterns import late

# A string sequence counts only if it ends within 512 characters of its line: otherwise a single
# stray ESC would swallow the rest of the article. Its 8-bit forms are those two that cp1252 lacks.
_SEQUENCE = re.compile(
    r"(?:\x1b[\]PX^_]|[\x90\x9d])[^\x07\x1b\x9c\n]{0,512}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|[ -/]{0,8}[0-Z\\^-~])?"
)
_NEWLINE = re.compile(rf"\r\n?|[\x0b\x0c\x85{LINE_ENDS}]")
# The HTML standard's rule for C1: such bytes were Windows-1252 read as Latin-1.
_C1 = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)
}
_SUSPECT = late(f"[{SUSPECT}]")
_UNSAFE = late(f"[{CONTROLS}{LINE_ENDS}{INVISIBLE}]")
_JOINER = late(f"(?<=[{JOINED}])([{JOINERS}])[{JOINERS}]*(?=[{JOINED}])|[{JOINERS}]+")
_SELECTOR = late(f"(?<![{IDEOGRAPHS}])[{SELECTORS}]+|(?<=[{SELECTORS}])[{SELECTORS}]+")
_CLUSTER = late(rf"\S?(?:(?!\w)[{MARKS}]|[{JAMO}])+")
_MAX_MARKS = 3
# UAX #15, Stream-Safe Text Format: no language needs more. Composing takes the square of them.
_MARKS_TO_COMPOSE = 30

_LONGEST_NAME = 200
# Names of devices, whatever their ending, on Windows; files are copied there.
_RESERVED_NAME = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)")

_URL_SAFE = "%/:?#[]@!$&'()*+,;=~-._"
_LONGEST_URL = 8192
_WEB = re.compile(r"(?i)(https?)://([^/?#]*)(.*)")
# What most addresses are, and what comes back as it is.
_PLAIN = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,9}[a-z]{2,20}"
    r"(?:/[A-Za-z0-9%/:?#@!$&'()*+,;=~._-]*+)?"
)
_AUTHORITY = re.compile(r"(\[[0-9A-Fa-f:.]{2,45}\]|[^:\[\]]+)(?::(\d{0,5}))?")
_HIGHEST_PORT = 65535
_ENCODED_CONTROL = re.compile(r"(?i)%(?:[01][0-9a-f]|7f)")
_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")


def clean(text: str) -> str:
    """Give the text without anything a terminal could obey, lines separated by newlines.

    Removes escape sequences, control, bidirectional and invisible characters, and what terminals
    disagree about; composes combining marks and keeps at most three of them on one character.
    What is clean comes back as it is.
    """
    if not _SUSPECT.search(text):
        return text
    text = _SEQUENCE.sub("", text)
    text = _NEWLINE.sub("\n", text.translate(_C1))
    text = text.translate(DROPPED)
    text = _SELECTOR.sub("", text)
    text = _JOINER.sub(lambda match: match[1] or "", text)
    return _CLUSTER.sub(_compose, text)


def _compose(cluster: re.Match[str]) -> str:
    # Only clusters: normalising all text would rewrite the compatibility ideographs of names.
    text = _thinned(cluster[0], _MARKS_TO_COMPOSE)
    while (composed := _thinned(unicodedata.normalize("NFC", text), _MAX_MARKS)) != text:
        text = composed
    return text


def _thinned(cluster: str, most: int) -> str:
    """Leave so many marks on each character, and none where there is nothing to stand on."""
    kept, count = [], most
    for char in cluster:
        count = count + 1 if _is_mark(char) else 0
        if count <= most:
            kept.append(char)
    return "".join(kept)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me") or "\u1160" < char < "\u1200"


def one_line(text: str) -> str:
    """Give safe text on one line, runs of white space as one space: titles, labels, names."""
    return " ".join(clean(text).split())


def shown_name(name: str) -> str:
    """Give a file's name as it may be shown: what cannot be shown is marked, not left out."""
    return clean(re.sub(f"[\t\n{CONTROLS}{LINE_ENDS}\u202a-\u202e\ud800-\udfff]", "\ufffd", name))


def safe_url(url: str) -> str | None:
    """Give the URL in printable ASCII, or None where it is not http, https or mailto.

    Refused are URLs with a name before the host, which would be taken for it, without a host that
    can be one, and of more than 8 KB. A host that is not ASCII is written in Punycode. Of a mailto
    only the addresses are kept. A URL that is already plain comes back exactly as it was, so that
    it can serve as identity.
    """
    if len(url) <= _LONGEST_URL and _PLAIN.fullmatch(url):
        return url
    url = re.sub(r"[\t\n\r]", "", url.strip())  # as browsers do
    if len(url) > _LONGEST_URL or _UNSAFE.search(url):
        return None
    if url[:7].lower() == "mailto:":
        return _safe_mailto(url[7:])
    match = _WEB.match(url)
    authority = _safe_authority(match[2]) if match else None
    if match is None or authority is None:
        return None
    safe = f"{match[1]}://{authority}{quote(match[3], safe=_URL_SAFE)}"
    return safe if len(safe) <= _LONGEST_URL else None


def _safe_authority(written: str) -> str | None:
    """Host and port, in ASCII, and nothing that stands before them."""
    match = _AUTHORITY.fullmatch(written)
    if match is None or int(match[2] or 0) > _HIGHEST_PORT:
        return None
    host = _ipv6(match[1]) if match[1].startswith("[") else ascii_host(match[1])
    if host is None or written.isascii():
        return host and written
    return host if match[2] is None else f"{host}:{match[2]}"


def _ipv6(host: str) -> str | None:
    from ipaddress import IPv6Address

    try:
        IPv6Address(host[1:-1])
    except ValueError:
        return None
    return host


def _safe_mailto(written: str) -> str | None:
    # Behind the question mark a page may write the letter, its copies and its attachments.
    addresses = written.partition("?")[0]
    if "@" not in addresses or _ENCODED_CONTROL.search(addresses):
        return None
    return "mailto:" + quote(addresses, safe=_URL_SAFE)


def shown_url(url: str) -> str:
    """Give the URL as a person reads it: letters decoded, safe, on one line, and as easy to trust.

    What is ASCII stays encoded, for it has a meaning there, and so does what cannot be shown. The
    host is the one that is opened, in its own letters only where they cannot be mistaken.
    """
    match = _WEB.match(url)
    if match:
        host, colon, port = match[2].partition(":")
        url = f"{match[1]}://{shown_host(host)}{colon}{port}{match[3]}"
    shown = _ENCODED.sub(_decoded, url)
    return re.sub(r"\s", lambda space: quote(space[0]), clean(shown))


def _decoded(encoded: re.Match[str]) -> str:
    try:
        text = unquote_to_bytes(encoded[0]).decode()
    except UnicodeDecodeError:
        return encoded[0]
    return text if clean(text) == text and text.isprintable() else encoded[0]


def safe_file_name(title: str, ending: str = "") -> str:
    """Give a name for a file from a title: of one folder, on any system, at most 200 bytes."""
    name = re.sub(r'[\\/:*?"<>|]+', "-", one_line(title))
    room = _LONGEST_NAME - len(ending.encode())
    name = name.encode()[:room].decode(errors="ignore").strip(" .-~")
    if not name or _RESERVED_NAME.match(name):
        name = f"article {name}".rstrip()
    return name + ending
