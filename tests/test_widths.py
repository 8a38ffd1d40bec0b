"""Characters of ambiguous width: reckoned with as this terminal draws them, or replaced."""

from __future__ import annotations

import ast
import json
import unicodedata
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from conftest import ROOT, OpenReader, Reader
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.content import Content

from library.reading import Hints
from tui.command_line.show import Form, Request, show
from tui.settings.values import Settings
from tui.terminal.substitutes import SUBSTITUTES, drawn
from tui.terminal.widths import CLASSES, SAMPLES, ambiguous_in, reckon, teach, wide_classes
from tui.typesetting.linebreak import break_lines, cells_of, fit

ARTICLE = """\
題：“港の火災”①…②③

※時刻はすべて日本時間。“強い風”――25℃の中で‘市長’は述べた。café―naïve。

▼東地区…120世帯、▼西地区…80世帯、▼北地区…30世帯

14日 10:30 “鎮火”①…と発表

本文“引用”です。★☆○●◎◇◆□■△▲▽▼→←↑↓ ───┼───│

14日 9:10 放水続く…“風強まる”――①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮

続きです。
"""


@pytest.fixture(autouse=True)
def widths_of_before() -> Iterator[None]:
    """Leave no widths behind for other tests."""
    yield
    teach(())


def cells(text: str, ambiguous: int) -> int:
    """The cells of a text by the Unicode data alone."""
    wide = "WFA" if ambiguous == 2 else "WF"
    spacing = (c for c in text if not unicodedata.combining(c))
    return sum(1 + (unicodedata.east_asian_width(c) in wide) for c in spacing)


def ambiguous(text: str) -> set[str]:
    spacing = (c for c in text if not unicodedata.combining(c))
    return {c for c in spacing if unicodedata.east_asian_width(c) == "A"}


# What Rich, Textual and our own lines reckon with


@pytest.mark.parametrize("text", [*SAMPLES.values(), "“引用”①…", "x" * 600 + "“"])
def test_every_measure_follows_what_was_taught(text: str) -> None:
    for width, classes in ((2, CLASSES), (1, ())):
        teach(classes)
        wanted = cells(text, width)
        measures = (
            cell_len(text), cells_of(text), Segment(text).cell_length, Content(text).cell_length,
            sum(part.cell_length for part in Segment(text).split_cells(1)),
            next(break_lines(text, 999))[1] and cell_len(set_cell_size(text, wanted)),
        )  # fmt: skip
        assert measures == (wanted,) * len(measures)


def test_only_the_kinds_that_were_measured_wide_are_wide() -> None:
    teach(wide_classes("auto", {**dict.fromkeys(CLASSES, 1), "quotes": 2}))
    assert [cell_len(char) for char in "“─é"] == [2, 1, 1]
    assert wide_classes(2, {}) == set(CLASSES)
    assert wide_classes(1, dict.fromkeys(CLASSES, 2)) == wide_classes("auto", {}) == set()


def test_combining_marks_never_take_a_cell() -> None:
    teach(CLASSES)
    assert cell_len("e\u0301か\u3099") == 3


text = st.text(st.sampled_from("漢字かな、。「」“”‘’…―※▼①─│é а ab1."), max_size=120)


@given(text, st.integers(2, 60))
def test_lines_fit_where_ambiguous_characters_are_wide(text: str, width: int) -> None:
    teach(CLASSES)
    lines = [text[start:end] for start, end in break_lines(text, width)]
    assert max(cells(line, 2) for line in lines) <= width
    assert cells(fit(text, width), 2) <= width


# The whole screen


# What opens one thing after the other, and what closes it again.
OPENED = [
    ([], []), (["question_mark"], ["escape"]), (["i"], ["escape"]), (["colon"], ["escape"]),
    (["t", "slash", "鎮"], ["escape", "t"]), (["c"], ["c"]), (["ctrl+c"], []), (["h"], ["l"]),
]  # fmt: skip


async def screens(reader: Reader) -> AsyncIterator[str]:
    """The whole screen, as it is sent, with one thing open after the other."""
    for keys, undo in OPENED:
        await reader.press(*keys)
        yield reader.screen_text()
        await reader.press(*undo)


@pytest.mark.parametrize(
    ("settings", "columns", "width"),
    [
        (Settings(ambiguous_width=2), 120, 2),
        (Settings(ambiguous_width=2), 45, 2),
        (Settings(ambiguous="substitute"), 90, 1),
    ],
)
async def test_every_row_is_as_wide_as_the_screen(
    settings: Settings, columns: int, width: int, tmp_path: Path, open_reader: OpenReader
) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    reckon(settings)
    async with open_reader([tmp_path], (columns, 30), settings) as reader:
        async for screen in screens(reader):
            for row in screen.split("\n"):
                assert cells(row, width) == columns, row


async def test_what_is_not_the_articles_is_of_sure_width(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    (tmp_path / "a.txt").write_text("Plain\n\nWords.\n\n10:30 One\n\nMore.\n\n9:10 Two\n\nText.\n")
    async with open_reader([tmp_path], (80, 24)) as reader:
        async for screen in screens(reader):
            assert not ambiguous(screen)


# Where a character stands that is matched in texts, or measured, and not shown.
MATCHED = {
    "linebreak.py", "kinsoku.py", "together.py", "typeset.py", "timeline_rows.py", "probe.py",
    "widths.py", "substitutes.py", "values.py", "lists.py", "tables.py", "qr.py",
    "canvas.py",
}  # fmt: skip


# What an input method types for ASCII characters, in tui/keys.py.
TYPED = "\u3000「」『』"


def test_our_own_words_hold_no_character_of_ambiguous_width() -> None:
    for file in (ROOT / "tui").rglob("*.py"):
        if file.name not in MATCHED:
            shown = (text for text in literals(file) if not text.startswith(TYPED))
            assert not [text for text in shown if ambiguous(text)], file
    assert not ambiguous((ROOT / "tui" / "newsreader.tcss").read_text())


def literals(file: Path) -> Iterator[str]:
    """The string literals of a file but those that stand alone, such as docstrings."""
    tree = ast.parse(file.read_text())
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


# Substitutes


def test_substitutes_are_of_sure_width_and_of_two_cells_at_most() -> None:
    for char, instead in SUBSTITUTES.items():
        assert ambiguous(char)
        assert not ambiguous(instead), char
        assert 1 <= cells(instead, 1) <= 2, char


@given(st.text(st.sampled_from("漢“”…①é─▼Ж→ab"), max_size=60))
def test_a_text_is_as_wide_as_what_is_drawn_for_it(text: str) -> None:
    teach((), SUBSTITUTES)
    assert cell_len(text) == cells(drawn(text), 1)


def test_news_has_substitutes_for_nearly_everything() -> None:
    news = "“”‘’…―—–※▼▲●○■□◆★①⑳❸Ⓐⓐ⒜Ⅲ→℃°×·éüßœ─│█"
    assert not ambiguous(drawn(news))
    for name in ("quotes", "lines", "blocks"):
        assert not ambiguous(drawn("".join(ambiguous_in(name))))


async def test_what_is_copied_and_looked_for_is_the_text_itself(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    settings = Settings(ambiguous="substitute")
    reckon(settings)
    async with open_reader([tmp_path], (120, 40), settings) as reader:
        assert not ambiguous(reader.screen_text())
        await reader.press("slash")
        await reader.type("“引用”")
        await reader.press("enter")
        assert "1 of 1" in reader.screen_text()
        await reader.press("Y")
        assert "“港の火災”①…②③" in reader.app.clipboard


async def test_what_is_selected_with_the_mouse_is_what_lies_under_it(
    tmp_path: Path, open_reader: OpenReader
) -> None:
    (tmp_path / "a.txt").write_text("題\n\n①②…“本文”です\n")
    settings = Settings(ambiguous="substitute")
    reckon(settings)
    async with open_reader([tmp_path], (80, 20), settings) as reader:
        row = next(y for y, row in enumerate(reader.screen_text().split("\n")) if "1)2).." in row)
        start = cells(reader.screen_text().split("\n")[row].partition("1)2)")[0], 1)
        # 1)2)..“本文”: the quote begins behind six cells, 本文 behind seven.
        await reader.pilot.mouse_down(offset=(start + 7, row))
        await reader.pilot.hover(offset=(start + 8, row))
        await reader.pilot.mouse_up(offset=(start + 9, row))
        assert reader.screen.get_selected_text() == "本文"


# On paper


def printed(file: Path, form: Form, settings: Settings, capsys: pytest.CaptureFixture[str]) -> str:
    show(Request([file], form, Hints(), 40, settings=settings), bold=False)
    return capsys.readouterr().out


def test_show_reckons_with_the_width_that_is_set_and_substitutes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ARTICLE)
    plain = printed(file, "text", Settings(), capsys)
    assert max(cells(line, 2) for line in plain.splitlines()) > 40
    wide = printed(file, "text", Settings(ambiguous_width=2), capsys)
    assert max(cells(line, 2) for line in wide.splitlines()) <= 40
    assert "“港の火災”①…" in wide
    instead = printed(file, "text", Settings(ambiguous="substitute"), capsys)
    assert not ambiguous(instead)
    assert '"港の火災"1)..' in instead
    told = printed(file, "json", Settings(ambiguous="substitute"), capsys)
    assert (
        json.loads(told)["title"] == json.loads(printed(file, "json", Settings(), capsys))["title"]
    )
    assert "“" in told
