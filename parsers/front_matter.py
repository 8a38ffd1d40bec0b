"""Front matter: the lines between `---` on top of a Markdown file or an archived article."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Give the fields of the front matter a text begins with, and the text below it.

    A value may span lines. Without front matter there are no fields, and the text is whole.
    """
    block = _BLOCK.match(text)
    fields: dict[str, str] = {}
    last = ""
    for line in block[1].split("\n") if block else ():
        name, colon, value = line.partition(":")
        if colon and name.isidentifier():
            fields[last := name] = value.lstrip(" ")
        elif last:
            fields[last] += f"\n{line}"
    return (fields, text[block.end() :]) if block and fields else ({}, text)
