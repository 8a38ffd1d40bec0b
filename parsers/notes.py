"""Notes among the blocks of a page: paragraphs that tell how its times are to be read."""

from __future__ import annotations

from parsers.article import Block
from parsers.pieces import Piece


def is_note(block: Block) -> bool:
    """Whether a block is such a note, by the same rule as in flattened text."""
    return block.kind == "paragraph" and Piece(0, (block.text,)).is_note
