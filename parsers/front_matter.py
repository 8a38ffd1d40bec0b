"""Front matter: the lines between `---` on top of a Markdown file or an archived article."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_FIELD = re.compile(r"^(\w+):[ ]*(.*?)(?=\n\w+:|\Z)", re.MULTILINE | re.DOTALL)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Give the fields of the front matter a text begins with, and the text below it.

    Without front matter there are no fields, and the text is whole.
    """
    block = _BLOCK.match(text)
    fields = dict(_FIELD.findall(block[1])) if block else {}
    return (fields, text[block.end() :]) if block and fields else ({}, text)
