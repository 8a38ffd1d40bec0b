"""The terminal by which bytes are counted and drivers tried: what it draws, and what it refuses."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.wire.cells import BLANK, TORN, Cell, NonsenseError, Style
from benchmarks.wire.emulator import Emulator
from benchmarks.wire.kinds import Kind


def drawn(data: str, columns: int = 10, rows: int = 4) -> Emulator:
    """A terminal that was sent something, byte by byte."""
    emulator = Emulator(columns, rows)
    for number in data.encode():
        emulator.feed(bytes([number]))
    return emulator


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("ab\x1b[3b", "abbbb"),
        ("a\r\nb\r\nc\r\nd\r\ne", "b\nc\nd\ne"),
        ("a\r\nb\r\nc\r\nd\x1b[2;3r\x1b[S", "a\nc\n\nd"),
        ("a\r\nb\r\nc\r\nd\x1b[2;3r\x1b[T", "a\n\nb\nd"),
        ("a\r\nb\r\nc\r\nd\x1b[2;3r\x1b[3;1H\n", "a\nc\n\nd"),
        ("a\r\nb\r\nc\r\nd\x1b[2;3r\x1b[2;1H\x1bM", "a\n\nb\nd"),
        ("a\r\nb\r\nc\r\nd\x1b[2H\x1b[L", "a\n\nb\nc"),
        ("a\r\nb\r\nc\r\nd\x1b[2H\x1b[2M", "a\nd"),
        ("abcdef\x1b[3G\x1b[2@", "ab  cdef"),
        ("abcdef\x1b[3G\x1b[2P", "abef"),
        ("abcdef\x1b[3G\x1b[2X", "ab  ef"),
        ("abcdef\x1b[3G\x1b[K", "ab"),
        ("abcdef\x1b[3G\x1b[1K", "   def"),
        ("ab\r\ncd\r\nef\x1b[2;2H\x1b[J", "ab\nc"),
        ("ab\r\ncd\r\nef\x1b[2;1H\x1b[1J", "\n d\nef"),
        ("0123456789ab", "0123456789\nab"),
        ("\x1b[?7l0123456789ab", "012345678b"),
        ("012345678港", "012345678\n港"),
        ("a\tb", "a       b"),
        ("\x1b(0qqx\x1b(B-", "──│-"),
        ("main\x1b[?1049h\x1b[Hother\x1b[?1049l", "main"),
    ],
)  # fmt: skip
def test_text_comes_to_stand_where_a_terminal_puts_it(data: str, text: str) -> None:
    assert drawn(data).text.rstrip("\n") == text


SQUARE = "0123\r\n4567\r\n89ab\r\ncdef"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("\x1b[S", "0563\n49a7\n8deb\nc  f"),
        ("\x1b[T", "0  3\n4127\n856b\nc9af"),
        ("\x1b[2;2H\x1b[L", "0123\n4  7\n856b\nc9af"),
        ("\x1b[2;2H\x1b[M", "0123\n49a7\n8deb\nc  f"),
        ("\x1b[1;2H\x1b[@", "0 13\n4567\n89ab\ncdef"),
        ("\x1b[1;2H\x1b[P", "02 3\n4567\n89ab\ncdef"),
        ("\x1b[4;2H\n", "0563\n49a7\n8deb\nc  f"),
        ("\x1b[4;1H\n", "0123\n4567\n89ab\ncdef"),
        ("\x1b[1;2H\x1b[K", "0\n4567\n89ab\ncdef"),
        ("\x1b[1;2Hxyz", "0xy3\n4z67\n89ab\ncdef"),
        ("\x1b[?7l\x1b[1;2Hxyz", "0xz3\n4567\n89ab\ncdef"),
        ("\x1b[?69l\x1b[S", "4567\n89ab\ncdef\n"),
    ],
)
def test_margins_of_columns_hold_what_scrolls(data: str, text: str) -> None:
    assert drawn(f"{SQUARE}\x1b[?69h\x1b[2;3s{data}", 4, 4).text == text


def test_styles_are_kept_with_the_cells() -> None:
    emulator = drawn("\x1b[1;38;5;120;41ma\x1b[22;39;4mb\x1b[0;7mc\x1b[md")
    assert [cell.style for cell in emulator.rows()[0][:4]] == [
        Style("38;5;120", "41", (1,)),
        Style("", "41", (4,)),
        Style("", "", (7,)),
        Style(),
    ]


@pytest.mark.parametrize("erasing", ["\x1b[2J", "\x1b[2K", "\x1b[10X", "\x1b[10P", "\x1b[S"])
def test_what_is_erased_takes_the_background_alone(erasing: str) -> None:
    row = drawn(f"0123456789\x1b[H\x1b[1;31;44m{erasing}", rows=1).rows()[0]
    assert set(row) == {Cell(" ", Style(background="44"))}


def test_of_a_blank_only_what_is_seen_counts() -> None:
    assert Cell(" ", Style("31", "", (1, 3))).look == BLANK
    assert Cell(" ", Style("31", "44", (1, 7))).look == Cell(" ", Style("31", "44", (7,)))
    assert Cell("a", Style("31")).look == Cell("a", Style("31"))


def test_links_are_kept_with_the_cells() -> None:
    emulator = drawn("\x1b]8;id=1;https://example.org/\x1b\\ab\x1b]8;;\x1b\\c")
    links = [cell.link for cell in emulator.rows()[0][:3]]
    assert links == ["id=1;https://example.org/", "id=1;https://example.org/", ""]


def test_wide_characters_take_two_cells_and_marks_none() -> None:
    texts = [cell.text for cell in drawn("か\u3099e\u0301x").rows()[0][:5]]
    assert texts == ["か\u3099", "", "e\u0301", "x", " "]
    at_edge = drawn("\x1b[?7l\x1b[1;9H港\u3099").rows()[0]
    assert [cell.text for cell in at_edge[8:]] == ["港\u3099", ""]


@pytest.mark.parametrize(
    ("change", "texts"),
    [
        ("\x1b[1;2Hx", [TORN, "x", "湾", ""]),
        ("\x1b[1;1Hx", ["x", TORN, "湾", ""]),
        ("\x1b[1;2H港", [TORN, "港", "", TORN]),
        ("\x1b[1;2H\x1b[P", [TORN, "湾", "", " "]),
        ("\x1b[1;2H\x1b[2P", [TORN, TORN, " ", " "]),
        ("\x1b[1;2H\x1b[@", [TORN, " ", TORN, "湾"]),
        ("\x1b[1;2H\x1b[X", [TORN, " ", "湾", ""]),
        ("\x1b[?69h\x1b[2;3s\x1b[S", [TORN, " ", " ", TORN]),
    ],
)
def test_half_a_wide_character_is_told(change: str, texts: list[str]) -> None:
    row = drawn(f"港湾{change}").rows()[0]
    assert [cell.text for cell in row[:4]] == texts


def test_what_is_drawn_anew_is_whole_again() -> None:
    assert drawn("港\x1b[1;2Hx\x1b[1;1Hy").text.strip() == "yx"


@pytest.mark.parametrize(
    "data",
    [
        "\x1b[5y", "\x1b[?77h", "\x1b[4h", "\x1b[58;5;1m", "\x1b[38;5m", "\x1b[38;5;256m",
        "\x1b[4:3m", "\x1b[5;1H", "\x1b[1;11H", "\x1b[3;2r", "\x1b[1;9r", "\x1b[2;3s",
        "\x1b[?69h\x1b[3;11s", "\x1b[b", "a\x1b[m\x1b[b", "港\x1b[b", "a\x1b[L",
        "\u0301", "a\x1b[D\u0301",
        "\x1b[?7l\x1b[1;10H港", "\x1b[2;3r\x1b[4;1H\x1b[L", "\x1b[3J", "\x1b[3K", "\x1bPq\x1b\\",
        "\x1b]4;1;?\x1b\\", "\x1b]8;x\x1b\\", "\x1b]0;a\x01", "\x1bc", "\x00", "\x7f", "\x85",
        "\x1b[1\x1b[m", "\x1b[7n", "\x1b[1;2;3H",
    ],
)  # fmt: skip
def test_nonsense_is_refused(data: str) -> None:
    with pytest.raises(NonsenseError):
        drawn(data)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        Emulator(10, 4).feed(b"\xff")


def test_reports_are_answered_or_not() -> None:
    emulator, answers = Emulator(10, 4, without={2026}), list[bytes]()
    emulator.feed(b"\x1b[6n")
    emulator.answers = answers.append
    emulator.feed(b"\x1b[2;5H\x1b[6n\x1b[5n\x1b[?7$p\x1b[?69$p\x1b[?2026$p\x1b[c")
    assert answers == [
        b"\x1b[2;5R", b"\x1b[0n", b"\x1b[?7;1$y", b"\x1b[?69;2$y", b"\x1b[?2026;0$y",
    ]  # fmt: skip


def test_a_mode_that_is_not_known_is_not_to_be_set() -> None:
    with pytest.raises(NonsenseError):
        Emulator(10, 4, without={69}).feed(b"\x1b[?69h")


def test_another_size_keeps_what_has_room_and_forgets_margins() -> None:
    emulator = drawn("0123456港\r\nb\x1b[1;2r\x1b[?69h\x1b[2;3s\x1b[4;9H")
    emulator.resize(8, 3)
    assert (emulator.text, emulator.cursor) == ("0123456\nb\n", (2, 7))
    assert emulator.cell(0, 7).text == TORN
    emulator.feed(b"\x1b[S")
    assert emulator.text == "b\n\n"


def test_it_tells_whether_a_sequence_is_open() -> None:
    emulator = Emulator(10, 4)
    for data, is_between in ((b"a\x1b[3", True), (b"1m", False), (b"\xe6\xb8", True)):
        emulator.feed(data)
        assert emulator.is_between is is_between


STEPS = st.one_of(
    st.text("abcé", min_size=1, max_size=15),
    st.builds("\x1b[{};{}H".format, st.integers(1, 5), st.integers(1, 12)),
    st.builds("\x1b[{}{}".format, st.integers(1, 4), st.sampled_from("ABCDEFGLMPX@d")),
    st.builds("\x1b[{}{}".format, st.integers(0, 2), st.sampled_from("JK")),
    st.sampled_from(["\r", "\n", "\b", "\x1bM", "\x1bD"]),
)


@given(st.lists(STEPS, max_size=30))
def test_another_emulator_draws_the_same(steps: list[str]) -> None:
    emulator, screen = Emulator(12, 5), pyte.Screen(12, 5)
    stream = pyte.Stream(screen)
    for step in ("\x1b[?7l", *steps):
        try:
            emulator.feed(step.encode())
        except NonsenseError:
            return
        stream.feed(step)
        if screen.cursor.x == screen.columns:  # where terminals differ, and nothing is sure
            return
        assert emulator.text == "\n".join(line.rstrip() for line in screen.display)


def test_kinds_of_terminals_differ_in_the_ground_that_erasing_leaves_and_in_widths() -> None:
    data = b"\x1b[44m\x1b[2K\x1b[2;1H\x1b[S\x1b[m"
    usual, other = Emulator(4, 3), Emulator(4, 3, kind=Kind(erases_ground=False))
    for each in (usual, other):
        each.feed(data)
    assert {cell.style.background for cell in usual.rows()[2]} == {"44"}
    assert {cell.style.background for row in other.rows() for cell in row} == {""}
    narrow = Emulator(4, 1, kind=Kind(cells=lambda _: 1))
    narrow.feed("港町".encode())
    assert narrow.cursor == (0, 2)
