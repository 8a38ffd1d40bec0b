"""What reading costs on the wire: newsreader beside newsboat, less and Textual, in one table.

`python -m benchmarks.wire [--size 80x24] [--only newsreader] [--link 200ms,56kbit] [--quick]`

Each program runs on a pty, is drawn by an emulator (`emulator.py`), and reads the same text
(`texts.py`). Of each key: the bytes sent, the UTF-8 text of the cells that changed by it, the one
divided by the other, the milliseconds to the last byte, and the processor's; all medians. Then a
minute in which nothing is pressed, the memory after reading, and the same over a slow link
(`link.py` tells what that does). A program that is not installed is left out.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.wire.link import Link, parse_link
from benchmarks.wire.measuring import Cost, idle, start, take
from benchmarks.wire.programs import Program, Size, programs
from benchmarks.wire.slow import Slow
from benchmarks.wire.terminal import Terminal, terminal
from benchmarks.wire.texts import write_texts

_SIZES: tuple[Size, ...] = ((80, 24), (120, 40), (200, 50), (40, 15))
_LINK = "200ms,56kbit"
_ARTICLES = 1_300
_HEADS = ("bytes", "text", "ratio", "cells", "ms", "CPU ms")
_numbers = itertools.count()


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    description = __doc__.partition("\n")[0] if __doc__ else ""
    parser = argparse.ArgumentParser("python -m benchmarks.wire", description=description)
    parser.add_argument("--size", type=_size, action="append", help="80x24; by default all four")
    parser.add_argument("--only", action="append", default=[], help="first letters of a program")
    parser.add_argument("--link", type=parse_link, default=_LINK, help=f"by default {_LINK}")
    parser.add_argument("--silent", action="store_true", help="the slow terminal answers nothing")
    parser.add_argument("--set", action="append", default=[], help="a setting of newsreader's")
    parser.add_argument("--quick", action="store_true", help="shorter waits, for a first look")
    told = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="newsreader-wire-") as name:
        folder = Path(name)
        texts = write_texts(folder, _ARTICLES)
        for program in programs(texts, told.set):
            if told.only and not program.name.startswith(tuple(told.only)):
                continue
            if not program.is_here:
                _print(f"{program.name}: not installed")
                continue
            for size in told.size or _SIZES:
                _direct(program, size, folder, is_quick=told.quick)
            _over(program, told.link, folder, is_quick=told.quick, is_silent=told.silent)


def _size(text: str) -> Size:
    columns, rows = map(int, text.split("x"))
    return columns, rows


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _direct(program: Program, size: Size, folder: Path, *, is_quick: bool) -> None:
    """Take all steps on a terminal that is near."""
    quiet, seconds = (0.15, 5.0) if is_quick else (0.3, 20.0)
    title = f"{program.name}, {size[0]}x{size[1]}"
    _print(f"\n{title:<34}" + "".join(f"{head:>9}" for head in _HEADS))
    command, environment = program.start(size, _own(folder))
    with terminal(command, size, environment, program.words) as opened:
        for cost in start(opened, 1.0):
            _print(_row(cost))
        for step in program.steps:
            if step.ends:
                found = idle(opened, seconds)
            _print(_row(take(opened, step, quiet)))
    _print(
        f"  a minute at rest: {found.sent:.0f} bytes, CPU {found.processor:.0f} ms; "
        f"{found.megabytes:.1f} MB after reading"
    )


def _row(cost: Cost) -> str:
    ratio = "-" if cost.ratio is None else f"{cost.ratio:.2f}"
    processor = "-" if cost.processor is None else f"{cost.processor:.1f}"
    return (
        f"  {cost.name:<32}{cost.sent:>9,.0f}{cost.ideal:>9,.0f}{ratio:>9}{cost.cells:>9,.0f}"
        f"{cost.milliseconds:>9.1f}{processor:>9}"
    )


def _over(program: Program, link: Link, folder: Path, *, is_quick: bool, is_silent: bool) -> None:
    """Read the long text over the link."""
    start_long = program.start_long
    if start_long is None:
        return

    @contextmanager
    def opened(over: Link) -> Iterator[Terminal]:
        command, environment = start_long(_SIZES[0], _own(folder))
        with terminal(
            command, _SIZES[0], environment, program.words, link=over, is_silent=is_silent
        ) as there:
            yield there

    silently = ", the terminal silent" if is_silent else ""
    _print(
        f"\n{program.name}, 80x24, {2000 * link.delay:.0f} ms round trip, "
        f"{link.rate:,.0f} bytes a second{silently}"
    )
    for what, much in Slow(program, opened, link, 3.0 if is_quick else 10.0).rows():
        _print(f"  {what:<56}{much:>30}")


def _own(folder: Path) -> Path:
    """A folder that is not there yet."""
    return folder / f"own-{next(_numbers)}"


if __name__ == "__main__":
    main()
