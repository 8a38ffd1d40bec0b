"""Bytes from the terminal: the same keys however the line cuts and joins them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from tui.terminal.keyboard import Keyboard


def told(message: Message) -> str:
    """A key by its name, anything else by what it is."""
    return message.key if isinstance(message, events.Key) else repr(message)


def typed(*reads: bytes) -> list[str]:
    """What a keyboard says after some reads, and the time it waits for more."""
    keyboard = Keyboard()
    messages = [message for read in reads for message in keyboard.feed(read)]
    while keyboard.patience is not None:
        messages += keyboard.settle()
    return list(map(told, messages))


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (b"\x1bj", "escape j"),
        (b"\x1bQ", "escape Q"),
        (b"\x1b\x1b", "escape escape"),
        (b"\x1b", "escape"),
        (b"\x1b[", "escape left_square_bracket"),
        (b"\x1b[[j", "escape left_square_bracket left_square_bracket j"),
        (b"\x1b[j", "escape left_square_bracket j"),
        (b"\x1b]]3]", "escape right_square_bracket right_square_bracket 3 right_square_bracket"),
        (b"\x1b]3", "escape right_square_bracket 3"),
        (b"\x1bO?", "escape O question_mark"),
        (b"\x1bP", "escape P"),
        (b"\x1b/\xe9\xa6\x96", "escape slash 首"),
        (b"\x1b[A\x1bOB\x1b[5~\x1b[Z\x1b[1;2A", "up down pageup shift+tab shift+up"),
        (b"\x1b\x1b[A", "escape up"),
        (b"\x1b[27u\x1b[102;5u\x1b[9;2u", "escape ctrl+f shift+tab"),
        (b"\x1b[[Aj", "f1 j"),
    ],
)
def test_escape_is_escape_unless_a_known_sequence_follows(sent: bytes, keys: str) -> None:
    assert typed(sent) == keys.split()


@pytest.mark.parametrize(
    "answer",
    [
        b"\x1b[?62;22c", b"\x1b[>41;379;0c", b"\x1b]11;rgb:ffff/ffff/ffff\x07",
        b"\x1b]10;rgb:0/0/0\x1b\\", b"\x1bP>|XTerm(379)\x1b\\", b"\x1b_Gi=1;OK\x1b\\", b"\x1b[M !!",
    ],
)  # fmt: skip
def test_an_answer_of_the_terminal_is_no_keys(answer: bytes) -> None:
    assert typed(answer + b"j") == ["j"]
    assert typed(*(answer[i : i + 1] for i in range(len(answer))), b"j") == ["j"]


def test_a_sequence_that_never_ends_is_lost_and_not_typed() -> None:
    keyboard = Keyboard()
    assert keyboard.feed(b"\x1b[1;") == []
    assert keyboard.patience is not None
    assert keyboard.settle() == []
    assert list(map(told, keyboard.feed(b"j"))) == ["j"]


def test_what_is_pasted_is_no_keys_and_may_hold_anything() -> None:
    said = typed(b"\x1b[200~Q\x1b[A \x1b]q\x00", b"\x1b[20", b"1~j")
    assert said == [repr(events.Paste("Q\x1b[A \x1b]q")), "j"]


def test_text_is_selected_although_motion_is_not_reported() -> None:
    said = Keyboard().feed(b"\x1b[<0;5;6M\x1b[<0;9;7m\x1b[<0;9;7M\x1b[<0;9;7m")
    assert [type(each) for each in said] == [
        events.MouseDown, events.MouseMove, events.MouseUp, events.MouseDown, events.MouseUp,
    ]  # fmt: skip
    move = said[1]
    assert isinstance(move, events.MouseMove)
    assert (move.x, move.y, move.button) == (8, 6, 1)


def test_bytes_that_are_no_utf_8_harm_nothing() -> None:
    assert typed(b"\xff\xe9\xa6j")[-1] == "j"


PIECES = (
    b"j", b"Q", b"]", b"[", b"/", "首".encode(), "ｊ".encode(), "\u3000".encode(), b"\r", b"\x03",
    b"\x1b[A", b"\x1bOB", b"\x1b[5~", b"\x1b[1;5C", b"\x1b[<0;5;6M\x1b[<0;5;6m", b"\x1b[<65;1;1M",
    b"\x1b[27u", "\x1b[200~貼る\x1b[A\x1b[201~".encode(), b"\x1b[?62c", b"\x1b]11;rgb:0/0/0\x07",
    b"\x1b\x1b[B", b"\x1bg", b"\x1b[?2026;2$y",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.lists(st.integers(0, 120), max_size=20))
def test_however_the_line_cuts_it_the_keys_are_the_same(
    pieces: list[bytes], cuts: list[int]
) -> None:
    data = b"".join(pieces)
    ends = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    reads = [data[a:b] for a, b in pairwise(ends)]
    assert typed(*reads) == typed(data)
    assert typed(*(bytes([byte]) for byte in data)) == typed(data)


@given(st.binary(max_size=60))
def test_no_bytes_bring_it_down_and_text_is_never_held_back(noise: bytes) -> None:
    assert typed(noise.replace(b"\x1b[200~", b"") + b"\x18\x1b\\jj")[-2:] == ["j", "j"]
