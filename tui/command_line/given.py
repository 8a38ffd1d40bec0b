"""What is given on the command line, read into values; what is wrong with it is said in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentTypeError

WIDEST_LINE = 10_000
_DIGITS = 9


def url(text: str) -> str:
    """Read an http or https URL. Raises ArgumentTypeError."""
    from parsers.safe import safe_url

    if safe_url(text) is None:
        raise _wrong(f"not an http or https URL: {text!r}")
    return text


def day(text: str) -> date:
    """Read a date of this time and the last century. Raises ArgumentTypeError."""
    try:
        read = date.fromisoformat(text)
        if not 1900 <= read.year < 2200:
            raise ValueError
    except ValueError:
        raise _wrong(f"not a date like 2023-09-13: {text!r}") from None
    return read


def width(text: str) -> int:
    """Read a number of cells. Raises ArgumentTypeError."""
    if not _is_width(text):
        raise _wrong(f"not a width from 1 to {WIDEST_LINE}: {text!r}")
    return int(text)


def plain_width(text: str) -> int:
    """Read a number of cells, or 0 for lines that are not broken. Raises ArgumentTypeError."""
    if text != "0" and not _is_width(text):
        raise _wrong(f"neither 0 nor a width from 1 to {WIDEST_LINE}: {text!r}")
    return int(text)


def _is_width(text: str) -> bool:
    return text.isascii() and text.isdigit() and 1 <= int(text) <= WIDEST_LINE


def setting(text: str) -> tuple[str, object]:
    """Read `NAME=VALUE`: a setting and its value, both checked. Raises ArgumentTypeError."""
    from tui.settings.table import read_value

    name, sign, value = text.partition("=")
    if not sign:
        raise _wrong(f"not a setting like measure=60: {text!r}")
    try:
        return name, read_value(name, value)
    except ValueError as error:
        raise _wrong(str(error)) from None


def count(text: str) -> int:
    """Read a number of articles, from 1. Raises ArgumentTypeError."""
    if not text.isascii() or not text.isdigit() or len(text) > _DIGITS or int(text) < 1:
        raise _wrong(f"not a number from 1: {text!r}")
    return int(text)


def _wrong(reason: str) -> ArgumentTypeError:
    from argparse import ArgumentTypeError  # with all of argparse, which most starts do without

    return ArgumentTypeError(reason)
