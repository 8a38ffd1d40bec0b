"""The invented archive: as large as asked, the same each time, in the format of real ones."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.invented import article_of, main, write_archive
from library.reading import read_article, read_headline

_LINK = re.compile(r"^<!--(\d{13}|NaN)-->\n\[(.*)\]\((\S+)\)\n------\n\n<div>\n", re.MULTILINE)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("invented")
    write_archive(folder, 400, seed=7)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_has_as_many_files_as_asked_in_dated_folders(archive: Path) -> None:
    names = list(files(archive))
    assert len(names) == 400
    for name in names:
        assert re.fullmatch(r"archived/(\d{4}-\d\d-\d\d)/\1-.*\.md", name, re.DOTALL)


def test_is_the_same_for_the_same_seed(archive: Path, tmp_path: Path) -> None:
    main([str(tmp_path / "again"), "--articles", "400", "--seed", "7"])
    main([str(tmp_path / "other"), "--articles", "400", "--seed", "8"])
    assert files(tmp_path / "again") == files(archive)
    assert files(tmp_path / "other") != files(archive)


def test_a_large_one_is_written_by_several_processes_and_is_whole(tmp_path: Path) -> None:
    write_archive(tmp_path, 4100)
    assert sum(1 for path in tmp_path.rglob("*") if path.is_file()) == 4100


def test_nearly_all_have_the_header_of_the_archiver(archive: Path) -> None:
    texts = [content.decode() for content in files(archive).values()]
    assert all(text.startswith("---\nlayout: post\ntitle: ") for text in texts)
    with_header = [found for text in texts if (found := _LINK.search(text))]
    assert len(texts) - 6 < len(with_header) < len(texts)
    assert any("[World]" in found[2] for found in with_header)
    assert any("&quot;" in found[2] for found in with_header)


def test_every_one_opens_with_its_title_and_outlet(archive: Path) -> None:
    sources: Counter[str | None] = Counter()
    for path in archive.rglob("*.md"):
        headline = read_headline(path)
        assert headline.title
        sources[headline.source] += 1
    assert {"联合早报", "BBC"} <= set(sources)
    assert len(sources) > 10


def test_a_live_one_has_updates() -> None:
    live = article_of(42, 400)
    assert "实时更新" in live.title
    assert len(re.findall(r"<strong>\d\d:\d\d ", live.body)) > 0


def test_articles_come_again_with_the_same_url(archive: Path) -> None:
    urls = Counter(
        found[3].replace("http://", "https://")
        for content in files(archive).values()
        if (found := _LINK.search(content.decode()))
    )
    assert sum(count - 1 for count in urls.values()) in range(5, 50)


def test_text_of_all_scripts_is_there(archive: Path) -> None:
    text = b"".join(files(archive).values()).decode()
    for letters in ("港口", "記者", "について", "harbour", "feedx.net"):
        assert letters in text


def test_they_are_read_to_their_end(archive: Path) -> None:
    for path in sorted(archive.rglob("*.md"))[:40]:
        article = read_article(path)
        assert article.lead or article.sections
