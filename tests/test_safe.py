"""Safety at the boundary: nothing that a terminal could obey, and no address that may harm."""

from __future__ import annotations

import re
import unicodedata
from time import process_time
from urllib.parse import unquote

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
        # 8-bit strings whose first byte is no letter of cp1252 go as a whole.
        ("\x9d0;title\x9ca", "a"),
        ("\x90q\x1b\\a", "a"),
        ("\x9dnever ends", "never ends"),
        ("\x1b" * 99 + "[2Ja", "a"),
        ("\x1b\x00[2J", "[2J"),
        ("\x1b[\x1b[2J2Ja", "[2Ja"),
        ("\x1bX\x1b[6n\x1b\\a", "a"),
        # What is not seen, in every plane.
        ("a\u034f\u17b4\u180b\u2065\ufdd0\ufff0\ufffe\U0001d173\U000e0080\U0010ffffb", "ab"),
        ("\U00013000\U00013430\U00013001", "\U00013000\U00013001"),
        ("a\ue000b", "a\ue000b"),
        # Joiners and selectors only where they have a meaning, and once.
        ("a\u200db", "ab"),
        ("\u200cم\u200c\u200c\u200dم\u200c", "م\u200cم"),
        ("葛\U000e0100\U000e0101a\U000e0100", "葛\U000e0100a"),
        # Marks of any script.
        ("ก" + "\u0e47" * 9, "ก" + "\u0e47" * 3),
        ("न" + "\u0951" * 9 + "ा", "न" + "\u0951" * 3 + "ा"),
        ("\u0301a\n\u0301b", "a\nb"),
        ("\u1112\u1161\u11ab", "한"),
        ("\u1112\u1161" + "\u11ab" * 9, "한" + "\u11ab" * 3),
        ("سَلَامٌ، हिन्दी ภาษาไทย", "سَلَامٌ، हिन्दी ภาษาไทย"),
    ],
)
def test_text_is_made_safe(text: str, safe: str) -> None:
    assert clean(text) == safe


ALL = [
    *map(chr, range(0x500)), *"\u0591\u064b\u0f39\u1161\u11a8\u200b\u200c\u200d\u2028\u202e\u3099",
    *"\ufe0f\ud83d\ufeff\ufff9\U0001d165\U0001d16e\U000e0041\U000e0100葛か하מ\u0958\ufb1d\u0340\u0344",
]  # fmt: skip
hostile_text = st.one_of(
    st.text(), st.text(st.sampled_from(ALL)), st.text(st.sampled_from(ALL[:160]))
)


@given(hostile_text)
def test_no_control_character_is_left(text: str) -> None:
    safe = clean(text)
    bad = {c for c in safe if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"}
    assert not bad
    assert clean(safe) == safe
    assert "\n" not in one_line(text)
    assert one_line(one_line(text)) == one_line(text)


def test_every_character_that_hides_is_dropped_and_every_letter_kept() -> None:
    hidden = {"Cc", "Cs", "Cf", "Zl", "Zp"}
    seen = {
        "Lu",
        "Ll",
        "Lt",
        "Lo",
        "Nd",
        "Nl",
        "No",
        "Po",
        "Ps",
        "Pe",
        "Sm",
        "So",
        "Sc",
        "Co",
        "Zs",
    }
    unsafe = {c for c in map(chr, range(0x10FFFF)) if unicodedata.category(c) in hidden - {"Cf"}}
    assert {c for c in unsafe if c in clean(f"a{c}b")} == {"\n", "\t"}
    formats = {c for c in map(chr, range(0x10FFFF)) if unicodedata.category(c) == "Cf"}
    letters = re.compile("ARABIC|SYRIAC|KAITHI|JOINER")
    assert not {
        c for c in formats if c in clean(f"م{c}م") and not letters.search(unicodedata.name(c))
    }
    lost = {
        c
        for c in map(chr, range(0x110000))
        if unicodedata.category(c) in seen and c not in clean(c)
    }
    assert {c for c in lost if not "\u1161" <= c <= "\u11ff" and c < "\ud7b0"} == set(
        "\u115f\u1160\u3164"
    )


@pytest.mark.parametrize("char", sorted({*ALL[:300:17], "\x1b", "\u0301", "\u200c", "\u0951"}))
def test_absurd_lengths_come_to_an_end(char: str) -> None:
    start = process_time()
    clean("a" + char * 300_000)
    clean(f"a{char}[" * 30_000)
    clean("a" + f"{char}\u0327" * 100_000)
    assert process_time() - start < 60  # no measure: what grows with the square takes longer


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
        ("HTTP://A.example/", "HTTP://A.example/"),
        ("https://a.example:8443/%zz%0d%25x", "https://a.example:8443/%zz%0d%25x"),
        ('https://a.example/<"\\`{|}^ >', "https://a.example/%3C%22%5C%60%7B%7C%7D%5E%20%3E"),
        ("https://[::1]:80/", "https://[::1]:80/"),
        ("ht\ntps://a.exa\tmple/\r\nb", "https://a.example/b"),
        ("https://例え。テスト/", "https://xn--r8jz45g.xn--zckzah/"),
        ("https://ｅｘａｍｐｌｅ.com/", "https://example.com/"),
        ("https://аpple.example:80/", "https://xn--pple-43d.example:80/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("MAILTO:ä@b.example?subject=x&attach=/etc/passwd", "mailto:%C3%A4@b.example"),
    ],
)
def test_a_url_is_quoted_to_ascii(url: str, safe: str) -> None:
    assert safe_url(url) == safe


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "java\nscript:alert(1)", "file:///etc/passwd", "data:text/html,x",
        "//a.example/x", "whatsapp://send", "", "https:", "https://", "https:a.example",
        "http:/\\a.example", "https:\\\\a.example/", "https:///a.example/",
        "https://user@evil.example/", "https://www.nhk.or.jp@evil.example/", "https://@evil.example/",
        "https://good.example:80@evil.example/", "https://good.example\\@evil.example/",
        "https://good.example\\.evil.example/", "https://good.example%2f.evil.example/",
        "https://good.example℀.evil.example/", "https://good.example／.evil.example/",
        "https://x/\x1b]0;x\x07", "https://x/\x9b2J", "https://x/\u202etxt", "https://x\u200b.example/",
        "https://x/\ud800", "https://[::1", "https://[::1]evil.example/", "https://[fe80::1%25eth0]/",
        "https://a.example:65536/", "https://a.example:8o/", "https://a.example:999999/",
        "https://a..example/", "https://-a.example/", "https://a b.example/", "https://" + "a" * 64,
        "https://a.example/" + "x" * 8192, "https://a.example/" + "あ" * 1000,
        "mailto:", "mailto:?body=x", "mailto:a@b.example%0D%0ABcc:c@d.example",
    ],
)  # fmt: skip
def test_a_url_that_may_mislead_is_refused(url: str) -> None:
    assert safe_url(url) is None


hostile_url = st.builds(
    "{}{}".format, st.sampled_from(["", "https://a.example/", "http://", "mailto:a@"]), hostile_text
)


@given(hostile_url)
def test_a_safe_url_stays_what_it_is(url: str) -> None:
    safe = safe_url(url)
    assert safe is None or (safe_url(safe) == safe and re.fullmatch("[!-~]+", safe))
    shown = shown_url(safe or url)
    assert clean(shown) == shown
    assert not re.search(r"\s", shown)
    if safe:  # read off the screen and typed, it leads to the same place
        assert unquote(safe_url(shown) or "") == unquote(safe)


def test_a_name_is_shown_with_marks_for_what_cannot_be() -> None:
    assert shown_name("a\n\x1b[2J\udcffb.txt") == "a��[2J�b.txt"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/%E4%BA%9A%20x", "https://a.example/亚%20x"),
        ("https://a.example/%1B%5B2J%0d%0a%9b%C2%9B", "https://a.example/%1B%5B2J%0d%0a%9b%C2%9B"),
        ("https://a.example/%25E4%2F%3F%23", "https://a.example/%25E4%2F%3F%23"),
        ("https://a.example/%E3%80%80%E2%80%AE", "https://a.example/%E3%80%80%E2%80%AE"),
        ("https://a.example/80%", "https://a.example/80%"),
        ("https://a.example/%FF", "https://a.example/%FF"),
        ("https://xn--r8jz45g.xn--zckzah:81/a", "https://例え.テスト:81/a"),
        ("https://xn--pple-43d.example/", "https://xn--pple-43d.example/"),
        ("https://xn--80ak6aa92e.com/", "https://xn--80ak6aa92e.com/"),
        ("https://xn--.example/", "https://xn--.example/"),
        ("https://xn--99999999999.example/", "https://xn--99999999999.example/"),
    ],
)
def test_a_url_is_shown_decoded_and_leads_where_it_says(url: str, shown: str) -> None:
    assert shown_url(url) == shown
