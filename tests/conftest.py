"""What the tests share: the seeds, invented documents, and a reader to press keys in."""

from __future__ import annotations

import ast
import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from textual.pilot import Pilot

from parsers.article import Article, Block, Document, Moment, Order, Section
from parsers.registry import parse
from tui.app import NewsreaderApp
from tui.screens.reader import ReaderScreen
from tui.settings.values import DEFAULTS, Settings

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
NHK = SEEDS / "NHK" / "20230913-putin-kim-summit.txt"
RFI = SEEDS / "RFI" / "20230912-japan-on-russia-north-korea-summit.md"
GOLDEN = Path(__file__).resolve().parent / "golden"


@pytest.fixture(autouse=True)
def own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings and memory in a folder of the test's own, not in those of who runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    return home


# The same examples each time, unless one wants to look further; as slow as the machine may be.
hypothesis_settings.register_profile("same", derandomize=True, deadline=None)
if "NEWSREADER_FUZZ_SECONDS" not in os.environ:
    hypothesis_settings.load_profile("same")


def imports_of(file: Path) -> set[str]:
    """The top-level modules a file imports, anywhere in it."""
    tree = ast.parse(file.read_text())
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    names |= {
        node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    }
    return {name.partition(".")[0] for name in names}


ReadPlain = Callable[..., Article]


@pytest.fixture
def read_plain() -> ReadPlain:
    """Read a text as if it had come from a file of no particular name."""

    def read(text: str, day: date | None = None, url: str | None = None) -> Article:
        return parse(Document(text, "article.txt", None, url, day))

    return read


def update(index: int, day: int, at: str, label: str, *, is_dated: bool = True) -> Section:
    """An invented update of a day in March 2024."""
    hour, minute = map(int, at.split(":"))
    moment = Moment(
        at, f"{day}日 {at}", date(2024, 3, day) if is_dated else None, day, time(hour, minute),
        zone="+09:00" if is_dated else None, date_from="inherited", clock=at,
    )  # fmt: skip
    block = Block("paragraph", f"{label}の本文です。続きです。", "")
    return Section(index, None, "timed", f"{at} {label}", label, moment, f"{day}-{index}", (block,))


def untimed(index: int, label: str) -> Section:
    return Section(index, None, "untimed", label, label, None, str(index), ())


def article(*sections: Section, order: Order | None = "newest-first") -> Article:
    return Article("timeline", "港の火災", language="ja", live=True, order=order, zone="+09:00",
                   sections=sections)  # fmt: skip


TWO_DAYS = article(
    update(0, 14, "0:40", "鎮火"),
    untimed(1, "住民の声"),
    update(2, 14, "0:30", "放水続く"),
    update(3, 13, "23:50", "火の勢い弱まる"),
    update(4, 13, "23:30", "消防が会見"),
    update(5, 13, "14:10", "出火"),
)


class Reader:
    """The running reader: press keys, read what stands on the screen."""

    def __init__(self, app: NewsreaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> ReaderScreen:
        """The screen with the panes."""
        return next(s for s in self.app.screen_stack if isinstance(s, ReaderScreen))

    async def press(self, *keys: str) -> None:
        """Press keys and wait until everything they set off is done."""
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is being read any more and the screen is drawn."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type characters into the prompt."""
        await self.press(*text)

    @property
    def at(self) -> str:
        """The pane the reader is in."""
        return self.screen.panes.at

    def article_lines(self) -> list[str]:
        """The lines of the article pane, from its top, without the margins."""
        view = self.screen.panes.article.view
        return [view.render_line(y).text.strip() for y in range(view.size.height)]

    @property
    def top(self) -> str:
        """The first line of the article pane."""
        return self.article_lines()[0]

    @property
    def marked(self) -> str:
        """The row of the timeline that is marked."""
        rows = self.screen.panes.timeline.rows
        return self.timeline_lines()[rows.cursor - rows.scroll_offset.y] if rows.cursor >= 0 else ""

    def timeline_lines(self) -> list[str]:
        """The lines of the timeline's list, from its top."""
        rows = self.screen.panes.timeline.rows
        return [rows.render_line(y).text.strip() for y in range(rows.size.height)]

    @property
    def notice(self) -> str:
        """What is told at the moment."""
        return self.screen.notice.text if self.screen.notice.display else ""

    def screen_text(self) -> str:
        """Everything on the screen, line by line."""
        return "\n".join(
            "".join(segment.text for segment in strip)
            for strip in self.app.screen._compositor.render_strips()
        )


OpenReader = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def open_reader() -> OpenReader:
    """Open the reader on paths, by default on the seeds, in a screen of some size."""

    @asynccontextmanager
    async def opened(
        paths: Sequence[Path] = (SEEDS,),
        size: tuple[int, int] = (120, 40),
        settings: Settings = DEFAULTS,
    ) -> AsyncIterator[Reader]:
        app = NewsreaderApp(paths, settings)
        async with app.run_test(size=size) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            yield reader

    return opened
