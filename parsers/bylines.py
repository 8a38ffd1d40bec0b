"""Names out of bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from parsers.patterns import late
from parsers.safe import one_line

_BY = re.compile(
    r"^(?:(?:posted |written |edited |reported |reporting )?by:?|from(?: CNN['’]s)?)\s+", re.I
)
_NAMES = re.compile(r",\s*(?=[A-Z])|\s+and\s+|\s*[;|/]\s*|、")
_NAMES_IN_LINE = re.compile(r"\s*[,，、/;；\n]\s*|\s+(?:and|&)\s+")
_AUTHORS = "作者 记者 記者 撰文 撰稿 采访 採訪 报道 報導".split()
_OTHERS = (
    "责编 責編 网编 網編 编辑 編輯 编译 編譯 审校 審校 译者 譯者 责任编辑 責任編輯 翻译 翻譯 "
    "摄影 攝影 剪辑 剪輯 监制 發稿 发稿"
).split()
_CREDIT = re.compile(rf"(?<!\w)({'|'.join((*_AUTHORS, *_OTHERS))})(?:\s*[:：/／]\s*|\s)")
_CREDITED = re.compile(r"[^:：。？！“”\"]{1,60}")
# Names of people here are short; what is longer has Latin letters or a dot between its parts.
_NAME = late(r"[\u4e00-\u9fff]{2,5}|(?=.*[A-Za-z·•]).{2,60}")
_CJK_NAMES = late(r"[\u4e00-\u9fff·]{2,5}(?: [\u4e00-\u9fff·]{2,5})+")
_NO_NAME = re.compile(r"key event|breaking|pinned|update|summary|live", re.IGNORECASE)


def names_of(texts: Iterable[str]) -> Iterator[str]:
    """Give the names in bylines, each once: `By A and B` are two."""
    seen = set()
    for text in texts:
        for name in _NAMES.split(_BY.sub("", one_line(text))):
            name = name.strip(" ,·•|")
            if name and len(name) <= 80 and name not in seen and not _NO_NAME.fullmatch(name):
                seen.add(name)
                yield name


def names_in_line(line: str) -> Iterator[str]:
    """Give the names of a line that holds nothing else (`郭笃为、John Doe`, `A & more`)."""
    for name in dict.fromkeys(_NAMES_IN_LINE.split(line)):
        name = one_line(name).removeprefix("null ").strip(" ,·•|")
        if name and name not in ("null", "more"):
            yield name


def names_in_credits(text: str) -> tuple[str, ...]:
    """Give the authors of a line of credits (`记者：A  责编：B`, `记者 A; 审校 B`), if it is one.

    Editors and translators are no authors.
    """
    before, *parts = _CREDIT.split(one_line(text).strip("（()） "))
    labels, credited = parts[::2], parts[1::2]
    if before or not all(_CREDITED.fullmatch(names) for names in credited):
        return ()
    authors = [names for label, names in zip(labels, credited, strict=True) if label in _AUTHORS]
    named = [name for names in authors for name in names_in_line(names)]
    parted = tuple(name for names in named for name in _parted(names))
    return parted if all(map(_NAME.fullmatch, parted)) else ()


def _parted(name: str) -> list[str]:
    """Chinese names stand apart by a space; others have spaces in them."""
    return [name] if name.isascii() or not _CJK_NAMES.fullmatch(name) else name.split(" ")
