"""A link between a program and the terminal it is seen on: delay, rate, a bounded buffer, stalls.

What is modelled: a program writes into a pty, which the kernel bounds to some 4 KB; the far end of
a connection (sshd, and TCP's send buffer behind it) takes that up into `buffer` bytes, and leaves
the rest to wait, so that the program's own writes wait or queue. Bytes leave the buffer in packets
at `rate`, and arrive `delay` later. Keys, and what the terminal answers, take `delay` and no time
for their few bytes. A stall holds both ways, loses nothing, and lets all go on where it stood.
Not modelled: lost packets, the growth of TCP's window, compression, what ssh adds to each packet.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

_PACKET = 1_400
_UNLIMITED = 1e12


@dataclass(frozen=True, slots=True)
class Link:
    """What a link does: seconds one way, bytes a second, bytes that wait before a program does."""

    delay: float = 0.0
    rate: float = _UNLIMITED
    buffer: int = 131_072


def parse_link(text: str) -> Link:
    """Read `200ms,56kbit`: the round trip, and the rate; either may be left out."""
    delay, rate = 0.0, _UNLIMITED
    for part in filter(None, text.split(",")):
        if part.endswith("ms"):
            delay = float(part.removesuffix("ms")) / 2000
        elif part.endswith("kbit"):
            rate = float(part.removesuffix("kbit")) * 1000 / 8
        else:
            raise ValueError(f"{part}: not a round trip (200ms) and not a rate (56kbit)")
    return Link(delay, rate)


class Wire:
    """What is under way on a link. Times are seconds of one clock, told by who asks."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self._down: deque[tuple[float, float, bytes]] = deque()
        self._up: deque[tuple[float, bytes]] = deque()
        self._is_free_at = 0.0
        self._stalled_at: float | None = None

    def room(self, now: float) -> int:
        """How many bytes the buffer still takes."""
        at = now if self._stalled_at is None else self._stalled_at
        return self.link.buffer - sum(len(data) for leaves, _, data in self._down if leaves > at)

    def send_down(self, data: bytes, now: float) -> None:
        """Take what the program wrote."""
        at = now if self._stalled_at is None else self._stalled_at
        for start in range(0, len(data), _PACKET):
            packet = data[start : start + _PACKET]
            self._is_free_at = max(at, self._is_free_at) + len(packet) / self.link.rate
            self._down.append((self._is_free_at, self._is_free_at + self.link.delay, packet))

    def send_up(self, data: bytes, now: float) -> None:
        """Take what was typed, or what the terminal answered."""
        at = now if self._stalled_at is None else self._stalled_at
        self._up.append((at + self.link.delay, data))

    def arrived(self, now: float) -> Iterator[bytes]:
        """Give what has come to the terminal until now."""
        while self._stalled_at is None and self._down and self._down[0][1] <= now:
            yield self._down.popleft()[2]

    def typed(self, now: float) -> Iterator[bytes]:
        """Give what has come to the program until now."""
        while self._stalled_at is None and self._up and self._up[0][0] <= now:
            yield self._up.popleft()[1]

    def next_at(self) -> float | None:
        """When something comes next; None while nothing will."""
        if self._stalled_at is not None:
            return None
        times = [self._down[0][1]] if self._down else []
        return min([*times, *([self._up[0][0]] if self._up else [])], default=None)

    def stall(self, now: float) -> None:
        """Stand still, both ways."""
        self._stalled_at = now

    def go_on(self, now: float) -> None:
        """Take everything up again where it stood."""
        if self._stalled_at is None:
            return
        lost, self._stalled_at = now - self._stalled_at, None
        self._is_free_at += lost
        self._down = deque(
            (leaves + lost, comes + lost, data) for leaves, comes, data in self._down
        )
        self._up = deque((comes + lost, data) for comes, data in self._up)
