"""Front matter: the lines between `---` on top of a Markdown file or an archived article."""

from __future__ import annotations

_START, _END = "---\n", "\n---\n"


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Give the fields of the front matter a text begins with, and the text below it.

    A value may span lines. Without front matter there are no fields, and the text is whole.
    """
    end = text.find(_END, len(_START)) if text.startswith(_START) else -1
    fields: dict[str, str] = {}
    last = ""
    for line in text[len(_START) : end].split("\n") if end >= 0 else ():
        name, colon, value = line.partition(":")
        if colon and name.isidentifier():
            fields[last := name] = value.lstrip(" ")
        elif last:
            fields[last] += f"\n{line}"
    return (fields, text[end + len(_END) :]) if fields else ({}, text)
