"""Bytes that are text, and the reasons why others are not."""

from __future__ import annotations

import pytest

from parsers.article import ParseError
from parsers.decode import decode


def test_utf8_with_and_without_a_mark_and_utf16() -> None:
    assert decode("時刻\r\n".encode()) == "時刻\n"
    assert decode("時刻".encode("utf-8-sig")) == "時刻"
    assert decode("時刻".encode("utf-16")) == "時刻"


def test_one_damaged_byte_does_not_cost_an_article() -> None:
    data = "時刻".encode() * 500
    assert decode(data[:300] + b"\xff" + data[300:]).count("\ufffd") == 1


def test_a_stray_nul_does_not_cost_an_article() -> None:
    data = "時刻".encode() * 500
    assert decode(data[:300] + b"\0" + data[300:]).count("\0") == 1


def test_carriage_returns_end_lines_where_nothing_else_does() -> None:
    assert decode("時刻\r時刻\r".encode()) == "時刻\n時刻\n"
    assert decode("時\r刻\n".encode()) == "時\r刻\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\x89PNG\r\n\0\0", "binary"),
        (b"\xff", r"not UTF-8 text \(byte 0xFF at offset 0\)"),
        ("時刻の表記".encode("shift_jis") * 20, "not UTF-8"),
    ],
)
def test_what_is_no_text_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        decode(data)
