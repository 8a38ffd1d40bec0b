"""Frames on their way to the terminal: what is sent, when, and what is never sent."""

from __future__ import annotations

import asyncio

import pytest
from wires import frame

from tui.terminal.frames import ThriftyFrames, frames_to
from tui.terminal.known import Known
from tui.terminal.outbox import Outbox
from tui.wire.pacing import ASK, Pacer
from tui.wire.wire import Wire

COLUMNS, ROWS = 60, 24
BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"


class Sent(Outbox):
    """What would be written, as long as the terminal reads."""

    def __init__(self) -> None:
        super().__init__(-1, lambda: None, lambda: None)
        self.texts: list[str] = []
        self.is_stuck = self.is_awaited = False
        self.came = asyncio.Event()

    def put(self, text: str, *, is_frame: bool = False) -> None:
        del is_frame
        self.texts.append(text)
        self.came.set()

    @property
    def is_idle(self) -> bool:
        return not self.is_stuck

    def tell_when_idle(self) -> None:
        self.is_awaited = True


class Clock:
    """Seconds that pass when they are told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def page(number: int, width: int = COLUMNS) -> str:
    """A frame in which every line tells its number, and differs from those of other pages."""
    line = f"page {number} " * 6
    return frame([f"{y * number} {line}"[:width] for y in range(ROWS)], width=width)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def sent() -> Sent:
    return Sent()


@pytest.fixture
async def frames(sent: Sent, clock: Clock) -> ThriftyFrames:
    return ThriftyFrames(sent, Wire(COLUMNS, ROWS), Pacer(answers=True, clock=clock))


async def test_while_a_frame_is_on_its_way_the_newest_wins(
    sent: Sent, frames: ThriftyFrames
) -> None:
    frames.draw(page(1))
    frames.draw(page(2))
    frames.draw(page(3))
    assert len(sent.texts) == 1
    assert sent.texts[0].endswith(ASK)
    assert frames.arrived()
    assert len(sent.texts) == 2
    assert "3" in sent.texts[1]
    assert "page 2" not in sent.texts[1]


async def test_nothing_is_put_behind_what_the_terminal_does_not_read(
    sent: Sent, frames: ThriftyFrames
) -> None:
    sent.is_stuck = True
    for number in range(1, 5):
        frames.draw(page(number))
    assert sent.texts == []
    assert sent.is_awaited
    sent.is_stuck = False
    frames.go_on()
    assert len(sent.texts) == 1
    assert "page 4" in sent.texts[0]


async def test_after_a_resize_nothing_is_sent_until_a_frame_fits(
    sent: Sent, frames: ThriftyFrames
) -> None:
    frames.draw(page(1))
    frames.resize(40, ROWS)
    frames.arrived()
    frames.forget()
    assert len(sent.texts) == 1
    frames.draw(page(2, 40))
    assert "page 2" in sent.texts[1]


async def test_large_frames_are_shown_at_once_where_the_terminal_can(
    sent: Sent, frames: ThriftyFrames
) -> None:
    frames.draw(page(1))
    assert BEGIN not in sent.texts[0]
    assert frames.synchronize()
    frames.arrived()
    frames.draw(page(2))
    assert sent.texts[1].startswith(BEGIN)
    assert sent.texts[1].removesuffix(ASK).endswith(END)
    frames.arrived()
    frames.draw("\x1b[1;1Hx")
    assert BEGIN not in sent.texts[2]


async def test_what_is_sent_anew_is_the_whole_screen(sent: Sent, frames: ThriftyFrames) -> None:
    frames.draw(page(1))
    frames.arrived()
    frames.forget()
    assert sent.texts[1] == sent.texts[0]


async def test_what_was_painted_stays_until_there_is_something_to_read(sent: Sent) -> None:
    before, wire = Wire(COLUMNS, ROWS), Wire(COLUMNS, ROWS)
    before.draw(page(1))
    assert wire.adopt(before.rows)
    frames = frames_to(sent, Known(), wire, lambda: None)
    frames.draw(frame([""] * ROWS, width=COLUMNS))
    assert sent.texts == []
    frames.draw(page(1).replace("page 1", "page 9", 1))
    frames.release()
    assert len(sent.texts) == 1
    assert len(sent.texts[0]) < 20


async def test_over_a_long_way_what_comes_in_one_moment_is_one_frame(
    sent: Sent, frames: ThriftyFrames, clock: Clock
) -> None:
    frames.draw(page(1))
    clock.now += 0.2
    frames.arrived()
    sent.came.clear()
    frames.draw(page(2))
    frames.draw(page(3))
    await asyncio.wait_for(sent.came.wait(), 10)
    assert len(sent.texts) == 2
    frames.arrived()
    assert len(sent.texts) == 2


async def test_plain_frames_go_out_as_they_are_drawn(sent: Sent) -> None:
    redrawn: list[bool] = []
    known = Known(is_plain=True)
    frames = frames_to(sent, known, Wire(COLUMNS, ROWS), lambda: redrawn.append(True))
    for number in (1, 2):
        frames.draw(page(number))
    assert sent.texts == [page(1), page(2)]
    assert not frames.arrived()
    assert not frames.synchronize()
    frames.go_on()
    assert redrawn == [True]
