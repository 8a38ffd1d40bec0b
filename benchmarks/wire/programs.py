"""The programs that are measured: how each is started, and what is pressed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.wire.measuring import Step
from benchmarks.wire.texts import WORDS, Texts

Size = tuple[int, int]
Started = tuple[list[str], Mapping[str, str]]
"""A command, and what it finds in the environment."""
_DOWN, _DOWN_IN_CURSES, _PAGE_DOWN = "\x1b[B", "\x1bOB", "\x1b[6~"
_SCROLLING = """
import sys
from pathlib import Path
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Static
class Bare(App):
    def compose(self):
        with VerticalScroll():
            yield Static(Path(sys.argv[1]).read_text(), markup=False)
    def on_key(self, event):
        if event.key == "q":
            self.exit()
Bare().run()
"""
_SMALLEST = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("22 updates")
    def on_key(self, event):
        self.exit()
Bare().run()
"""


@dataclass(frozen=True, slots=True)
class Program:
    """A program: how it is started on a size, in a folder of its own; the first words; its steps.

    `start_long` opens the long text, once the keys of `opening` are pressed; `page` turns a page.
    """

    name: str
    start: Callable[[Size, Path], Started]
    steps: tuple[Step, ...]
    start_long: Callable[[Size, Path], Started] | None = None
    words: str = WORDS
    opening: tuple[str, ...] = ()
    page: str = " "
    needs: str = sys.executable

    @property
    def is_here(self) -> bool:
        """Whether it is installed."""
        return shutil.which(self.needs) is not None


def programs(texts: Texts, settings: Sequence[str]) -> Iterator[Program]:
    """Give the programs, ours first, and with these settings (`name=value`)."""
    yield _newsreader(texts, [word for one in settings for word in ("--set", one)])
    yield _newsboat(texts)
    yield Program(
        "less", lambda size, _: (["less", str(texts.shown(size[0]))], {}),
        (*_reading(" ", "j"), Step("quit", "q", times=1, ends=True)),
        lambda *_: (["less", str(texts.long)], {}), needs="less",
    )  # fmt: skip
    scrolling = [sys.executable, "-c", _SCROLLING]
    yield Program(
        "Textual, a text", lambda size, _: ([*scrolling, str(texts.shown(size[0]))], {}),
        (*_reading(_PAGE_DOWN, _DOWN), Step("quit", "q", times=1, ends=True)),
        lambda *_: ([*scrolling, str(texts.long)], {}), page=_PAGE_DOWN,
    )  # fmt: skip
    yield Program(
        "Textual, a word", lambda *_: ([sys.executable, "-c", _SMALLEST], {}),
        (Step("quit", "q", times=1, ends=True),), words="22 updates",
    )  # fmt: skip


def _reading(page: str, line: str) -> tuple[Step, Step]:
    return Step("article: page", page, times=4), Step("article: line", line, times=6)


def _newsreader(texts: Texts, settings: Sequence[str]) -> Program:
    words = [sys.executable, "-m", "tui", *settings]
    return Program(
        "newsreader",
        lambda _, own: (words, texts.environment(own)),
        (
            *_reading(" ", "j"),
            Step("next update", "]", times=6),
            Step("pane switch", "\t", times=6),
            Step("zoom", "z", times=3, undo=("z",), before=("g",)),
            Step("zoomed: page", " ", times=4, before=("z",)),
            Step("list: down", "j", times=6, before=("z", "h", "G", "\r", "j")),
            Step("list: page", " ", times=2, before=(" ",)),
            Step("open", "\r", times=5, undo=("h", "j")),
            Step("quit", "Q", times=1, ends=True),
        ),
        lambda _, own: ([*words, str(texts.long)], texts.environment(own)),
    )


def _newsboat(texts: Texts) -> Program:
    return Program(
        "newsboat", lambda _, own: _newsboat_on(texts.feed, own),
        (
            Step("article: page", " ", times=4, before=("\r", "\r")),
            Step("article: line", _DOWN_IN_CURSES, times=6),
            Step("list: down", _DOWN_IN_CURSES, times=6, before=("q",)),
            Step("list: page", _PAGE_DOWN, times=2, before=(_PAGE_DOWN,)),
            Step("open", "\r", times=5, undo=("q", _DOWN_IN_CURSES)),
            Step("quit", "Q", times=1, ends=True),
        ),
        lambda _, own: _newsboat_on(texts.long_feed, own),
        words="articles", opening=("\r", "\r"), needs="newsboat",
    )  # fmt: skip


def _newsboat_on(feed: Path, own: Path) -> Started:
    """Have a feed taken into a cache, as newsboat never waits for it otherwise."""
    own.mkdir()
    words = ["newsboat", "-c", str(own / "cache.db")]
    words += ["-u", str(feed / "urls"), "-C", str(feed / "config")]
    home = {"HOME": str(own)}
    subprocess.run([*words, "-x", "reload"], check=True, capture_output=True, env=home)
    return words, home
