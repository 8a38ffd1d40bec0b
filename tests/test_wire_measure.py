"""The measure of the wire: a link that delays, and what is counted at its end."""

from __future__ import annotations

import sys

import pytest

from benchmarks.wire.cells import BLANK, Cell, Style
from benchmarks.wire.link import Link, Wire, parse_link
from benchmarks.wire.measuring import Step, changed, start, take
from benchmarks.wire.terminal import terminal

SLOW = Link(delay=0.1, rate=1000, buffer=3000)


def test_a_link_is_told_by_its_round_trip_and_its_rate() -> None:
    assert parse_link("200ms,56kbit") == Link(0.1, 7000)
    assert parse_link("200ms") == Link(0.1)
    with pytest.raises(ValueError, match="2 s"):
        parse_link("2 s")


def test_bytes_arrive_in_packets_at_the_rate_and_after_the_delay() -> None:
    wire = Wire(SLOW)
    wire.send_down(b"x" * 2000, now=5.0)
    assert list(wire.arrived(6.49)) == []
    assert [len(data) for data in wire.arrived(6.51)] == [1400]
    assert [len(data) for data in wire.arrived(7.11)] == [600]


def test_keys_take_the_delay_alone() -> None:
    wire = Wire(SLOW)
    wire.send_down(b"x" * 2000, now=5.0)
    wire.send_up(b"j", now=5.0)
    assert wire.next_at() == 5.1
    assert list(wire.typed(5.09)) == []
    assert list(wire.typed(5.11)) == [b"j"]


def test_a_buffer_that_is_full_has_room_again_when_bytes_have_left() -> None:
    wire = Wire(SLOW)
    wire.send_down(b"x" * 2800, now=5.0)
    assert wire.room(5.0) == 200
    assert wire.room(6.5) == 1600


def test_a_stall_holds_everything_and_loses_nothing() -> None:
    wire = Wire(SLOW)
    wire.send_down(b"x" * 100, now=5.0)
    wire.stall(5.05)
    wire.send_up(b"j", now=9.0)
    assert wire.next_at() is None
    assert [*wire.arrived(30.0), *wire.typed(30.0)] == []
    wire.go_on(25.05)
    assert list(wire.arrived(25.19)) == []
    assert [len(data) for data in wire.arrived(25.21)] == [100]
    assert list(wire.typed(25.21)) == [b"j"]


def test_what_changed_is_what_looks_different() -> None:
    faint = Cell(" ", Style("31"))
    before = ((BLANK, Cell("a"), Cell("港"), Cell("")),)
    after = ((faint, Cell("b"), Cell("湾"), Cell("")),)
    assert changed(before, after) == (2, 4)
    assert changed(before, before) == (0, 0)
    assert changed((), after) == (3, 4)


def test_a_program_is_seen_and_typed_to_over_the_link() -> None:
    program = "import tty; tty.setraw(0); print(end='ready', flush=True); print(input())"
    with terminal([sys.executable, "-c", program], (20, 3), {}, "ready", link=SLOW) as shown:
        assert shown.see() > SLOW.delay
        at = shown.press("x\n")
        while "x" not in shown.text:
            shown.rest(0.01)
        assert shown.last_at - at > 2 * SLOW.delay
        assert shown.sent == len("readyx\n")


ECHOING = """
import os, tty
tty.setraw(0)
os.write(1, b"ready")
while (key := os.read(0, 1)) != b"q":
    os.write(1, b"\\x1b[H" + key * 2)
"""


def test_a_step_costs_what_was_sent_for_it_and_what_changed_by_it() -> None:
    command = [sys.executable, "-c", ECHOING]
    with terminal(command, (20, 3), {}, "ready") as shown:
        first = list(start(shown, 0.05))[-1]
        cost = take(shown, Step("echo", "x", times=2, undo=("y",)), 0.05)
        with pytest.raises(RuntimeError, match="ended the program"):
            take(shown, Step("end", "q"), 0.2)
    assert (first.sent, first.ideal) == (5, 5)
    assert (cost.sent, cost.ideal, cost.cells, cost.ratio) == (5, 2, 2, 2.5)
