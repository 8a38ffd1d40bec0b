"""The versions of an article: read, compared, told in the details, opened from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from conftest import SEEDS, OpenReader, article, update

from library.history import Version, difference, read_versions
from library.shelf import Entry
from parsers.article import Block, Section
from tui.reading.version_lines import told_versions
from tui.screens.details import details_page
from tui.screens.details_sheet import DetailsSheet

HOUR = 3_600_000
START = 1_700_000_000_000


def written(folder: Path, number: int, title: str, *paragraphs: str) -> Entry:
    """A version as an archiver writes it, an hour after the one before."""
    file = folder / f"{number}.md"
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    epoch = START + number * HOUR
    file.write_text(f"<!--{epoch}-->\n[{title}](https://x.example/1)\n------\n\n<div>{body}</div>")
    return Entry(file, title, "x", when=datetime.fromtimestamp(epoch // 1000, UTC))


def three(folder: Path) -> list[Entry]:
    """Three versions of a report, the newest first."""
    first = ("It goes on.", "A witness spoke.", "Nobody was hurt.")
    return [
        written(folder, 3, "Fire at the port", "It is out.", "Nobody was hurt.", "More to come."),
        written(folder, 2, "Fire at the port", "It goes on.", "Nobody was hurt."),
        written(folder, 1, "Smoke at the port", *first),
    ]


def lines(blocks: Sequence[Block]) -> list[str]:
    return [f"{block.bullet} {block.text}".strip() for block in blocks]


def test_each_version_tells_what_changed_since_the_one_before(tmp_path: Path) -> None:
    entries = three(tmp_path)
    told = lines(told_versions(list(read_versions(entries)), entries[0].path))
    assert told == [
        "1 2023-11-15 01:13 UTC (on the screen)", str(entries[0].path),
        "~ It is out.", "+ More to come.",
        "2 2023-11-15 00:13 UTC", str(entries[1].path),
        "~ title: Fire at the port (was: Smoke at the port)", "- A witness spoke.",
        "3 2023-11-14 23:13 UTC", str(entries[2].path),
    ]  # fmt: skip


def said(section: Section, text: str) -> Section:
    return replace(section, blocks=(Block("paragraph", text, text),))


def test_updates_are_compared_as_updates() -> None:
    seen = said(update(1, 13, "14:30", "目撃者の話"), "住民は大きな音を聞いたと話しています。")
    out = said(update(1, 13, "14:10", "出火"), "倉庫から煙が上がり通報がありました。")
    new = article(
        said(update(0, 13, "15:00", "鎮火"), "火は三時間後にほぼ消し止められました。"),
        replace(out, label="倉庫で出火"),
    )
    versions = [
        Version(Entry(Path("b"), "", ""), new),
        Version(Entry(Path("a"), "", ""), article(replace(seen, index=0), out)),
    ]
    assert lines(told_versions(versions)) == [
        "1 time unknown", "b", "+ 13日 15:00  鎮火", "- 13日 14:30  目撃者の話",
        "~ 13日 14:10  倉庫で出火 (was: 出火)", "2 time unknown", "a",
    ]  # fmt: skip


def test_what_is_only_set_differently_is_no_change(tmp_path: Path) -> None:
    one = written(tmp_path, 1, "Port", "It  goes on.", "https://x.example/2", "<b>Calm</b> now.")
    other = written(
        tmp_path, 2, "Port", "It goes on.", "Calm now.", "<img src='https://x.example/p'>"
    )
    versions = list(read_versions([other, one]))
    assert "says the same as the one before it" in lines(told_versions(versions))
    first, second = (version.article for version in versions)
    assert first
    assert second
    assert difference(first, second) == difference(first, first)


def test_the_same_bytes_count_once_and_what_is_gone_is_told(tmp_path: Path) -> None:
    first, *others = three(tmp_path)
    copy = Entry(tmp_path / "copy.md", "x", "x")
    copy.path.write_bytes(first.path.read_bytes())
    gone = Entry(tmp_path / "gone.md", "x", "x")
    versions = list(read_versions([first, copy, gone, *others]))
    assert [version.entry for version in versions] == [first, gone, *others]
    told = lines(told_versions(versions, older=4))
    assert "cannot be read: no such file" in told
    assert told[-1] == "and 4 older, not compared"


def test_many_changes_are_counted(tmp_path: Path) -> None:
    old = written(tmp_path, 1, "Port", "The beginning.")
    new = written(tmp_path, 2, "Port", *(f"Paragraph number {n}." for n in range(50)))
    told = lines(told_versions(list(read_versions([new, old]))))
    assert told.count("and 30 more changes") == 1
    assert len(told) == 2 + 20 + 1 + 2


async def test_versions_are_told_in_the_details_and_opened(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    entries = three(tmp_path)
    async with open_reader([SEEDS], size=(100, 60)) as reader:
        shown = reader.screen.panes.view.article
        assert shown
        page = details_page(shown, entries[0].path, None)
        sheet = DetailsSheet(page, entries[0].path, lambda: entries)
        await reader.app.push_screen(sheet)
        assert "This article" in reader.screen_text()
        await reader.settle()
        text = reader.screen_text()
        assert "Versions: a number opens one" in text
        assert "~ title: Fire at the port (was: Smoke at the port)" in text
        await reader.press("3")
        text = reader.screen_text()
        assert "Version of 2023-11-14 23:13 UTC" in text
        assert "Smoke at the port" in text
        assert "A witness spoke." in text
        await reader.press("escape")
        assert reader.app.screen is sheet
        await reader.press("7")
        assert reader.app.screen is sheet
        await reader.press("escape")
        assert reader.at == "article"


async def test_an_article_of_one_version_tells_of_none(
    open_reader: OpenReader, tmp_path: Path
) -> None:
    entry = written(tmp_path, 1, "Port", "The beginning.")
    async with open_reader([entry.path], size=(100, 60)) as reader:
        await reader.press("i")
        assert "This article" in reader.screen_text()
        assert "Versions" not in reader.screen_text()
