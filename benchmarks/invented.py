"""An archive of invented articles in the format of real ones: any number, the same each time.

`python -m benchmarks.invented FOLDER --articles 128801 [--seed 1]`

Outlets, sizes, scripts and the shares of what is odd are those measured in an archive of 128,801
articles: see `_ODD` and `outlets.py`. No text is anybody's: see `vocabulary.py`.
"""

from __future__ import annotations

import argparse
import itertools
import math
import os
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from benchmarks.bodies import FEED_FOOTER, body_of, headerless
from benchmarks.outlets import OUTLETS, Outlet
from benchmarks.vocabulary import vocabulary

FIRST_DAY = datetime(2020, 7, 20, 6, tzinfo=UTC)
DAYS = 360
# From this many on, a second process is worth its start.
_MANY = 4_000
_LARGEST = 460_000
# What is odd comes once in so many articles, so that a small archive has some of it, too: the
# second number is where.
_ODD: Final = {
    "brackets": (30, 5),
    "headerless": (90, 33),
    "entities": (760, 13),
    "no epoch": (800, 21),
    "live": (150, 42),
    "newlines": (10_000, 57),
    "largest": (20_000, 121),
    "copy": (800, 78),
}
_UPDATED_COPIES, _COPIES, _RENAMED = 0.32, 0.05, 0.42


@dataclass(frozen=True, slots=True)
class Invented:
    """An article before it is written; `moment` is when it came into the archive."""

    outlet: Outlet
    title: str
    url: str
    moment: datetime
    body: str
    has_epoch: bool = True
    has_header: bool = True


def main(arguments: Sequence[str] | None = None) -> None:
    """Write an archive, as the command line tells."""
    parser = argparse.ArgumentParser(description="Write an archive of invented articles.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=128_801)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args(arguments)
    write_archive(told.folder, told.articles, told.seed)


def write_archive(folder: Path, articles: int, seed: int = 1) -> None:
    """Write so many articles into `archived/` below a folder; the same for the same seed."""
    write = partial(_write_day, folder, articles, seed)
    if articles < _MANY:
        for day in range(DAYS):
            write(day)
        return
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        for _ in pool.map(write, range(DAYS), chunksize=12):
            pass


def _write_day(folder: Path, articles: int, seed: int, day: int) -> None:
    numbers = range(-(-day * articles // DAYS), -(-(day + 1) * articles // DAYS))
    if not numbers:
        return
    date = f"{FIRST_DAY + timedelta(days=day):%Y-%m-%d}"
    place = folder / "archived" / date
    place.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for number in numbers:
        article = article_of(number, articles, seed)
        name = next(name for name in _names(date, article.title) if name not in taken)
        taken.add(name)
        with open(f"{place}/{name}", "wb") as file:  # noqa: PTH123  # half the cost of a Path
            file.write(written(article).encode())


def _names(date: str, title: str) -> Iterator[str]:
    """The names an article may have: its title, and a number where another has it already."""
    safe = title.replace("/", "").replace("\0", "")[:60]
    yield f"{date}-{safe}.md"
    for count in itertools.count(2):
        yield f"{date}-{safe}-{count}.md"


def article_of(number: int, articles: int, seed: int = 1) -> Invented:
    """Invent an article of an archive: the number is its place in the order of time."""
    if _is(number, "copy"):
        return article_of(number - 1, articles, seed)
    rng = random.Random(f"{seed} {number}")
    moment = FIRST_DAY + timedelta(days=number * DAYS / articles)
    a_day = -(-articles // DAYS)
    if number > 2 * a_day and rng.random() < _COPIES:
        origin = article_of(number - a_day - rng.randrange(a_day), articles, seed)
        return _taken_again(origin, moment, rng)
    outlet = rng.choices(OUTLETS, [o.articles for o in OUTLETS])[0]
    words = vocabulary(outlet.script)
    is_live = _is(number, "live")
    name = words.name(rng)
    title = _title(number, f"{name} {words.text(rng, rng.randint(6, 14))}", is_live)
    size = min(_LARGEST, int(outlet.median * math.exp(rng.gauss(0, outlet.spread))))
    if _is(number, "largest"):
        size = _LARGEST
    published = moment - timedelta(minutes=rng.randint(5, 95))
    has_header = not _is(number, "headerless")
    make = body_of if has_header else headerless
    body = make(outlet, rng, size, published, name, is_live)
    if outlet.is_of_feed and rng.random() < 0.2:
        body += FEED_FOOTER
    url = outlet.url.format(number=number, date=published)
    return Invented(outlet, title, url, moment, body, not _is(number, "no epoch"), has_header)


def _taken_again(origin: Invented, moment: datetime, rng: random.Random) -> Invented:
    """The article as it was a day or two later: mostly as before, with another title, or more."""
    title, body = origin.title, origin.body
    words = vocabulary(origin.outlet.script)
    if rng.random() < _RENAMED:
        title = f"{title[:60]} {words.text(rng, 3)}"
    if rng.random() < _UPDATED_COPIES:
        body = f"<p>{words.text(rng, 60)}</p>{body}"
    url = origin.url.replace("http://", "https://") if rng.random() < 0.2 else origin.url
    return replace(origin, title=title, url=url, moment=moment, body=body)


def _is(number: int, what: str) -> bool:
    every, place = _ODD[what]
    return number % every == place


def _title(number: int, words: str, is_live: bool) -> str:
    title = words.replace("。", " ").replace(".", "").strip("，、, ")
    if is_live:
        title = f"【实时更新】{title}"
    if _is(number, "brackets"):
        title = f"[World] {title} [影]"
    if _is(number, "entities"):
        title = f"&quot;{title}&quot; &amp;#22338; &#8217;"
    if _is(number, "newlines"):
        title = f"{title[:6]}\n\n{title[6:]}"
    return title


def written(article: Invented) -> str:
    """Give the file of an article."""
    name, moment = article.outlet.name, article.moment
    quoted = article.title.replace('"', '\\"')
    front = (
        f'---\nlayout: post\ntitle: "{quoted}"\ndate: {moment:%Y-%m-%dT%H:%M:%S}.000Z\n'
        f"author: {name}\nfrom: {article.url}\ntags: [ {name} ]\ncategories: [ {name} ]\n---\n"
    )
    if not article.has_header:
        return f"{front}{article.body}\n"
    moment += timedelta(hours=article.outlet.hours_ahead)
    epoch = f"{int(moment.timestamp())}000" if article.has_epoch else "NaN"
    line = " ".join(article.title.split("\n"))
    return (
        f"{front}<!--{epoch}-->\n[{line}]({article.url})\n------\n\n<div>\n{article.body}\n</div>\n"
    )


if __name__ == "__main__":
    main()
