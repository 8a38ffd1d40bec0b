"""What the steps of reading cost: parse, set, print. Run it with Python, from anywhere.

Every figure is the median of some runs, in milliseconds. `benchmarks.start` measures starts.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from library.reading import read_article  # noqa: E402
from parsers.article import Article, Block, Document  # noqa: E402
from parsers.registry import parse  # noqa: E402
from tui.app import NewsreaderApp  # noqa: E402
from tui.screens.reader import ReaderScreen  # noqa: E402
from tui.typesetting.typeset import typeset  # noqa: E402

NHK = next(ROOT.glob("seeds/NHK/*.txt"))
RFI = next(ROOT.glob("seeds/RFI/*.md"))
RUNS = 7


def median(step: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of a step, in milliseconds."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        step()
        times.append(time.perf_counter() - begin)
    return 1000 * statistics.median(times)


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


def stream(updates: int = 5000) -> Document:
    """An invented live text: an update every three minutes, a hundred characters each."""
    words = "港の倉庫で起きた火災で、消防は消火にあたり、町は住民に窓を閉めるよう呼びかけました。"
    parts = ["【随時更新】港の火災", "※時刻の表記はすべて日本時間です。"]
    day = 0
    for minutes in range(3 * updates, 0, -3):
        stamp = f"{minutes % 1440 // 60}:{minutes % 60:02}"
        if 1 + minutes // 1440 != day:
            day = 1 + minutes // 1440
            stamp = f"{day}日 {stamp}"
        parts += [f"{stamp} 港の倉庫 続報{minutes}", words * 2 + str(minutes) + "人。"]
    return Document("\n\n".join(parts), "20240315-stream.txt")


async def in_the_reader(article: Article) -> dict[str, float]:
    """What a long article costs on the screen: to its first lines, to all, a jump, another width.

    All of them are set at once here, as a key asks for them that cannot do without.
    """
    times: dict[str, list[float]] = {"first": [], "whole": [], "jump": [], "width": []}
    app = NewsreaderApp([RFI])
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = next(s for s in app.screen_stack if isinstance(s, ReaderScreen))

        async def drawn(name: str, step: Callable[[], object]) -> None:
            begin, done = time.perf_counter(), asyncio.Event()
            step()
            if name == "whole":
                times["first"].append(time.perf_counter() - begin)
                len(screen.panes.view.setting.lines)
            screen.panes.view.call_after_refresh(done.set)
            await done.wait()
            times[name].append(time.perf_counter() - begin)

        for run in range(RUNS):
            await drawn("whole", lambda: screen.panes.show(article, None))
            section = (run + 1) * len(article.sections) // (RUNS + 1)
            await drawn("jump", partial(screen.panes.view.go_to_section, section))
            await drawn("width", partial(screen.panes.view.widen, 4 if run % 2 else -4))
    return {name: 1000 * statistics.median(values) for name, values in times.items()}


def main() -> None:
    """Measure and print the table."""
    large, live = megabyte(), stream()
    article = parse(live)
    steps: dict[str, Callable[[], object]] = {
        "read the NHK seed": lambda: read_article(NHK),
        "read the RFI seed": lambda: read_article(RFI),
        "set a megabyte at 76 cells": lambda: typeset(large, 76),
        "read 5,000 updates": lambda: parse(live),
        "set 5,000 updates": lambda: typeset(article, 60),
        "newsreader show, NHK": lambda: printed("show", str(NHK)),
        "newsreader show, RFI": lambda: printed("show", str(RFI)),
    }
    for name, step in steps.items():
        step()
        sys.stdout.write(f"{name:<30}{median(step):>9.1f} ms\n")
    for what, told in (("5,000 updates", article), ("a megabyte", large)):
        for name, milliseconds in asyncio.run(in_the_reader(told)).items():
            sys.stdout.write(f"{f'{what}, {name}':<30}{milliseconds:>9.1f} ms\n")


if __name__ == "__main__":
    main()
