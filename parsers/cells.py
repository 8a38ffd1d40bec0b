"""The cells of a table as one text: rows are lines, a bar parts the cells of a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parsers.article import Span

CELL = " | "
"""What parts the cells of a row in a table's text."""

Words = tuple[str, tuple[Span, ...]]


def join_cells(rows: Iterable[Sequence[Words]]) -> Words:
    """Give the text of a table and the spans in it; rows without words are left out."""
    text = ""
    spans: list[Span] = []
    for row in rows:
        if not any(words for words, _ in row):
            continue
        text += "\n" if text else ""
        for number, (words, inner) in enumerate(row):
            text += CELL if number else ""
            at = len(text)
            spans += [span._replace(start=span.start + at, end=span.end + at) for span in inner]
            text += words
    return text, tuple(spans)
