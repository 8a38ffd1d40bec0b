"""What a .zip writes of a member in a peculiar way: its name, its time, sizes beyond 4 GB."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache

FULL = 0xFFFFFFFF
"""Stands for a number that is too large for its field."""
_UTF_8 = 0x800
_NANO = 1_000_000_000


def name_of(name: bytes, flags: int) -> bytes:
    """Give a name as the system writes it: UTF-8, which many write without saying so."""
    name = name.partition(b"\0")[0]
    if flags & _UTF_8 or name.isascii():
        return name
    try:
        name.decode()
    except UnicodeDecodeError:
        return name.decode("cp437").encode()
    return name


def modified_ns(day: int, clock: int) -> int:
    """Give the nanoseconds of a time of which no zone is told, as if it were UTC."""
    seconds = (clock >> 11) * 3600 + (clock >> 5 & 63) * 60 + (clock & 31) * 2
    return (_seconds_until(day) + seconds) * _NANO


@cache
def _seconds_until(day: int) -> int:
    """The seconds until a day; 0 where there is no such day."""
    try:
        date = datetime((day >> 9) + 1980, day >> 5 & 15, day & 31, tzinfo=UTC)
    except ValueError:
        return 0
    return int(date.timestamp())


def in_full(extra: bytes, told: Sequence[int]) -> list[int]:
    """Give the numbers of a member, those too large for their fields from where they stand then."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = _number(extra[at : at + 2]), _number(extra[at + 2 : at + 4])
        at += 4
        if kind == 1:
            large = extra[at : at + length]
            numbers = iter([_number(large[n : n + 8]) for n in range(0, len(large), 8)])
            return [next(numbers, 0) if number == FULL else number for number in told]
        at += length
    return list(told)


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")
