"""A link of 56 kbit/s and 200 ms, as a clock of our own sees it: what is sent when."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tui.wire.pacing import ASK, Pacer

_BYTES_A_SECOND, _SECONDS_ONE_WAY = 7000, 0.1
_PAGE, _LINE = 2000, 120


@dataclass
class Link:
    """What is on its way to a terminal, which answers unless it is `silent`."""

    is_silent: bool = False
    now: float = 0.0
    free_at: float = 0.0
    answers: list[float] = field(default_factory=list)
    arrivals: list[tuple[float, int]] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def send(self, number: int, size: int, *, asks: bool) -> None:
        self.free_at = max(self.now, self.free_at) + size / _BYTES_A_SECOND
        self.arrivals.append((self.free_at + _SECONDS_ONE_WAY, number))
        if asks and not self.is_silent:
            self.answers.append(self.free_at + 2 * _SECONDS_ONE_WAY)

    def pass_until(self, then: float, pacer: Pacer) -> None:
        while self.answers and self.answers[0] <= then:
            self.now = self.answers.pop(0)
            pacer.arrived()
        self.now = then


def hold(link: Link, pacer: Pacer, size: int, *, seconds: float = 2.0) -> float:
    """Hold a key; give the seconds from its release until the newest frame is seen."""
    newest, sent, at = 0, 0, 0.0
    while at < seconds + 20:
        link.pass_until(at, pacer)
        newest += at < seconds
        if newest != sent and pacer.may_send:
            link.send(newest, size, asks=pacer.sent(size) == ASK)
            sent = newest
        at += 1 / 30
    assert link.arrivals[-1][1] == newest
    return link.arrivals[-1][0] - seconds


@pytest.mark.parametrize("size", [_LINE, _PAGE])
def test_a_held_key_rests_soon_after_its_release(size: int) -> None:
    link = Link()
    assert hold(link, Pacer(answers=True, clock=link.clock), size) < 1.2


def test_a_terminal_that_never_answers_is_not_waited_for() -> None:
    link = Link(is_silent=True)
    hold(link, Pacer(answers=False, clock=link.clock), _LINE)
    assert len(link.arrivals) == 60  # every frame


def test_an_answer_nobody_asked_for_does_not_hold_up_a_silent_terminal() -> None:
    link = Link(is_silent=True)
    pacer = Pacer(answers=False, clock=link.clock)
    hold(link, pacer, _PAGE, seconds=30.0)
    pacer.arrived()  # Shift+F3 sends the same as an answer
    assert pacer.may_send
    pacer.sent(_PAGE)
    assert pacer.patience < 6


def test_a_terminal_that_falls_silent_is_waited_for_twice_and_no_more() -> None:
    link = Link(is_silent=True)
    pacer = Pacer(answers=True, clock=link.clock)
    hold(link, pacer, _PAGE, seconds=30.0)
    times = [at for at, _ in link.arrivals]
    assert times[1] - times[0] > 3
    assert pacer.may_send


def test_what_waits_does_not_grow_while_a_link_stands_still() -> None:
    link = Link(is_silent=True)
    pacer = Pacer(answers=True, clock=link.clock)
    sent = 0
    for tick in range(90):  # three seconds
        link.now = tick / 30
        if pacer.may_send:
            pacer.sent(_PAGE)
            sent += 1
    assert sent == 1


def test_a_lost_answer_holds_the_screen_up_once() -> None:
    link = Link()
    pacer = Pacer(answers=True, clock=link.clock)
    may_send = [pacer.may_send]
    assert pacer.sent(_PAGE) == ASK  # and this one is lost
    may_send.append(pacer.may_send)
    link.now = 6.0
    may_send.append(pacer.may_send)
    assert pacer.sent(_PAGE) == ASK
    may_send.append(pacer.may_send)
    pacer.arrived()
    may_send.append(pacer.may_send)
    assert may_send == [True, False, True, False, True]


def test_a_single_line_or_move_asks_nothing() -> None:
    assert Pacer(answers=True).sent(_LINE) == ""
