"""Bytes → text, or the reason why they are none."""

from __future__ import annotations

import codecs

from parsers.article import ParseError

# One damaged byte in a thousand is an accident; more is another encoding or no text at all.
_TOLERATED = 1000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ANY_BOM = tuple(bom for bom, _ in _BOMS)


def decode(data: bytes) -> str:
    """Give the text of UTF-8 bytes (or UTF-16 with a byte order mark), lines ending in newlines.

    Stray bytes become U+FFFD as long as they are rare, so that one damaged byte does not cost
    an article; a rare NUL stays, as other controls do. Carriage returns end lines where nothing
    else does. Raises ParseError for an empty document, a binary, or another encoding.
    """
    if not data or data.isspace():
        raise ParseError("the document is empty")
    encoding = "utf-8"
    if data.startswith(_ANY_BOM):
        encoding = next(name for bom, name in _BOMS if data.startswith(bom))
    if encoding != "utf-16" and data.count(0) * _TOLERATED > len(data):
        raise ParseError("a binary file, not text")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text = _with_replacements(data, encoding, error)
    text = text.replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")


def _with_replacements(data: bytes, encoding: str, error: UnicodeDecodeError) -> str:
    text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") > max(1, len(data) // _TOLERATED) or not text.strip("\ufffd \n\r\t"):
        raise ParseError(
            f"not UTF-8 text (byte 0x{data[error.start]:02X} at offset {error.start})"
        ) from error
    return text
