"""The same text for every program: a library, feeds, and files, all of the same articles."""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from pathlib import Path

from benchmarks.invented import FIRST_DAY, article_of, write_archive
from benchmarks.wire.terminal import ROOT
from library.reading import read_article

ARTICLE = next(ROOT.glob("seeds/NHK/*.txt"))
WORDS = "プーチン大統領"
"""What is to be seen of the article, and of the long one, on the first screen."""
MEASURE = 76
_SOURCE = "联合早报"
_TIMES_LONGER = 12


@dataclass(frozen=True, slots=True)
class Texts:
    """Where the texts are: newsreader's folders are in `home`, a feed is a folder for newsboat.

    `long` is the text of the article some times over, enough to turn pages for seconds.
    """

    home: Path
    feed: Path
    long_feed: Path
    long: Path

    def environment(self, own: Path) -> Mapping[str, str]:
        """Let newsreader begin with this library, and with nothing remembered; copied to `own`."""
        shutil.copytree(self.home, own)
        return _folders(own)

    def shown(self, columns: int) -> Path:
        """The article as newsreader prints it for so many columns."""
        file = self.feed / f"shown-{columns}.txt"
        if not file.exists():
            width = str(min(MEASURE, columns - 4))
            file.write_text(_newsreader("show", "--width", width, str(ARTICLE)))
        return file


def write_texts(folder: Path, articles: int) -> Texts:
    """Write an archive and take it into a library; write a feed of the last of its sources."""
    texts = Texts(folder / "home", folder / "feed", folder / "long", folder / "long.txt")
    archive = folder / "archive"
    write_archive(archive, articles)
    shutil.copy(ARTICLE, archive / "archived")
    _newsreader("add", str(archive), **_folders(texts.home))
    _newsreader("update", **_folders(texts.home))
    seed = _paragraphs()
    long = [f"{WORDS} {number}: {text}" for number, text in enumerate(seed * _TIMES_LONGER, 1)]
    texts.long.write_text("\n\n".join([f"{WORDS}。", *long]))
    invented = (article_of(number, articles) for number in range(articles - 1, -1, -1))
    last = [(a.title, a.body) for a in invented if a.outlet.name == _SOURCE]
    _write_feed(texts.feed, [(WORDS, _marked_up(seed)), *last])
    _write_feed(texts.long_feed, [(WORDS, _marked_up(long))])
    return texts


def _folders(home: Path) -> Mapping[str, str]:
    names = ("DATA", "CACHE", "STATE", "CONFIG")
    return {f"XDG_{name}_HOME": str(home / name.lower()) for name in names}


def _newsreader(*words: str, **environment: str) -> str:
    command = [sys.executable, "-m", "tui", *words]
    done = subprocess.run(
        command, capture_output=True, check=True, cwd=ROOT, env={**os.environ, **environment}
    )
    return done.stdout.decode()


def _paragraphs() -> list[str]:
    """The article's headings and paragraphs."""
    article = read_article(ARTICLE)
    parts = [block.text for block in article.lead]
    for section in article.sections:
        parts += [section.heading, *(block.text for block in section.blocks)]
    return [part for part in parts if part]


def _marked_up(paragraphs: Sequence[str]) -> str:
    return "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)


def _write_feed(folder: Path, articles: Sequence[tuple[str, str]]) -> None:
    folder.mkdir()
    file = folder / "feed.xml"
    file.write_text("".join(_feed(articles)))
    (folder / "urls").write_text(f"{file.as_uri()}\n")
    (folder / "config").write_text("confirm-exit no\ncleanup-on-quit no\n")


def _feed(articles: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
    yield "<title>articles</title><link>https://example.org/</link>"
    for number, (title, body) in enumerate(articles):
        line = html.escape(" ".join(title.split("\n")))
        moment = FIRST_DAY.replace(year=FIRST_DAY.year + 1, minute=59 - number % 60)
        moment = moment.replace(hour=23 - number // 60)
        yield (
            f"<item><title>{line}</title><link>https://example.org/{number}</link>"
            f"<guid>{number}</guid><pubDate>{format_datetime(moment)}</pubDate>"
            f"<description>{html.escape(body)}</description></item>\n"
        )
    yield "</channel></rss>\n"
