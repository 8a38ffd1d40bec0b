"""The command line: what it prints, for people and for scripts, and how it fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import GOLDEN, NHK, RFI, ROOT, SEEDS

from tui.typesetting.linebreak import cells_of


def run(
    *words: str | Path, stdin: bytes = b"", cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run newsreader as a user would, its output going to a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *map(str, words)],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def printed(*words: str | Path, stdin: bytes = b"") -> str:
    done = run(*words, stdin=stdin)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


def as_json(*words: str | Path, stdin: bytes = b"") -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed(*words, stdin=stdin).splitlines()]


def failed(done: subprocess.CompletedProcess[bytes]) -> Sequence[str]:
    assert b"Traceback" not in done.stderr
    return done.stderr.decode().splitlines()


@pytest.mark.parametrize(("path", "golden"), [(NHK, "nhk.json"), (RFI, "rfi.json")])
def test_the_seeds_are_read_as_the_reference_says(path: Path, golden: str) -> None:
    (article,) = as_json("show", "--json", path)
    expected = json.loads((GOLDEN / golden).read_text())
    assert {**article, "path": expected["path"]} == expected


def test_the_nhk_seed_is_complete() -> None:
    (article,) = as_json("show", "--json", NHK)
    sections = article["sections"]
    kinds = [section["kind"] for section in sections]
    blocks = [block["kind"] for section in sections for block in section["blocks"]]
    assert [kinds.count(kind) for kind in ("timed", "day", "untimed", "background")] == [
        21,
        1,
        16,
        1,
    ]
    assert (blocks.count("paragraph"), blocks.count("item")) == (87, 13)
    assert (len(article["lead"]), article["notes"]) == (2, ["※時刻の表記はすべて日本時間です。"])
    moments = [section["moment"] for section in sections]
    assert [m["approx"] for m in moments if m and m["approx"]] == ["after"] * 3
    assert [m["day"] for m in moments if m and m["date_from"] == "heading"] == [13, 12]
    assert moments[0] is None
    source = NHK.read_text()
    for section in sections:
        assert source.split("\n")[section["line"] - 1] == section["heading"]


def test_without_any_hint_month_and_year_stay_unknown() -> None:
    (article,) = as_json("show", "--json", "-", stdin=NHK.read_bytes())
    moments = [s["moment"] for s in article["sections"] if s["moment"]]
    assert {(m["date"], m["iso"]) for m in moments} == {(None, None)}
    assert moments[0]["shown"] == "13日 19:40"
    assert (article["published"], article["source"], article["path"]) == (None, None, "-")


@pytest.mark.parametrize(
    "hint",
    [
        ("--date", "2023-09-13"),
        ("--date", "2023-09-14"),
        ("--url", "http://www3.nhk.or.jp/news/html/20230913/k10014194021000.html"),
    ],
)
def test_a_hint_makes_full_dates(hint: tuple[str, str]) -> None:
    (article,) = as_json("show", "--json", *hint, "-", stdin=NHK.read_bytes())
    moments = [section["moment"] for section in article["sections"]]
    assert moments[1]["iso"] == "2023-09-13T19:40:00+09:00"
    assert moments[37]["date"] == "2023-09-12"
    assert moments[2]["date_from"] == "inherited"


def test_the_timeline_is_a_line_for_every_update() -> None:
    lines = printed("timeline", NHK).splitlines()
    assert len(lines) == 22
    assert lines[0] == "13日 19:40  ロシア国営通信社“プーチン大統領が基地出発”"
    assert lines[-1].startswith("12日  ")
    oldest = printed("timeline", "--order", "oldest-first", NHK).splitlines()
    assert oldest == lines[::-1]
    updates = as_json("timeline", "--json", NHK)
    assert [update["label"] for update in updates] == [line.partition("  ")[2] for line in lines]
    assert printed("timeline", RFI) == ""
    cut = printed("timeline", "--width", "24", NHK).splitlines()
    assert len(cut) == 22
    assert max(map(cells_of, cut)) <= 24
    assert cut[0] == "13日 19:40  ロシア国営.."


@pytest.mark.parametrize("width", [24, 60, 80])
def test_text_is_wrapped_and_complete(width: int) -> None:
    text = printed("show", "--width", str(width), NHK)
    assert max(map(cells_of, text.splitlines())) <= width
    squeezed = "".join(text.split())
    for line in NHK.read_text().split("\n"):
        assert "".join(line.split()) in squeezed or line == "目次"
    assert "\x1b" not in text


def test_markdown_is_an_article_again(tmp_path: Path) -> None:
    file = tmp_path / "again.md"
    file.write_text(printed("show", "--markdown", NHK))
    first, again = as_json("show", "--json", NHK, file)
    assert again["title"] == first["title"]
    assert [s["heading"] for s in again["sections"]] == [s["heading"] for s in first["sections"]]
    lead = "".join(block["text"] for block in again["lead"])
    for block in first["lead"]:
        assert block["text"] in lead
    assert again["notes"] == first["notes"]
    texts = [[b["text"] for s in a["sections"] for b in s["blocks"]] for a in (first, again)]
    assert "".join("".join(texts[0]).split()) == "".join("".join(texts[1]).split())


def test_a_directory_is_all_its_articles() -> None:
    assert [article["source"] for article in as_json("show", "--json", SEEDS)] == ["NHK", "RFI"]


def test_what_cannot_be_read_is_told_and_the_rest_is_printed(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(b"\0\1")
    done = run("show", "--json", tmp_path / "empty.txt", tmp_path / "binary.txt", RFI, "missing")
    assert done.returncode == 1
    assert failed(done) == [
        f"newsreader: {tmp_path}/empty.txt: the document is empty",
        f"newsreader: {tmp_path}/binary.txt: a binary file, not text",
        "newsreader: missing: no such file",
    ]
    assert len(done.stdout.splitlines()) == 1


def test_a_directory_without_articles_is_told(tmp_path: Path) -> None:
    done = run("show", tmp_path)
    assert done.returncode == 1
    assert failed(done) == [f"newsreader: {tmp_path}: no articles below this directory"]


@pytest.mark.parametrize("cut", [1, 30, 200, 900, 3000])
@pytest.mark.parametrize("path", [NHK, RFI], ids=["NHK", "RFI"])
def test_a_document_cut_off_anywhere_is_read_or_refused(path: Path, cut: int) -> None:
    done = run("show", "-", stdin=path.read_bytes()[:cut])
    assert done.returncode in (0, 1)
    assert len(failed(done)) == done.returncode


@pytest.mark.parametrize(
    "words",
    [("show",), ("show", "--width", "0", "x"), ("show", "--date", "13日", "x"), ("--nonsense",),
     ("timeline", "--markdown", "x"), ("show", "--json", "--markdown", "x")],
)  # fmt: skip
def test_wrong_usage_is_status_2(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert failed(done)


@pytest.mark.parametrize("words", [("--help",), ("show", "--help"), ("timeline", "--help")])
def test_help_tells_the_commands(words: tuple[str, ...]) -> None:
    assert "PATH" in printed(*words)


def test_the_version_is_told() -> None:
    assert printed("--version").startswith("newsreader ")


def test_the_reader_without_a_terminal_names_show() -> None:
    done = run(NHK)
    assert done.returncode == 2
    (line,) = failed(done)
    assert "terminal" in line
    assert "newsreader show" in line


def test_a_command_is_a_command_and_a_file_may_bear_its_name(tmp_path: Path) -> None:
    (tmp_path / "show").write_text("題\n\n本文です。\n")
    assert run("show", "show", cwd=tmp_path).stdout.decode().startswith("題\n")


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f"{sys.executable} -m tui show {SEEDS} | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        capture_output=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


HOSTILE = (
    "\x1b]0;t\x07題\x9b2J [/b][@click=app.quit]\n\n13日 1:00 \x1b[2J一。\u202e\n\n"
    "本文\x1b[31m\x07です。\u2028&#27;\n"
)


@pytest.mark.parametrize("form", ["--json", "--markdown", "--width=40"])
def test_no_control_character_reaches_the_output(form: str, tmp_path: Path) -> None:
    file = tmp_path / "a\x1b[2J\nb.txt"
    file.write_text(HOSTILE)
    archived = (
        f"<!--1-->\n[{HOSTILE[:20]}](https://a.example/)\n------\n\n<p>&#27;[2J{HOSTILE}</p>\n"
    )
    (tmp_path / "c.md").write_text(archived)
    done = run("show", form, file, tmp_path / "c.md", tmp_path / "d\x1b[2J")
    text = (done.stdout + done.stderr).decode()
    assert done.returncode == 1
    assert not {c for c in text if (ord(c) < 32 or 127 <= ord(c) < 160) and c != "\n"}
    assert "\u202e" not in text
    assert "@click=app.quit" in text


def test_the_locale_does_not_matter() -> None:
    done = run("show", RFI, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "日本对俄朝首脑会谈" in done.stdout.decode()


@pytest.mark.parametrize(
    ("command", "status", "told"),
    [
        ("show - <&-", 1, "newsreader: -: standard input is closed"),
        ("show {rfi} >&-", 1, ""),
        ("show {rfi} >/dev/full", 1, "newsreader: standard output: no space left on device"),
        ("timeline {nhk} >/dev/full", 1, "newsreader: standard output: no space left on device"),
        ("show {long}", 1, "newsreader: {long}: file name too long"),
        ("show --date 0001-01-01 {nhk}", 2, "not a date"),
        ("show missing {rfi} 2>&-", 1, ""),
        ("show missing {rfi} 2>/dev/full", 1, ""),
    ],
)
def test_streams_that_are_closed_or_full_are_told(command: str, status: int, told: str) -> None:
    names = {"nhk": str(NHK), "rfi": str(RFI), "long": "x" * 300}
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m tui {command.format(**names)}"],
        capture_output=True, check=False, cwd=ROOT, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == status
    lines = failed(done)
    assert told.format(**names) in "\n".join(lines)
    if "missing" in command:
        assert "日本对俄朝首脑会谈" in done.stdout.decode()


def test_a_pipe_that_is_named_is_read_and_one_among_articles_is_not(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "b.txt")
    (tmp_path / "c.txt").write_text("題")
    assert printed("show", tmp_path).startswith("題")
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m tui show <(cat {NHK})"],
        capture_output=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.stdout.decode().startswith("【詳しく】")


def test_entities_are_made_safe_too(tmp_path: Path) -> None:
    file = tmp_path / "m.md"
    file.write_text("# t\n\nab &#8238;evil &#8203;|&#8232;|&#xad;\n\n```\na\tb\n```\n\n- c\td\n")
    for form in ("--json", "--width=60"):
        text = printed("show", form, file)
        assert not set(text) & set("\u202e\u200b\u2028\xad\t")
    archived = tmp_path / "a.md"
    archived.write_text("<!--1-->\n[t](https://a.example/)\n------\n\n<pre>x&#9;y</pre>\n")
    assert "x   y" in printed("show", archived)


@pytest.mark.parametrize("name", ["n.md", "n.html", "n.HTM", "n"])
def test_a_text_is_read_as_what_it_is_whatever_its_name(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(NHK.read_bytes())
    assert len(printed("timeline", tmp_path / name).splitlines()) == 22


def test_a_damaged_byte_before_the_header_does_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"\xff" + RFI.read_bytes())
    assert as_json("show", "--json", file)[0]["format"] == "archive"
    file.write_text("---\nlayout: post\ntitle: x")
    assert "cut off" in failed(run("show", file))[0]


def test_turned_round_the_day_is_told_where_it_changes() -> None:
    text = printed("show", "--order", "oldest-first", NHK)
    assert "\n12日  ロシア国営メディア" in text
    assert "\n13日 10:30  キム総書記" in text
    assert "\n12:00すぎ  国営ロシアテレビ" in text
    assert "until 13日 19:40 JST" in text
    markdown = printed("show", "--markdown", "--order", "oldest-first", NHK)
    assert "\n## 13日 10:30 キム総書記" in markdown
