"""`newsreader timeline --since OLD NEW`, for people and for scripts, and how it fails."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import NHK, RFI
from test_show import as_json, failed, printed, run
from test_versions import ALARM, FERRY, RAIN, SCHOOL, SHELTER, TWO, Item, page


def saved(folder: Path, name: str, items: Iterable[Item], title: str = "【随時更新】大雨") -> Path:
    file = folder / name
    file.write_text(page(items, title))
    return file


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    """Two versions with something new, changed in each way, and gone."""
    new = [
        replace(ALARM, stamp="6日 0:10"), replace(SHELTER, stamp="5日 18:05"), SCHOOL,
        replace(FERRY, label="定期船は全便欠航"), replace(RAIN, stamp="13:05"),
    ]  # fmt: skip
    new[2] = replace(SCHOOL, text=SCHOOL.text + "幼稚園も休みます。")
    old = [replace(SHELTER, stamp="5日 18:05"), *TWO[1:]]
    return saved(tmp_path, "old.txt", old), saved(tmp_path, "new.txt", new, "【詳しく】大雨")


LINES = [
    "+ 6日 0:10  避難指示を出す",
    "~ 5日 15:20  小中学校は休校へ",
    "- 5日 13:40  路線バスも運休",
    "~ 5日 13:40  定期船は全便欠航 (was: 定期船が欠航)",
    "~ 5日 13:05  役場に対策本部を設置 (was: 5日 13:00すぎ)",
]


def test_since_prints_a_line_for_each_change(versions: tuple[Path, Path]) -> None:
    old, new = versions
    assert printed("timeline", "--since", old, new).splitlines() == LINES
    assert (
        printed("timeline", new, "--since", old, "--order", "oldest-first").splitlines()
        == LINES[::-1]
    )
    assert printed("timeline", "--since", old, "-", stdin=new.read_bytes()).splitlines() == LINES
    assert printed("timeline", "--since", "-", new, stdin=old.read_bytes()).splitlines() == LINES
    cut = printed("timeline", "--since", old, "--width", "20", new).splitlines()
    assert cut[3] == "~ 5日 13:40  定期.."
    assert printed("timeline", "--since", old, old) == ""


def test_since_tells_programs_what_it_tells_people(versions: tuple[Path, Path]) -> None:
    old, new = versions
    rows = as_json("timeline", "--json", "--since", old, "--date", "2024-03-05", new)
    assert [(row["change"], row["changed"]) for row in rows] == [
        ("new", []), ("changed", ["text"]), ("gone", []), ("changed", ["label"]),
        ("changed", ["stamp"]),
    ]  # fmt: skip
    assert [row["path"] for row in rows] == [str(path) for path in (new, new, old, new, new)]
    assert [row["was"] is None for row in rows] == [True, False, True, False, False]
    for row in rows:
        if row["was"]:
            assert row["was"]["id"] == row["id"]
    assert rows[0]["moment"]["date"] == "2024-03-06"
    assert rows[3]["was"]["label"] == "定期船が欠航"
    before = {s["label"]: s["id"] for s in as_json("show", "--json", old)[0]["sections"]}
    assert rows[4]["id"] == before[RAIN.label]


def test_since_compares_two_files_and_no_more(versions: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = versions
    for words in ((old,), (old, new, new), ("-", "-")):
        done = run("timeline", "--since", *words)
        assert done.returncode == 2
        assert "--since" in failed(done)[0] or "OLD" in failed(done)[-1]
    assert run("show", "--since", old, new).returncode == 2
    for pair in (("missing", new), (new, "missing")):
        done = run("timeline", "--since", *pair)
        assert (done.returncode, done.stdout) == (1, b"")
        assert failed(done) == ["newsreader: missing: no such file"]
    assert run("timeline", "--since", tmp_path, new).returncode == 1


def test_different_articles_are_compared_but_it_is_told(tmp_path: Path) -> None:
    done = run("timeline", "--since", RFI, NHK)
    assert done.returncode == 0
    assert failed(done) == [f"newsreader: {NHK}: nothing in common with {RFI}: another article?"]
    lines = done.stdout.decode().splitlines()
    assert len(lines) == 39
    assert {line[0] for line in lines} == {"+"}


def test_an_article_without_updates_is_compared_by_its_headings(tmp_path: Path) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text("# 島の暮らし\n\n島を歩いた。\n\n## 朝\n\n船が着く。\n\n## 夜\n\n灯がともる。\n")
    new.write_text(
        "# 島の暮らしと海\n\n島を二日歩いた。\n\n"
        "## 朝\n\n船が着き、人が降りる。\n\n## 昼\n\n市が立つ。\n"
    )
    assert printed("timeline", "--since", old, new).splitlines() == [
        "~ lead", "~ 朝", "+ 昼", "- 夜",
    ]  # fmt: skip
    (lead, *_) = as_json("timeline", "--json", "--since", old, new)
    assert (lead["id"], lead["was"]["blocks"][0]["text"]) == ("lead", "島を歩いた。")
