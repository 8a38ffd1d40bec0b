"""What the steps of reading cost: start, parse, set, print. Run it with Python, from anywhere.

Every figure is the median of some runs, in milliseconds; a start is a whole process, from the
command to its first content on a pty of 120 by 40, beside a bare Textual app in the same run.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from library.reading import read_article  # noqa: E402
from parsers.article import Article, Block  # noqa: E402
from tui.typeset import typeset  # noqa: E402

NHK = next(ROOT.glob("seeds/NHK/*.txt"))
RFI = next(ROOT.glob("seeds/RFI/*.md"))
RUNS = 7
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("22 updates")
Bare().run()
"""


def median(step: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of a step, in milliseconds."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        step()
        times.append(time.perf_counter() - begin)
    return 1000 * statistics.median(times)


def first_content(command: Sequence[str]) -> None:
    """Start a program on a pty, wait for its content, end it."""
    master, slave = pty.openpty()
    os.environ["TERM"] = "xterm-256color"
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, cwd=ROOT)
    seen = b""
    while b"22 updates" not in seen and select.select([master], [], [], 10)[0]:
        seen += os.read(master, 65536)
    process.kill()
    process.wait()
    os.close(master)
    os.close(slave)


def printed(*words: str) -> None:
    """Run a command of newsreader's, its output thrown away."""
    command = [sys.executable, "-m", "tui", *words]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


def megabyte() -> Article:
    """An article of a million bytes, of the seed's own paragraphs."""
    article = read_article(NHK)
    texts = [block.text for section in article.sections for block in section.blocks]
    blocks = [Block("paragraph", text, text) for text in texts] * 42
    return Article("text", "megabyte", lead=tuple(blocks))


def main() -> None:
    """Measure and print the table."""
    large = megabyte()
    steps: dict[str, Callable[[], object]] = {
        "read the NHK seed": lambda: read_article(NHK),
        "read the RFI seed": lambda: read_article(RFI),
        "set a megabyte at 76 cells": lambda: typeset(large, 76),
        "newsreader show, NHK": lambda: printed("show", str(NHK)),
        "newsreader show, RFI": lambda: printed("show", str(RFI)),
        "first content, bare Textual": lambda: first_content([sys.executable, "-c", BARE]),
        "first content, newsreader": lambda: first_content([sys.executable, "-m", "tui"]),
    }
    for name, step in steps.items():
        step()
        sys.stdout.write(f"{name:<30}{median(step):>9.1f} ms\n")


if __name__ == "__main__":
    main()
