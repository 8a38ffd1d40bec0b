"""Whatever is drawn, a terminal that is sent the changes shows it: compared in two emulators.

One is fed with what Textual draws, the other with what the wire makes of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from wires import ALL, Terminals, frame, looks

from tui.wire.features import SURE, Features
from tui.wire.snapshot import from_json, painting, to_json
from tui.wire.wire import Wire

# What Textual draws with.
_CONSOLE = Console(color_system="truecolor", force_terminal=True, legacy_windows=False)

_COLOURS = st.sampled_from([None, "red", "color(200)", "#123456", "default"])
_MARKS = ("bold", "dim", "italic", "underline", "reverse", "strike", "underline2", "overline")
_LINKS = st.sampled_from([None, None, None, "https://example.org/a", "https://example.org/b"])
_STYLES = st.builds(
    lambda colour, ground, marks, link: Style(
        color=colour, bgcolor=ground, link=link, **dict.fromkeys(marks, True)  # type: ignore[arg-type]
    ),
    _COLOURS, _COLOURS, st.sets(st.sampled_from(_MARKS), max_size=2), _LINKS,
)  # fmt: skip
_TEXTS = st.one_of(
    st.text("ab .-", max_size=12),
    st.text("日本語の。ー", max_size=8),
    st.lists(st.sampled_from(["a", "日", "e\u0301", "か\u3099", "x"]), max_size=8).map("".join),
    st.sampled_from(
        [
            " " * 30,
            "-" * 30,
            "=" * 9,
            "😀ééééééééé",
            "😀 ok",
            "東京は",
            "😀𠮷野家",
            " \u3000 x",
            "ｶﾞ",
        ]
    ),
)
_LINES = st.lists(st.tuples(_TEXTS, _STYLES), max_size=4)


@dataclass(frozen=True)
class Patch:
    """Lines drawn into a part of the screen, given in shares of it."""

    left: float
    top: float
    width: float
    lines: Sequence[Sequence[tuple[str, Style]]]

    def region(self, columns: int, rows: int) -> Region:
        x, y = int(self.left * columns), int(self.top * rows)
        width = max(1, int(self.width * (columns - x)))
        return Region(x, y, width, min(len(self.lines), rows - y))

    def frame(self, columns: int, rows: int) -> str:
        """As Textual sends it: every line moves first, and is as wide as the region."""
        x, y, width, height = self.region(columns, rows)
        parts = [
            f"\x1b[{y + at + 1};{x + 1}H{strip(self.lines[at], width).render(_CONSOLE)}"
            for at in range(height)
        ]
        return "\n".join(parts) + "\x1b[1;1H"


@dataclass(frozen=True)
class Scrolled:
    """A patch whose lines then move up by some, round and round."""

    patch: Patch
    by: int

    @property
    def after(self) -> Patch:
        lines = list(self.patch.lines)
        by = self.by % len(lines)
        return replace(self.patch, lines=lines[by:] + lines[:by])


@dataclass(frozen=True)
class Resized:
    """The terminal has another size."""

    columns: int
    rows: int


def strip(line: Sequence[tuple[str, Style]], width: int) -> Strip:
    segments = [Segment(text, style) for text, style in line if cell_len(text)]
    return Strip(segments).adjust_cell_length(width, Style())


_PATCHES = st.builds(
    Patch,
    *(st.sampled_from([0.0, 0.0, 0.3, 0.5, 0.9]),) * 2,
    st.sampled_from([1.0, 1.0, 0.5, 0.1]),
    st.lists(_LINES, min_size=1, max_size=8) | st.lists(_LINES, min_size=5, max_size=8),
)
_STEPS = st.one_of(
    _PATCHES,
    st.tuples(_PATCHES, st.integers(-3, 3)).map(lambda each: Scrolled(*each)),
    st.builds(Resized, st.integers(2, 60), st.integers(2, 12)),
    st.sampled_from(["sent", "sent", "forgotten"]),
)
_FEATURES = st.builds(Features, *(st.booleans(),) * len(Features._fields))


def take(terminals: Terminals, step: Patch | Scrolled | Resized | str) -> None:
    match step:
        case Patch():
            terminals.draw(step.frame(*terminals.size))
        case Scrolled():
            terminals.draw(step.patch.frame(*terminals.size))
            terminals.send()
            terminals.draw(step.after.frame(*terminals.size))
        case Resized():
            terminals.resize(step.columns, step.rows)
        case "forgotten":
            terminals.forget()
        case _:
            terminals.send()


@given(_FEATURES, st.lists(_STEPS, max_size=12))
def test_what_is_sent_shows_what_was_drawn(
    features: Features, steps: list[Patch | Scrolled | Resized | str]
) -> None:
    terminals = Terminals(features)
    for step in steps:
        take(terminals, step)
    terminals.send()
    assert terminals.send() == ""


_TEXT = [f"{n}番目の行はここに{n * 7}字あります。" for n in range(20)]


def test_what_is_shown_already_is_not_sent_again() -> None:
    terminals = Terminals(ALL, 60, 10)
    terminals.draw(frame(_TEXT[:10]))
    terminals.send()
    terminals.draw(frame(_TEXT[:10]))
    assert terminals.send() == ""


def test_a_cell_that_changed_costs_its_move_and_itself() -> None:
    terminals = Terminals(ALL, 60, 10)
    terminals.draw(frame(["0 of 9", *_TEXT[:9]]))
    terminals.send()
    terminals.draw(frame(["1 of 9", *_TEXT[:9]]))
    assert terminals.send() in ("\x1b[H1", "\x1b[1H1")


@pytest.mark.parametrize(("by", "left", "features"), [(1, 0, SURE), (-1, 0, SURE), (1, 8, ALL)])
def test_lines_that_moved_are_moved_by_the_terminal(by: int, left: int, features: Features) -> None:
    terminals = Terminals(features, 60, 12)
    beside = [f"{n:02d}:00" for n in range(12)]
    terminals.draw(frame(beside, width=8) + frame(_TEXT[4:15], left, 60 - left))
    terminals.send()
    terminals.draw(frame(_TEXT[4 + by : 15 + by], left, 60 - left))
    one_line = len(_TEXT[14].encode())
    assert len(terminals.send().encode()) < one_line + 50


def test_without_margins_at_the_sides_a_pane_is_not_moved_over_its_neighbours() -> None:
    terminals = Terminals(ALL._replace(has_sides=False), 60, 12)
    beside = [f"{n:02d}:00" for n in range(12)]
    terminals.draw(frame(beside, width=8) + frame(_TEXT[:11], 8, 52))
    terminals.send()
    terminals.draw(frame(_TEXT[1:12], 8, 52))
    terminals.send()


def test_the_end_of_a_highlighted_line_is_erased_where_its_ground_stays() -> None:
    for features, longest in ((SURE._replace(erases_ground=True), 40), (SURE, 100)):
        terminals = Terminals(features, 60, 4)
        terminals.draw(frame(["one", "two"]))
        terminals.send()
        terminals.draw(frame(["one"], style="48;5;32"))
        assert len(terminals.send()) < longest


def test_styles_of_many_lines_are_changed_once_each() -> None:
    terminals = Terminals(SURE, 40, 20)
    for y in range(20):
        terminals.draw(
            f"\x1b[{y + 1};1H\x1b[1;38;5;222m{y:02d}:00\x1b[0m \x1b[38;5;253mtext\x1b[0m"
        )
    assert terminals.send().count("222") == 1


@pytest.mark.parametrize("beside", ["京", "𠮷"])
def test_where_the_cursor_stands_behind_an_emoji_is_not_taken_for_granted(beside: str) -> None:
    terminals = Terminals(ALL, 40, 4)
    terminals.draw(frame([f"😀{beside}都"], width=6))
    assert f"😀{beside}" not in terminals.send()


def test_nothing_but_text_and_styles_gets_through() -> None:
    wire = Wire(40, 2)
    wire.draw("\x1b[1;1Hbe\x1b]0;renamed\afore\x1b[2J\x1b[>0q\x9b5n af\x07ter\x1bc")
    assert wire.changes().endswith("before5n after")


def test_a_screen_that_was_forgotten_is_cleared_and_sent_whole() -> None:
    terminals = Terminals(ALL, 60, 10)
    terminals.draw(frame(_TEXT[:10]))
    whole = terminals.send()
    terminals.forget()
    assert terminals.send() == whole


def test_input_methods_find_the_cursor_where_text_is_typed() -> None:
    terminals = Terminals(ALL, 60, 10)
    terminals.draw(frame(["Find: 台"], width=10) + "\x1b[1;9H")
    terminals.send()
    assert terminals.shown.cursor == (0, 8)
    terminals.draw(frame(["Find: 台風"], width=10) + "\x1b[1;7H")
    terminals.send()
    assert terminals.shown.cursor == (0, 6)


@given(st.lists(_PATCHES, max_size=6))
def test_a_screen_that_was_kept_is_painted_as_it_was_and_goes_on_from_there(
    patches: list[Patch],
) -> None:
    terminals = Terminals(SURE)
    for patch in patches[:4]:
        take(terminals, patch)
    kept = from_json(to_json(terminals.wire.rows))
    again = Terminals(SURE)
    again.drawn = terminals.drawn
    again.shown.feed(painting(kept, SURE).encode())
    assert looks(again.shown) == looks(terminals.drawn)
    assert again.wire.adopt(kept)
    for patch in patches[:4]:
        again.wire.draw(patch.frame(30, 8))
    again.wire.changes()
    for patch in patches[4:]:
        take(again, patch)
    again.send()


def test_of_a_screen_that_was_kept_nothing_stays_that_is_not_drawn_again() -> None:
    before = Terminals(SURE, 60, 4)
    before.draw(frame(_TEXT[:4]))
    after = Terminals(SURE, 60, 4)
    after.shown.feed(painting(before.wire.rows, SURE).encode())
    assert after.wire.adopt(before.wire.rows)
    after.draw(frame(_TEXT[:1]))
    after.send()


def test_a_kept_screen_of_another_size_is_none() -> None:
    wire = Wire(40, 2)
    assert not Wire(40, 3).adopt(wire.rows)
    assert not Wire(41, 2).adopt(wire.rows)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"styles": [[1]], "rows": []}', "null"])
def test_what_is_no_kept_screen_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(text)
