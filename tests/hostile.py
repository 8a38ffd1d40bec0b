"""Documents of every format that try to command a terminal, and the grammar of what may reach one.

Every payload carries a marker inside its sequence: a sequence with the marker was not ours. The
character behind it must be shown, as what is harmless of a text is never lost.
"""

# ruff: noqa: E501 - payloads and markup as they are

from __future__ import annotations

import base64
import html
import json
import re
import unicodedata
from dataclasses import fields, is_dataclass
from pathlib import Path

from parsers.article import Span
from parsers.characters import CONTROLS, INVISIBLE, LINE_ENDS
from parsers.safe import clean, safe_url

MARKER = "PWN"
INLINE = (
    "\x1b]0;PWN\x07", "\x1b]2;PWN\x1b\\", "\x1b]52;c;UFdO\x07", "\x1b]8;;http://PWN.example/\x1b\\",
    "\x1b]1337;File=PWN\x07", "\x1b]4;1;?\x07", "\x1b]11;?\x1b\\", "\x1bP$qPWN\x1b\\", "\x1bP+q50574e\x1b\\",
    "\x1b_GPWN\x1b\\", "\x1b^PWN\x1b\\", "\x1bXPWN\x1b\\", "\x1bkPWN\x1b\\", "\x1b[2J", "\x1b[5;6r",
    "\x1b[6n", "\x1b[>0q", "\x1b[c", "\x1b[21t", "\x1b[?1049l", "\x1b[?1000h", "\x1b[31;5m", "\x1b[1000000b",
    "\x1bc", "\x1b7", "\x1b(0", "\x1b%G", "\x1b#8", "\x1b", "\x1b\x1b[2J", "\x1b\x00[2J", "\x1b[2\x18J",
    "\x9b2J", "\x9d0;PWN\x9c", "\x90PWN\x9c", "\x9fPWN\x9c", "\x9ePWN\x9c", "\x98PWN\x9c", "\x84\x88\x8d",
    "\x07", "\x08\x08", "\x0e", "\x0f", "\x7f", "\x05", "\x11", "\x13", "\x1a", "\x00",
    "\u202e", "\u2066", "\u061c", "\u200e", "\u200b", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u3164",
    "\u115f", "\ufff9", "\ufffb", "\ufffe", "\ufdd0", "\U000e0050", "\U000e0001", "\U0001d173", "\U00013430",
    "\u180e", "\u17b4", "\ufe0f", "\U000e0101", "\U0001bca0", "a\u200d", "\u0489" * 40, "\u0e47" * 40,
    "\u1100" + "\u1161" * 20, "[@click=app.quit]", "[/]", "[b", "[AP]", "[link=http://PWN]", "&#27;[2J", "&#x9b;2J",
    "&amp;#27;]0;PWN&#7;", "&#x202e;", "&#xe0050;", "&#0;", "&#55357;",
)  # fmt: skip
BREAKING = ("\r", "\r\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x1c", "\x1d", "\x1e")
TITLE = "".join(f"{payload}題" for payload in INLINE)
BODY = "".join(f"{payload}文" for payload in (*INLINE, *BREAKING))
URLS = (
    "https://www.nhk.or.jp@PWN.example/", "https://a.example/%1b]0;PWN%07%0d%0a%9b", "javascript:PWN()",
    "https://a.example/\x1b]0;PWN\x07", "https://a.example/&#27;[2J", "https://\u0430pple.example/",
    "https://a.example/\u202egpj", "ht\ntps://b.example/", "//c.example\\@d.example/", "file:///etc/passwd",
    "https://a.example/" + "x" * 9000, "data:text/html,PWN", "https://a.example:99999/",
)  # fmt: skip


def _escaped(text: str) -> str:
    """The same text with every control character as an entity."""
    return "".join(f"&#{ord(c)};" if unicodedata.category(c) != "Lo" else c for c in text)


def _links(number: int) -> str:
    urls = "".join(
        f'<a href="{url}" title="{TITLE}">{html.escape(url)}{TITLE}</a> ' for url in URLS
    )
    media = "".join(f'<img src="{url}" alt="{TITLE}"><iframe src="{url}"></iframe>' for url in URLS)
    return f"<p>{number}: {urls}</p><figure>{media}<figcaption>{BODY}</figcaption></figure>"


def _body(number: int) -> str:
    return (
        f"<p>{BODY}</p><p>{_escaped(BODY)}</p>{_links(number)}<blockquote><p>{BODY}</p></blockquote>"
        f"<table><tr><td>{BODY}</td><td>{_escaped(TITLE)}</td></tr></table><ul><li>{BODY}</li></ul>"
        f"<pre>{BODY}</pre><ruby>{TITLE}<rt>{TITLE}</rt></ruby><code>{TITLE}</code><p><b>{BODY}</b></p>"
        f"<!--{BODY}--><script>{BODY}</script><style>{BODY}</style><svg><text>{BODY}</text></svg>"
        f"<form action='{URLS[0]}'><button>{TITLE}</button></form><object data='{URLS[0]}'>{TITLE}</object>"
    )


def _head(number: int) -> str:
    names = (
        "og:title",
        "og:site_name",
        "author",
        "article:published_time",
        "og:url",
        "description",
    )
    metas = "".join(f'<meta property="{name}" content="{number}番目{TITLE}">' for name in names)
    return (
        f"<!doctype html><html lang='{TITLE}'><head><title>{number}番目{TITLE}</title>{metas}"
        f"<base href='https://PWN.example/'><meta http-equiv=refresh content='0;url={URLS[0]}'></head>"
    )


def _stamped(number: int) -> str:
    notes = f"※{TITLE}時刻はすべて日本時間です。{TITLE}"
    # A heading is a short line: each has some of the payloads.
    labels = ["".join(f"{p}題" for p in INLINE[n : n + 6]) for n in range(0, len(INLINE), 6)]
    updates = "".join(
        f"13日 {19 - number // 4}:{50 - number % 4} {label}\n\n{BODY}。\n▼{BODY}\n\n"
        for number, label in enumerate(labels)
    )
    return f"{number}番目{TITLE}\n\n{notes}\n\n{updates}"


def _guardian(number: int) -> str:
    posts = "".join(
        f'<article id="block-{hour}" class="block"><header><div><a href="#block-{hour}{TITLE}">'
        f'<time datetime="2024-05-02T0{hour}:00:00.000Z">{TITLE}</time><span>{hour}.00am BST</span></a></div>'
        f"<div><img src='https://i.guim.co.uk/a.png' alt=''><span>{TITLE}</span></div><h2>{TITLE}</h2></header>"
        f"{_body(number)}</article>"
        for hour in (9, 8, 7, 6)
    )
    return f"{_head(number)}<body><h1>{number}番目{TITLE}</h1>{posts}</body></html>"


def _linked(number: int) -> str:
    return f"{_head(number)}<body><h1>{number}番目{TITLE}</h1><script type='application/ld+json'>{_blog(number)}</script></body>"


def _blog(number: int) -> str:
    updates = [
        {
            "@type": "BlogPosting", "headline": TITLE, "articleBody": BODY, "url": URLS[hour % 3],
            "author": {"name": TITLE}, "datePublished": f"2024-05-02T1{hour}:00:00+02:00",
        }
        for hour in (3, 2, 1, 0)
    ]  # fmt: skip
    return json.dumps(
        {
            "@context": "https://schema.org", "@type": "LiveBlogPosting", "url": URLS[1],
            "headline": f"{number}番目{TITLE}", "liveBlogUpdate": updates,
        }
    )  # fmt: skip


def _data(number: int) -> str:
    blocks = [
        {
            "id": f"b{hour}{TITLE}", "title": TITLE, "contributors": [{"name": TITLE}],
            "elements": [{"_type": "x.TextBlockElement", "html": _body(number)}],
            "attributes": {"pinned": False, "keyEvent": True, "summary": False},
            "blockFirstPublished": 1714600800000 + hour * 3_600_000,
            "blockFirstPublishedDisplay": f"{hour + 1}.00\xa0BST",
        }
        for hour in (4, 3, 2, 1)
    ]  # fmt: skip
    return json.dumps(
        {
            "headline": f"{number}番目{TITLE}", "webURL": URLS[1], "byline": TITLE, "keyEvents": [],
            "webPublicationDate": "2024-05-02T09:00:00.000Z", "blocks": blocks,
        }
    )  # fmt: skip


def _markdown(number: int) -> str:
    links = "".join(f"[{TITLE}](<{url}>) ![{TITLE}](<{url}>)\n\n" for url in URLS)
    return (
        f"# {number}番目{TITLE}\n\n{BODY}\n\n{links}## 13日 9:00 {TITLE}\n\n- {BODY}\n\n> {BODY}\n\n"
        f"```{TITLE}\n{BODY}\n```\n\n| {TITLE} | a |\n|---|---|\n| {TITLE} | {BODY} |\n\n<b onclick=x>{BODY}</b>\n"
    )


def documents() -> dict[str, tuple[str, str]]:
    """Give the documents by their file names, each with the format it is to be read as."""
    archived = f"<!--1694581200000-->\n[{{}}番目{TITLE}](https://www.rfi.fr/cn/{{}})\n------\n\n"
    matter = f"---\nlayout: post\ntitle: {{}}番目{TITLE}\ndate: 2023-09-13\ncategories: [ {TITLE} ]\n---\n"
    return {
        "1.md": (archived.format(1, 1) + _body(1) + f"<h2>13日 9:00 {TITLE}</h2>{_body(1)}", "archive"),
        "2.md": (matter.format(2) + archived.format(2, TITLE) + _body(2), "archive"),
        "3.txt": (_stamped(3), "timeline"),
        "4.html": (f"{_head(4)}<body><article><h1>4番目{TITLE}</h1>{_body(4)}</article></body>", "html"),
        "5.html": (_guardian(5), "liveblog"),
        "6.html": (_linked(6), "liveblog"),
        "7.json": (_blog(7), "liveblog"),
        "8.json": (_data(8), "liveblog"),
        "9.md": (_markdown(9), "markdown"),
        "10.txt": (f"10番目{TITLE}\n\n{BODY}。\n\n{BODY}。\n", "text"),
    }  # fmt: skip


def write_all(folder: Path) -> list[Path]:
    """Write all of them into a folder whose name is hostile too, and some that cannot be read."""
    place = folder / "f\x1b]0;PWN\x07\x9b2J\u202e[b]\n"
    place.mkdir()
    paths = []
    for name, (text, _) in documents().items():
        paths.append(place / name)
        paths[-1].write_bytes(text.replace("\0", "").encode())  # a NUL makes a binary
    for name in ("z\x1b]0;PWN\x07.txt", "z\x9b2J\r\n\u202e[@click=app.quit].html"):
        paths.append(place / name)
        paths[-1].write_bytes(b"\0")
    return paths


# What is sent

_TOKEN = re.compile(
    r"\x1b\[(?P<csi>[<-?]?[0-9;:]*[ -/]*[@-~])|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)|(?P<other>(?s:.))"
)
_HARMFUL = re.compile(f"[{CONTROLS}{LINE_ENDS}{INVISIBLE}]")
_OWN_CSI = re.compile(
    r"\d*(?:;\d+)?[Hrs]|[\d;:]*m|2J|K|\d*[CDGSTXbd]|\?(?:\d+;?)+[hl]|\?\d+\$p|[<>]\d*u|\?u|=\d+;\d+u|[?>]?\d*;?\d*[cq]|\d*n|\d+t|\d* q"
)


def strangers(sent: bytes, *, full_screen: bool = True) -> list[str]:
    """Give what was sent to a terminal that the program itself would never send."""
    text = sent.decode("utf-8", errors="surrogateescape")
    return [match[0] for match in _TOKEN.finditer(text) if not _is_own(match, full_screen)]


def _is_own(match: re.Match[str], full_screen: bool) -> bool:
    if match["text"] is not None:
        # A mark has its letter, and a joiner its neighbours, in the part of the line before.
        return not _HARMFUL.search(match["text"])
    if match["csi"] is not None:
        form = _OWN_CSI if full_screen else re.compile("1m|22m")
        return bool(form.fullmatch(match["csi"]))
    if match["osc"] is not None:
        return full_screen and _is_own_string(match["osc"])
    return match[0] in ("\n\r\b" if full_screen else "\n\r") or (
        match[0] in "\t" and not full_screen
    )


def _is_own_string(text: str) -> bool:
    number, _, rest = text.partition(";")
    if number == "8":
        url = rest.partition(";")[2]
        return not url or safe_url(url) == url
    if number == "52":
        return not _HARMFUL.search(base64.b64decode(rest.partition(";")[2]).decode())
    return number == "22"


def unsafe_strings(value: object) -> list[str]:
    """Give every text of an article, at any depth, that is not safe to show or to open."""
    if isinstance(value, str):
        return [] if clean(value) == value else [value]
    if isinstance(value, Span) and value.url and safe_url(value.url) != value.url:
        return [value.url]
    if is_dataclass(value):
        return [
            text for part in fields(value) for text in unsafe_strings(getattr(value, part.name))
        ]
    return (
        [text for part in value for text in unsafe_strings(part)]
        if isinstance(value, tuple)
        else []
    )
