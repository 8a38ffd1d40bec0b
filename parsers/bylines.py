"""Names out of bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from parsers.safe import one_line

_BY = re.compile(
    r"^(?:(?:posted |written |edited |reported |reporting )?by:?|from(?: CNN['’]s)?)\s+", re.I
)
_NAMES = re.compile(r",\s*(?=[A-Z])|\s+and\s+|\s*[;|/]\s*|、")
_NAMES_IN_LINE = re.compile(r"\s*[,，、/;；\n]\s*|\s+and\s+")
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
    """Give the names of a line that holds nothing else (`郭笃为、John Doe`, `null 郭笃为`)."""
    for name in _NAMES_IN_LINE.split(line):
        name = one_line(name).removeprefix("null ").strip(" ,·•|()（）")
        if name and name != "null":
            yield name
