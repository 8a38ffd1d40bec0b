"""Safety at the boundary: nothing that a terminal could obey, and no address that may harm."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.safe import clean, one_line, safe_url, shown_name, shown_url


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b[2Ja", "a"),
        ("\x1b]0;title\x07a", "a"),
        ("\x1b]8;;http://x\x1b\\a\x1b]8;;\x1b\\", "a"),
        ("\x1bP$q\x1b\\a", "a"),
        ("a\x1b]never ends", "a]never ends"),
        ("\x1bca", "a"),
        ("\x9b2Ja", "›2Ja"),
        ("\x93quoted\x94", "“quoted”"),
        ("a\u202eb\u202c", "ab"),
        ("a\u2028b\x85c\x0bd\re\r\nf", "a\nb\nc\nd\ne\nf"),
        ("a\ud800b", "ab"),
        ("a\U000e0041b\u200bc\u00add\ufeff", "abcd"),
        ("\x00\x07\x08\x0e\x7f", ""),
        ("か\u3099", "が"),
        ("e" + "\u0301" * 9, "é\u0301\u0301\u0301"),
        ("神\ufa19葛\U000e0100", "神\ufa19葛\U000e0100"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("[b]x[/b] [@click=app.quit]", "[b]x[/b] [@click=app.quit]"),
    ],
)
def test_text_is_made_safe(text: str, safe: str) -> None:
    assert clean(text) == safe


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    safe = clean(text)
    bad = {c for c in safe if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"}
    assert not bad
    assert clean(safe) == safe
    assert "\n" not in one_line(text)


def test_a_line_is_tidied() -> None:
    assert one_line("\n 　a  b\u00a0c \n\n  d\t\n") == "a b c d"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        (
            "https://www.rfi.fr/cn/%E4%BA%9A?a=b&c=(d)#e",
            "https://www.rfi.fr/cn/%E4%BA%9A?a=b&c=(d)#e",
        ),
        ("https://a.example/亚洲", "https://a.example/%E4%BA%9A%E6%B4%B2"),
        ("HTTP://a.example/", "HTTP://a.example/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("//a.example/x", None),
        ("https://user@evil.example/", None),
        ("https://x/\x1b]0;x\x07", None),
        ("https://[::1", None),
        ("", None),
    ],
)
def test_urls(url: str, safe: str | None) -> None:
    assert safe_url(url) == safe


def test_a_name_is_shown_with_marks_for_what_cannot_be() -> None:
    assert shown_name("a\n\x1b[2J\udcffb.txt") == "a��[2J�b.txt"


def test_a_url_is_shown_decoded_and_safe() -> None:
    assert shown_url("https://a.example/%E4%BA%9A%20x%1B%5B2J") == "https://a.example/亚%20x"
    assert shown_url("https://a.example/80%") == "https://a.example/80%"
    assert shown_url("https://a.example/%FF") == "https://a.example/%FF"
