"""Long phrases: the index is asked for a part of each, and what has that is read.

Each token of a phrase costs the index as much as any other, in every article that has them all:
of a pasted paragraph, or the same character 300 times, that is seconds. Few articles have so many
tokens in a row, and reading these takes no time.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from library.search.terms import Words

AT_ONCE = 16
"""So many tokens of a phrase the index is asked for."""


def is_long(words: Words) -> bool:
    """Whether the index is asked for a part of a phrase only."""
    return len(words.tokens) > AT_ONCE


def part_of(words: Words) -> Words:
    """Give the part of a long phrase that says most: the first with the most different tokens."""
    starts = range(len(words.tokens) - AT_ONCE)
    start = max(starts, key=lambda at: (len(set(words.tokens[at : at + AT_ONCE])), -at))
    return replace(words, tokens=words.tokens[start : start + AT_ONCE], is_prefix=False)


def said(words: Words) -> str:
    """Give a phrase as `tokens_of` a text that has it hold it."""
    return f" {' '.join(words.tokens)}{'' if words.is_prefix else ' '}"


def tokens_of(text: str) -> str:
    """Give tokens so that each has one blank before and behind it."""
    from library.search.tokens import index_text  # opening a catalogue does not wait for it

    return f" {' '.join(index_text(text).split())} "


def _has(holding: bytes, path: bytes, title: str, phrase: str, in_title: int) -> bool:
    """`has(holding, path, title, phrase, in_title)` for SQL: whether an article has a phrase."""
    from library.search import scanning

    if in_title or phrase in tokens_of(title):
        return phrase in tokens_of(title)
    file = Path(os.fsdecode(holding), os.fsdecode(path)) if path else Path(os.fsdecode(holding))
    return phrase in tokens_of(scanning.text_of(file))


def teach_phrases(connection: sqlite3.Connection) -> None:
    """Give a connection the function `has` that selections use."""
    connection.create_function("has", 5, _has)
