"""What may stand for a text in a list: its label, or its first sentence."""

from __future__ import annotations

from parsers.article import Section
from parsers.language import WIDE
from parsers.patterns import late
from parsers.safe import one_line

_SENTENCE = late(r"(?:[。！？!?]+|(?<!\b[A-Z])\.(?=\s|$)|다\.)[」』”’\"）)]*")
_ENDS = late(r"(?:[。！!?？]|\.)[」』”’\"）)]*$")
_LABEL_LENGTH = 60
_LATIN_LABEL_LENGTH = 120
_LATIN = late(r"[A-Za-zÀ-ÿ]")


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return bool(_ENDS.search(text))


def first_sentence(text: str) -> str:
    """Give the first sentence of a text, or as much of it as a label holds."""
    match = _SENTENCE.search(text)
    sentence = text[: match.end()] if match else text
    longest = _LABEL_LENGTH if WIDE.search(sentence) else _LATIN_LABEL_LENGTH
    return sentence if len(sentence) <= longest else sentence[: longest - 1].rstrip() + "…"


def words_of(section: Section) -> str:
    """Give what a list shows of a section: its label, else the first sentence of its text."""
    if section.label:
        return section.label
    text = next((block.text for block in section.blocks if block.text), "")
    return first_sentence(one_line(text))


def could_be_label(text: str) -> bool:
    """Whether a line is short and ends no sentence, as headlines are and do."""
    longest = _LABEL_LENGTH if WIDE.search(text) else _LATIN_LABEL_LENGTH
    return (
        0 < len(text) <= longest
        and not _ENDS.search(text)
        and bool(WIDE.search(text) or _LATIN.search(text))
    )
