"""Notes among the blocks of a page: paragraphs that tell how its times are to be read."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.article import Block
from parsers.pieces import is_note

_TOP = 12


def without_notes(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """Part blocks from the notes above the text, by the same rule as in flattened text."""
    notes = [b for b in blocks[:_TOP] if b.kind == "paragraph" and is_note(b.text)]
    return [b for b in blocks if b not in notes], [note.text for note in notes]
